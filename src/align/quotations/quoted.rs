//! The quotations of one event with what links them.

use super::compare::Match;
use super::rendering::Rendering;
use crate::align::Relation;
use crate::align::entities::speakers::Speakers;

/// All that checks need about the quotations of one event, worked out once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quoted {
    /// The event's quotations, those denied or hypothetical left out.
    pub(crate) renderings: Vec<Rendering>,
    /// Links between them, in order.
    pub(crate) links: Vec<QuotedLink>,
}

/// A link between two of [`Quoted::renderings`].
#[derive(Clone, Debug)]
pub(crate) struct QuotedLink {
    /// Index of the one side.
    pub(crate) a: usize,
    /// Index of the other.
    pub(crate) b: usize,
    /// Index of the utterance that both belong to; `None` when they are only alike.
    pub(crate) utterance: Option<usize>,
    /// What is known of the two speakers.
    pub(crate) speakers: Speakers,
    /// How the words go together; `None` for a paraphrase.
    pub(crate) found: Option<Match>,
}

/// What links two renderings.
pub(crate) struct Link {
    pub(super) score: f64,
    pub(super) relation: Relation,
    pub(super) speakers: Speakers,
    /// How the words go together, if it is by words.
    pub(super) found: Option<Match>,
    /// Whether the two are one utterance of one speaker, and not only alike.
    pub(super) joins: bool,
}
