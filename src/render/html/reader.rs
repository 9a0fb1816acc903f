//! The articles of an event in full, with the words of every finding marked where they stand.
//!
//! "A ferry carrying 187 people" is a paragraph of three pieces, the second of which leads to the finding on 187.

use super::{copied, moved};
use crate::article::Role;
use crate::report::{Article, Event, Finding, Report};
use minijinja::value::{Serde, Value};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Most articles of one event whose texts stand on its page; of more, those that findings are about.
const MOST_TEXTS: usize = 12;

/// Paragraphs of one article on its event's page; of more, those that findings are about, as many again.
const MOST_PARAGRAPHS: usize = 500;

/// A paragraph of an article.
#[derive(Serialize)]
struct Paragraph<'a> {
    /// Its part on the page: "headline", "body", "caption".
    role: Role,
    pieces: Vec<Piece<'a>>,
}

/// Words of a paragraph, and the finding that they belong to.
#[derive(Serialize)]
struct Piece<'a> {
    text: &'a str,
    finding: Option<&'a str>,
    severity: Option<&'static str>,
}

/// What templates look up by an event's id.
type Parts<'a> = BTreeMap<&'a str, Value>;

/// The articles of a report, and what was found in each event, looked up once for all pages.
pub(super) struct Reader<'a> {
    articles: BTreeMap<&'a str, &'a Article>,
    /// Findings that nobody has waived, by event, the gravest first.
    findings: BTreeMap<&'a str, Vec<&'a Finding>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let mut findings: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in report.findings.iter().filter(|f| f.waived.is_none()) {
            findings.entry(&finding.event).or_default().push(finding);
        }
        Self { articles: report.articles.iter().map(|a| (a.id.as_str(), a)).collect(), findings }
    }

    /// Of `events`, by event: the texts to read beside each other, as articles with their paragraphs and how
    /// many are left out; figures by time of publication; who prints whose text. The last two where there are any.
    pub(super) fn parts(&self, events: &'a [Event]) -> (Parts<'a>, Parts<'a>, Parts<'a>) {
        let texts = events.iter().map(|e| (e.id.as_str(), self.text(e))).collect();
        let moved = events.iter().filter_map(|e| Some((e.id.as_str(), Value::from(Serde(moved::of(e, &self.articles)?))))).collect();
        let copied = events.iter().filter_map(|e| Some((e.id.as_str(), Value::from(Serde(copied::of(e, &self.articles)?))))).collect();
        (texts, moved, copied)
    }

    fn text(&self, event: &Event) -> Value {
        let findings = self.findings.get(event.id.as_str()).map_or(&[][..], Vec::as_slice);
        let told: BTreeSet<&str> = findings.iter().flat_map(|f| &f.locations).map(|l| l.article.as_str()).collect();
        let all = event.articles.iter().filter_map(|id| self.articles.get(id.as_str()));
        let shown = all.filter(|a| event.articles.len() <= MOST_TEXTS || told.contains(a.id.as_str())).take(MOST_TEXTS);
        let text = |a: &&Article| {
            let (paragraphs, left_out) = fitting(paragraphs(a, findings));
            let paragraphs = Value::from_iter(paragraphs.into_iter().map(|p| Value::from(Serde(p))));
            Value::from_iter([Value::from(&a.id), paragraphs, Value::from(left_out)])
        };
        Value::from_iter(shown.map(text))
    }
}

/// The paragraphs that a page has room for, and how many it has not.
fn fitting(paragraphs: Vec<Paragraph<'_>>) -> (Vec<Paragraph<'_>>, usize) {
    let all = paragraphs.len();
    let mut shown = paragraphs;
    let rest = shown.split_off(MOST_PARAGRAPHS.min(all));
    let is_marked = |p: &Paragraph<'_>| p.pieces.iter().any(|piece| piece.finding.is_some());
    shown.extend(rest.into_iter().filter(is_marked).take(MOST_PARAGRAPHS));
    let left_out = all - shown.len();
    (shown, left_out)
}

/// The paragraphs of `article` that are its own, with the marks of `findings`, the gravest first.
fn paragraphs<'a>(article: &'a Article, findings: &[&'a Finding]) -> Vec<Paragraph<'a>> {
    let marks = marks(article, findings);
    let own = article.blocks.iter().filter(|b| b.role != Role::Furniture);
    own.map(|block| {
        let mut pieces = Vec::new();
        let mut at = block.start;
        let plain = |from: usize, to: usize| article.text.get(from..to).filter(|t| !t.is_empty());
        let first = marks.partition_point(|(start, _, _)| *start < block.start);
        for (start, end, finding) in marks[first..].iter().take_while(|(_, end, _)| *end <= block.end) {
            pieces.extend(plain(at, *start).map(|text| Piece { text, finding: None, severity: None }));
            let severity = Some(finding.severity.name());
            pieces.extend(plain(*start, *end).map(|text| Piece { text, finding: Some(&finding.id), severity }));
            at = *end;
        }
        pieces.extend(plain(at, block.end).map(|text| Piece { text, finding: None, severity: None }));
        Paragraph { role: block.role, pieces }
    })
    .collect()
}

/// Where the marked words of findings stand in `article`, none over another: where two do, the graver has them.
fn marks<'a>(article: &Article, findings: &[&'a Finding]) -> Vec<(usize, usize, &'a Finding)> {
    let mut marks: Vec<(usize, usize, &Finding)> = Vec::new();
    for finding in findings {
        for l in finding.locations.iter().filter(|l| l.article == article.id) {
            let mut at = l.start;
            for piece in &l.pieces {
                let (start, end) = (at, at + piece.text.len());
                at = end;
                if piece.marked && marks.iter().all(|m| end <= m.0 || m.1 <= start) {
                    marks.push((start, end, finding));
                }
            }
        }
    }
    marks.sort_by_key(|m| m.0);
    marks
}
