//! Text → quantities: a value as an interval, its unit, what it counts and what is said of that.
//!
//! "At least 14 people were killed" yields value 14, low 14, high ∞, unit [`Unit::Count`], of
//! "people", measure "dead". Years, clock times, dates, telephone numbers and numbers in names
//! ("Boeing 737") yield nothing. Whether two quantities agree is [`relation()`]; whether they measure
//! the same thing is [`same_measure`] as far as their own words tell, the rest is the caller's.

mod bare;
mod beside;
mod counted;
mod dimension;
mod draft;
mod figures;
mod finish;
mod fractions;
mod hedge;
mod measured;
pub(crate) mod numeral;
mod ranges;
mod reject;
mod relation;
mod scan;
mod spelt;
mod suffix;
mod sum;
mod unit;
mod vague;

use crate::article::Span;
/// The measure of what a word tells of people: "killing" → "dead", "hurt" → "injured".
pub(crate) use counted::measure_of as measure_of_word;
pub use hedge::Hedge;
pub(crate) use reject::is_year_like;
pub use relation::{Relation, Side, relation, same_measure, scale_slip};
pub(crate) use scan::MOST;
pub use scan::{quantities, quantities_beside};
pub use sum::is_sum;
pub use unit::Unit;

/// Whether a lower-case word names a unit that no day of a month has behind it: "kilometres", "years".
pub(crate) fn is_unit(word: &str) -> bool {
    word.len() > 2 && word.ends_with('s') && unit::lookup(word).is_some()
}

/// Where a value stands in a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The value itself: "stands at 15", "rose to 15".
    Level,
    /// What it was: "from 14", "compared with 14".
    Former,
    /// By how much it moved: "rose 3 percent", "by 14".
    Change,
    /// What is left or comes on top: "the other two unions", "another $100 million".
    Rest,
}

impl Slot {
    /// What it is called; part of the key of a measure.
    pub const fn name(self) -> &'static str {
        match self {
            Slot::Level => "level",
            Slot::Former => "former",
            Slot::Change => "change",
            Slot::Rest => "rest",
        }
    }
}

/// A quantity as the text gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The whole expression with hedge, currency, number and unit, without what is counted:
    /// "about $1.5 million", "at least 14".
    pub span: Span,
    /// The number alone: "1.5 million", "14".
    pub number: Span,
    /// The value as written, in `unit`, before its hedge widened it. Of a range: its middle.
    pub value: f64,
    /// Least value that the words allow, in `unit`.
    pub low: f64,
    /// Greatest value that the words allow, in `unit`; infinite for "at least".
    pub high: f64,
    /// Place of the last digit written, in `unit`: 1,200 → 100; 1.5 million → 100,000.
    pub grain: f64,
    /// Written with a decimal point, so that its last place is meant.
    pub decimal: bool,
    /// What one of the written unit is in `unit`: 1609.344 for a mile.
    pub factor: f64,
    /// What it is measured in.
    pub unit: Unit,
    /// How the text commits to it.
    pub hedge: Hedge,
    /// Level, former level or change.
    pub slot: Slot,
    /// Stem of the noun that is counted or that has this amount: "people", "voter", "contract";
    /// empty when the text names none.
    pub of: String,
    /// Where that noun stands.
    pub of_span: Option<Span>,
    /// Stem of what it is a rate per: "share" for "33 cents a share", "year"; else empty.
    pub per: String,
    /// What it is counted out of: 19 for "15 of the 19 men". The value is then a part of that.
    pub out_of: Option<f64>,
    /// The date from which it is counted: "2009" for "13 times since 2009".
    pub since: Option<Span>,
    /// The same value in another unit behind it: "13 feet" for "four metres (13 feet)".
    pub also: Option<Span>,
    /// What is said of it: a known measure ("dead", "injured", "missing", "arrested", "displaced",
    /// "infected", "rescued", "hostage", "destroyed"), else the stem of the nearest content word.
    pub measure: String,
}

impl Quantity {
    /// Whether [`Quantity::measure`] is one of the known measures and not merely a word nearby.
    pub fn is_known_measure(&self) -> bool {
        counted::measure_of(&self.measure) == Some(&self.measure)
    }

    /// The expression with what is counted, where that stands behind it: "about 14 miners".
    pub fn whole(&self) -> Span {
        self.of_span.filter(|of| of.start >= self.span.end).map_or(self.span, |of| self.span.cover(of))
    }
}

#[cfg(test)]
mod tests;
