//! The answers to "whose words are these?" that are weighed, and the one that is taken.

use crate::extract::ranking::Features;

/// Where a candidate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Origin {
    /// A reporting clause (index into the links).
    Link(usize),
    /// The speaker of an earlier quotation (index of the quoted stretch).
    Earlier(usize),
    /// A noun phrase that no reporting clause names.
    Nearby,
    /// A name after a dash: «“It sank.” — Ana Holt».
    Signature,
    /// A statement whose speaker the text does not name.
    Unknown,
    /// No statement: a title, a nickname, a scare quote.
    NoStatement,
}

/// One answer to "whose words are these?".
#[derive(Clone, Debug)]
pub(in crate::extract) struct Candidate {
    pub(in crate::extract) origin: Origin,
    /// The speaker's noun phrase.
    pub(in crate::extract) phrase: Option<usize>,
    /// The first candidate that names the same speaker, by this mention or another.
    pub(in crate::extract) same: usize,
    pub(in crate::extract) features: Features,
}

/// What was decided for a quoted stretch.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Decision {
    pub(in crate::extract) origin: Origin,
    pub(in crate::extract) phrase: Option<usize>,
    /// The link behind it, also where it was taken over from an earlier quotation.
    pub(in crate::extract) link: Option<usize>,
    /// How much of the candidates' weight names this speaker, 0 to 1.
    pub(in crate::extract) certainty: f32,
    /// How much of it takes the stretch for a statement at all, 0 to 1.
    pub(in crate::extract) statement: f32,
}

/// A speaker is named from this certainty on; below it the text does not tell. In folds of the
/// labelled articles F1 is best from .5 to .6; every step of .1 above costs about as much recall as
/// it gains in precision.
const SURE: f32 = 0.65;

impl Decision {
    /// The speaker's noun phrase, if it is sure enough that the stretch is a statement, and theirs.
    pub(in crate::extract) fn named(&self) -> Option<usize> {
        self.phrase.filter(|_| self.certainty * self.statement >= SURE)
    }
}
