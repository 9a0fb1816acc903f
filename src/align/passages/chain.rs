//! Sentence pairs that share wording → passages.
//!
//! Seeds that stand near one another on both sides, in whatever order, grow into one passage.

use super::super::Relation;
use super::seeds::seeds;
use super::sentences::{Line, Prose, Weights, run_hash};
use crate::article::Span;
use std::collections::{BTreeMap, HashSet};

/// Sentences between two seeds of one passage at most, on each side.
const GAP: usize = 2;
/// Weighted share that a passage's sides have in common at least.
const PASSAGE: f64 = 0.4;
/// Content words that a passage has at least on its shorter side.
const LEAST: usize = 6;
/// Share of three-word runs common to both sides from which a passage counts as copied.
const COPIED: f64 = 0.85;
/// The same from which it counts as edited. Not measured on its own.
const EDITED: f64 = 0.2;

/// Shared wording of two articles.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) a: Span,
    pub(super) b: Span,
    pub(super) relation: Relation,
    pub(super) score: f64,
    /// Words on the shorter side.
    pub(super) words: usize,
}

/// The passages that `a` and `b` share, in order of `a`, and whether like sentences were left out.
pub(super) fn passages(a: &Prose, b: &Prose, weights: &Weights) -> (Vec<Passage>, bool) {
    let (seeds, cut) = seeds(a, b, weights);
    let mut out: Vec<Passage> = chains(&seeds).into_iter().filter_map(|chain| passage(&chain, a, b, weights)).collect();
    out.sort_by_key(|p| (p.a, p.b));
    (out, cut)
}

/// Groups of seeds, each near another of its group on both sides.
fn chains(seeds: &[(usize, usize)]) -> Vec<Vec<(usize, usize)>> {
    let mut home: Vec<usize> = (0..seeds.len()).collect();
    fn root(home: &mut [usize], mut i: usize) -> usize {
        while home[i] != i {
            home[i] = home[home[i]];
            i = home[i];
        }
        i
    }
    for (n, (i, j)) in seeds.iter().enumerate() {
        for (m, (k, l)) in seeds.iter().enumerate().skip(n + 1) {
            if k - i > GAP + 1 {
                break;
            }
            if j.abs_diff(*l) <= GAP + 1 {
                let (x, y) = (root(&mut home, n), root(&mut home, m));
                home[x.max(y)] = x.min(y);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (n, seed) in seeds.iter().enumerate() {
        groups.entry(root(&mut home, n)).or_default().push(*seed);
    }
    groups.into_values().collect()
}

/// The passage that `chain` spans, if its sides share enough.
fn passage(chain: &[(usize, usize)], a: &Prose, b: &Prose, weights: &Weights) -> Option<Passage> {
    let range = |of: &dyn Fn(&(usize, usize)) -> usize| Some((chain.iter().map(of).min()?, chain.iter().map(of).max()?));
    let (a0, a1) = range(&|s| s.0)?;
    let (b0, b1) = range(&|s| s.1)?;
    let (left, right) = (&a.lines[a0..=a1], &b.lines[b0..=b1]);
    let stems = |lines: &[Line]| -> Vec<u64> {
        let mut all: Vec<u64> = lines.iter().flat_map(|l| l.stems.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (ls, rs) = (stems(left), stems(right));
    let common: Vec<u64> = ls.iter().filter(|s| rs.binary_search(s).is_ok()).copied().collect();
    let score = 2.0 * weights.sum(&common) / (weights.sum(&ls) + weights.sum(&rs)).max(f64::MIN_POSITIVE);
    if score < PASSAGE || ls.len().min(rs.len()) < LEAST && score < 0.95 {
        return None;
    }
    let order = shared_order(left, right);
    let relation = if order >= COPIED {
        Relation::Copied
    } else if order >= EDITED {
        Relation::Edited
    } else {
        Relation::Similar
    };
    let words = |lines: &[Line]| lines.iter().map(|l| l.words.len()).sum::<usize>();
    Some(Passage {
        a: left[0].span.cover(left[left.len() - 1].span),
        b: right[0].span.cover(right[right.len() - 1].span),
        relation,
        score: score.min(1.0),
        words: words(left).min(words(right)),
    })
}

/// Share of the shorter side's three-word runs that the other side has too.
fn shared_order(left: &[Line], right: &[Line]) -> f64 {
    let runs =
        |lines: &[Line]| -> HashSet<u64> { lines.iter().flat_map(|l| l.words.windows(3.min(l.words.len())).map(run_hash)).collect() };
    let (l, r) = (runs(left), runs(right));
    l.intersection(&r).count() as f64 / l.len().max(r.len()).max(1) as f64
}
