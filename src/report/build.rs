//! Comparison → Report v1. Everything that a template could need is computed here, part by part.

use super::model::*;
use super::names::Names;
use super::source::{Facts, Source, rounded};
use super::{article, claims_table, finding, side_by_side, speakers, timeline, utterances};
use crate::article::Positions;

use crate::extract::Analysis;
use crate::findings::FindingError;
use crate::{Comparison, events};

/// Make the report of `comparison`.
pub fn build(comparison: &Comparison, facts: Facts) -> Report {
    let analyses = &comparison.analyses;
    let grouping = &comparison.grouping;
    let positions: Vec<Positions<'_>> = analyses.iter().map(|a| Positions::new(&a.article.text, &a.article.source_map)).collect();
    let mut event_of = vec![None; analyses.len()];
    for (n, event) in grouping.events.iter().enumerate() {
        event.articles.iter().for_each(|&i| event_of[i] = Some(n));
    }
    let mut articles = analyses
        .iter()
        .zip(article::labels(analyses, &event_of))
        .enumerate()
        .map(|(i, (a, label))| article::article(a, &positions[i], label, event_of[i].map(|n| grouping.events[n].id.clone())))
        .collect::<Vec<_>>();
    for (i, note) in comparison.alignments.iter().flat_map(|a| &a.notes) {
        articles[*i].notes.push(note.clone());
    }
    let id = |i: usize| analyses[i].article.id.0.clone();

    let mut findings = Vec::new();
    let mut alignments = Vec::new();
    let mut built = Vec::new();
    let mut names = Vec::new();
    for (n, ((event, found), aligned)) in grouping.events.iter().zip(&comparison.findings).zip(&comparison.alignments).enumerate() {
        let own = finding::of_event(n, comparison, &positions, &facts);
        let own_names = Names::of(event.articles.iter().map(|i| &analyses[*i]));
        let story = event.story.and_then(|s| grouping.stories.get(s)).map(|s| s.id.clone());
        let source = Source { analyses, positions: &positions, event, alignments: aligned, found, findings: &own, names: &own_names };
        built.push(event_page(&source, story, finding::counts(found)));
        alignments.extend(aligned.pairs.iter().map(|p| finding::alignment(p, &event.id, analyses)));
        findings.extend(own);
        names.push(own_names);
    }
    findings.extend(finding::of_stories(comparison, &positions, &facts));
    built.sort_by_key(|e| std::cmp::Reverse((e.findings.high, e.findings.medium, e.findings.low, e.findings.info)));
    findings.sort_by_key(|f| std::cmp::Reverse((f.severity, f.confidence)));
    let stories = grouping
        .stories
        .iter()
        .enumerate()
        .map(|(n, s)| Story {
            id: s.id.clone(),
            title: s.title.clone(),
            events: in_order(&s.events, &grouping.events, analyses),
            articles: s.articles.iter().map(|i| id(*i)).collect(),
            parted: s.parted.clone(),
            findings: finding::counts(comparison.story_findings.get(n).into_iter().flatten()),
        })
        .collect();
    let mut failures = facts.failures;
    failures.extend(comparison.faults.iter().map(|fault| fault_of(fault, analyses)));
    let totals = Totals {
        articles: articles.len(),
        events: grouping.events.len(),
        quotations: analyses.iter().map(|a| a.quotations.len()).sum(),
        claims: analyses.iter().map(|a| a.claims.len()).sum(),
        findings: finding::counts(comparison.findings.iter().chain(&comparison.story_findings).flatten()),
        failures: failures.len(),
    };
    Report {
        version: Report::VERSION,
        generator: crate::mark::GENERATOR.to_owned(),
        stamp: facts.stamp,
        title: facts.title,
        articles,
        events: built,
        stories,
        alone: grouping.alone.iter().map(|i| id(*i)).collect(),
        nearest: grouping
            .nearest
            .iter()
            .filter_map(|n| {
                let event = grouping.events.get(n.event)?;
                Some(NearestEvent { article: id(n.article), event: event.id.clone(), likeness: rounded(n.likeness) })
            })
            .collect(),
        alignments,
        findings,
        speakers: speakers::all(analyses, grouping, &event_of, &names),
        failures,
        ignored: facts.passed_over.iter().map(|p| p.path.clone()).collect(),
        passed_over: facts.passed_over,
        checks_set: facts.checks,
        settings: facts.settings,
        totals,
        draft: None,
        changes: None,
    }
}

/// What a check found and could not show, as one of the inputs that were not read whole.
fn fault_of(fault: &FindingError, analyses: &[Analysis]) -> Failure {
    let path = match fault {
        FindingError::NoSuchPlace { article, .. } => analyses.get(*article).map(|a| a.article.path.clone()),
        FindingError::NoEvidence { .. } => None,
    };
    Failure { path: path.unwrap_or_else(|| "crossread".to_owned()), reason: format!("a fault of crossread: {fault}") }
}

/// The ids of a story's events, by their first day; those without a day last.
fn in_order(story: &[usize], events: &[events::Event], analyses: &[Analysis]) -> Vec<String> {
    let day = |e: &events::Event| e.articles.iter().filter_map(|i| analyses[*i].article.metadata.published.as_ref()).map(|d| d.date).min();
    let mut own: Vec<&events::Event> = story.iter().filter_map(|e| events.get(*e)).collect();
    own.sort_by_key(|e| (day(e).is_none(), day(e)));
    own.into_iter().map(|e| e.id.clone()).collect()
}

fn event_page(source: &Source<'_>, story: Option<String>, findings: SeverityCounts) -> Event {
    let event = source.event;
    let days = || event.articles.iter().filter_map(|i| source.analyses[*i].article.metadata.published.as_ref()).map(|d| d.date);
    let utterances = utterances::table(source);
    Event {
        id: event.id.clone(),
        title: event.title.clone(),
        articles: event.articles.iter().map(|i| source.id(*i)).collect(),
        story,
        certainty: event.certainty,
        declared: event.declared,
        evidence: event
            .evidence
            .iter()
            .map(|v| Evidence { kind: v.kind.to_owned(), detail: v.detail.clone(), weight: v.weight.map(rounded) })
            .collect(),
        findings,
        first_day: days().min().map(|d| d.to_string()),
        last_day: days().max().map(|d| d.to_string()),
        speakers: speakers::of_event(source, &utterances),
        utterances,
        claims: claims_table::rows(source),
        timeline: timeline::entries(source),
        side_by_side: side_by_side::rows(source),
        wire_groups: source
            .alignments
            .wire_groups
            .iter()
            .map(|g| WireGroup {
                articles: g.articles.iter().map(|i| source.id(*i)).collect(),
                outlets: source.alignments.outlets(g.articles.iter().copied()),
                share: rounded(g.share),
                provenance: g.provenance.clone(),
                other_values: events::other_values(g.articles.iter().map(|i| &source.analyses[*i].article)),
            })
            .collect(),
        outlets: source.alignments.outlets(event.articles.iter().copied()),
        independent_sources: source.alignments.independent(event.articles.iter().copied()),
        credits: credits(source),
    }
}

/// Whom each article credits besides its own outlet.
fn credits(source: &Source<'_>) -> Vec<Credit> {
    let credit = |(article, names): &(usize, Vec<String>)| {
        let own = source.analyses[*article].article.metadata.outlet.as_deref();
        let names: Vec<String> = names.iter().filter(|n| Some(n.as_str()) != own).cloned().collect();
        (!names.is_empty()).then(|| Credit { article: source.id(*article), names })
    };
    source.alignments.credits.iter().filter_map(credit).collect()
}
