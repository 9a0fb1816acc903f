//! Differences of pairs → questions with readings, so that twenty sources make one row, not
//! a hundred and ninety pairs.
//!
//! "14 dead" in A and C against "15 dead" in B: the sites in A, B and C fall into one question
//! with the readings *14* (A, C) and *15* (B).

use super::row::{ClaimReading, ClaimRow, ClaimSite, NOBODY, Slot};
use super::{Found, Pair};
use super::{notes, question};
use crate::align::Relation;
use crate::align::claims::articles::spellings;
use crate::align::claims::statement::Statement;
use crate::align::claims::tolls::unharmed::HARM_OR_NONE;
use crate::extract::Analysis;
use crate::findings::Confidence;
use std::collections::{BTreeMap, BTreeSet};

/// From this probability on a difference is hardly in doubt.
const SURE: f32 = 0.85;
/// From this probability on it is likely.
const LIKELY: f32 = 0.6;

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

/// Two places that answer one question.
pub(super) struct Edge {
    /// The slot.
    pub(super) slot: Slot,
    /// Conflicts, more precise, or changed with time.
    pub(super) relation: Relation,
    /// 0 to 1: how alike the two are about it.
    pub(super) strength: f32,
    /// Why they differ, in words an editor reads.
    pub(super) because: &'static str,
    /// The one place.
    pub(super) a: ClaimSite,
    /// The other.
    pub(super) b: ClaimSite,
}

/// The differences of matched pairs.
pub(super) fn edges(pairs: &[Pair], statements: &[Statement]) -> Vec<Edge> {
    let of_pair = |pair: &Pair| -> Vec<Edge> {
        // beside a toll the words without a value say that there is none
        let of = |f: &Found, n: usize, at: (usize, usize)| {
            let site = site(&statements[n], at);
            let value = if f.because == HARM_OR_NONE && site.value.is_empty() { NOBODY.to_owned() } else { site.value };
            ClaimSite { value, ..site }
        };
        let edge = |f: &Found| Edge {
            slot: f.slot,
            relation: f.relation,
            strength: f.strength,
            because: f.because,
            a: of(f, pair.a, f.a),
            b: of(f, pair.b, f.b),
        };
        pair.found.iter().map(edge).collect()
    };
    pairs.iter().flat_map(of_pair).collect()
}

/// Where a name stands: statement, first word, one past the last.
pub(super) type Place = (usize, (usize, usize));

/// The edges that make one question of two names that stand in `x` and in `y`.
pub(super) fn two_names(statements: &[Statement], x: &[Place], y: &[Place], strength: f32, because: &'static str) -> Vec<Edge> {
    let (Some(first), Some(other)) = (x.first(), y.first()) else { return Vec::new() };
    let edge = |p: &Place, q: &Place| Edge {
        slot: Slot::Name,
        relation: Relation::Conflicts,
        strength,
        because,
        a: site(&statements[p.0], p.1),
        b: site(&statements[q.0], q.1),
    };
    x.iter().map(|p| edge(p, other)).chain(y.iter().skip(1).map(|q| edge(first, q))).collect()
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

/// The place of the words `at` of a statement.
pub(super) fn site(s: &Statement, at: (usize, usize)) -> ClaimSite {
    ClaimSite {
        article: s.article,
        claim: s.claim,
        span: s.span,
        mark: s.words_span(at.0, at.1),
        subject: s.subject_at(at),
        value: s.value_at(at),
    }
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
    let question = question::question(found, &readings, analyses);
    if found.because.contains("spelt") && spellings::bare(&mut sites, analyses) {
        readings = in_readings(sites, analyses);
    }
    let confidence = if probability >= SURE {
        Confidence::High
    } else if probability >= LIKELY {
        Confidence::Medium
    } else {
        Confidence::Low
    };
    ClaimRow {
        question,
        slot: found.slot,
        verdict: found.relation,
        readings,
        confidence,
        probability,
        because: found.because.to_owned(),
        within: Vec::new(),
        moved: false,
    }
}
