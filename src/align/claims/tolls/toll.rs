//! How many are dead, hurt, missing: the toll that each of an event's articles gives.
//!
//! "Killing at least two people", "the death toll rose to six" and "four dead bodies had been brought
//! in" share hardly a word, yet each is its article's answer to one question. The first toll of an
//! article is that of its event; what it tells later, for comparison, is not taken.

use super::another_time::Times;
use super::harm::{self, MEASURES, is_anyone, measure_of};
use crate::align::Relation;
use crate::align::claims::counts::{is_counter, is_part};
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::matching::Matching;
use crate::align::claims::row::{ClaimSite, Slot};
use crate::align::claims::statement::{Statement, Valued};
use crate::align::claims::tolls::harm::{is_age_or_call, is_of_event};
use crate::align::reason::Reason;
use crate::language::quantity::{self, Hedge, Quantity, Relation as Values, Unit};
use std::collections::BTreeMap;

/// Sentences from the start in which an article tells what its event is.
const OPENING: usize = 8;

/// Words that a toll further on must share with the toll in another article's opening.
const SHARED_FURTHER_ON: usize = 3;

/// Times by which a toll exceeds what an "at least" says before the two are two counts.
const OUTGROWN: f64 = 1.15;

/// The first toll of an article.
#[derive(Clone, Copy)]
pub(crate) struct Toll<'a> {
    /// Index of the statement that gives it.
    pub(crate) index: usize,
    pub(crate) statement: &'a Statement,
    pub(crate) at: &'a Valued<Quantity>,
}

impl Toll<'_> {
    /// Where it stands.
    pub(crate) fn site(&self) -> ClaimSite {
        site(self.statement, self.at.at)
    }
}

/// Edges between the tolls of articles, and between a headline's toll and that of its own text.
pub(crate) fn edges(statements: &[Statement], times: &Times<'_>) -> Vec<Edge> {
    let of = |measure: &&str| {
        let first = first_tolls(statements, times, &|s, q| is_toll(s, q, measure));
        let most = if harm::is_graded(measure) { STRENGTH_OF_GRADED } else { 1.0 };
        let mut out: Vec<Edge> = of_measure(&first).into_iter().map(|e| Edge { strength: e.strength.min(most), ..e }).collect();
        out.extend(against_headlines(statements, measure, &first));
        out
    };
    MEASURES.iter().flat_map(of).collect()
}

/// Other articles' tolls that one headline is compared with.
const MOST: usize = 8;

/// "58 dead" over a text that begins "At least 59 people were killed".
fn against_headlines(statements: &[Statement], measure: &str, first: &[Toll<'_>]) -> Vec<Edge> {
    let mut out = Vec::new();
    for (index, s) in statements.iter().enumerate().filter(|(_, s)| s.is_headline && !s.is_aside) {
        let Some(at) = s.quantities.iter().find(|q| is_toll(s, q, measure)) else { continue };
        let Some(own) = first.iter().find(|t| t.statement.article == s.article && !t.statement.is_headline) else { continue };
        if quantity::relation(&at.value, &own.at.value) != Values::Different {
            continue;
        }
        let head = Toll { index, statement: s, at };
        let others: Vec<&Toll<'_>> = first.iter().filter(|t| t.statement.article != s.article).collect();
        let agree = |x: &Toll<'_>, y: &Toll<'_>| relation(x, y).agrees();
        let conflict = |other: &Toll<'_>, strength: f32, because: Reason| Edge {
            slot: Slot::Number,
            relation: Relation::Conflicts,
            strength,
            because,
            a: head.site(),
            b: other.site(),
        };
        out.push(conflict(own, 0.6, Reason::HeadlineAgainstText));
        if !others.iter().any(|t| agree(&head, t)) {
            let because = Reason::HeadlineAgainstAll;
            out.extend(others.iter().filter(|t| agree(own, t)).take(MOST).map(|t| conflict(t, 0.8, because)));
        }
    }
    out
}

/// The first number of each article that `fits`, in the order of the articles.
pub(crate) fn first_tolls<'a>(
    statements: &'a [Statement],
    times: &Times<'_>,
    fits: &dyn Fn(&Statement, &Valued<Quantity>) -> bool,
) -> Vec<Toll<'a>> {
    let mut first: BTreeMap<usize, Toll<'a>> = BTreeMap::new();
    // a headline rounds and leaves out; it counts where the text has no toll
    let told = statements.iter().enumerate().filter(|(_, s)| !s.is_aside && !times.is_past(s));
    let (heads, texts): (Vec<_>, Vec<_>) = told.partition(|(_, s)| s.is_headline);
    for (index, s) in texts.into_iter().chain(heads) {
        if first.contains_key(&s.article) {
            continue;
        }
        if let Some(at) = s.quantities.iter().find(|q| fits(s, q)) {
            first.insert(s.article, Toll { index, statement: s, at });
        }
    }
    let openings: Vec<Toll<'a>> = first.values().filter(|t| t.statement.position < OPENING).take(OPENING).copied().collect();
    let shares = |t: &Toll<'a>| {
        openings
            .iter()
            .any(|o| o.statement.article != t.statement.article && Matching::new(t.statement, o.statement).count >= SHARED_FURTHER_ON)
    };
    first.into_values().filter(|t| t.statement.position < OPENING || shares(t)).collect()
}

/// Whether the words `at` of a statement give such a number.
pub(crate) fn is_told_at(s: &Statement, at: (usize, usize)) -> bool {
    s.quantities.iter().any(|q| q.at == at && is_of_event(s, q) && q.value.slot == quantity::Slot::Level && !is_age_or_call(s, q))
}

/// Whether it is the number of those of the harm `measure`, whoever they are.
fn is_toll(s: &Statement, at: &Valued<Quantity>, measure: &str) -> bool {
    is_count_of(s, at, measure) && is_anyone(&at.value.of)
}

/// Whether it is a whole count of people of the harm `measure`.
pub(crate) fn is_count_of(s: &Statement, at: &Valued<Quantity>, measure: &str) -> bool {
    let q = &at.value;
    q.unit == Unit::Count
        && q.hedge != Hedge::Vague
        && measure_of(s, at) == Some(measure)
        && !is_age_or_call(s, at)
        && !is_counter(s, at)
        && (q.slot == quantity::Slot::Level && is_whole(s, at) || is_whole_of_its_own(s, at, measure))
}

fn is_whole(s: &Statement, at: &Valued<Quantity>) -> bool {
    !is_part(s, at) || matches!(s.key(at.at.1), "others" | "other" | "more")
}

/// "Two died, and another 30 were hurt": others than the dead, but all of the injured.
fn is_whole_of_its_own(s: &Statement, at: &Valued<Quantity>, measure: &str) -> bool {
    let before = at.at.0.checked_sub(1).map_or("", |i| s.key(i));
    let own = |q: &Valued<Quantity>| measure_of(s, q) == Some(measure);
    let rest = matches!(at.value.slot, quantity::Slot::Level | quantity::Slot::Rest);
    rest && matches!(before, "another" | "further") && !s.quantities.iter().take_while(|q| q.at != at.at).any(own) && {
        let others = s.quantities.iter().take_while(|q| q.at != at.at).any(|q| measure_of(s, q).is_some_and(|m| MEASURES.contains(&m)));
        others || measure == harm::GRAVE
    }
}

/// A ward's list of the badly hurt moves by the hour, and each hospital has its own.
const STRENGTH_OF_GRADED: f32 = 0.55;

/// Edges between tolls of one measure, the first of each article.
pub(crate) fn of_measure(tolls: &[Toll<'_>]) -> Vec<Edge> {
    let mut by_value: BTreeMap<String, Vec<Toll<'_>>> = BTreeMap::new();
    for toll in tolls {
        by_value.entry(format!("{:012.1} {}", toll.at.value.value, toll.at.value.hedge.name())).or_default().push(*toll);
    }
    let groups: Vec<Vec<Toll<'_>>> = by_value.into_values().collect();
    let mut out = Vec::new();
    for (i, xs) in groups.iter().enumerate() {
        for ys in &groups[i + 1..] {
            // one article of each day stands for the others that give its value
            let best = xs.iter().flat_map(|x| ys.iter().map(move |y| (x, y))).take(TRIED).map(|(x, y)| edge(x, y));
            out.extend(best.flatten().max_by_key(|e| e.relation == Relation::Conflicts));
        }
    }
    if !out.is_empty() {
        // the other articles that give one of the values join its reading
        for group in groups.iter().filter(|g| g.len() > 1) {
            out.extend(group[1..].iter().map(|t| link(&group[0], t)));
        }
    }
    out
}

/// Pairs of articles tried for two values.
const TRIED: usize = 64;

fn link(x: &Toll<'_>, y: &Toll<'_>) -> Edge {
    Edge { slot: Slot::Number, relation: Relation::MorePrecise, strength: 0.0, because: Reason::SameValue, a: x.site(), b: y.site() }
}

/// How two tolls stand to each other, whether they are told as the rest of others or not.
fn relation(x: &Toll<'_>, y: &Toll<'_>) -> Values {
    let level = |q: &Quantity| Quantity { slot: quantity::Slot::Level, ..q.clone() };
    quantity::relation(&level(&x.at.value), &level(&y.at.value))
}

/// Whether him who did it may make the difference of one.
fn is_by_perpetrator(x: &Toll<'_>, y: &Toll<'_>) -> bool {
    let counts = |t: &Toll<'_>| harm::may_count_the_perpetrator(t.statement, t.at);
    (x.at.value.value - y.at.value.value).abs() == 1.0 && (counts(x) || counts(y))
}

/// The edge between two tolls that are not the same.
fn edge(x: &Toll<'_>, y: &Toll<'_>) -> Option<Edge> {
    let (p, q) = (&x.at.value, &y.at.value);
    let differ = match relation(x, y) {
        Values::Different => true,
        // "at least two" leaves room for six, but it is another count
        Values::MorePrecise(_) | Values::Compatible => p.value.max(q.value) > p.value.min(q.value) * OUTGROWN,
        _ => return None,
    };
    let (relation, strength, because) = match (differ, x.statement.published, y.statement.published) {
        (false, ..) => (Relation::MorePrecise, 0.6, Reason::RoundedForm),
        (true, Some(d), Some(e)) if d != e => (Relation::ChangedWithTime, 0.7, Reason::TollMoves),
        (true, Some(_), None) | (true, None, Some(_)) => (Relation::ChangedWithTime, 0.5, Reason::TollMovesUndated),
        (true, ..) if is_by_perpetrator(x, y) => (Relation::Conflicts, 0.4, Reason::MayCountPerpetrator),
        (true, ..) => (Relation::Conflicts, 0.75, Reason::TwoTolls),
    };
    Some(Edge { slot: Slot::Number, relation, strength, because, a: x.site(), b: y.site() })
}
