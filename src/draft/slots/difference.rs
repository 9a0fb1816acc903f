//! A slot in which the draft has something else than its sources, and how sure that is.
//!
//! "45 per cent" in the draft, "43 per cent" in the source sentence that says most of it: a figure, sure.

use crate::article::Span;

/// What kind of thing differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// An amount.
    Figure,
    /// A day, a year, a time of day.
    Day,
    /// A name.
    Name,
    /// A place.
    Place,
    /// An office or title.
    Office,
    /// Affirmed or denied.
    Polarity,
    /// A word and its opposite: rose, fell.
    Direction,
    /// May, will, is alleged.
    Modality,
    /// Planned, begun, done.
    Phase,
    /// Who says it.
    Speaker,
    /// Where a quotation begins.
    Opening,
    /// Where a quotation ends.
    Cut,
    /// Any word, as the evidence lacks it.
    Word,
}

impl Slot {
    /// What the ids of findings are made of: these words never change, whatever a slot is called in the code.
    pub(crate) fn id_word(self) -> &'static str {
        match self {
            Self::Figure => "Figure",
            Self::Day => "Day",
            Self::Name => "Name",
            Self::Place => "Place",
            Self::Office => "Office",
            Self::Polarity => "Polarity",
            Self::Direction => "Direction",
            Self::Modality => "Modality",
            Self::Phase => "Phase",
            Self::Speaker => "Speaker",
            Self::Opening => "Opening",
            Self::Cut => "Cut",
            Self::Word => "Word",
        }
    }
}

/// How sure a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// No source has it, and nothing else speaks of the same matter.
    Unheld,
    /// It may be another matter.
    Doubtful,
    /// One source says the same otherwise, and another has what the draft has: index of its article, sentence, words.
    Disputed(usize, Span, Span),
    /// The passage says the same otherwise.
    Likely,
    /// The passage says the same otherwise, and no source has what the draft has.
    Sure,
}

/// A slot in which the draft has something else than a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What kind of thing it is.
    pub slot: Slot,
    /// The draft's words.
    pub here: Span,
    /// The source that says otherwise, or the nearest: index of the article, sentence, words that differ if any do.
    pub there: Option<(usize, Span, Option<Span>)>,
    /// Whether no source has what the draft has.
    pub nowhere: bool,
    /// How sure it is.
    pub certainty: Certainty,
}
