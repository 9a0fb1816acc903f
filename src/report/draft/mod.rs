//! A draft held against its sources: each of its quotations and claims with a verdict.
//!
//! "We will not pay" in the draft is *supported* when a source has it in the same words, *altered*
//! when a source has other words, and *not found* when none of the N sources has it.

mod evidence;
mod text;

pub use text::{DraftParagraph, DraftPiece};

use super::model::{Anchor, Article, Event, Finding, FindingReading, Piece, Report, SeverityCounts};
use crate::align::Kind;
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
    /// How many items have which verdict.
    #[serde(default)]
    pub totals: DraftTotals,
    /// Its text, cut where items begin and end.
    #[serde(default)]
    pub paragraphs: Vec<DraftParagraph>,
    /// What two sources or more have and the draft does not.
    #[serde(default)]
    pub lacks: Vec<DraftGap>,
}

/// Items of a draft by verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DraftTotals {
    /// A finding of medium or high severity stands against them.
    pub contradicted: usize,
    /// In other words in the sources.
    pub altered: usize,
    /// In no source.
    pub not_found: usize,
    /// In one source alone, of several.
    pub one_source: usize,
    /// In more sources, or in the only one.
    pub supported: usize,
}

/// What two sources or more have and the draft does not.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DraftGap {
    /// Quotation or claim.
    pub kind: Kind,
    /// Who says it, or the question that it answers.
    pub about: String,
    /// Its wordings with the sources that have them, the most common first.
    pub readings: Vec<FindingReading>,
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
    /// Whether one source alone has it, of several.
    #[serde(default)]
    pub one_source: bool,
    /// The sources' wordings, each held against the draft's, the likest first.
    #[serde(default)]
    pub wordings: Vec<DraftWording>,
}

/// A source's wording of a thing in the draft.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DraftWording {
    /// Its words; "insert" marks what only the source has, "delete" what only the draft has.
    pub pieces: Vec<Piece>,
    /// Ids of the sources that have these words.
    pub articles: Vec<String>,
}

/// What the sources make of one thing in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A finding of medium or high severity, on more than its words, stands between it and a source.
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

/// Hold the article with id `draft` against all other articles of `report`. What two sources say
/// against each other is left out: it is the report's matter, not the draft's.
pub fn hold(mut report: Report, draft: &str) -> Report {
    keep_findings_on(&mut report, draft);
    report.draft = report.articles.iter().find(|a| a.id == draft).map(|article| held(&report, article));
    report
}

fn keep_findings_on(report: &mut Report, draft: &str) {
    report.findings.retain(|f| f.locations.iter().any(|l| l.article == draft));
    // an annotation stands at the first place: it is the draft that its writer can change
    report.findings.iter_mut().for_each(|f| f.locations.sort_by_key(|l| l.article != draft));
    report.findings.iter_mut().filter(|f| f.rule == MOVED && stands_alone(f, draft)).for_each(|f| {
        f.severity = f.severity.max(Severity::Medium);
        f.because += "; but no source has the draft's value, hence medium";
    });
    let kept: BTreeSet<&str> = report.findings.iter().map(|f| f.id.as_str()).collect();
    for event in &mut report.events {
        event.findings = counts(report.findings.iter().filter(|f| f.event == event.id));
        event.utterances.iter_mut().for_each(|u| u.findings.retain(|id| kept.contains(id.as_str())));
        event.claims.iter_mut().for_each(|row| row.finding = row.finding.take().filter(|id| kept.contains(id.as_str())));
    }
    report.totals.findings = counts(&report.findings);
}

/// The check of values that move: between two sources of two days no more than a note, but a draft is to
/// have the latest.
const MOVED: &str = "changed-with-time";

/// Whether no source gives the draft's value.
fn stands_alone(finding: &Finding, draft: &str) -> bool {
    let own = finding.readings.iter().find(|r| r.articles.iter().any(|a| a == draft));
    own.is_none_or(|r| r.articles.len() == 1)
}

fn counts<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> SeverityCounts {
    let mut counts = SeverityCounts::default();
    findings.into_iter().for_each(|f| counts.add(f.severity));
    counts
}

fn held(report: &Report, article: &Article) -> Draft {
    let draft = article.id.as_str();
    let sources: Vec<String> = report.articles.iter().filter(|a| a.id != draft).map(|a| a.id.clone()).collect();
    let items = evidence::items(report, article);
    Draft {
        article: draft.to_owned(),
        totals: totals(&items),
        paragraphs: text::paragraphs(article, &items),
        lacks: report.events.iter().flat_map(|event| gaps(event, draft)).collect(),
        sources,
        items,
    }
}

fn totals(items: &[DraftItem]) -> DraftTotals {
    let mut totals = DraftTotals::default();
    for item in items {
        let count = match item.verdict {
            Verdict::Contradicted => &mut totals.contradicted,
            Verdict::Altered => &mut totals.altered,
            Verdict::NotFound => &mut totals.not_found,
            Verdict::Supported if item.one_source => &mut totals.one_source,
            Verdict::Supported => &mut totals.supported,
        };
        *count += 1;
    }
    totals
}

/// What at least two sources of `event` say and the draft does not: utterances, then answers.
fn gaps(event: &Event, draft: &str) -> Vec<DraftGap> {
    let readings = |readings: &[super::model::Reading]| -> Option<Vec<FindingReading>> {
        let articles: BTreeSet<&String> = readings.iter().flat_map(|r| &r.articles).collect();
        let lacks = articles.len() > 1 && !articles.iter().any(|a| *a == draft);
        lacks.then(|| readings.iter().map(|r| FindingReading { text: r.text.clone(), articles: r.articles.clone() }).collect())
    };
    let said = event.utterances.iter().filter_map(|u| {
        let about = u.speaker.clone().unwrap_or_else(|| "Speaker not named".to_owned());
        Some(DraftGap { kind: Kind::Quotation, about, readings: readings(&u.readings)? })
    });
    let stated = event
        .claims
        .iter()
        .filter_map(|row| Some(DraftGap { kind: Kind::Claim, about: row.question.clone(), readings: readings(&row.readings)? }));
    said.chain(stated).collect()
}
