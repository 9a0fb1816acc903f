//! Sentences of an event → the pairs that are worth comparing: for each sentence its best partners in
//! every other article, both ways. Ranked, never gated.
//!
//! On 25 events read by eye the best three by weighted Jaccard hold nine of ten pairs of sentences that an
//! editor has to compare; a cut-off that keeps alarms bearable held four of ten.

use super::sketch::Sketch;
use super::weights::Vocabulary;

/// Two sentences that have met.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// Index of the first sentence; its article is the lower.
    pub(crate) a: usize,
    /// Index of the second sentence.
    pub(crate) b: usize,
    /// Shared weight over all weight, values left out.
    pub(crate) jaccard: f32,
    /// Rank of `b` among the partners of `a` in its article, from 0; [`PARTNERS`] when it is none of them.
    pub(crate) rank_b: usize,
    /// Rank of `a` among the partners of `b`.
    pub(crate) rank_a: usize,
}

/// Partners that a sentence keeps in one article.
pub(crate) const PARTNERS: usize = 3;
/// Partners that a sentence keeps in its own article, and their least likeness: a text tells one thing twice only
/// now and then, in its headline or its last paragraphs.
const PARTNERS_IN_ONE: usize = 2;
const ALIKE_IN_ONE: f32 = 0.2;
/// Partners that a sentence keeps over all articles: an event of 200 sources stays near linear.
const PARTNERS_IN_ALL: usize = 48;
/// Pairs of one event, about: where it has more sentences than this holds for, each keeps fewer partners. Two
/// hundred reports of thirty sentences keep 40 each, two hundred of two hundred [`FEWEST`].
const MOST_PAIRS: usize = 240_000;
/// Partners that a sentence keeps in any event.
const FEWEST: usize = 6;
/// Least likeness of two sentences: below it they share a word by chance.
const FLOOR: f32 = 0.05;
/// A term that more sentences hold than this finds no partners; it still counts once two have met.
const LONGEST_POSTING: usize = 600;

/// The candidate pairs, sorted.
pub(crate) fn candidates(sketches: &[Sketch], vocabulary: &Vocabulary) -> Vec<Candidate> {
    let mut postings: Vec<Vec<u32>> = vec![Vec::new(); vocabulary.len() + 1];
    for (n, s) in sketches.iter().enumerate() {
        for (term, _) in &s.bag {
            postings[*term as usize].push(n as u32);
        }
    }
    let most = (MOST_PAIRS / sketches.len().max(1)).clamp(FEWEST, PARTNERS_IN_ALL);
    let mut kept: Vec<(usize, usize, f32, usize)> = Vec::new();
    let mut met: Vec<u32> = Vec::new();
    let mut is_met = vec![false; sketches.len()];
    for (n, s) in sketches.iter().enumerate() {
        for (term, _) in &s.bag {
            let posting = &postings[*term as usize];
            if posting.len() > LONGEST_POSTING {
                continue;
            }
            for &other in posting {
                if other as usize != n && !is_met[other as usize] {
                    is_met[other as usize] = true;
                    met.push(other);
                }
            }
        }
        let mut ranked: Vec<(f32, usize)> =
            met.iter().map(|o| (jaccard(s, &sketches[*o as usize]), *o as usize)).filter(|(j, _)| *j >= FLOOR).collect();
        ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let mut ranks: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
        let mut total = 0;
        for (j, o) in ranked {
            let rank = ranks.entry(sketches[o].article).or_insert(0);
            let is_own = sketches[o].article == s.article;
            if is_own && (j < ALIKE_IN_ONE || *rank >= PARTNERS_IN_ONE) {
                continue;
            }
            if *rank < PARTNERS {
                kept.push((n, o, j, *rank));
                total += 1;
                if total == most {
                    break;
                }
            }
            *rank += 1;
        }
        for o in met.drain(..) {
            is_met[o as usize] = false;
        }
    }
    both_ways(&kept)
}

/// Each pair once, with its rank from either side.
fn both_ways(kept: &[(usize, usize, f32, usize)]) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = kept
        .iter()
        .map(|&(from, to, jaccard, rank)| {
            if from < to {
                Candidate { a: from, b: to, jaccard, rank_b: rank, rank_a: PARTNERS }
            } else {
                Candidate { a: to, b: from, jaccard, rank_b: PARTNERS, rank_a: rank }
            }
        })
        .collect();
    all.sort_by_key(|c| (c.a, c.b));
    all.dedup_by(|later, earlier| {
        let same = (later.a, later.b) == (earlier.a, earlier.b);
        if same {
            earlier.rank_a = earlier.rank_a.min(later.rank_a);
            earlier.rank_b = earlier.rank_b.min(later.rank_b);
        }
        same
    });
    all
}

/// Shared weight over all weight.
pub(crate) fn jaccard(x: &Sketch, y: &Sketch) -> f32 {
    let shared = shared(x, y);
    shared / (x.total + y.total - shared).max(f32::EPSILON)
}

/// Weight that two sentences share: of each common term the lighter.
pub(crate) fn shared(x: &Sketch, y: &Sketch) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < x.bag.len() && j < y.bag.len() {
        match x.bag[i].0.cmp(&y.bag[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x.bag[i].1.min(y.bag[j].1);
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
