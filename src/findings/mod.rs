//! [`Finding`]: one instance of a discrepancy, with its evidence, a severity and an id that
//! survives moved paragraphs, renamed files and shuffled input.

mod build;
pub mod desk;
mod id;
mod level;
mod question;
pub mod waiver;

pub use build::{FindingBuilder, FindingError};
pub use id::told_apart;
pub(crate) use id::{asked, distinguish};
pub use level::Level;
pub(crate) use question::{LONGEST_QUESTION, shortened};

use crate::article::Span;
use serde::{Deserialize, Serialize};

/// How much an editor should care. Ordered from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; never an alarm.
    Info,
    /// A small difference.
    Low,
    /// A difference to look at.
    Medium,
    /// A difference to resolve before publication.
    High,
}

impl Severity {
    /// All severities, from the most to the least severe.
    pub const ALL: [Severity; 4] = [Severity::High, Severity::Medium, Severity::Low, Severity::Info];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Low => "low",
            Severity::Medium => "medium",
            Severity::High => "high",
        }
    }
}

/// How sure crossread is that the finding is real.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// May well be harmless.
    Low,
    /// Likely.
    Medium,
    /// Hardly in doubt.
    High,
}

/// From this probability on a difference is hardly in doubt.
const SURE: f32 = 0.85;
/// From this probability on it is likely.
const LIKELY: f32 = 0.6;

impl Confidence {
    /// What a probability that the finding is real, 0 to 1, comes to in words.
    pub fn of(probability: f32) -> Self {
        match probability {
            p if p >= SURE => Self::High,
            p if p >= LIKELY => Self::Medium,
            _ => Self::Low,
        }
    }
}

/// In what respect the sources differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// Words of a quotation.
    Wording,
    /// Who said it.
    Attribution,
    /// A quantity.
    Number,
    /// A date or time.
    Date,
    /// Somebody's or something's name.
    Name,
    /// Office or title.
    Role,
    /// Where.
    Place,
    /// Affirmed or denied.
    Polarity,
    /// May or will.
    Modality,
    /// How far along.
    Status,
    /// Through whom it was said.
    Channel,
    /// Quotation marks and spelling only.
    Marks,
    /// A value that moved with time.
    Time,
    /// One value is a more precise form of the other.
    Precision,
    /// Only some sources have it.
    Coverage,
    /// A choice of words that turns the meaning ("rose" / "fell").
    Direction,
    /// The text itself: torn, undated.
    Text,
}

/// Where the evidence stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Index of the article in the analyses.
    pub article: usize,
    /// The evidence.
    pub span: Span,
    /// What this place shows: "Harbour Post has “will not pay”".
    pub label: String,
    /// Parts of `span` that differ from the other side; may be empty.
    pub marks: Vec<Span>,
}

/// A value or wording with the places that give it, for events of many sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The value or wording.
    pub text: String,
    /// Indices of the articles that have it, sorted.
    pub articles: Vec<usize>,
}

/// One instance of a discrepancy.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Sixteen hexadecimal digits made of the check, what is asked and the readings.
    pub id: String,
    /// What the id is made of.
    pub(crate) key: String,
    /// Name of the check: "altered-quotation".
    pub check: &'static str,
    /// How much an editor should care.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// In what respects the sources differ, sorted.
    pub aspects: Vec<Aspect>,
    /// What it asks, so that it is read without the sentence: "Did Ana Holt say more than “We will wait”?". At most 70
    /// characters. The words of a quotation stand in marks; those of a claim, which are the paper's own, never do.
    pub question: String,
    /// One sentence that says what differs: "14 dead in A, 15 dead in B".
    pub message: String,
    /// Why it has this severity and confidence.
    pub because: String,
    /// The evidence; never empty; the first is primary.
    pub locations: Vec<Location>,
    /// Readings over the sources, the most common first; empty when the locations tell all.
    pub readings: Vec<Reading>,
}
