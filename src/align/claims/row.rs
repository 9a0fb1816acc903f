//! What the alignment of claims yields: questions with their answers, and how these relate.

use crate::align::Relation;
use crate::align::reason::Reason;
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
    /// What the ids of findings are made of: these words never change, whatever a slot is called in the code.
    pub(crate) fn id_word(self) -> &'static str {
        match self {
            Self::Number => "Number",
            Self::Date => "Date",
            Self::Name => "Name",
            Self::Role => "Role",
            Self::Place => "Place",
            Self::Polarity => "Polarity",
            Self::Status => "Status",
            Self::Modality => "Modality",
            Self::Claimant => "Claimant",
            Self::Direction => "Direction",
            Self::Kind => "Kind",
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
    /// What a quantity counts, in the words of the text: "people dead"; of a family name that is marked alone, the name
    /// in full; else empty.
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
pub(crate) const NOT_BEGUN: &str = "not begun";

impl ClaimRow {
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
