//! Values that learned links compare → rows for an editor to look at, beside those that rules found.
//!
//! A row grows around the likeliest pair of differing places: what is linked to one of the two by itself joins it, what
//! is linked to those that joined does not. Chains of links, each likely, lead from the points of one player to the
//! goals of another.

use super::edge::Edge;
use super::readings::{is_worth_a_row, rank, row};
use super::row::{ClaimRow, ClaimSite, Slot};
use crate::align::Relation;
use crate::extract::Analysis;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Highest probability of a note: on articles that nobody had read, one in eight of those that the links held for
/// likely was worth an editor's time, so that they are notes and no alarms.
pub(super) const NOTED: f32 = 0.29;
/// Strength from which a link brings a third place into a row.
const SHOWN_TOGETHER: f32 = 0.3;

/// The edges at each place.
type Places = BTreeMap<(Slot, ClaimSite), Vec<usize>>;

/// The rows of `all`, those places left out that a row has `taken`.
pub(super) fn rows(all: Vec<Edge>, mut taken: BTreeSet<(Slot, ClaimSite)>, analyses: &[Analysis]) -> Vec<ClaimRow> {
    let mut at = Places::new();
    for (n, edge) in all.iter().enumerate() {
        for site in [&edge.a, &edge.b] {
            at.entry((edge.slot, site.clone())).or_default().push(n);
        }
    }
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_cached_key(|n| key(&all[*n], &at, &all, analyses));
    let mut rows = Vec::new();
    for n in order {
        let seed = &all[n];
        let mut sites: BTreeSet<ClaimSite> = [&seed.a, &seed.b].into_iter().cloned().collect();
        if sites.iter().any(|s| taken.contains(&(seed.slot, s.clone()))) {
            continue;
        }
        let mut moved = seed.relation == Relation::ChangedWithTime;
        let mut near: Vec<usize> = [&seed.a, &seed.b].iter().flat_map(|end| at[&(seed.slot, (*end).clone())].iter().copied()).collect();
        near.retain(|m| all[*m].strength >= SHOWN_TOGETHER && (seed.relation != Relation::Agrees || all[*m].relation == Relation::Agrees));
        near.sort_by_cached_key(|m| (Reverse((all[*m].strength * 1e6) as i64), key(&all[*m], &at, &all, analyses)));
        for edge in near.into_iter().map(|m| &all[m]) {
            let other = if sites.contains(&edge.a) { &edge.b } else { &edge.a };
            // an article fills a slot once, unless it says the same again
            let mut own = sites.iter().filter(|s| s.article == other.article).peekable();
            let fills = own.peek().is_none() || own.any(|s| !s.value.is_empty() && s.value == other.value);
            if fills && !taken.contains(&(seed.slot, other.clone())) {
                moved |= edge.relation == Relation::ChangedWithTime;
                sites.insert(other.clone());
            }
        }
        taken.extend(sites.iter().map(|s| (seed.slot, s.clone())));
        let within =
            if seed.relation == Relation::Conflicts && seed.a.article == seed.b.article { vec![seed.a.article] } else { Vec::new() };
        let row = row(seed, seed.strength * NOTED, sites.into_iter().collect(), analyses);
        rows.push(ClaimRow { within, moved, ..row });
    }
    rows.retain(is_worth_a_row);
    rows
}

/// Where an edge stands among others: the gravest and likeliest first; of equal ones that with the most links, then by
/// the words before the articles, whose ids hang on all that stands in them.
fn key(e: &Edge, at: &Places, all: &[Edge], analyses: &[Analysis]) -> impl Ord + use<> {
    let links = |s: &ClaimSite| at[&(e.slot, s.clone())].iter().filter(|m| all[**m].strength >= SHOWN_TOGETHER).count();
    let of = |s: &ClaimSite| {
        let article = &analyses[s.article].article;
        (article.slice(s.span).to_owned(), article.slice(s.mark).to_owned(), article.id.clone(), s.claim)
    };
    let (x, y) = (of(&e.a), of(&e.b));
    let places = if x <= y { (x, y) } else { (y, x) };
    let likely = ((e.strength * 100.0).round() as i64, links(&e.a) + links(&e.b));
    (Reverse(rank(e.relation)), Reverse(likely), e.slot, places, e.because)
}
