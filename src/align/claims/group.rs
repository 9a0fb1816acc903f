//! Differences of pairs → questions with readings, so that twenty sources make one row, not
//! a hundred and ninety pairs.
//!
//! "14 dead" in A and C against "15 dead" in B: the sites in A, B and C fall into one question
//! with the readings *14* (A, C) and *15* (B).

use super::edge::Edge;
use super::notes;
use super::readings::{is_worth_a_row, rank, row};
use super::row::{ClaimRow, ClaimSite, Slot};
use crate::align::Relation;
use crate::extract::Analysis;
use std::collections::{BTreeMap, BTreeSet};

/// Probability of a difference that a rule found with this strength.
const fn of_rule(strength: f32) -> f32 {
    if strength >= 0.75 {
        0.9
    } else if strength >= 0.5 {
        0.7
    } else if strength >= 0.2 {
        0.4
    } else {
        notes::NOTED
    }
}

/// One row per question, in the order of the text: those of what rules found, then of what links `noted` beside them.
pub(super) fn rows(found: Vec<Edge>, noted: Vec<Edge>, analyses: &[Analysis]) -> Vec<ClaimRow> {
    let mut rows = of_rules(found, analyses);
    let taken: BTreeSet<(Slot, ClaimSite)> =
        rows.iter().flat_map(|r| r.readings.iter().flat_map(|x| &x.sites).map(|s| (r.slot, s.clone()))).collect();
    rows.extend(notes::rows(noted, taken, analyses));
    rows.sort_by(|x, y| first_site(x).cmp(&first_site(y)).then(x.slot.cmp(&y.slot)));
    rows
}

/// The rows of what rules found.
fn of_rules(all: Vec<Edge>, analyses: &[Analysis]) -> Vec<ClaimRow> {
    // what agrees is a row of its own: a chain of sentences that say the same leads far
    let mut sites: BTreeMap<(Slot, bool, ClaimSite), usize> = BTreeMap::new();
    let mut parent: Vec<usize> = Vec::new();
    let mut edges: Vec<(usize, Edge)> = Vec::new();
    for edge in all {
        let mut number = |s: &ClaimSite| {
            *sites.entry((edge.slot, edge.relation == Relation::Agrees, s.clone())).or_insert_with(|| {
                parent.push(parent.len());
                parent.len() - 1
            })
        };
        let (x, y) = (number(&edge.a), number(&edge.b));
        edges.push((x, edge));
        let (x, y) = (root(&mut parent, x), root(&mut parent, y));
        parent[x.max(y)] = x.min(y);
    }
    let mut groups: BTreeMap<usize, Vec<(Slot, ClaimSite)>> = BTreeMap::new();
    for ((slot, _, site), n) in sites {
        groups.entry(root(&mut parent, n)).or_default().push((slot, site));
    }
    let mut best: BTreeMap<usize, Edge> = BTreeMap::new();
    let mut within: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut moved: BTreeSet<usize> = BTreeSet::new();
    for (x, edge) in edges {
        let group = root(&mut parent, x);
        if edge.relation == Relation::ChangedWithTime {
            moved.insert(group);
        }
        if edge.relation == Relation::Conflicts && edge.a.article == edge.b.article {
            within.entry(group).or_default().insert(edge.a.article);
        }
        if best.get(&group).is_none_or(|held| (rank(edge.relation), edge.strength) > (rank(held.relation), held.strength)) {
            best.insert(group, edge);
        }
    }
    groups
        .into_iter()
        .filter_map(|(g, sites)| {
            Some((g, {
                let seed = best.get(&g)?;
                row(seed, of_rule(seed.strength), sites.into_iter().map(|(_, site)| site).collect(), analyses)
            }))
        })
        .map(|(g, row)| ClaimRow { within: within.remove(&g).unwrap_or_default().into_iter().collect(), moved: moved.contains(&g), ..row })
        .filter(is_worth_a_row)
        .collect()
}

fn first_site(row: &ClaimRow) -> Option<&ClaimSite> {
    row.readings.iter().flat_map(|r| &r.sites).min()
}

fn root(parent: &mut [usize], mut n: usize) -> usize {
    while parent[n] != n {
        parent[n] = parent[parent[n]];
        n = parent[n];
    }
    n
}
