//! Values of one measure that an event's articles give in sentences too unlike to be matched whole.
//!
//! "A ferry with 187 people aboard struck a reef" and "Investigators have boarded the ferry, which
//! ran aground with 178 people on board" share the measure, the ferry and little else. A value counts
//! against another article's only if that article gives it nowhere.

use crate::align::Relation;
use crate::align::claims::counts::{dates_part, is_counter, is_label, is_part, is_rate, known_measure};
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::matching::{Matching, context};
use crate::align::claims::pairs::numbers::are_of_two;
use crate::align::claims::row::Slot;
use crate::align::claims::statement::vocabulary::representative;
use crate::align::claims::statement::{Statement, Valued};
use crate::align::claims::tolls::harm::is_of_event;
use crate::align::claims::tolls::harm::{are_two_measures, is_told_of_one};
use crate::extract::claims::words::{WordKind, is_slight};
use crate::language::quantity::{self, Hedge, Quantity, Relation as Values, Unit, same_measure};
use std::collections::{BTreeMap, BTreeSet};

/// Counted things that say nothing of what is measured.
const GENERIC: [&str; 23] = [
    "people", "peopl", "person", "year", "day", "time", "week", "month", "hour", "minut", "member", "part", "way", "thing", "man", "woman",
    "percent", "other", "one", "point", "photo", "step", "reason",
];

/// Whether a counted thing says nothing of what is measured.
pub(crate) fn is_generic(thing: &str) -> bool {
    GENERIC.contains(&thing)
}

/// Sentences from the start of an article that tell the event itself.
const LEAD: usize = 4;
/// Two and three children may be any two and three.
const FEW: f64 = 4.0;
/// Of small lengths and weights one is often ten times the other by chance.
const SLIPPED: f64 = 100.0;
/// Two readings of one thing seldom lie further apart than this many times, unless one is a slip.
const FARTHEST: f64 = 3.0;
/// Of so many articles with a measure one has several values where the measure is taken of many things.
const OF_MANY_THINGS: usize = 3;
/// Places of one value that are tried: enough to find its best neighbour, few enough for 200 articles.
const TRIED: usize = 4;

struct Tally {
    statement: usize,
    quantity: usize,
}

/// Conflicts and finer values between articles, and slips within one.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let central = central(statements);
    let mut by_measure: BTreeMap<String, Vec<Tally>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for (k, q) in s.quantities.iter().enumerate() {
            if s.is_aside || is_counter(s, q) || is_label(q) || matches!(q.value.slot, quantity::Slot::Former | quantity::Slot::Rest) {
                continue;
            }
            // "an 18-yard pass" names a pass, it measures nothing; the "25-tonne lorry" of the event is measured
            if s.key(q.at.0).contains('-') && (q.value.unit == Unit::Metre || !central.contains(&q.value.of)) {
                continue;
            }
            if is_of_event(s, q) {
                continue;
            }
            for key in measures(s, q) {
                by_measure.entry(key).or_default().push(Tally { statement: n, quantity: k });
            }
        }
    }
    by_measure.values().flat_map(|t| of_measure(statements, t, &central)).collect()
}

/// Stems of the nouns that the openings of half of the articles have: what the event is about.
fn central(statements: &[Statement]) -> BTreeSet<String> {
    let mut articles: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut all: BTreeSet<usize> = BTreeSet::new();
    for s in statements.iter().filter(|s| s.position < LEAD) {
        all.insert(s.article);
        for word in s.words.iter().filter(|w| w.kind == WordKind::Content) {
            articles.entry(&word.stem).or_default().insert(s.article);
        }
    }
    let needed = all.len().div_ceil(2).max(2);
    articles.into_iter().filter(|(stem, of)| of.len() >= needed && !is_slight(stem)).map(|(stem, _)| stem.to_owned()).collect()
}

/// What is counted or measured, by one word for its synonyms: "troop" for soldiers, "city" in "a city of
/// 350,000"; empty when the text names none.
pub(crate) fn thing(s: &Statement, at: &Valued<Quantity>) -> String {
    let of = &at.value.of;
    let start = at.at.0;
    if of.is_empty() && at.value.unit == Unit::Count && start >= 2 && s.key(start - 1) == "of" {
        return s.words[start - 2].stem.as_str().to_owned();
    }
    representative(of).to_owned()
}

/// Words of a term to be served.
const TERMS: [&str; 6] = ["prison", "jail", "sentence", "imprison", "behind", "bar"];
/// Words from a duration within which they make it one.
const TERM_WITHIN: usize = 5;

/// Whether a duration is the most or the least that a court may give: "up to 14 years in prison".
fn is_term(s: &Statement, at: &Valued<Quantity>) -> bool {
    let near = at.at.0.saturating_sub(TERM_WITHIN)..s.words.len().min(at.at.1 + TERM_WITHIN);
    at.value.unit == Unit::Second
        && matches!(at.value.hedge, Hedge::UpTo | Hedge::AtLeast)
        && s.words[near].iter().any(|w| TERMS.iter().any(|t| w.stem == **t))
}

/// What the value measures, as far as it is told.
fn measures(s: &Statement, at: &Valued<Quantity>) -> Vec<String> {
    let q = &at.value;
    let mut keys = Vec::new();
    if q.unit == Unit::Ordinal || q.unit == Unit::Score || q.unit == Unit::Age || q.hedge == Hedge::Vague {
        return keys;
    }
    if let Some(measure) = known_measure(s, at) {
        keys.push(format!("{}|is {measure}", q.unit.name()));
    }
    if is_term(s, at) {
        keys.push(format!("term {:?}", q.hedge));
        return keys;
    }
    let thing = thing(s, at);
    if !thing.is_empty() && !GENERIC.contains(&thing.as_str()) {
        keys.push(format!("{}|of {thing}", q.unit.name()));
        // "stealing £1.2 million", "no penny short of £2.1 million": the digits tell what the nouns do not
        keys.extend(matches!(q.unit, Unit::Money(_)).then(|| q.unit.name().to_owned()));
    } else if !matches!(q.unit, Unit::Count | Unit::Percent | Unit::Second | Unit::Times)
        || q.unit == Unit::Count && q.value >= 10.0 && !q.of.is_empty()
    {
        keys.push(q.unit.name().to_owned());
    }
    keys
}

fn of_measure(statements: &[Statement], tallies: &[Tally], central: &BTreeSet<String>) -> Vec<Edge> {
    let value = |t: &Tally| -> &Valued<Quantity> { &statements[t.statement].quantities[t.quantity] };
    // places of each value, few for each
    let mut by_value: BTreeMap<String, Vec<&Tally>> = BTreeMap::new();
    for t in tallies {
        let key = format!("{:?} {}", value(t).value.hedge, value(t).value.value);
        let held = by_value.entry(key).or_default();
        let article = statements[t.statement].article;
        if held.len() < TRIED && held.iter().filter(|h| statements[h.statement].article == article).count() < 2 {
            held.push(t);
        }
    }
    let mut by_article: BTreeMap<usize, Vec<&Tally>> = BTreeMap::new();
    for t in tallies {
        by_article.entry(statements[t.statement].article).or_default().push(t);
    }
    let of_it = |article: usize| by_article.get(&article).into_iter().flatten();
    let gives = |article: usize, q: &Quantity| of_it(article).any(|t| quantity::relation(&value(t).value, q).agrees());
    // an article with two values speaks of two things, unless one is a slip
    let alone = |article: usize, own: &Quantity| of_it(article).all(|t| quantity::relation(&value(t).value, own).agrees());
    // where many articles give several values, the measure is taken of many things: the yards of each player
    let several =
        by_article.values().filter(|own| own.iter().any(|x| own.iter().any(|y| are_two(&value(x).value, &value(y).value)))).count();
    let is_common = several * OF_MANY_THINGS >= by_article.len();
    let groups: Vec<&Vec<&Tally>> = by_value.values().collect();
    let mut out = Vec::new();
    for (i, xs) in groups.iter().enumerate() {
        for ys in &groups[i + 1..] {
            for x in xs.iter() {
                for y in ys.iter() {
                    let (a, b) = (&statements[x.statement], &statements[y.statement]);
                    let (p, q) = (value(x), value(y));
                    let relation = quantity::relation(&p.value, &q.value);
                    let apart = a.article != b.article && !gives(a.article, &q.value) && !gives(b.article, &p.value);
                    let slip = is_slip(&p.value, &q.value);
                    if relation == Values::Different && (apart || slip && a.article == b.article) {
                        let alone = !is_common && alone(a.article, &p.value) && alone(b.article, &q.value);
                        let found = conflict(a, p, b, q, slip, alone, central.contains(&p.value.of));
                        if found.is_some() && a.article == b.article {
                            out.extend(echoes(statements, tallies, (x.statement, x.quantity)));
                            out.extend(echoes(statements, tallies, (y.statement, y.quantity)));
                        }
                        out.extend(found);
                    }
                }
            }
        }
    }
    out
}

/// Whether they are two values of a measure, and no slip of the pen.
fn are_two(x: &Quantity, y: &Quantity) -> bool {
    quantity::relation(x, y) == Values::Different && !is_slip(x, y)
}

/// Other articles' places of a value that one article contradicts itself on: they take a side.
fn echoes(statements: &[Statement], tallies: &[Tally], of: (usize, usize)) -> Vec<Edge> {
    let s = &statements[of.0];
    let own = &s.quantities[of.1];
    let others = tallies.iter().filter(|t| statements[t.statement].article != s.article);
    let same = others.filter(|t| {
        let q = &statements[t.statement].quantities[t.quantity].value;
        q.of == own.value.of && quantity::relation(q, &own.value) == Values::Same
    });
    same.take(TRIED)
        .map(|t| {
            let other = &statements[t.statement];
            let because = "both give the same value";
            let at = other.quantities[t.quantity].at;
            Edge { slot: Slot::Number, relation: Relation::MorePrecise, strength: 0.0, because, a: site(s, own.at), b: site(other, at) }
        })
        .collect()
}

/// The edge between two values that cannot both hold, if the sentences tell of one thing.
fn conflict(
    a: &Statement,
    x: &Valued<Quantity>,
    b: &Statement,
    y: &Valued<Quantity>,
    slip: bool,
    alone: bool,
    central: bool,
) -> Option<Edge> {
    let (p, q) = (&x.value, &y.value);
    let (thing, other) = (thing(a, x), thing(b, y));
    if p.slot != q.slot
        || is_rate(a, x) != is_rate(b, y)
        || !(same_measure(p, q)
            || !thing.is_empty() && thing == other
            || known_measure(a, x).is_some() && known_measure(a, x) == known_measure(b, y)
            || p.unit != Unit::Count && p.unit == q.unit)
    {
        return None;
    }
    // three badly hurt among fourteen hurt
    if are_two_measures(a, x, b, y) || is_told_of_one(a, x, b, y) {
        return None;
    }
    // six of the crew among 64 aboard: a part is no other reading of the whole
    let people = |of: &str| matches!(of, "" | "peopl" | "person");
    if p.is_known_measure() && p.of != q.of && !(people(&p.of) && people(&q.of)) {
        return None;
    }
    // one article may well give "13 feet" and "130 feet" of two things
    if a.article == b.article && (p.unit != Unit::Count || thing.is_empty()) {
        return None;
    }
    let m = Matching::new(a, b);
    let around = context(&m, a, x.at, b, y.at);
    if !slip && known_measure(a, x).is_none() && are_of_two(a, x, b, y) {
        return None;
    }
    let lead = a.position < LEAD && b.position < LEAD;
    let money = matches!(p.unit, Unit::Money(_));
    let whole = m.containment >= 0.45 || m.jaccard >= 0.3;
    let told = if is_term(a, x) && is_term(b, y) {
        alone && m.count >= 2
    } else if known_measure(a, x).is_some() && known_measure(a, x) == known_measure(b, y) {
        // a toll of one or two is often a part of the whole
        let small = p.value.min(q.value) <= 2.0 && p.value.max(q.value) > 5.0;
        !small && (lead && m.count >= 3 || m.count >= 4 && around.count >= 2 && whole)
    } else if !thing.is_empty() && thing == other {
        // "people" says little of what is counted
        let generic = GENERIC.contains(&thing.as_str());
        let (low, high) = (p.value.min(q.value), p.value.max(q.value));
        let only = alone
            && !matches!(p.unit, Unit::Second | Unit::Percent)
            && !generic
            && low >= FEW
            && high <= low * FARTHEST
            && m.count >= 2
            && (around.count >= 1 || central);
        only || (!generic || slip) && m.count >= 3 && around.count >= 2 && (lead || whole || slip)
            || slip && (m.count >= 2 && around.count >= 1 || p.value.min(q.value) >= 10.0 && p.unit == Unit::Count)
    } else {
        // the only length of each article, ten times as long in one
        // sums are many: two of them with the same digits are of one thing where a word beside them is shared
        let only =
            slip && alone && p.unit != Unit::Count && p.value.min(q.value) >= SLIPPED && (!money || around.count >= 1 && m.count >= 2);
        only || !money && slip && m.count >= 2 && around.count >= 1
            || m.count >= 3 && around.count >= 2 && whole && (around.left || around.right)
    };
    if !told || is_part(a, x) != is_part(b, y) && !slip {
        return None;
    }
    let later = matches!((a.published, b.published), (Some(d), Some(e)) if d != e) && known_measure(a, x).is_some();
    let (relation, because) = if later || dates_part(a, b) && !slip {
        (Relation::ChangedWithTime, "the reports are of two days, and the value moves")
    } else if slip {
        (Relation::Conflicts, "two values of one measure, with the same digits")
    } else {
        (Relation::Conflicts, "two values of one measure, and neither article gives the other's")
    };
    // sums under two nouns are likely of two things all the same
    let strength = if money && thing != other {
        0.4
    } else if slip {
        0.8
    } else {
        0.5 + 0.3 * m.containment
    };
    Some(Edge { slot: Slot::Number, relation, strength, because, a: site(a, x.at), b: site(b, y.at) })
}

/// Whether a slip of the pen turns one value into the other: digits that change places, or a zero or a
/// point too many.
pub(crate) fn is_slip(x: &Quantity, y: &Quantity) -> bool {
    let (low, high) = (x.value.min(y.value), x.value.max(y.value));
    if low < 2.0 {
        return false;
    }
    if [10.0, 100.0, 1e3, 1e6].iter().any(|scale| (high / low / scale - 1.0).abs() < 1e-9) {
        return true;
    }
    let digits = |v: f64| {
        let mut d: Vec<char> = format!("{v}").chars().filter(char::is_ascii_digit).collect();
        d.sort_unstable();
        d
    };
    low >= 10.0 && digits(x.value) == digits(y.value)
}
