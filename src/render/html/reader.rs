//! The articles of an event in full, with the words of every finding marked where they stand.
//!
//! "A ferry carrying 187 people" is a paragraph of three pieces, the second of which leads to the finding on 187.

use super::{copied, matrix, moved};
use crate::article::Role;
use crate::report::{Alignment, Anchor, Article, Event, Finding, Report};
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
    /// Its number in the article, from 0.
    n: usize,
    /// Its part on the page: "headline", "body", "caption"; "furniture" for what was set aside.
    role: Role,
    pieces: Vec<Piece<'a>>,
    /// What it has in common with paragraphs of other articles: "ID:N ID:N".
    with: String,
}

/// Words of a paragraph, and the finding that they belong to.
#[derive(Serialize)]
struct Piece<'a> {
    text: &'a str,
    finding: Option<&'a str>,
    severity: Option<&'static str>,
}

/// The articles of a report, and what was found in each event, looked up once for all pages.
pub(super) struct Reader<'a> {
    articles: BTreeMap<&'a str, &'a Article>,
    /// Findings that nobody has waived, by event, the gravest first.
    findings: BTreeMap<&'a str, Vec<&'a Finding>>,
    /// What is linked, by event.
    links: BTreeMap<&'a str, Vec<&'a Alignment>>,
}

/// The paragraphs of one article that those of another have something in common with: number, article, number.
type Links<'a> = BTreeSet<(usize, &'a str, usize)>;

impl<'a> Reader<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let mut findings: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in report.findings.iter().filter(|f| f.waived.is_none()) {
            findings.entry(&finding.event).or_default().push(finding);
        }
        let mut links: BTreeMap<&str, Vec<&Alignment>> = BTreeMap::new();
        report.alignments.iter().for_each(|a| links.entry(&a.event).or_default().push(a));
        Self { links, articles: report.articles.iter().map(|a| (a.id.as_str(), a)).collect(), findings }
    }

    /// What templates look up by the id of one of `events`: `matrix`, its questions with the findings of each; `texts`
    /// to read beside each other, as articles with their paragraphs and how many are left out; `moved`, figures by time
    /// of publication; `copied`, who prints whose text. The last two where there are any.
    pub(super) fn parts(&self, events: &'a [Event]) -> BTreeMap<&'static str, Value> {
        let of = |part: &dyn Fn(&'a Event) -> Option<Value>| {
            let parts: BTreeMap<&str, Value> = events.iter().filter_map(|e| Some((e.id.as_str(), part(e)?))).collect();
            Value::from(parts)
        };
        BTreeMap::from([
            ("matrix", of(&|e| Some(Value::from(Serde(matrix::of(self.found(e))))))),
            ("texts", of(&|e| Some(self.text(e)))),
            ("moved", of(&|e| Some(Value::from(Serde(moved::of(e, &self.articles)?))))),
            ("copied", of(&|e| Some(Value::from(Serde(copied::of(e, &self.articles)?))))),
        ])
    }

    fn found(&self, event: &Event) -> &[&'a Finding] {
        self.findings.get(event.id.as_str()).map_or(&[], Vec::as_slice)
    }

    fn text(&self, event: &Event) -> Value {
        let findings = self.found(event);
        let told: BTreeSet<&str> = findings.iter().flat_map(|f| &f.locations).map(|l| l.article.as_str()).collect();
        let all = event.articles.iter().filter_map(|id| self.articles.get(id.as_str()));
        let shown = all.filter(|a| event.articles.len() <= MOST_TEXTS || told.contains(a.id.as_str())).take(MOST_TEXTS);
        let shown: Vec<&Article> = shown.copied().collect();
        let links = self.linked(event, &shown);
        let text = |a: &&Article| {
            let (paragraphs, left_out) = fitting(paragraphs(a, findings, links.get(a.id.as_str())));
            let paragraphs = Value::from_iter(paragraphs.into_iter().map(|p| Value::from(Serde(p))));
            Value::from_iter([Value::from(&a.id), paragraphs, Value::from(left_out)])
        };
        Value::from_iter(shown.iter().map(text))
    }

    /// For each of `shown`, which of its paragraphs the others have something in common with.
    fn linked(&self, event: &Event, shown: &[&'a Article]) -> BTreeMap<&'a str, Links<'a>> {
        let shown: BTreeMap<&str, &Article> = shown.iter().map(|a| (a.id.as_str(), *a)).collect();
        let place = |anchor: &Anchor| {
            let article = shown.get(anchor.article.as_str())?;
            let n = article.blocks.partition_point(|b| b.end <= anchor.start);
            article.blocks.get(n).filter(|b| b.role != Role::Furniture).map(|_| (article.id.as_str(), n))
        };
        let mut links: BTreeMap<&str, Links<'_>> = BTreeMap::new();
        for link in self.links.get(event.id.as_str()).into_iter().flatten() {
            let Some(((a, n), (b, m))) = place(&link.a).zip(place(&link.b)) else { continue };
            links.entry(a).or_default().insert((n, b, m));
            links.entry(b).or_default().insert((m, a, n));
        }
        links
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

/// The paragraphs of `article` with the marks of `findings`, the gravest first; of what was set aside a first line.
fn paragraphs<'a>(article: &'a Article, findings: &[&'a Finding], links: Option<&Links<'a>>) -> Vec<Paragraph<'a>> {
    let marks = marks(article, findings);
    let mut paragraphs: Vec<Paragraph<'a>> = Vec::new();
    for (n, block) in article.blocks.iter().enumerate() {
        let plain = |from: usize, to: usize| article.text.get(from..to).filter(|t| !t.is_empty());
        let unmarked = |text| Piece { text, finding: None, severity: None };
        if block.role == Role::Furniture {
            // menus and share buttons stand in rows: one line tells of all of them
            if paragraphs.last().is_none_or(|p| p.role != Role::Furniture) {
                let pieces = plain(block.start, block.end).map(unmarked).into_iter().collect();
                paragraphs.push(Paragraph { n, role: block.role, pieces, with: String::new() });
            }
            continue;
        }
        let mut pieces = Vec::new();
        let mut at = block.start;
        let first = marks.partition_point(|(start, _, _)| *start < block.start);
        for (start, end, finding) in marks[first..].iter().take_while(|(_, end, _)| *end <= block.end) {
            pieces.extend(plain(at, *start).map(unmarked));
            let severity = Some(finding.severity.name());
            pieces.extend(plain(*start, *end).map(|text| Piece { text, finding: Some(&finding.id), severity }));
            at = *end;
        }
        pieces.extend(plain(at, block.end).map(unmarked));
        let with = links.into_iter().flat_map(|l| l.range((n, "", 0)..(n + 1, "", 0))).map(|(_, id, m)| format!("{id}:{m}"));
        paragraphs.push(Paragraph { n, role: block.role, pieces, with: with.collect::<Vec<_>>().join(" ") });
    }
    paragraphs
}

/// Where the marked words of findings stand in `article`, none over another: where two do, the graver has them.
fn marks<'a>(article: &Article, findings: &[&'a Finding]) -> Vec<(usize, usize, &'a Finding)> {
    let mut marks: BTreeMap<usize, (usize, &Finding)> = BTreeMap::new();
    for finding in findings {
        for l in finding.locations.iter().filter(|l| l.article == article.id) {
            let mut at = l.start;
            for piece in &l.pieces {
                let (start, end) = (at, at + piece.text.len());
                at = end;
                // they lie apart: the last that begins before the end is the one that could reach into it
                let is_free = marks.range(..end).next_back().is_none_or(|(_, (before, _))| *before <= start);
                if piece.marked && end > start && is_free {
                    marks.insert(start, (end, finding));
                }
            }
        }
    }
    marks.into_iter().map(|(start, (end, finding))| (start, end, finding)).collect()
}
