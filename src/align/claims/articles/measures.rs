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
use crate::align::claims::tolls::harm::is_told_of_one;
use crate::align::reason::Reason;
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
/// Pairs of places that are tried in one event: two tables of 280 sums each have more.
const MOST_PAIRS: usize = 40_000;

struct Tally {
    statement: usize,
    quantity: usize,
}

/// Conflicts and finer values between articles, and slips within one; and the articles with so many values of
/// one measure that they were not compared with one another.
pub(crate) fn edges(statements: &[Statement]) -> (Vec<Edge>, BTreeSet<usize>) {
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
    let (measures, cut) = within_budget(statements, by_measure.into_values().map(|of_it| Measure::new(statements, of_it)).collect());
    (measures.iter().flat_map(|m| m.edges(&central)).collect(), cut)
}

/// The measures that can be looked at, those of few pairs first, in their order; and the articles of the others.
fn within_budget<'a>(statements: &[Statement], mut measures: Vec<Measure<'a>>) -> (Vec<Measure<'a>>, BTreeSet<usize>) {
    let mut by_cost: Vec<usize> = (0..measures.len()).collect();
    by_cost.sort_by_key(|n| measures[*n].cost(TRIED));
    let (mut left, mut cut) = (MOST_PAIRS, BTreeSet::new());
    for n in by_cost {
        let measure = &mut measures[n];
        let tried = [TRIED, 1].into_iter().find(|tried| measure.cost(*tried) <= left);
        measure.tried = tried.unwrap_or(0);
        left -= tried.map_or(0, |tried| measure.cost(tried));
        if tried.is_none() {
            cut.extend(measure.tallies.iter().map(|t| statements[t.statement].article));
        }
    }
    measures.retain(|m| m.tried > 0);
    (measures, cut)
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
        keys.push(format!("term {}", q.hedge.name()));
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

/// All values of one measure.
struct Measure<'a> {
    statements: &'a [Statement],
    tallies: Vec<Tally>,
    /// Places of each value, a few for each.
    by_value: Vec<Vec<usize>>,
    /// Places of different values, by article: one for each.
    by_article: BTreeMap<usize, Vec<usize>>,
    /// All places, by their value.
    sorted: Vec<usize>,
    /// Places of each value that are tried.
    tried: usize,
}

impl<'a> Measure<'a> {
    fn new(statements: &'a [Statement], tallies: Vec<Tally>) -> Self {
        let quantity = |t: &Tally| &statements[t.statement].quantities[t.quantity].value;
        let mut by_value: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for (n, t) in tallies.iter().enumerate() {
            let (q, article) = (quantity(t), statements[t.statement].article);
            let held = by_value.entry(format!("{} {}", q.hedge.name(), q.value)).or_default();
            let in_article = held.iter().filter(|h| statements[tallies[**h].statement].article == article).count();
            if held.len() < TRIED && in_article < 2 {
                held.push(n);
            }
            if seen.insert((article, as_told(q))) {
                by_article.entry(article).or_default().push(n);
            }
        }
        let mut sorted: Vec<usize> = (0..tallies.len()).collect();
        sorted.sort_by(|x, y| quantity(&tallies[*x]).value.total_cmp(&quantity(&tallies[*y]).value));
        Self { statements, by_value: by_value.into_values().collect(), by_article, sorted, tallies, tried: TRIED }
    }

    /// Pairs of places where so many of each value are tried.
    fn cost(&self, tried: usize) -> usize {
        let (mut before, mut pairs) = (0, 0usize);
        for places in &self.by_value {
            let here = places.len().min(tried);
            pairs = pairs.saturating_add(before * here);
            before += here;
        }
        pairs
    }

    fn statement(&self, n: usize) -> &'a Statement {
        &self.statements[self.tallies[n].statement]
    }

    fn value(&self, n: usize) -> &'a Valued<Quantity> {
        &self.statement(n).quantities[self.tallies[n].quantity]
    }

    /// Whether some or, with `all`, every value of the article agrees with `of`.
    fn agrees(&self, article: usize, of: &Quantity, all: bool) -> bool {
        let mut own = self.by_article.get(&article).into_iter().flatten();
        let agrees = |n: &usize| quantity::relation(&self.value(*n).value, of).agrees();
        if all { own.all(agrees) } else { own.any(agrees) }
    }

    /// Whether many articles give several values: then the measure is taken of many things, the yards of each player.
    fn is_common(&self) -> bool {
        let two = |x: &usize, y: &usize| are_two(&self.value(*x).value, &self.value(*y).value);
        let several = |own: &&Vec<usize>| own.iter().any(|x| own.iter().any(|y| two(x, y)));
        self.by_article.values().filter(several).count() * OF_MANY_THINGS >= self.by_article.len()
    }

    fn edges(&self, central: &BTreeSet<String>) -> Vec<Edge> {
        let is_common = self.is_common();
        let mut known: BTreeMap<(usize, usize, bool), bool> = BTreeMap::new();
        // asked of each value and article once: of 200 articles each value meets all others
        let mut agrees = |article: usize, n: usize, all: bool| {
            *known.entry((article, n, all)).or_insert_with(|| self.agrees(article, &self.value(n).value, all))
        };
        let mut out = Vec::new();
        for (i, xs) in self.by_value.iter().enumerate() {
            for ys in &self.by_value[i + 1..] {
                for &x in xs.iter().take(self.tried) {
                    for &y in ys.iter().take(self.tried) {
                        let (a, b) = (self.statement(x), self.statement(y));
                        let (p, q) = (self.value(x), self.value(y));
                        if quantity::relation(&p.value, &q.value) != Values::Different {
                            continue;
                        }
                        let slip = is_slip(&p.value, &q.value);
                        let apart = a.article != b.article && !agrees(a.article, y, false) && !agrees(b.article, x, false);
                        if !apart && (!slip || a.article != b.article) {
                            continue;
                        }
                        // an article with two values speaks of two things, unless one is a slip
                        let alone = !is_common && agrees(a.article, x, true) && agrees(b.article, y, true);
                        let found = conflict(a, p, b, q, slip, alone, central.contains(&p.value.of));
                        if found.is_some() && a.article == b.article {
                            out.extend(self.echoes(x));
                            out.extend(self.echoes(y));
                        }
                        out.extend(found);
                    }
                }
            }
        }
        out
    }

    /// Other articles' places of a value that one article contradicts itself on: they take a side.
    fn echoes(&self, of: usize) -> Vec<Edge> {
        let (s, own) = (self.statement(of), self.value(of));
        let near = own.value.value.abs() * NEAR;
        let from = self.sorted.partition_point(|n| self.value(*n).value.value < own.value.value - near);
        let equal = self.sorted[from..].iter().take_while(|n| self.value(**n).value.value <= own.value.value + near);
        let is_echo = |n: usize| {
            let q = &self.value(n).value;
            self.statement(n).article != s.article && q.of == own.value.of && quantity::relation(q, &own.value) == Values::Same
        };
        let mut same: Vec<usize> = equal.copied().filter(|n| is_echo(*n)).take(TRIED).collect();
        same.sort_unstable();
        let edge = |n: usize| {
            let because = Reason::SameValue;
            let (a, b) = (site(s, own.at), site(self.statement(n), self.value(n).at));
            Edge { slot: Slot::Number, relation: Relation::MorePrecise, strength: 0.0, because, a, b }
        };
        same.into_iter().map(edge).collect()
    }
}

/// Within this share of one another lie two values that may be one, each in its own unit.
const NEAR: f64 = 1e-5;

/// All that two values are compared by.
fn as_told(q: &Quantity) -> ([u64; 6], Unit, quantity::Slot, String) {
    let numbers = [q.value, q.low, q.high, q.grain, q.factor, q.out_of.unwrap_or(f64::NAN)].map(f64::to_bits);
    (numbers, q.unit, q.slot, format!("{} {} {} {}", q.hedge.name(), q.decimal, q.per, q.measure))
}

/// Whether they are two values of a measure, and no slip of the pen.
fn are_two(x: &Quantity, y: &Quantity) -> bool {
    quantity::relation(x, y) == Values::Different && !is_slip(x, y)
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
    if is_told_of_one(a, x, b, y) {
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
        (Relation::ChangedWithTime, Reason::ValueMovesInDays)
    } else if slip {
        (Relation::Conflicts, Reason::SameDigits)
    } else {
        (Relation::Conflicts, Reason::GivenByNeither)
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
