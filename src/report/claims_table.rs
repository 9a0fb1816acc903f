//! What the sources state, question by question: "How many aboard?" 187 in five papers, 178 in one.

use super::model::*;
use super::source::{Source, articles_of};
use super::wording::whole;
use crate::align::Relation;
use crate::article::Overlaps;
use crate::checks::{claim, words};
use crate::extract::Analysis;
use crate::findings::{Confidence, asked, shortened};
use crate::language::one_line;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The rows in which sources differ, the gravest first, then those in which they agree.
pub(super) fn rows(source: &Source<'_>) -> Vec<ClaimRow> {
    let answers = Answers::of(source.found);
    let told = source.alignments.claim_rows.iter().filter(|r| !r.readings.is_empty());
    let mut rows: Vec<(u8, ClaimRow)> = told.map(|r| (rank(r.verdict), row(source, &answers, r))).collect();
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

fn row(source: &Source<'_>, answers: &Answers<'_>, row: &crate::align::ClaimRow) -> ClaimRow {
    let readings: Vec<Reading> = row.readings.iter().map(|r| reading(source, r)).collect();
    let finding = answers.of_row(row, source.analyses).and_then(|n| source.findings.get(n));
    let agrees = row.verdict == Relation::Agrees;
    ClaimRow {
        question: shortened(&words::question(row, source.analyses)),
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

/// The findings of an event, by what they answer and by the words that they mark.
struct Answers<'a> {
    found: &'a [crate::findings::Finding],
    by_question: BTreeMap<&'a str, usize>,
    by_mark: Overlaps<usize, usize>,
}

impl<'a> Answers<'a> {
    fn of(found: &'a [crate::findings::Finding]) -> Self {
        let mut answers = Self { found, by_question: BTreeMap::new(), by_mark: Overlaps::new() };
        for (n, finding) in found.iter().enumerate() {
            answers.by_question.entry(finding.asked()).or_insert(n);
            for location in &finding.locations {
                location.marks.iter().for_each(|mark| answers.by_mark.insert(location.article, *mark, n));
            }
        }
        answers
    }

    /// The finding that answers the row's question: made of the row, or, where a plainer one says the same, the first that
    /// marks the row's own words in two places.
    fn of_row(&self, row: &crate::align::ClaimRow, analyses: &[Analysis]) -> Option<usize> {
        if row.verdict != Relation::Conflicts {
            return None;
        }
        let (question, values) = claim::asked(row, analyses);
        let made = self.by_question.get(asked(&question, values.iter().map(String::as_str)).as_str()).copied();
        made.or_else(|| self.marking(row))
    }

    fn marking(&self, row: &crate::align::ClaimRow) -> Option<usize> {
        let sites = || row.readings.iter().flat_map(|r| &r.sites);
        let near: BTreeSet<usize> = sites().flat_map(|s| self.by_mark.with(s.article, s.mark)).collect();
        let is_site =
            |l: &&crate::findings::Location| sites().any(|s| s.article == l.article && l.marks.iter().any(|m| m.overlaps(s.mark)));
        near.into_iter().find(|n| self.found[*n].locations.iter().filter(is_site).nth(1).is_some())
    }
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
    let articles = articles_of(&sources);
    let text = one_line(&reading.text);
    let independent_sources = source.alignments.independent(reading.sites.iter().map(|s| s.article));
    Reading { marked: whole(&text), text, kind: None, articles, sources, independent_sources }
}
