//! The articles of an event in full, with the words of every finding marked where they stand.
//!
//! "A ferry carrying 187 people" is a paragraph of three pieces, the second of which leads to the finding on 187.

use crate::report::{Article, Event, Finding, Report};
use minijinja::value::{Serde, Value};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Most articles of one event whose texts stand on its page; of more, those that findings are about.
const MOST_TEXTS: usize = 12;

/// A paragraph of an article.
#[derive(Serialize)]
struct Paragraph<'a> {
    /// Its part on the page: "headline", "body", "caption".
    role: String,
    pieces: Vec<Piece<'a>>,
}

/// Words of a paragraph, and the finding that they belong to.
#[derive(Serialize)]
struct Piece<'a> {
    text: &'a str,
    finding: Option<&'a str>,
    severity: Option<&'static str>,
}

/// The texts of `events` to read beside each other, by event: articles with their paragraphs.
pub(super) fn texts<'a>(report: &'a Report, events: &'a [Event]) -> BTreeMap<&'a str, Value> {
    let wanted: BTreeSet<&str> = events.iter().flat_map(|e| &e.articles).map(String::as_str).collect();
    let articles: BTreeMap<&str, &Article> =
        report.articles.iter().map(|a| (a.id.as_str(), a)).filter(|(id, _)| wanted.contains(id)).collect();
    let of = |event: &Event| {
        let findings: Vec<&Finding> = report.findings.iter().filter(|f| f.event == event.id && f.waived.is_none()).collect();
        let all = event.articles.iter().filter_map(|id| articles.get(id.as_str()).copied());
        let told = |a: &Article| findings.iter().any(|f| f.locations.iter().any(|l| l.article == a.id));
        let shown: Vec<&Article> = all.filter(|a| event.articles.len() <= MOST_TEXTS || told(a)).take(MOST_TEXTS).collect();
        let text = |a: &&Article| (a.id.clone(), Value::from_iter(paragraphs(a, &findings).into_iter().map(|p| Value::from(Serde(p)))));
        Value::from_iter(shown.iter().map(text).map(|(id, text)| Value::from_iter([Value::from(id), text])))
    };
    events.iter().map(|e| (e.id.as_str(), of(e))).collect()
}

/// The paragraphs of `article` that are its own, with the marks of `findings`, the gravest first.
fn paragraphs<'a>(article: &'a Article, findings: &[&'a Finding]) -> Vec<Paragraph<'a>> {
    let marks = marks(article, findings);
    let own = article.blocks.iter().filter(|b| b.role != crate::article::Role::Furniture);
    own.map(|block| {
        let role = serde_json::to_value(block.role).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        let mut pieces = Vec::new();
        let mut at = block.start;
        let plain = |from: usize, to: usize| article.text.get(from..to).filter(|t| !t.is_empty());
        for (start, end, finding) in marks.iter().filter(|(start, end, _)| block.start <= *start && *end <= block.end) {
            pieces.extend(plain(at, *start).map(|text| Piece { text, finding: None, severity: None }));
            let severity = Some(finding.severity.name());
            pieces.extend(plain(*start, *end).map(|text| Piece { text, finding: Some(&finding.id), severity }));
            at = *end;
        }
        pieces.extend(plain(at, block.end).map(|text| Piece { text, finding: None, severity: None }));
        Paragraph { role, pieces }
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
