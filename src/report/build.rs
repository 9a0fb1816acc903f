//! Comparison → Report v1. Everything that a template could need is computed here.

use super::model::*;
use crate::article::Span;
use crate::extract::Analysis;
use crate::{Comparison, align, checks, findings};

/// What the caller knows and the pipeline does not.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Title of the report.
    pub title: String,
    /// Time stamp (RFC 3339), if the report is to carry one.
    pub stamp: Option<String>,
    /// Inputs that could not be read.
    pub failures: Vec<Failure>,
    /// Files passed over.
    pub ignored: Vec<String>,
    /// Findings that the desk has accepted: id → reason.
    pub waived: std::collections::BTreeMap<String, String>,
    /// Findings known from the baseline, by id.
    pub known: std::collections::BTreeSet<String>,
}

/// Make the report of `comparison`.
pub fn build(comparison: &Comparison, facts: Facts) -> Report {
    let analyses = &comparison.analyses;
    let grouping = &comparison.grouping;
    let mut event_of = vec![None; analyses.len()];
    for event in &grouping.events {
        for &i in &event.articles {
            event_of[i] = Some(event.id.clone());
        }
    }
    let articles: Vec<Article> = analyses.iter().zip(event_of).map(|(a, event)| article(a, event)).collect();
    let id = |i: usize| analyses[i].article.id.0.clone();
    let mut findings_out = Vec::new();
    let mut alignments_out = Vec::new();
    for ((event, found), aligned) in grouping.events.iter().zip(&comparison.findings).zip(&comparison.alignments) {
        findings_out.extend(found.iter().map(|f| finding(f, &event.id, analyses, &facts)));
        alignments_out.extend(aligned.pairs.iter().map(|p| alignment(p, &event.id, analyses)));
    }
    let events = grouping
        .events
        .iter()
        .zip(&comparison.findings)
        .map(|(e, found)| Event {
            id: e.id.clone(),
            title: e.title.clone(),
            articles: e.articles.iter().map(|i| id(*i)).collect(),
            story: e.story.and_then(|s| grouping.stories.get(s)).map(|s| s.id.clone()),
            certainty: e.certainty,
            declared: e.declared,
            evidence: e
                .evidence
                .iter()
                .map(|v| Evidence { kind: v.kind.to_owned(), detail: v.detail.clone(), weight: v.weight.map(rounded) })
                .collect(),
            findings: counts(found),
            utterances: Vec::new(),
            claims: Vec::new(),
            timeline: Vec::new(),
            side_by_side: Vec::new(),
        })
        .collect();
    let stories = grouping
        .stories
        .iter()
        .map(|s| Story {
            id: s.id.clone(),
            title: s.title.clone(),
            events: s.events.iter().filter_map(|e| grouping.events.get(*e)).map(|e| e.id.clone()).collect(),
            articles: s.articles.iter().map(|i| id(*i)).collect(),
        })
        .collect();
    let totals = Totals {
        articles: articles.len(),
        events: grouping.events.len(),
        quotations: analyses.iter().map(|a| a.quotations.len()).sum(),
        claims: analyses.iter().map(|a| a.claims.len()).sum(),
        findings: counts(comparison.findings.iter().flatten()),
        failures: facts.failures.len(),
    };
    Report {
        version: 1,
        generator: concat!("crossread ", env!("CARGO_PKG_VERSION")).to_owned(),
        stamp: facts.stamp,
        title: facts.title,
        articles,
        events,
        stories,
        alone: grouping.alone.iter().map(|i| id(*i)).collect(),
        alignments: alignments_out,
        findings: findings_out,
        speakers: Vec::new(),
        failures: facts.failures,
        ignored: facts.ignored,
        totals,
        draft: None,
    }
}

fn counts<'a>(found: impl IntoIterator<Item = &'a findings::Finding>) -> SeverityCounts {
    let mut counts = SeverityCounts::default();
    for finding in found {
        match finding.severity {
            findings::Severity::High => counts.high += 1,
            findings::Severity::Medium => counts.medium += 1,
            findings::Severity::Low => counts.low += 1,
            findings::Severity::Info => counts.info += 1,
        }
    }
    counts
}

/// Three decimals: enough to read, and the same on every machine.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn range(span: Span) -> Range {
    Range { start: span.start, end: span.end }
}

fn article(analysis: &Analysis, event: Option<String>) -> Article {
    let a = &analysis.article;
    let text_of = |span: Span| a.slice(span).to_owned();
    let position = |offset: usize| a.source_map.position(&a.text, offset);
    let quotations = analysis
        .quotations
        .iter()
        .map(|q| Quotation {
            kind: q.kind,
            segments: q.segments.iter().map(|s| range(*s)).collect(),
            text: q.segments.iter().map(|s| a.slice(*s)).collect::<Vec<_>>().join(" "),
            speaker: q.speaker.as_ref().map(|s| Speaker {
                name: s.name.clone(),
                mention: Some(range(s.mention)),
                role: s.role.map(text_of),
                affiliation: s.affiliation.map(text_of),
                because: s.because.to_owned(),
            }),
            cue: q.cue.as_ref().map(|c| Cue { start: c.span.start, end: c.span.end, lemma: c.lemma.clone() }),
            channel: q.channel.map(text_of),
            when: q.when.map(text_of),
            place: q.place.map(text_of),
            hedged: q.hedged,
            unclosed: q.unclosed,
            position: position(q.segments.first().map_or(0, |s| s.start)),
        })
        .collect();
    let people = analysis
        .people
        .iter()
        .map(|p| {
            let mut roles: Vec<String> = p.roles.iter().map(|r| text_of(*r)).collect();
            roles.sort();
            roles.dedup();
            Person { name: p.name.clone(), roles, mentions: p.mentions.len(), is_human: p.is_human }
        })
        .collect();
    let claims = analysis
        .claims
        .iter()
        .map(|c| Claim {
            start: c.span.start,
            end: c.span.end,
            text: text_of(c.span),
            predicate: c.predicate.clone(),
            quantities: c.quantities.iter().map(|q| text_of(q.span)).collect(),
            dates: c
                .dates
                .iter()
                .map(|d| ClaimDate { text: text_of(d.span), first: d.first.map(|d| d.to_string()), last: d.last.map(|d| d.to_string()) })
                .collect(),
            denied: c.polarity == crate::extract::Polarity::Denied,
            claimed_by: c.claimed_in.and_then(|q| analysis.quotations.get(q)).and_then(|q| q.speaker.as_ref()).map(|s| s.name.clone()),
            position: position(c.span.start),
        })
        .collect();
    Article {
        id: a.id.0.clone(),
        path: a.path.clone(),
        outlet: a.outlet().to_owned(),
        title: a.metadata.title.clone(),
        byline: a.metadata.byline.clone(),
        published: a.metadata.published.as_ref().map(|d| d.date.to_string()),
        published_from: a.metadata.published.as_ref().map(|d| d.origin),
        rejected_dates: a.metadata.rejected_dates.clone(),
        url: a.metadata.url.clone(),
        language: a.metadata.language.clone(),
        text: a.text.clone(),
        blocks: a.blocks.iter().map(|b| Block { start: b.span.start, end: b.span.end, role: b.role }).collect(),
        set_aside: a
            .furniture()
            .map(|b| SetAside {
                text: text_of(b.span),
                reason: b.reason.unwrap_or("not the article's own").to_owned(),
                line: position(b.span.start).line,
            })
            .collect(),
        quotations,
        people,
        claims,
        event,
        notes: a.notes.clone(),
    }
}

fn anchor(anchor: &align::Anchor, analyses: &[Analysis]) -> Anchor {
    Anchor { article: analyses[anchor.article].article.id.0.clone(), start: anchor.span.start, end: anchor.span.end }
}

fn alignment(a: &align::Alignment, event: &str, analyses: &[Analysis]) -> Alignment {
    Alignment {
        event: event.to_owned(),
        kind: a.kind,
        relation: a.relation,
        score: rounded(a.score),
        a: anchor(&a.a, analyses),
        b: anchor(&a.b, analyses),
    }
}

fn finding(f: &findings::Finding, event: &str, analyses: &[Analysis], facts: &Facts) -> Finding {
    let id = |i: &usize| analyses[*i].article.id.0.clone();
    Finding {
        id: f.id.clone(),
        rule: f.check.to_owned(),
        rule_summary: checks::by_name(f.check).map_or("", |c| c.summary).to_owned(),
        event: event.to_owned(),
        severity: f.severity,
        confidence: f.confidence,
        aspects: f.aspects.clone(),
        message: f.message.clone(),
        because: f.because.clone(),
        locations: f.locations.iter().map(|l| location(l, &analyses[l.article])).collect(),
        readings: f
            .readings
            .iter()
            .map(|r| FindingReading { text: r.text.clone(), articles: r.articles.iter().map(id).collect() })
            .collect(),
        waived: facts.waived.get(&f.id).cloned(),
        known: facts.known.contains(&f.id),
    }
}

fn location(l: &findings::Location, analysis: &Analysis) -> Location {
    let a = &analysis.article;
    let sentence = analysis.sentences.iter().find(|s| s.span.overlaps(l.span)).map_or(l.span, |s| s.span.cover(l.span));
    Location {
        article: a.id.0.clone(),
        path: a.path.clone(),
        outlet: a.outlet().to_owned(),
        start: l.span.start,
        end: l.span.end,
        position: a.source_map.position(&a.text, l.span.start),
        end_position: a.source_map.position(&a.text, l.span.end),
        label: l.label.clone(),
        pieces: marked(&a.text, l.span, &l.marks),
        before: a.slice(Span::new(sentence.start, l.span.start)).to_owned(),
        after: a.slice(Span::new(l.span.end, sentence.end)).to_owned(),
    }
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
