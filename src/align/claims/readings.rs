//! The places that answer one question → its row: the readings, that of the most places first.

use super::edge::Edge;
use super::row::{ClaimReading, ClaimRow, ClaimSite};
use crate::align::Relation;
use crate::align::claims::articles::spellings;
use crate::extract::Analysis;
use std::collections::{BTreeMap, BTreeSet};

/// How much of an editor's time a relation asks.
pub(super) const fn rank(relation: Relation) -> u8 {
    match relation {
        Relation::Conflicts => 3,
        Relation::ChangedWithTime => 2,
        Relation::MorePrecise => 1,
        _ => 0,
    }
}

/// Two answers, or one answer that two articles give.
pub(super) fn is_worth_a_row(row: &ClaimRow) -> bool {
    let first = row.readings.first().and_then(|r| r.sites.first()).map(|s| s.article);
    row.readings.len() > 1 && row.verdict != Relation::Agrees
        || row.verdict == Relation::Agrees && row.readings.iter().flat_map(|r| &r.sites).any(|s| Some(s.article) != first)
}

/// Leave out the headline of an article whose text gives the same answer, more fully.
fn without_echoes(reading: &mut ClaimReading, analyses: &[Analysis]) {
    let is_headline = |s: &ClaimSite| analyses[s.article].claims[s.claim].is_headline;
    let told: BTreeSet<usize> = reading.sites.iter().filter(|s| !is_headline(s)).map(|s| s.article).collect();
    let before = reading.sites.len();
    reading.sites.retain(|s| !is_headline(s) || !told.contains(&s.article));
    if let Some(first) = reading.sites.first().filter(|_| reading.sites.len() < before) {
        analyses[first.article].article.slice(first.mark).clone_into(&mut reading.text);
    }
}

/// Places by the answer that they give, that of the most places first.
fn in_readings(sites: Vec<ClaimSite>, analyses: &[Analysis]) -> Vec<ClaimReading> {
    let mut readings: BTreeMap<String, ClaimReading> = BTreeMap::new();
    for site in sites {
        let text = analyses[site.article].article.slice(site.mark).to_owned();
        let key = if site.value.is_empty() { crate::language::key(&text) } else { site.value.clone() };
        readings.entry(key).or_insert_with(|| ClaimReading { text, sites: Vec::new() }).sites.push(site);
    }
    let mut readings: Vec<ClaimReading> = readings.into_values().collect();
    for reading in &mut readings {
        reading.sites.sort();
        without_echoes(reading, analyses);
    }
    readings.sort_by(|x, y| y.sites.len().cmp(&x.sites.len()).then_with(|| x.sites.cmp(&y.sites)));
    readings
}

pub(super) fn row(found: &Edge, probability: f32, mut sites: Vec<ClaimSite>, analyses: &[Analysis]) -> ClaimRow {
    let mut readings = in_readings(sites.clone(), analyses);
    if found.because.is_of_spelling() && spellings::bare(&mut sites, analyses) {
        readings = in_readings(sites, analyses);
    }
    ClaimRow { slot: found.slot, verdict: found.relation, readings, probability, because: found.because, within: Vec::new(), moved: false }
}
