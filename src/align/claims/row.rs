//! What the alignment of claims yields: questions with their answers, and how these relate.

use crate::align::Relation;
use crate::align::claims::reason::Reason;
use crate::article::Span;
use serde::{Deserialize, Serialize};

/// In which slot of a claim two sources differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// A quantity.
    Number,
    /// A date or time.
    Date,
    /// A person's or thing's name.
    Name,
    /// Office or title.
    Role,
    /// Where.
    Place,
    /// Affirmed or denied.
    Polarity,
    /// How far along.
    Status,
    /// May or will.
    Modality,
    /// Who says it.
    Claimant,
    /// Words that turn the meaning: "rose" / "fell".
    Direction,
    /// What kind of thing it is: "ferry" / "tanker".
    Kind,
}

impl Slot {
    /// What is asked, where the sentences give no better words.
    pub const fn question(self) -> &'static str {
        match self {
            Slot::Number => "figure",
            Slot::Date => "date",
            Slot::Name => "name",
            Slot::Role => "office",
            Slot::Place => "place",
            Slot::Polarity => "affirmed or denied",
            Slot::Status => "how far along",
            Slot::Modality => "how certain",
            Slot::Claimant => "who says it",
            Slot::Direction => "which way",
            Slot::Kind => "what it is",
        }
    }
}

/// One difference between two matched statements; ranges are word indices, end exclusive.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The slot.
    pub(super) slot: Slot,
    /// Conflicts, more precise, or changed with time.
    pub(super) relation: Relation,
    /// Words of the first statement that differ.
    pub(super) a: (usize, usize),
    /// Words of the second statement that differ.
    pub(super) b: (usize, usize),
    /// 0 to 1: how alike the statements are about it.
    pub(super) strength: f32,
    /// Why it is one.
    pub(super) because: Reason,
}

/// A place in an article that gives an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClaimSite {
    /// Index of the article in the analyses.
    pub article: usize,
    /// Index of the claim in its article.
    pub claim: usize,
    /// The sentence.
    pub span: Span,
    /// The words that give the answer.
    pub mark: Span,
    /// What a quantity counts, in the words of the text: "people dead"; empty for other slots.
    pub subject: String,
    /// The answer in normal form, where words that differ can mean one: "14" for "fourteen".
    pub value: String,
}

/// One answer with the places that give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimReading {
    /// The answer as the first place has it: "14".
    pub text: String,
    /// The places, in order.
    pub sites: Vec<ClaimSite>,
}

/// Value of a site at which nobody came to harm.
pub(crate) const NOBODY: &str = "nobody";

/// Value of a site that denies a beginning.
pub(super) const NOT_BEGUN: &str = "not begun";

impl ClaimRow {
    /// What makes the difference grave, in words an editor reads.
    pub const fn weight(&self) -> &'static str {
        match (self.verdict, self.slot) {
            (Relation::Agrees, _) => "the sources agree",
            (Relation::MorePrecise, _) => "one source only says more than the other",
            (Relation::ChangedWithTime, _) => "what is told moves with time",
            (_, Slot::Number) => "the figures exclude one another",
            (_, Slot::Date) => "the days exclude one another",
            (_, Slot::Place) => "the places exclude one another",
            (_, Slot::Name) => "a wrong name is a correction",
            (_, Slot::Role) => "a wrong office is a correction",
            (_, Slot::Claimant) => "words in a wrong mouth are a correction",
            (_, Slot::Polarity | Slot::Direction) => "one source says the opposite of the other",
            (_, Slot::Status) => "it cannot stand at both stages",
            (_, Slot::Modality) => "one source is sure of what the other holds possible",
            (_, Slot::Kind) => "it cannot be both",
        }
    }

    /// Whether the sources differ on whether a thing has begun at all.
    pub(crate) fn is_of_beginning(&self) -> bool {
        self.slot == Slot::Status && self.because == Reason::UnderWay
    }

    /// Whether one person's name is spelt in two ways, so that no other person is named.
    pub(crate) fn is_of_spelling(&self) -> bool {
        self.slot == Slot::Name && self.because.is_of_spelling()
    }

    /// Whether one source says in so many words that it has not begun.
    pub(crate) fn is_denied(&self) -> bool {
        self.readings.iter().flat_map(|r| &r.sites).any(|s| s.value == NOT_BEGUN)
    }
}

/// One question that the sources of an event answer.
#[derive(Clone, Debug)]
pub struct ClaimRow {
    /// What is asked: "How many people were killed?"
    pub question: String,
    /// In which slot the answers differ or agree.
    pub slot: Slot,
    /// Agrees, more precise, conflicts or changed with time.
    pub verdict: Relation,
    /// Answers, that of the most articles first.
    pub readings: Vec<ClaimReading>,
    /// Probability that the answers are two readings of one thing, 0 to 1.
    pub probability: f32,
    /// Why.
    pub because: Reason,
    /// Articles of which two places by themselves conflict, sorted.
    pub within: Vec<usize>,
    /// Whether, for some of the answers, only the time between the reports parts them.
    pub moved: bool,
}
