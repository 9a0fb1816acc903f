//! What a clause is: its predicate and arguments, whether it is denied, how sure, how far, and who claims it.

use crate::article::Span;

/// What an argument is to its predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Who does it: the subject of the active verb.
    Agent,
    /// What it is done to.
    Patient,
    /// Who gets it, or is told.
    Recipient,
}

/// An argument of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// What it is to the predicate.
    pub role: Role,
    /// Its head, a token of the tree: the noun, or the name beside it.
    pub head: usize,
    /// The head and all below it.
    pub span: Span,
}

/// How sure a clause is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Plainly.
    Asserted,
    /// "may", "perhaps"
    Possible,
    /// "is expected to", "probably"
    Probable,
    /// "allegedly", "accused of"
    Alleged,
    /// "must", "has to"
    Required,
    /// "if", "would"
    Conditional,
}

/// How far it has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// It is announced: "will sign".
    Ahead,
    /// It is under way: "is loading".
    Begun,
    /// It has happened, or for a denied clause should have: "sank".
    Done,
}

/// Who claims a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The article.
    Author,
    /// Someone named, or one body: "the ministry".
    Named {
        /// The head of the phrase, a token of the tree.
        head: usize,
        /// The phrase.
        span: Span,
    },
    /// "officials", "witnesses"; no phrase where nothing is said of them: "is said to".
    Unnamed(Option<Span>),
}

/// A predicate with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// The verb, or the noun that tells a happening: a token of the tree.
    pub predicate: usize,
    /// In the order in which they were found; one of a role.
    pub arguments: Vec<Argument>,
    /// Whether it is denied.
    pub denied: bool,
    /// How sure it is put.
    pub modality: Modality,
    /// How far it has got; none where the sentence leaves it open.
    pub phase: Option<Phase>,
    /// The predicate of its condition: "rises" for "will close … if the river rises"; its own for that clause itself.
    pub condition: Option<usize>,
    /// When.
    pub time: Option<Span>,
    /// Who claims it.
    pub holder: Holder,
}
