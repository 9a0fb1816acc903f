//! One link between two spans, and how its sides relate.

use crate::article::Span;
use serde::{Deserialize, Serialize};

/// What is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Two quotations of one utterance.
    Quotation,
    /// Two claims about one thing.
    Claim,
    /// Two passages of shared or equal wording.
    Passage,
}

/// How the two sides relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same to the character, marks and white space aside.
    Identical,
    /// Same words; marks, case or spelling differ.
    Format,
    /// One side is a part of the other.
    Truncated,
    /// Words left out between others.
    Elided,
    /// Words changed.
    Altered,
    /// A common part, each side going on in its own way.
    Overlap,
    /// One side reports in its own words.
    Paraphrase,
    /// Claims that agree.
    Agrees,
    /// Claims that agree, one more precise.
    MorePrecise,
    /// Claims that cannot both hold.
    Conflicts,
    /// Claims of a value that moves with time.
    ChangedWithTime,
    /// About the same, nothing more is known.
    Similar,
    /// Passage copied.
    Copied,
    /// Passage edited.
    Edited,
}

/// One side of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// Index of the article in the analyses.
    pub article: usize,
    /// The aligned span.
    pub span: Span,
    /// Index of the quotation or claim in that article, where the kind has one.
    pub item: Option<usize>,
}

/// A link between spans of two articles (or of one, when it repeats or contradicts itself).
#[derive(Clone, Debug)]
pub struct Alignment {
    /// What is aligned.
    pub kind: Kind,
    /// How the sides relate.
    pub relation: Relation,
    /// Likeness between 0 and 1.
    pub score: f64,
    /// The side of the lower article index.
    pub a: Anchor,
    /// The other side.
    pub b: Anchor,
}

/// One utterance as all sources of the event give it.
#[derive(Clone, Debug, Default)]
pub struct Utterance {
    /// Article index and quotation index of each rendering, sorted.
    pub members: Vec<(usize, usize)>,
}

/// What the user can set about alignment.
#[derive(Clone, Debug, Default)]
pub struct AlignOptions {
    /// Agencies whose prints the desk knows: they count as one source with the agency's own articles.
    pub agencies: Vec<Agency>,
}

/// An agency, and who prints it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agency {
    /// Its name, which reports show.
    pub name: String,
    /// Other names that bylines and date lines have.
    pub aliases: Vec<String>,
    /// Outlets all of whose articles are its.
    pub printed_by: Vec<String>,
}

/// How much of an event was parsed, and why: a sentence is asked for when a value of it may differ from one of another
/// article, and each wording is parsed once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parsing {
    /// Sentences of the event.
    pub sentences: usize,
    /// Those that were asked for.
    pub asked: usize,
    /// Trees that were made for them.
    pub trees: usize,
}
