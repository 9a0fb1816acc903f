//! Candidate pairs → links between their values, with what speaks for one slot.

use super::candidates::Candidate;
use super::features::Meeting;
use super::link::logit;
use super::relation::{self as values, Relation};
use super::sketch::Sketch;
use super::value::Value;

/// Two values that may fill one slot of one happening.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    /// Sentence and value on the one side.
    pub(crate) a: (usize, usize),
    /// The same on the other.
    pub(crate) b: (usize, usize),
    /// Log-odds that they fill one slot.
    pub(crate) logit: f32,
    /// How the values stand to each other.
    pub(crate) relation: Relation,
    /// Which candidate pair they come from.
    pub(crate) candidate: usize,
}

/// Values of one sentence that are linked: a table told as one sentence has hundreds, and none of them a slot
/// that words could tell apart.
const MOST_VALUES: usize = 24;

/// Sentences that need a tree: those with a value to which a partner has a comparable one.
pub(crate) fn asked(sketches: &[Sketch], candidates: &[Candidate]) -> Vec<usize> {
    let mut asked: Vec<usize> = candidates.iter().filter(|c| has_comparable(sketches, c)).flat_map(|c| [c.a, c.b]).collect();
    asked.sort_unstable();
    asked.dedup();
    asked
}

fn has_comparable(sketches: &[Sketch], c: &Candidate) -> bool {
    let (a, b) = (&sketches[c.a], &sketches[c.b]);
    a.values.len() <= MOST_VALUES && b.values.len() <= MOST_VALUES && a.values.iter().any(|x| b.values.iter().any(|y| x.is_comparable(y)))
}

/// All links of the candidate pairs, in their order.
pub(crate) fn links(sketches: &[Sketch], candidates: &[Candidate]) -> Vec<Link> {
    use rayon::prelude::*;
    let of = |(n, c): (usize, &Candidate)| -> Vec<Link> {
        if !has_comparable(sketches, c) {
            return Vec::new();
        }
        let (a, b) = (&sketches[c.a], &sketches[c.b]);
        let meeting = Meeting::new(sketches, *c);
        let pairs = (0..a.values.len()).flat_map(|i| (0..b.values.len()).map(move |j| (i, j)));
        pairs
            .filter_map(|(i, j)| {
                let (x, y): (&Value, &Value) = (&a.values[i], &b.values[j]);
                let relation = values::relation(x, a.published, y, b.published);
                if !x.is_comparable(y) || relation == Relation::Incomparable {
                    return None;
                }
                Some(Link { a: (c.a, i), b: (c.b, j), logit: logit(x, &meeting.row(i, j)), relation, candidate: n })
            })
            .collect()
    };
    candidates.par_iter().enumerate().flat_map_iter(of).collect()
}
