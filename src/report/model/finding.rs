//! Findings and alignments as the report has them, each place with its words and its line.
//!
//! "14 dead" in one paper and "15 dead" in another are two locations of one finding.

use crate::align::{Kind, Relation};
use crate::article::Position;
use crate::findings::{Aspect, Confidence, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A link between two spans.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Alignment {
    /// Event.
    pub event: String,
    /// What is aligned.
    pub kind: Kind,
    /// How the sides relate.
    pub relation: Relation,
    /// Likeness, 0 to 1.
    pub score: f64,
    /// One side.
    pub a: Anchor,
    /// The other side.
    pub b: Anchor,
}

/// One side of a link.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// Article id.
    pub article: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// One discrepancy.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Stable id.
    pub id: String,
    /// Name of the check.
    pub rule: String,
    /// One line about the check.
    pub rule_summary: String,
    /// Event id; empty for a finding across the events of a story.
    pub event: String,
    /// Id of the story across whose events it is a finding.
    #[serde(default)]
    pub story: Option<String>,
    /// How much to care.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// In what respects.
    pub aspects: Vec<Aspect>,
    /// What the sources answer, in at most 70 characters: "How many people were aboard?"
    #[serde(default)]
    pub question: String,
    /// The answers, that of the most independent sources first.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// What differs, in a sentence.
    pub message: String,
    /// Why this severity and confidence.
    pub because: String,
    /// Evidence; the first is primary.
    pub locations: Vec<Location>,
    /// Readings over many sources.
    pub readings: Vec<FindingReading>,
    /// Set when waived: the reason.
    pub waived: Option<String>,
    /// Known from the baseline.
    pub known: bool,
    /// What would bring a draft into line with its sources, if they agree on it.
    #[serde(default)]
    pub fix: Option<Fix>,
}

/// A change to the first location's article that settles a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fix {
    /// First byte of what is replaced.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Place in the file where it begins.
    pub position: Position,
    /// Place in the file where it ends.
    pub end_position: Position,
    /// What comes in its place: the sources' words.
    pub text: String,
}

impl Finding {
    /// Whether it is still to be resolved: neither waived nor known from the baseline.
    pub const fn is_open(&self) -> bool {
        self.waived.is_none() && !self.known
    }
}

/// A value with its sources.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FindingReading {
    /// The value.
    pub text: String,
    /// Articles.
    pub articles: Vec<String>,
}

/// One answer to a finding's question.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The answer as the sources print it, cut where it is long.
    pub value: String,
    /// Articles that give it.
    pub articles: Vec<String>,
    /// Whether more sources give it than any other answer.
    pub majority: bool,
    /// How many independent sources `articles` are: an outlet is one, and so is a text that several print.
    pub independent_sources: usize,
}

/// Evidence of a finding.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Location {
    /// Article id.
    pub article: String,
    /// Path of the article.
    pub path: String,
    /// Outlet.
    pub outlet: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Place in the file where it begins.
    pub position: Position,
    /// Place in the file where it ends.
    pub end_position: Position,
    /// What this place shows.
    pub label: String,
    /// The words, cut where marks begin and end.
    pub pieces: Vec<Marked>,
    /// The rest of the sentence before.
    pub before: String,
    /// The rest of the sentence after.
    pub after: String,
}

/// Words of a location, marked or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Marked {
    /// The words.
    pub text: String,
    /// Whether they are what differs.
    pub marked: bool,
}
