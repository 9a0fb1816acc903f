//! Findings and alignments → the report, each piece of evidence with its words and its place.

use super::answers;
use super::model::{Alignment, Anchor, Finding, FindingReading, Location, Marked, SeverityCounts};
use super::source::{Facts, rounded};
use crate::article::{Positions, Span};
use crate::events::Story;
use crate::extract::Analysis;
use crate::{Comparison, align, checks, findings};

pub(super) fn counts<'a>(found: impl IntoIterator<Item = &'a findings::Finding>) -> SeverityCounts {
    let mut counts = SeverityCounts::default();
    found.into_iter().for_each(|f| counts.add(f.severity));
    counts
}

fn anchor(anchor: &align::Anchor, analyses: &[Analysis]) -> Anchor {
    Anchor { article: analyses[anchor.article].article.id.0.clone(), start: anchor.span.start, end: anchor.span.end }
}

pub(super) fn alignment(a: &align::Alignment, event: &str, analyses: &[Analysis]) -> Alignment {
    Alignment {
        event: event.to_owned(),
        kind: a.kind,
        relation: a.relation,
        score: rounded(a.score),
        a: anchor(&a.a, analyses),
        b: anchor(&a.b, analyses),
    }
}

/// The findings of `comparison` in the order of its events, then those across the events of its stories: as the report
/// has them, but for being sorted.
pub fn findings(comparison: &Comparison, facts: &Facts) -> Vec<Finding> {
    let analyses = &comparison.analyses;
    let positions: Vec<Positions<'_>> = analyses.iter().map(|a| Positions::new(&a.article.text, &a.article.source_map)).collect();
    let events = (0..comparison.findings.len()).flat_map(|n| of_event(n, comparison, &positions, facts));
    events.chain(of_stories(comparison, &positions, facts)).collect()
}

/// The findings of the `n`-th event.
pub(super) fn of_event(n: usize, comparison: &Comparison, positions: &[Positions<'_>], facts: &Facts) -> Vec<Finding> {
    let place = (comparison.grouping.events[n].id.as_str(), &comparison.alignments[n]);
    comparison.findings[n].iter().map(|f| finding(f, place, &comparison.analyses, positions, facts)).collect()
}

/// The findings across the events of each story.
pub(super) fn of_stories(comparison: &Comparison, positions: &[Positions<'_>], facts: &Facts) -> Vec<Finding> {
    let analyses = &comparison.analyses;
    let sources = align::Alignments::unlinked(&(0..analyses.len()).collect::<Vec<_>>(), analyses);
    let across = |story: &Story, found: &Vec<findings::Finding>| {
        let own = found.iter().map(|f| Finding { story: Some(story.id.clone()), ..finding(f, ("", &sources), analyses, positions, facts) });
        own.collect::<Vec<Finding>>()
    };
    comparison.grouping.stories.iter().zip(&comparison.story_findings).flat_map(|(story, found)| across(story, found)).collect()
}

fn finding(
    f: &findings::Finding,
    (event, alignments): (&str, &align::Alignments),
    analyses: &[Analysis],
    positions: &[Positions<'_>],
    facts: &Facts,
) -> Finding {
    let id = |i: &usize| analyses[*i].article.id.0.clone();
    Finding {
        id: f.id.clone(),
        rule: f.check.to_owned(),
        rule_summary: checks::by_name(f.check).map_or("", |c| c.summary).to_owned(),
        event: event.to_owned(),
        story: None,
        severity: f.severity,
        confidence: f.confidence,
        aspects: f.aspects.clone(),
        question: f.question.clone(),
        answers: answers::answers(f, analyses, alignments),
        message: f.message.clone(),
        because: f.because.clone(),
        locations: f.locations.iter().map(|l| location(l, &analyses[l.article], &positions[l.article])).collect(),
        readings: f
            .readings
            .iter()
            .map(|r| FindingReading { text: r.text.clone(), articles: r.articles.iter().map(id).collect() })
            .collect(),
        waived: facts.waived.get(&f.id).cloned(),
        known: facts.known.contains(&f.id),
        fix: None,
    }
}

fn location(l: &findings::Location, analysis: &Analysis, positions: &Positions<'_>) -> Location {
    let a = &analysis.article;
    let around = sentences_around(analysis, l.span);
    Location {
        article: a.id.0.clone(),
        path: a.path.clone(),
        outlet: a.outlet().to_owned(),
        start: l.span.start,
        end: l.span.end,
        position: positions.at(l.span.start),
        end_position: positions.at(l.span.end),
        label: l.label.clone(),
        pieces: marked(&a.text, l.span, &l.marks),
        before: a.slice(Span::new(around.start, l.span.start)).to_owned(),
        after: a.slice(Span::new(l.span.end, around.end)).to_owned(),
    }
}

/// `span`, widened to whole sentences.
fn sentences_around(analysis: &Analysis, span: Span) -> Span {
    let first = analysis.sentences.partition_point(|s| s.span.end <= span.start);
    let touched = analysis.sentences[first..].iter().take_while(|s| s.span.start < span.end);
    touched.fold(span, |all, s| all.cover(s.span))
}

/// The words of `span`, cut where marks begin and end.
fn marked(text: &str, span: Span, marks: &[Span]) -> Vec<Marked> {
    let mut marks: Vec<Span> = marks.iter().copied().filter(|m| span.contains(*m) && !m.is_empty()).collect();
    marks.sort_unstable();
    let mut pieces = Vec::new();
    let mut at = span.start;
    for mark in marks {
        if mark.start < at {
            continue;
        }
        if mark.start > at {
            pieces.push(Marked { text: Span::new(at, mark.start).of(text).to_owned(), marked: false });
        }
        pieces.push(Marked { text: mark.of(text).to_owned(), marked: true });
        at = mark.end;
    }
    if at < span.end {
        pieces.push(Marked { text: Span::new(at, span.end).of(text).to_owned(), marked: false });
    }
    pieces
}
