//! A draft held against its sources: each of its quotations and claims with a verdict.
//!
//! "We will not pay" in the draft is *supported* when a source has it in the same words, *altered*
//! when a source has other words, and *not found* when none of the N sources has it.

use super::model::{Alignment, Anchor, Article, Report};
use crate::align::{Kind, Relation};
use crate::article::Position;
use crate::findings::Severity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A draft with the verdict on each thing that can be checked in it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    /// Id of the draft's article.
    pub article: String,
    /// Ids of the sources that it was held against.
    pub sources: Vec<String>,
    /// Its quotations and claims, in order of the text.
    pub items: Vec<DraftItem>,
}

/// One quotation or claim of the draft.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DraftItem {
    /// Quotation or claim.
    pub kind: Kind,
    /// First byte in the draft's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// Where it begins in the file.
    pub position: Position,
    /// What the sources make of it.
    pub verdict: Verdict,
    /// Ids of the sources that have it, in these or other words.
    pub sources: Vec<String>,
    /// Where the sources have it.
    pub evidence: Vec<Anchor>,
    /// Ids of the findings on it.
    pub findings: Vec<String>,
}

/// What the sources make of one thing in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A finding of medium or high severity stands between it and a source.
    Contradicted,
    /// A source has the utterance in other words.
    Altered,
    /// No source has it.
    NotFound,
    /// At least one source has it, and none differs.
    Supported,
}

impl Verdict {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Verdict::Contradicted => "contradicted",
            Verdict::Altered => "altered",
            Verdict::NotFound => "not found",
            Verdict::Supported => "supported",
        }
    }
}

/// Hold the article with id `draft` against all other articles of `report`. `None` when the report
/// has no such article.
pub fn hold(report: &Report, draft: &str) -> Option<Draft> {
    let article = report.articles.iter().find(|a| a.id == draft)?;
    let links: Vec<(&Alignment, &Anchor, &Anchor)> = report
        .alignments
        .iter()
        .filter_map(|link| match (link.a.article == draft, link.b.article == draft) {
            (true, false) => Some((link, &link.a, &link.b)),
            (false, true) => Some((link, &link.b, &link.a)),
            _ => None,
        })
        .collect();
    let mut items: Vec<DraftItem> =
        quotations(article).chain(claims(article)).map(|(kind, start, end)| item(report, article, &links, kind, start, end)).collect();
    items.sort_by_key(|i| (i.start, i.end, i.kind));
    let sources = report.articles.iter().filter(|a| a.id != draft).map(|a| a.id.clone()).collect();
    Some(Draft { article: draft.to_owned(), sources, items })
}

fn quotations(article: &Article) -> impl Iterator<Item = (Kind, usize, usize)> {
    article.quotations.iter().filter_map(|q| Some((Kind::Quotation, q.segments.first()?.start, q.segments.last()?.end)))
}

/// Claims with something to check: a figure or a day.
fn claims(article: &Article) -> impl Iterator<Item = (Kind, usize, usize)> {
    let checkable = article.claims.iter().filter(|c| !c.quantities.is_empty() || !c.dates.is_empty());
    checkable.map(|c| (Kind::Claim, c.start, c.end))
}

fn item(report: &Report, article: &Article, links: &[(&Alignment, &Anchor, &Anchor)], kind: Kind, start: usize, end: usize) -> DraftItem {
    let touches = |a: &Anchor| a.start < end && start < a.end;
    // A claim may be supported by a passage of the same wording as well as by an aligned claim.
    let fits = |link: &Alignment| link.kind == kind || (kind == Kind::Claim && link.kind == Kind::Passage);
    let own: Vec<_> = links.iter().filter(|(link, here, _)| fits(link) && touches(here)).collect();
    let findings: Vec<_> = report
        .findings
        .iter()
        .filter(|f| {
            let here = f.locations.iter().any(|l| l.article == article.id && l.start < end && start < l.end);
            here && f.locations.iter().any(|l| l.article != article.id)
        })
        .collect();
    let is_altered =
        |relation: Relation| matches!(relation, Relation::Altered | Relation::Elided | Relation::Truncated | Relation::Overlap);
    let verdict = if findings.iter().any(|f| f.severity >= Severity::Medium) {
        Verdict::Contradicted
    } else if own.is_empty() {
        Verdict::NotFound
    } else if kind == Kind::Quotation && own.iter().all(|(link, ..)| is_altered(link.relation)) {
        Verdict::Altered
    } else {
        Verdict::Supported
    };
    let sources: BTreeSet<String> = own.iter().map(|(_, _, there)| there.article.clone()).collect();
    DraftItem {
        kind,
        start,
        end,
        text: article.text.get(start..end).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" "),
        position: position(article, kind, start),
        verdict,
        sources: sources.into_iter().collect(),
        evidence: own.iter().map(|(_, _, there)| (*there).clone()).collect(),
        findings: findings.iter().map(|f| f.id.clone()).collect(),
    }
}

fn position(article: &Article, kind: Kind, start: usize) -> Position {
    let found = match kind {
        Kind::Quotation => article.quotations.iter().find(|q| q.segments.first().is_some_and(|s| s.start == start)).map(|q| q.position),
        _ => article.claims.iter().find(|c| c.start == start).map(|c| c.position),
    };
    found.unwrap_or(Position { line: 1, column: 1 })
}
