//! Which pairs of articles are worth comparing: those that share a telling term. An inverted index
//! finds them, so that 20,000 articles never meet in 200 million pairs.

use super::likeness::{Weighted, likeness};
use super::thresholds::Thresholds;
use rayon::prelude::*;
use std::collections::HashMap;

/// An article is looked up by so many of its heaviest terms in each of its three vectors. The names
/// are asked for on their own: where an article is printed five times, the heaviest terms of each
/// print are pairs of words that only these prints have, and lead to none of the other reports.
const KEYS: usize = 48;
/// A term held by more articles than this leads to none of them: it is a topic, not an event.
const LONGEST_LIST: usize = 400;
/// Below this likeness two articles count as sharing nothing: unrelated news has 0.00–0.05.
const FLOOR: f32 = 0.02;
/// The same where one of the two is short.
const FLOOR_OF_SHORT: f32 = 0.015;

/// One compared pair, `a < b`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) likeness: f32,
}

/// Every pair of at least [`FLOOR`] likeness (of short articles: [`FLOOR_OF_SHORT`]) that shares a key, sorted.
pub(super) fn edges(articles: &[Weighted], limits: &Thresholds) -> Vec<Edge> {
    let keys: Vec<Vec<u64>> = articles.par_iter().map(keys).collect();
    let mut lists: HashMap<u64, Vec<u32>> = HashMap::new();
    for (i, keys) in keys.iter().enumerate() {
        for key in keys {
            lists.entry(*key).or_default().push(i as u32);
        }
    }
    let mut edges: Vec<Edge> = (0..articles.len())
        .into_par_iter()
        .flat_map_iter(|a| {
            let mut near: Vec<u32> = keys[a]
                .iter()
                .filter_map(|k| lists.get(k))
                .filter(|list| list.len() <= LONGEST_LIST)
                .flat_map(|list| list[list.partition_point(|i| *i <= a as u32)..].iter().copied())
                .collect();
            near.sort_unstable();
            near.dedup();
            near.into_iter().filter_map(move |b| {
                let likeness = likeness(&articles[a], &articles[b as usize], limits);
                let is_short = articles[a].length.min(articles[b as usize].length) <= limits.short_article;
                let floor = if is_short { FLOOR_OF_SHORT } else { FLOOR };
                (likeness >= floor).then_some(Edge { a: a as u32, b, likeness })
            })
        })
        .collect();
    edges.sort_unstable_by_key(|e| (e.a, e.b));
    edges
}

/// The heaviest terms of the three vectors.
fn keys(article: &Weighted) -> Vec<u64> {
    let mut out = Vec::with_capacity(3 * KEYS);
    for vector in [&article.full, &article.lead, &article.names] {
        let mut heaviest: Vec<(u64, f32)> = vector.clone();
        heaviest.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        out.extend(heaviest.into_iter().take(KEYS).map(|(id, _)| id));
    }
    out.sort_unstable();
    out.dedup();
    out
}
