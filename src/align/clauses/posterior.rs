//! Links → differences with what is to be believed of them.
//!
//! A value that the other article gives too, in a slot as likely, is answered there and no difference. What is left is
//! weighed by what readers made of such differences, less the doubts.

use super::candidates::Candidate;
use super::doubts::{self, Doubt};
use super::features::{Meeting, NAMES, Row};
use super::grammar::Grammar;
use super::links::Link;
use super::relation::{self as values, Relation};
use super::sketch::Sketch;
use super::slots::Slots;
use super::value::{Kind, Value};
use std::collections::BTreeMap;

/// A difference between two values.
#[derive(Clone, Debug)]
pub(crate) struct Difference {
    /// The link.
    pub(crate) link: Link,
    /// Probability that an editor has to see it, 0 to 1.
    pub(crate) probability: f32,
    /// What was held against it.
    pub(crate) doubts: Vec<Doubt>,
}

/// Log-odds from which a difference is judged at all: in one slot sources seldom differ, and of values that do
/// differ most fill two slots.
const PRIOR: f32 = -1.4;
/// By so much the link of a difference must beat that of an equal value in the same article.
const MARGIN: f32 = 0.7;
/// Least probability of a difference that is kept.
const LEAST: f32 = 0.08;

/// Weights of what parts differences that editors kept from those of two slots: 160 differences of 55 events were
/// judged by readers who knew nothing of how they were found (33 kept; by folds of events AUC .83; at .3 and
/// above two of three were kept). First the bias.
const JUDGED: [(&str, f32); 8] = [
    ("bias", -2.817),
    ("measure same", 2.084),
    ("predicate same", 0.675),
    ("path same", 0.745),
    ("jaccard", 1.058),
    ("tense same", 0.519),
    ("is duration", -0.695),
    ("other values agree", 0.805),
];
/// The same for the log-odds of one slot and for the distance of the values.
const JUDGED_LOGIT: (f32, f32) = (0.144, 0.063);

/// Log-odds that an editor keeps a difference with these features.
fn judged(row: &Row, logit: f32, nearness: f32) -> f32 {
    let known = JUDGED.iter().map(|(name, weight)| match NAMES.iter().position(|n| n == name) {
        Some(at) => row[at] * weight,
        None => *weight,
    });
    known.sum::<f32>() + JUDGED_LOGIT.0 * logit + JUDGED_LOGIT.1 * nearness
}

/// The differences among `links`, in their order.
pub(crate) fn differences(sketches: &[Sketch], candidates: &[Candidate], links: &[Link]) -> Vec<Difference> {
    let answers = answers(sketches, links);
    let answered = |at: (usize, usize), article: usize| answers.get(&(at, article)).copied().unwrap_or(f32::MIN);
    links
        .iter()
        .filter(|l| l.relation == Relation::Different)
        .filter_map(|link| {
            let (a, b) = (&sketches[link.a.0], &sketches[link.b.0]);
            // within one article every value has its equal at its own place
            let rival = if a.article == b.article { f32::MIN } else { answered(link.a, b.article).max(answered(link.b, a.article)) };
            if rival > link.logit - MARGIN {
                return None;
            }
            let (x, y) = (&a.values[link.a.1], &b.values[link.b.1]);
            let nearness = values::nearness(x, a.published, y, b.published);
            if probability(link.logit + nearness + PRIOR) < LEAST {
                return None;
            }
            let row = Meeting::new(sketches, candidates[link.candidate]).row(link.a.1, link.b.1);
            let base = judged(&row, link.logit, nearness);
            let (g, h) = (Grammar::new(a, x), Grammar::new(b, y));
            let subjects = (g.subjects(), h.subjects());
            let slots = Slots {
                values: (x, y),
                grammars: (&g, &h),
                subjects: (&subjects.0, &subjects.1),
                jaccard: candidates[link.candidate].jaccard,
                dates_part: dates_part(a, b),
                in_one_article: a.article == b.article,
                beside: (beside(a, x), beside(b, y)),
            };
            let doubts = doubts::weigh(&slots);
            let probability = probability(base - doubts.iter().map(|d| d.weight).sum::<f32>());
            (probability >= LEAST).then_some(Difference { link: *link, probability, doubts })
        })
        .collect()
}

/// For each value and article the best link to an equal value there.
fn answers(sketches: &[Sketch], links: &[Link]) -> BTreeMap<((usize, usize), usize), f32> {
    let mut best: BTreeMap<((usize, usize), usize), f32> = BTreeMap::new();
    for l in links.iter().filter(|l| l.relation.agrees()) {
        for (from, to) in [(l.a, l.b), (l.b, l.a)] {
            let held = best.entry((from, sketches[to.0].article)).or_insert(f32::MIN);
            *held = held.max(l.logit);
        }
    }
    best
}

/// 1 / (1 + e^-x).
pub(crate) fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}

/// Whether the two name days, months or years that exclude one another, and none in common.
fn dates_part(a: &Sketch, b: &Sketch) -> bool {
    let moments =
        |s: &'_ Sketch| s.values.iter().filter(|v| matches!(v.kind(), Kind::Day | Kind::Month | Kind::Year)).cloned().collect::<Vec<_>>();
    let (x, y) = (moments(a), moments(b));
    let any = |test: fn(&Value, Option<jiff::civil::Date>, &Value, Option<jiff::civil::Date>) -> bool| {
        x.iter().any(|v| y.iter().any(|w| test(v, a.published, w, b.published)))
    };
    any(values::differ) && !any(values::agree)
}

/// The two words before a value and the two behind it.
fn beside<'a>(s: &'a Sketch, v: &Value) -> Vec<&'a str> {
    (v.at.0.saturating_sub(2)..v.at.0).chain(v.at.1..v.at.1 + 2).map(|i| s.key(i)).collect()
}
