//! Figures with what is joined to them: currency before, scale and suffix behind.
//!
//! "$1.5bn", "36-year-old", "10-mile", "US$342,195" and "No. 3"-less ranks ("21st").

use super::draft::Draft;
use super::fractions::add_half;
use super::measured::read_unit;
use super::numeral::{self, Number};
use super::ranges::read_pair;
use super::reject;
use super::suffix::{multiply, read_scale_word, read_suffix};
use super::unit::{self, Unit, Written};
use crate::language::view::View;

/// The currency whose sign or code stands before token `at`, and how many tokens it has.
pub(crate) fn currency_before(view: &View<'_>, at: usize) -> Option<(&'static str, usize)> {
    if at == 0 {
        return None;
    }
    let mark = view.raw(at - 1);
    let prefix = if at >= 2 && view.joined(at - 1) { view.back(at, 2) } else { view.lower(usize::MAX) };
    if let Some(code) = unit::symbol(mark, &prefix) {
        let words = matches!(&*prefix, "a" | "au" | "aus" | "c" | "ca" | "can" | "nz" | "us" | "hk" | "s" | "u.s" | "usd");
        return Some((code, 1 + usize::from(words)));
    }
    let word = view.back(at, 1);
    if view.is_word(at - 1) && word.len() == 3 && view.raw(at - 1).chars().all(char::is_uppercase) {
        return unit::code(&word).map(|code| (code, 1));
    }
    (&*word == "rs").then_some(("INR", 1))
}

pub(crate) fn read_figures(view: &View<'_>, i: usize) -> Option<Draft> {
    let first = i;
    let currency = currency_before(view, i);
    let (number, rest) = match numeral::spaced(view, i, currency.is_some()) {
        Some(number) => (number, ""),
        None => numeral::figures(view.raw(i)).map(|(number, rest)| (Number { end: i + 1, ..number }, rest))?,
    };
    let i = number.end - 1;
    let mut draft = Draft::of(i, number);
    draft.first = first;
    draft.first -= currency.map_or(0, |(_, count)| count);
    if !rest.is_empty() {
        read_suffix(view, i, rest, currency.is_some(), &mut draft)?;
    }
    if draft.number.ordinal {
        draft.unit = Some(Written::plain(Unit::Ordinal));
        return (&*view.lower(i + 1) != "century" && !is_named_rank(view, i + 1)).then_some(draft);
    }
    if draft.noun.is_none() && draft.unit.is_none() {
        add_half(view, &mut draft);
        read_scale_word(view, &mut draft);
        if read_pair(view, i, &mut draft, currency.is_some())? {
            read_scale_word(view, &mut draft);
        }
    }
    read_unit(view, &mut draft);
    if let Some((code, _)) = currency {
        draft.unit = Some(Written::plain(Unit::Money(code)));
    }
    // "3,35 euros", but not "2,5" of a list
    if numeral::has_decimal_comma(view.raw(i)) && draft.unit.is_none() {
        return None;
    }
    let measured = draft.unit.is_some() || draft.noun.is_some() || draft.upper.is_some() || draft.number.scaled;
    if draft.unit.is_none_or(|w| w.unit != Unit::Score)
        && reject::is_no_quantity(view, first, &Number { end: draft.number.end, ..draft.number }, measured)
    {
        return None;
    }
    Some(draft)
}

/// "the 101st Airborne", "42nd Street": what has its number as a name.
fn is_named_rank(view: &View<'_>, at: usize) -> bool {
    view.is_capital(at)
        && matches!(
            &*view.lower(at),
            "street"
                | "avenue"
                | "airborne"
                | "battalion"
                | "regiment"
                | "brigade"
                | "division"
                | "infantry"
                | "cavalry"
                | "circuit"
                | "district"
                | "precinct"
                | "amendment"
                | "fleet"
                | "squadron"
                | "wing"
                | "congress"
        )
}

/// "$US51 million" and "$US342,195", which the tokens give as "$", "US342", ",", "195".
pub(crate) fn glued_currency(view: &View<'_>, i: usize) -> Option<Draft> {
    view.raw(i).strip_prefix("US").filter(|_| i > 0 && view.raw(i - 1) == "$" && view.joined(i))?;
    let mut end = i + 1;
    while matches!(view.raw(end), "." | ",") && view.joined(end) && view.joined(end + 1) && view.is_number(end + 1) {
        end += 2;
    }
    let figures = view.text.get(view.tokens[i].span.start + 2..view.tokens[end - 1].span.end)?;
    let (mut number, rest) = numeral::figures(figures)?;
    number.end = end;
    if !rest.is_empty() {
        multiply(&mut number, numeral::scale(rest, true)?);
    }
    let mut draft = Draft::of(i, number);
    read_scale_word(view, &mut draft);
    draft.unit = Some(Written::plain(Unit::Money("USD")));
    draft.first = i - 1;
    Some(draft)
}
