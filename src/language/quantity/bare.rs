//! A number with nothing read beside it, where another number, a unit or a noun has already been found.
//!
//! The "19" of "15 of the 19 men", the "5" of "between 3 and 5".

use super::numeral::{self, Number};
use super::suffix::multiply;
use super::unit::{self, Unit};
use crate::language::view::View;

/// The number in figures or words that begins at token `at`.
pub(crate) fn bare_number(view: &View<'_>, at: usize) -> Option<Number> {
    if view.is_number(at) {
        let (mut number, rest) = numeral::figures(view.raw(at))?;
        number.end = at + 1;
        if !rest.is_empty() {
            multiply(&mut number, numeral::scale(rest, true)?);
        }
        return Some(number);
    }
    numeral::begins(&view.lower(at)).then(|| numeral::words(view, at)).flatten()
}

/// What a count that ends before token `end` is counted out of, and the first token past it: "of the 19",
/// "out of 16".
pub(crate) fn out_of(view: &View<'_>, end: usize, value: f64) -> Option<(f64, usize)> {
    let mut at = end
        + match (&*view.lower(end), &*view.lower(end + 1)) {
            ("out", "of") => 2,
            ("of", _) => 1,
            _ => return None,
        };
    let the = matches!(&*view.lower(at), "the" | "its" | "their" | "his" | "her" | "our" | "those" | "these" | "all");
    at += usize::from(the);
    let whole = bare_number(view, at).filter(|w| !view.line_start(at) && w.value >= value && !w.decimal)?;
    let in_year = !the && !whole.scaled && !whole.words && (1900.0..2100.0).contains(&whole.value);
    let measured = view.raw(whole.end) == "%" || unit::lookup(&view.lower(whole.end)).is_some_and(|w| w.unit == Unit::Percent);
    (!in_year && !measured).then_some((whole.value, whole.end))
}
