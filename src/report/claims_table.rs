//! What the sources state, question by question: "How many aboard?" 187 in five papers, 178 in one.

use super::model::*;
use super::question;
use super::source::Source;
use super::wording::whole;
use crate::align::Relation;
use crate::checks::{claim, words};
use crate::findings::Confidence;
use crate::language::one_line;
use std::cmp::Reverse;

/// The rows in which sources differ, the gravest first, then those in which they agree.
pub(super) fn rows(source: &Source<'_>) -> Vec<ClaimRow> {
    let mut rows: Vec<(u8, ClaimRow)> =
        source.alignments.claim_rows.iter().filter(|r| !r.readings.is_empty()).map(|r| (rank(r.verdict), row(source, r))).collect();
    rows.sort_by_key(|(rank, row)| (*rank, Reverse(row.severity), Reverse(row.confidence)));
    rows.into_iter().map(|(_, r)| r).collect()
}

const fn rank(verdict: Relation) -> u8 {
    match verdict {
        Relation::Conflicts => 0,
        Relation::ChangedWithTime => 1,
        Relation::MorePrecise => 2,
        _ => 3,
    }
}

const fn verdict(relation: Relation) -> &'static str {
    match relation {
        Relation::Conflicts => "conflicts",
        Relation::ChangedWithTime => "changed-with-time",
        Relation::MorePrecise => "more-precise",
        _ => "agrees",
    }
}

fn row(source: &Source<'_>, row: &crate::align::ClaimRow) -> ClaimRow {
    let readings: Vec<Reading> = row.readings.iter().map(|r| reading(source, r)).collect();
    let finding = own_finding(source, row);
    let agrees = row.verdict == Relation::Agrees;
    ClaimRow {
        question: question::of_row(&one_line(&words::question(row, source.analyses))),
        verdict: verdict(row.verdict).to_owned(),
        readings,
        finding: finding.map(|f| f.id.clone()),
        confidence: (!agrees).then_some(Confidence::of(row.probability)),
        because: if agrees {
            String::new()
        } else {
            finding.map_or_else(|| format!("{}: {}", words::weight(row), words::reason(row.because)), |f| f.because.clone())
        },
        severity: finding.map(|f| f.severity),
    }
}

/// The finding that answers the row's question: made of the row, or, where a plainer one says the same, the one that
/// marks the row's own words in two places.
fn own_finding<'a>(source: &Source<'a>, row: &crate::align::ClaimRow) -> Option<&'a Finding> {
    if row.verdict != Relation::Conflicts {
        return None;
    }
    let (question, values) = claim::asked(row, source.analyses);
    let sites = || row.readings.iter().flat_map(|r| &r.sites);
    let is_site = |l: &crate::findings::Location| sites().any(|s| s.article == l.article && l.marks.iter().any(|m| m.overlaps(s.mark)));
    let made = source.found.iter().position(|f| f.answers(&question, &values));
    let at = made.or_else(|| source.found.iter().position(|f| f.locations.iter().filter(|l| is_site(l)).count() > 1));
    source.findings.get(at?)
}

fn reading(source: &Source<'_>, reading: &crate::align::ClaimReading) -> Reading {
    let sources: Vec<ReadingSource> = reading
        .sites
        .iter()
        .map(|m| ReadingSource {
            article: source.id(m.article),
            start: m.span.start,
            end: m.span.end,
            line: source.positions[m.article].at(m.span.start).line,
            speaker: None,
            cue: None,
            channel: None,
        })
        .collect();
    let mut articles: Vec<String> = Vec::new();
    for s in &sources {
        if !articles.contains(&s.article) {
            articles.push(s.article.clone());
        }
    }
    let text = one_line(&reading.text);
    let independent_sources = source.alignments.independent(reading.sites.iter().map(|s| s.article));
    Reading { marked: whole(&text), text, kind: None, articles, sources, independent_sources }
}
