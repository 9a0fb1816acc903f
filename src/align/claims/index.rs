//! Statements of an event → pairs that are worth comparing, without comparing all with all.
//!
//! An inverted index over concepts: two sentences that share no concept of weight never meet. Of
//! the sentences that meet, each keeps its best few in each other article.

use crate::align::claims::statement::Statement;
use crate::align::claims::statement::vocabulary::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};

/// A concept that more sentences hold than this finds no partners; it still counts once two have met.
const LONGEST_POSTING: usize = 600;
/// Partners that a sentence keeps over all articles.
const PARTNERS: usize = 32;
/// Pairs of one event, about: where it has more sentences than this holds for, each keeps fewer partners. A
/// hundred reports of thirty sentences keep all; two hundred of two hundred keep [`FEWEST`].
const MOST_PAIRS: usize = 100_000;
/// Partners that a sentence keeps in any event.
const FEWEST: usize = 3;
/// Partners that a sentence keeps in one article.
const PARTNERS_PER_ARTICLE: usize = 3;
/// Least share of the lighter sentence that must be in common.
const LEAST_SHARED: f32 = 0.3;

/// Pairs of statement indices, the lower first, sorted; and the articles whose sentences have lost partners
/// because the event has so many sentences.
pub(super) fn candidates(statements: &[Statement], vocabulary: &Vocabulary) -> (Vec<(usize, usize)>, BTreeSet<usize>) {
    let most = (MOST_PAIRS / statements.len().max(1)).clamp(FEWEST, PARTNERS);
    let mut cut = BTreeSet::new();
    let mut postings: Vec<Vec<u32>> = vec![Vec::new(); vocabulary.len() + 1];
    for (n, s) in statements.iter().enumerate() {
        for (concept, weight) in unique(s) {
            if weight > 0.0 {
                postings[concept as usize].push(n as u32);
            }
        }
    }
    let mut pairs = Vec::new();
    let mut shared = vec![0.0f32; statements.len()];
    let mut met: Vec<u32> = Vec::new();
    for (n, s) in statements.iter().enumerate() {
        let mut terms = unique(s);
        terms.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        for (concept, weight) in terms {
            let posting = &postings[concept as usize];
            if posting.len() > LONGEST_POSTING {
                continue;
            }
            for &other in posting {
                if shared[other as usize] == 0.0 {
                    met.push(other);
                }
                shared[other as usize] += weight;
            }
        }
        let mut ranked: Vec<(f32, usize)> = met
            .iter()
            .map(|o| *o as usize)
            .filter(|o| *o != n)
            .map(|o| (shared[o] / s.total.min(statements[o].total).max(1.0), o))
            .filter(|(share, _)| *share >= LEAST_SHARED)
            .collect();
        ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
        let mut total = 0;
        for (_, o) in ranked {
            let count = kept.entry(statements[o].article).or_insert(0);
            if *count < PARTNERS_PER_ARTICLE {
                *count += 1;
                total += 1;
                pairs.push((n.min(o), n.max(o)));
                if total == most {
                    if most < PARTNERS {
                        cut.insert(s.article);
                    }
                    break;
                }
            }
        }
        for o in met.drain(..) {
            shared[o as usize] = 0.0;
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    (pairs, cut)
}

/// The concepts of a statement, each once with its greatest weight.
fn unique(s: &Statement) -> Vec<(u32, f32)> {
    let mut terms: Vec<(u32, f32)> = s.concepts.iter().copied().zip(s.weights.iter().copied()).filter(|(c, _)| *c > 0).collect();
    terms.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    terms.dedup_by_key(|t| t.0);
    terms
}
