//! Two slots with a value each, as doubts see them.

use super::grammar::Grammar;
use super::value::Value;

/// Subjects of a predicate: term, and whether it is a name.
pub(crate) type Subjects<'a> = &'a [(u32, bool)];

/// Two slots as doubts see them.
pub(crate) struct Slots<'a> {
    /// The values.
    pub(crate) values: (&'a Value, &'a Value),
    /// Their grammar.
    pub(crate) grammars: (&'a Grammar, &'a Grammar),
    /// Subjects of their predicates: term, and whether it is a name.
    pub(crate) subjects: (Subjects<'a>, Subjects<'a>),
    /// Likeness of the two sentences.
    pub(crate) jaccard: f32,
    /// Whether the sentences name two days, months or years that exclude one another, and none in common.
    pub(crate) dates_part: bool,
    /// Whether one sentence tells of a time long past and the other does not.
    pub(crate) one_is_past: bool,
    /// By how much the link between them beats that of either to an equal value in the other's article: log-odds.
    pub(crate) unanswered: f32,
    /// Words right beside them.
    pub(crate) beside: (Vec<&'a str>, Vec<&'a str>),
}
