//! Links → differences with what is to be believed of them.
//!
//! A difference is weighed by what readers made of such differences, less the doubts.

use super::candidates::Candidate;
use super::census::Census;
use super::doubts::{self, Doubt};
use super::features::{COUNT, Meeting, NAMES, Row};
use super::links::Link;
use super::relation::{self as values, Relation};
use super::sketch::Sketch;
use super::slots::Slots;
use super::value::{Content, Kind, Value};
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A difference between two values.
#[derive(Clone, Debug)]
pub(crate) struct Difference {
    /// The link.
    pub(crate) link: Link,
    /// Probability that an editor has to see it, 0 to 1.
    pub(crate) probability: f32,
    /// Why it is doubted.
    pub(crate) doubts: Vec<Doubt>,
}

/// Least probability of a difference that is kept.
const LEAST: f32 = 0.12;

/// Names of what is known of a difference beside the features of its link, in the order of [`Evidence`].
pub(crate) const EVIDENCE: [&str; 6] = ["logit", "nearness", "answered", "rivalled", "topic same", "others of the topic"];

/// What is known of a difference beside the features of its link: the log-odds of the link, how near the values lie, by
/// how much the link beats that of an equal value and of any other in the other's article, and what the event has of
/// the topic.
pub(crate) type Evidence = [f32; EVIDENCE.len()];

/// The bias, the weights of the features of the link, and of the rest.
struct Weights {
    bias: f32,
    row: Row,
    evidence: Evidence,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights = Weights { bias: 0.0, row: [0.0; COUNT], evidence: [0.0; EVIDENCE.len()] };
    let lines = include_str!("difference_weights.txt").lines().filter(|l| !l.starts_with('#'));
    for (name, weight) in lines.filter_map(|l| l.split_once(": ")) {
        let weight = weight.parse().unwrap_or(0.0);
        let at = |names: &[&str]| names.iter().position(|n| *n == name);
        if let Some(at) = at(&NAMES) {
            weights.row[at] = weight;
        } else if let Some(at) = at(&EVIDENCE) {
            weights.evidence[at] = weight;
        } else {
            weights.bias = weight;
        }
    }
    weights
});

/// Log-odds that an editor keeps a difference with these features.
fn judged(row: &Row, evidence: &Evidence) -> f32 {
    let sum = |x: &[f32], w: &[f32]| x.iter().zip(w).map(|(x, w)| x * w).sum::<f32>();
    WEIGHTS.bias + sum(row, &WEIGHTS.row) + sum(evidence, &WEIGHTS.evidence)
}

/// The differences among `links`, in their order.
pub(crate) fn differences(sketches: &[Sketch], candidates: &[Candidate], links: &[Link]) -> Vec<Difference> {
    weighed(sketches, candidates, links).into_iter().filter_map(|(d, _)| (d.probability >= LEAST).then_some(d)).collect()
}

/// Greatest gap between two links that counts.
const GAP: f32 = 4.0;

/// All differences with the features of their links and what else is known.
pub(crate) fn weighed(sketches: &[Sketch], candidates: &[Candidate], links: &[Link]) -> Vec<(Difference, Evidence)> {
    let answers = best(sketches, links, |l| l.relation.agrees());
    let rivals = best(sketches, links, |l| l.relation == Relation::Different);
    let census = Census::new(sketches);
    let of_pair = |links: &[Link]| -> Vec<(Difference, Evidence)> {
        let candidate = candidates[links[0].candidate];
        let (a, b) = (&sketches[candidate.a], &sketches[candidate.b]);
        let meeting = LazyCell::new(|| Meeting::new(sketches, candidate));
        let times = LazyCell::new(|| (dates_part(a, b), is_past(a) != is_past(b)));
        let weigh = |link: &Link| {
            let (x, y) = (&a.values[link.a.1], &b.values[link.b.1]);
            let ends = [(link.a, b.article), (link.b, a.article)];
            // within one article every value has its equal at its own place
            let answer = if a.article == b.article { f32::MIN } else { top(&answers, ends, f32::MIN) };
            let rival = top(&rivals, ends, link.logit);
            let standing = census.standing((a, x), (b, y));
            let evidence = [
                link.logit,
                values::nearness(x, a.published, y, b.published),
                (link.logit - answer).clamp(-GAP, GAP),
                (link.logit - rival).clamp(-GAP, GAP),
                f32::from(u8::from(standing.is_one_topic)),
                standing.others,
            ];
            let base = judged(&meeting.row(link.a.1, link.b.1), &evidence);
            let (g, h) = meeting.grammars(link.a.1, link.b.1);
            let subjects = (g.subjects(), h.subjects());
            let slots = Slots {
                values: (x, y),
                grammars: (g, h),
                subjects: (&subjects.0, &subjects.1),
                jaccard: candidate.jaccard,
                dates_part: times.0,
                one_is_past: times.1,
                unanswered: link.logit - answer,
                beside: (beside(a, x), beside(b, y)),
            };
            let doubts = doubts::weigh(&slots);
            let probability = probability(base - doubts.iter().map(|d| d.weight).sum::<f32>());
            (Difference { link: *link, probability, doubts }, evidence)
        };
        links.iter().filter(|l| l.relation == Relation::Different).map(weigh).collect()
    };
    // the links of two sentences stand together
    links.chunk_by(|x, y| x.candidate == y.candidate).flat_map(of_pair).collect()
}

/// The best link of either end to the other's article, other than that of `own` log-odds; the lowest number where there is none.
fn top(best: &Best, ends: [((usize, usize), usize); 2], own: f32) -> f32 {
    let of = |end: &((usize, usize), usize)| best.get(end).map_or(f32::MIN, |(first, second)| if *first == own { *second } else { *first });
    of(&ends[0]).max(of(&ends[1]))
}

/// For each value and article the log-odds of the best and of the second-best link to a value there.
type Best = BTreeMap<((usize, usize), usize), (f32, f32)>;

fn best(sketches: &[Sketch], links: &[Link], counts: impl Fn(&Link) -> bool) -> Best {
    let mut best = Best::new();
    for l in links.iter().filter(|l| counts(l)) {
        for (from, to) in [(l.a, l.b), (l.b, l.a)] {
            let held = best.entry((from, sketches[to.0].article)).or_insert((f32::MIN, f32::MIN));
            if l.logit > held.0 {
                *held = (l.logit, held.0);
            } else {
                held.1 = held.1.max(l.logit);
            }
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

/// Days before publication from which a time is long past: a weekly paper tells of the month.
const LONG_PAST: i32 = 45;

/// Whether a sentence names a time that was long past when its article appeared; of an article without a date, a year.
fn is_past(s: &Sketch) -> bool {
    s.values.iter().any(|v| match (&v.content, s.published) {
        (Content::Moment(d), Some(day)) => {
            crate::language::date::resolve(d, Some(day)).is_some_and(|(_, last)| (day - last).get_days() > LONG_PAST)
        }
        (Content::Moment(_), None) => v.kind() == Kind::Year,
        _ => false,
    })
}

/// The two words before a value and the two behind it.
fn beside<'a>(s: &'a Sketch, v: &Value) -> Vec<&'a str> {
    (v.at.0.saturating_sub(2)..v.at.0).chain(v.at.1..v.at.1 + 2).map(|i| s.key(i)).collect()
}
