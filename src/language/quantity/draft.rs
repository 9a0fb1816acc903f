//! A number with what was read beside it, before it is a quantity: "about $1.2 million" is a number,
//! a hedge, a unit and a scale.

use super::hedge::Hedge;
use super::numeral::Number;
use super::unit::Written;
use crate::article::Span;
use crate::language::view::View;

/// What was read at one place: tokens `first..end`, of which the number is `first..number.end`.
pub(crate) struct Draft {
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) number: Number,
    pub(crate) unit: Option<Written>,
    /// The upper end of a range, or the second figure of a score.
    pub(crate) upper: Option<f64>,
    /// "dozens", "hundreds": bounds of a number that was not given.
    pub(crate) vague: Option<(f64, f64)>,
    /// "member" of "10-member".
    pub(crate) noun: Option<Span>,
    /// "deep" of "80m-deep".
    pub(crate) dimension: Option<&'static str>,
    /// "100-plus"
    pub(crate) hedge: Hedge,
}

impl Draft {
    pub(crate) fn span(&self, view: &View<'_>) -> Span {
        view.tokens[self.first].span.cover(view.tokens[self.end - 1].span)
    }

    pub(crate) fn of(first: usize, number: Number) -> Self {
        Self { first, end: number.end, number, unit: None, upper: None, vague: None, noun: None, dimension: None, hedge: Hedge::Exact }
    }
}
