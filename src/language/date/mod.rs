//! Text → dates and clock times, as written and as far as they can be resolved.
//!
//! "on Monday, March 3" yields month 3, day 3, weekday Monday; its year stays open until a
//! publication date says it. A year is never guessed without one, and "03/04/2020" stays two days.
//! What is not a day or a time ("three weeks", a duration) is [`super::quantity`]'s.

pub(crate) mod calendar;
mod clock;
mod form;
mod moment;
mod relation;
mod relative;
mod resolve;
mod scan;
mod tense;
mod written;

use crate::article::Span;
pub use form::{Bound, Clock, Form, Part, Period, Shift, Tense};
pub use moment::order;
pub use relation::{DateRelation, relation};
pub use resolve::resolve;
pub use scan::dates;

/// A date, a span of time or a time of day, as the text gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct DateExpression {
    /// Where it stands, without "on", "since" or "by": "Monday, March 3", "last Thursday".
    pub span: Span,
    /// What is written, in normal form.
    pub form: Form,
    /// "since", "by", "before": how it bounds what happened.
    pub bound: Bound,
    /// "about", "around", "early", "late": not exactly then.
    pub vague: bool,
    /// Right before or after it: "shortly before midnight", "just after 10 p.m.".
    pub near: bool,
    /// Morning to night, if told: "Monday night". "Early Monday" is its morning, "late Monday" its night.
    pub part: Option<Part>,
    /// Told for a reader in another zone: "this morning (London time)". There it may be the day before.
    pub abroad: bool,
    /// Whether the words beside it look forward or back.
    pub tense: Tense,
}

impl DateExpression {
    /// Its normal form in one word, for display and keys: "2025-03-03", "md:03-03", "weekday:mon",
    /// "ym:2025-03", "y:2025", "rel:day-1", "clock:15:00+00:00".
    pub fn written(&self) -> String {
        self.form.written()
    }

    /// Whether it is a time of day, not a date.
    pub const fn is_clock(&self) -> bool {
        matches!(self.form, Form::Time(_))
    }
}

#[cfg(test)]
mod tests;
