//! Differences of pairs → questions with readings, so that twenty sources make one row, not
//! a hundred and ninety pairs.
//!
//! "14 dead" in A and C against "15 dead" in B: the sites in A, B and C fall into one question
//! with the readings *14* (A, C) and *15* (B).

use super::row::{ClaimReading, ClaimRow, ClaimSite, Slot};
use super::statement::Statement;
use super::{Found, Pair};
use crate::align::Relation;
use crate::extract::Analysis;
use crate::findings::Confidence;
use std::collections::BTreeMap;

/// From this strength on a difference is hardly in doubt.
const SURE: f32 = 0.75;
/// From this strength on it is likely.
const LIKELY: f32 = 0.5;

/// One row per question, in the order of the text.
pub(super) fn rows(pairs: &[Pair], statements: &[Statement], analyses: &[Analysis]) -> Vec<ClaimRow> {
    let mut sites: BTreeMap<(Slot, Relation, ClaimSite), usize> = BTreeMap::new();
    let mut parent: Vec<usize> = Vec::new();
    let mut edges: Vec<(usize, usize, Found)> = Vec::new();
    for pair in pairs {
        for found in &pair.found {
            let (a, b) = (site(&statements[pair.a], found.a), site(&statements[pair.b], found.b));
            let mut number = |s: ClaimSite| {
                *sites.entry((found.slot, found.relation, s)).or_insert_with(|| {
                    parent.push(parent.len());
                    parent.len() - 1
                })
            };
            let (x, y) = (number(a), number(b));
            edges.push((x, y, *found));
            let (x, y) = (root(&mut parent, x), root(&mut parent, y));
            parent[x.max(y)] = x.min(y);
        }
    }
    let mut groups: BTreeMap<usize, Vec<(Slot, ClaimSite)>> = BTreeMap::new();
    for ((slot, _, site), n) in sites {
        groups.entry(root(&mut parent, n)).or_default().push((slot, site));
    }
    let mut best: BTreeMap<usize, Found> = BTreeMap::new();
    for (x, _, found) in edges {
        let held = best.entry(root(&mut parent, x)).or_insert(found);
        let rank = |f: &Found| (f.relation == Relation::Conflicts, f.strength);
        if rank(&found) > rank(held) {
            *held = found;
        }
    }
    let mut rows: Vec<ClaimRow> =
        groups.into_iter().filter_map(|(g, sites)| Some(row(best.get(&g)?, sites, analyses))).filter(|r| r.readings.len() > 1).collect();
    rows.sort_by(|x, y| first_site(x).cmp(&first_site(y)).then(x.slot.cmp(&y.slot)));
    rows
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

fn site(s: &Statement, at: (usize, usize)) -> ClaimSite {
    ClaimSite { article: s.article, claim: s.claim, span: s.span, mark: s.words_span(at.0, at.1) }
}

fn row(found: &Found, sites: Vec<(Slot, ClaimSite)>, analyses: &[Analysis]) -> ClaimRow {
    let mut readings: BTreeMap<String, ClaimReading> = BTreeMap::new();
    for (_, site) in sites {
        let text = analyses[site.article].article.slice(site.mark).to_owned();
        let key = crate::language::key(&text);
        readings.entry(key).or_insert_with(|| ClaimReading { text, sites: Vec::new() }).sites.push(site);
    }
    let mut readings: Vec<ClaimReading> = readings.into_values().collect();
    for reading in &mut readings {
        reading.sites.sort();
    }
    readings.sort_by(|x, y| y.sites.len().cmp(&x.sites.len()).then_with(|| x.sites.cmp(&y.sites)));
    let confidence = if found.strength >= SURE {
        Confidence::High
    } else if found.strength >= LIKELY {
        Confidence::Medium
    } else {
        Confidence::Low
    };
    ClaimRow { question: String::new(), slot: found.slot, verdict: found.relation, readings, confidence, because: found.because.to_owned() }
}
