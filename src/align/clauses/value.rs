//! The values of a sentence, typed: amounts and moments, each with its words.
//!
//! "About 80 diggers have worked since Monday" holds the amount *about 80* (of *digger*) and the
//! moment *Monday*. Whether two of them may fill one slot is [`Value::is_comparable`]; whether they
//! differ is the work of [`crate::compare`].

use crate::language::date::{DateExpression, Form, Period};
use crate::language::quantity::{Quantity, Slot, Unit};

/// A value with the words that it covers.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    /// What is stated.
    pub(crate) content: Content,
    /// Its words: the first, and one past the last.
    pub(crate) at: (usize, usize),
    /// Stem of what is counted, synonyms at one stem; empty when the text names nothing.
    pub(crate) of: String,
}

/// What a value states.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "most values are amounts, and a sentence has few")]
pub(crate) enum Content {
    /// A number with its unit.
    Amount(Quantity),
    /// A date or a time of day.
    Moment(DateExpression),
}

/// What kind of value it is: only values of one kind can fill one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    /// Things, people.
    Count,
    /// Money, shares and physical measures, each by its unit.
    Measure(Unit),
    /// A person's age.
    Age,
    /// A rank or a score.
    Rank(Unit),
    /// A length of time.
    Duration,
    /// A time of day.
    Clock,
    /// A day: by date, weekday or "yesterday".
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// A week, a quarter, a season, a decade, two days as one span.
    Span,
}

impl Value {
    /// Its kind.
    pub(crate) const fn kind(&self) -> Kind {
        match &self.content {
            Content::Amount(q) => match q.unit {
                Unit::Count => Kind::Count,
                Unit::Age => Kind::Age,
                Unit::Second => Kind::Duration,
                Unit::Ordinal | Unit::Score => Kind::Rank(q.unit),
                unit => Kind::Measure(unit),
            },
            Content::Moment(d) => match d.form {
                Form::Time(_) => Kind::Clock,
                Form::Day { day: None, weekday: None, month: None, .. } | Form::Relative { period: Period::Year, .. } => Kind::Year,
                Form::Day { day: None, weekday: None, .. } | Form::Relative { period: Period::Month | Period::MonthOf(_), .. } => {
                    Kind::Month
                }
                Form::Day { .. } | Form::Ambiguous { .. } | Form::Relative { period: Period::Day | Period::Weekday(_), .. } => Kind::Day,
                _ => Kind::Span,
            },
        }
    }

    /// Whether the two can fill one slot at all: of one kind, neither a change beside a level nor the dead beside the
    /// missing.
    pub(crate) fn is_comparable(&self, other: &Value) -> bool {
        let amounts = match (&self.content, &other.content) {
            (Content::Amount(x), Content::Amount(y)) => {
                let measures = x.is_known_measure() && y.is_known_measure() && x.measure != y.measure;
                x.per == y.per && is_change(x) == is_change(y) && !measures
            }
            _ => true,
        };
        amounts && self.kind() == other.kind()
    }

    /// The amount, if it is one.
    pub(crate) const fn amount(&self) -> Option<&Quantity> {
        match &self.content {
            Content::Amount(q) => Some(q),
            Content::Moment(_) => None,
        }
    }

    /// Whether many a text holds such a value by chance: one, two, first.
    #[cfg(feature = "train")]
    pub(crate) fn is_common(&self) -> bool {
        /// Counts up to this are met in texts on anything.
        const SMALL: f64 = 3.0;
        self.amount().is_some_and(|q| matches!(q.unit, Unit::Count | Unit::Ordinal | Unit::Times) && q.value <= SMALL)
    }
}

/// Whether it says by how much something moved.
fn is_change(q: &Quantity) -> bool {
    matches!(q.slot, Slot::Change | Slot::Rest)
}
