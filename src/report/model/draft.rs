//! A draft compared with its sources: each of its quotations and claims with a verdict.
//!
//! "We will not pay" is *supported* where a source has it in the same words.

use super::finding::{Anchor, FindingReading};
use super::wording::Piece;
use crate::align::Kind;
use crate::article::Position;
pub use crate::draft::Verdict;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A draft with the verdict on each thing that can be checked in it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    /// Id of the draft's article.
    pub article: String,
    /// Ids of the sources that it was compared with.
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
    /// Of which some stands in no source.
    #[serde(default)]
    pub in_part: usize,
    /// With nothing to look up: questions, greetings.
    #[serde(default)]
    pub not_checkable: usize,
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
    /// Of what is supported in part: its words that the evidence does not have, in the order of the text.
    #[serde(default)]
    pub unheld: Vec<String>,
    /// Ids of the findings on it.
    pub findings: Vec<String>,
    /// Whether one source alone has it, of several.
    #[serde(default)]
    pub one_source: bool,
    /// The sources' wordings, each compared with the draft's, the likest first.
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

/// A paragraph of a draft.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DraftParagraph {
    /// Its text, cut where items begin and end.
    pub pieces: Vec<DraftPiece>,
    /// Indices into `draft.items` of those that begin in it, in order.
    pub items: Vec<usize>,
}

/// A piece of a draft's paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DraftPiece {
    /// Its words.
    pub text: String,
    /// The gravest verdict of the items that it is part of.
    pub verdict: Option<Verdict>,
    /// Indices into `draft.items` of those that end with it, or with its paragraph.
    pub ends: Vec<usize>,
}
