//! Which pairs of articles are worth comparing: those that share a telling term. An inverted index
//! finds them, so that 20,000 articles never meet in 200 million pairs.

use super::likeness::{Vector, Weighted, mean};
use super::terms::Terms;
use super::thresholds::Thresholds;
use rayon::prelude::*;

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
/// A term of more articles than this is not summed over all of them, but looked up in those that are compared, so
/// that the work of one article does not grow with the archive.
const LONGEST_SUM: u32 = 1_024;

/// One compared pair; within one set of articles, `a < b`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) likeness: f32,
}

/// Every pair of at least [`FLOOR`] likeness (of short articles: [`FLOOR_OF_SHORT`]) that shares a key, sorted.
/// `terms` are the articles' terms; pairs that do not `fit`, asked with the cosine of their whole texts, are left out.
pub(super) fn edges(articles: &[Weighted], terms: &Terms, limits: &Thresholds, fits: impl Fn(&Edge, f32) -> bool + Sync) -> Vec<Edge> {
    let mut keys: Vec<Vec<u32>> = articles.par_iter().map(keys).collect();
    let mut held = vec![0u32; terms.len()];
    keys.iter().flatten().for_each(|key| held[*key as usize] += 1);
    keys.par_iter_mut().for_each(|keys| keys.retain(|key| leads_somewhere(held[*key as usize])));
    let all = Keyed { articles, keys: &keys };
    between(all, all, true, &terms.held(), limits, fits)
}

/// Whether a key that so many articles have leads to any of them.
pub(super) const fn leads_somewhere(articles: u32) -> bool {
    articles > 1 && articles as usize <= LONGEST_LIST
}

/// Articles with the keys by which each is looked up: terms that lead somewhere.
#[derive(Clone, Copy)]
pub(super) struct Keyed<'a> {
    pub(super) articles: &'a [Weighted],
    pub(super) keys: &'a [Vec<u32>],
}

/// Every such pair of one of `rows` (`a`) and one of `columns` (`b`), sorted; where both are the same articles, each pair
/// once. `held` tells of each term, by its number, how many of all articles hold it, be they among these or not.
pub(super) fn between(
    rows: Keyed<'_>,
    columns: Keyed<'_>,
    is_same: bool,
    held: &[[u32; 3]],
    limits: &Thresholds,
    fits: impl Fn(&Edge, f32) -> bool + Sync,
) -> Vec<Edge> {
    let (terms, count) = (held.len(), columns.articles.len());
    let lists = Lists::of(terms, count, |n| columns.keys[n].iter().map(|key| (*key, ())));
    let views: [fn(&Weighted) -> &Vector; 3] = [|w| &w.full, |w| &w.lead, |w| &w.names];
    let views = [0, 1, 2].map(|v: usize| (v, views[v], Lists::of(terms, count, |n| views[v](&columns.articles[n]).iter().copied())));
    let common = [0, 1, 2].map(|v: usize| Common::of(columns.articles, views[v].1, |term| held[term as usize][v] > LONGEST_SUM));
    let of = |scratch: &mut Scratch, a: usize| -> Vec<Edge> {
        let first = if is_same { a + 1 } else { 0 };
        let behind = |list: &[(u32, ())]| list.partition_point(|(i, ())| (*i as usize) < first);
        scratch.near.clear();
        for list in rows.keys[a].iter().map(|k| lists.of_term(*k)) {
            scratch.near.extend(list[behind(list)..].iter().map(|(i, ())| *i));
        }
        scratch.near.sort_unstable();
        scratch.near.dedup();
        if scratch.near.is_empty() {
            return Vec::new();
        }
        for ((v, view, lists), sums) in views.iter().zip(&mut scratch.sums) {
            sums[first..].fill(0.0);
            let common = &common[*v];
            let mut has_common = false;
            for &(term, weight) in view(&rows.articles[a]) {
                if let Some(at) = common.place(term) {
                    scratch.common[at] = weight;
                    has_common = true;
                } else {
                    let list = lists.of_term(term);
                    let from = list.partition_point(|(i, _)| (*i as usize) < first);
                    list[from..].iter().for_each(|(i, w)| sums[*i as usize] += weight * w);
                }
            }
            if has_common {
                for &b in &scratch.near {
                    let shared = common.of_article(b as usize).iter().map(|(at, w)| scratch.common[*at as usize] * w);
                    sums[b as usize] += shared.sum::<f32>();
                }
                scratch.common.fill(0.0);
            }
        }
        let edge = |b: &u32| {
            let (x, y) = (&rows.articles[a], &columns.articles[*b as usize]);
            let products = [0, 1, 2].map(|view: usize| scratch.sums[view][*b as usize]);
            let edge = Edge { a: a as u32, b: *b, likeness: mean(products, (x.day, y.day), limits) };
            let floor = if x.length.min(y.length) <= limits.short_article { FLOOR_OF_SHORT } else { FLOOR };
            (edge.likeness >= floor && fits(&edge, products[0])).then_some(edge)
        };
        scratch.near.iter().filter_map(edge).collect()
    };
    let most_common = common.iter().map(Common::len).max().unwrap_or(0);
    let scratch = || Scratch { near: Vec::new(), sums: [0, 1, 2].map(|_| vec![0.0; count]), common: vec![0.0; most_common] };
    let found: Vec<Vec<Edge>> = (0..rows.articles.len()).into_par_iter().map_init(scratch, of).collect();
    found.concat()
}

/// What one thread writes on.
struct Scratch {
    /// Articles behind the one at hand that share a key with it.
    near: Vec<u32>,
    /// Products of the three vectors of the one at hand with those of each article.
    sums: [Vec<f32>; 3],
    /// Weights that the one at hand gives terms that very many articles hold, by their places in [`Common`].
    common: Vec<f32>,
}

/// Of each article the terms that very many hold, each with its weight.
struct Common {
    /// The terms, in order; the place of each is its number here.
    terms: Vec<u32>,
    starts: Vec<u32>,
    held: Vec<(u32, f32)>,
}

impl Common {
    /// Of the terms that `view` shows of each of `articles` those that are common.
    fn of(articles: &[Weighted], view: fn(&Weighted) -> &Vector, is_common: impl Fn(u32) -> bool) -> Self {
        let mut found = Vec::new();
        let mut starts = vec![0];
        for article in articles {
            found.extend(view(article).iter().filter(|(term, _)| is_common(*term)).copied());
            starts.push(found.len() as u32);
        }
        let mut terms: Vec<u32> = found.iter().map(|(term, _)| *term).collect();
        terms.sort_unstable();
        terms.dedup();
        let place = |term: u32| terms.partition_point(|t| *t < term) as u32;
        let held = found.into_iter().map(|(term, weight)| (place(term), weight)).collect();
        Self { terms, starts, held }
    }

    fn len(&self) -> usize {
        self.terms.len()
    }

    fn place(&self, term: u32) -> Option<usize> {
        self.terms.binary_search(&term).ok()
    }

    fn of_article(&self, n: usize) -> &[(u32, f32)] {
        &self.held[self.starts[n] as usize..self.starts[n + 1] as usize]
    }
}

/// For each term the articles that hold it, in order, with something of each.
struct Lists<T> {
    starts: Vec<u32>,
    places: Vec<(u32, T)>,
}

impl<T: Copy + Default> Lists<T> {
    /// The lists of `terms` terms over `articles` articles, of which `held` gives what each holds.
    fn of<I: Iterator<Item = (u32, T)>>(terms: usize, articles: usize, held: impl Fn(usize) -> I) -> Self {
        let mut starts = vec![0u32; terms + 1];
        for n in 0..articles {
            held(n).for_each(|(term, _)| starts[term as usize + 1] += 1);
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut places = vec![(0u32, T::default()); starts[terms] as usize];
        for n in 0..articles {
            for (term, what) in held(n) {
                places[next[term as usize] as usize] = (n as u32, what);
                next[term as usize] += 1;
            }
        }
        Self { starts, places }
    }

    fn of_term(&self, term: u32) -> &[(u32, T)] {
        &self.places[self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize]
    }
}

/// The heaviest terms of the three vectors.
pub(super) fn keys(article: &Weighted) -> Vec<u32> {
    let mut out = Vec::with_capacity(3 * KEYS);
    for vector in [&article.full, &article.lead, &article.names] {
        let mut heaviest: Vec<(u32, f32)> = vector.clone();
        heaviest.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        out.extend(heaviest.into_iter().take(KEYS).map(|(term, _)| term));
    }
    out.sort_unstable();
    out.dedup();
    out
}
