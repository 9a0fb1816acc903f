//! What stands behind figures, joined or not: scale words, letters, compounds.
//!
//! "1.5 million", "$1.5bn", "21st", "36-year-old", "10-mile".

use super::dimension::dimension_of;
use super::draft::Draft;
use super::hedge::Hedge;
use super::numeral::{self, Number};
use super::unit::{self, Unit, Written};
use crate::article::Span;
use crate::language::view::View;

/// "1.5" of "1.5 million": the scale word behind figures.
pub(crate) fn read_scale_word(view: &View<'_>, draft: &mut Draft) {
    while draft.end < view.len() && view.is_word(draft.end) && !view.line_start(draft.end) {
        let word = view.lower(draft.end);
        if let Some((head, tail)) = word.split_once('-')
            && let Some(by) = numeral::scale(head, false)
        {
            // "1.5 million-pound"
            let span = view.tokens[draft.end].span;
            if read_compound(tail, Span::new(span.end - tail.len(), span.end), draft).is_some() {
                if tail == "pound" {
                    draft.unit = Some(Written::plain(Unit::Money("GBP")));
                }
                multiply(&mut draft.number, by);
                draft.end += 1;
                draft.number.end = draft.end;
            }
            return;
        }
        let Some(by) = numeral::scale(&word, false) else { return };
        multiply(&mut draft.number, by);
        draft.upper = draft.upper.map(|upper| upper * by);
        draft.end += 1;
        draft.number.end = draft.end;
    }
}

pub(crate) fn multiply(number: &mut Number, by: f64) {
    number.value = numeral::scaled(number.value, by);
    number.grain = numeral::scaled(number.grain, by);
    number.scaled = true;
}

/// Letters behind the figures in one token: "bn", "km", "th", "-year-old", "-mile", "s".
pub(crate) fn read_suffix(view: &View<'_>, i: usize, rest: &str, money: bool, draft: &mut Draft) -> Option<()> {
    let lower = rest.to_ascii_lowercase().replace(['‐', '‑'], "-");
    let at = view.tokens[i].span.end - rest.len();
    if let Some(noun) = lower.strip_prefix('-') {
        // "2-Egypt" is no compound
        if rest.chars().any(char::is_uppercase) && unit::lookup(noun).is_none() {
            return None;
        }
        return read_compound(noun, Span::new(at + rest.chars().next().map_or(0, char::len_utf8), view.tokens[i].span.end), draft);
    }
    if matches!(&*lower, "st" | "nd" | "rd" | "th") && !draft.number.decimal {
        draft.number.ordinal = true;
        return Some(());
    }
    let (head, tail) = lower.split_once('-').map_or((&*lower, ""), |(h, t)| (h, t));
    let metres = head == "m" && !money && !counts_millions(view, i);
    // "$200MM" of the markets
    let scale = if money && head == "mm" { Some(1e6) } else { numeral::scale(head, true).filter(|_| !metres && head.len() <= 3) };
    if let Some(by) = scale {
        multiply(&mut draft.number, by);
    } else if metres {
        draft.unit = Some(Written::plain(Unit::Metre));
    } else if head == "pc" {
        draft.unit = Some(Written::plain(Unit::Percent));
    } else {
        // "20c" and "5f" are temperatures only beside a degree sign; "5p" and "10c" are small money
        let written = unit::lookup(head).filter(|w| !matches!(w.unit, Unit::Celsius) || rest == "C" || rest == "F")?;
        draft.unit = Some(written);
    }
    if !tail.is_empty() {
        let begin = view.tokens[i].span.end - tail.len();
        return read_compound(tail, Span::new(begin, view.tokens[i].span.end), draft);
    }
    Some(())
}

/// Whether "1.5m" means millions: a plural or a currency is counted behind it.
pub(crate) fn counts_millions(view: &View<'_>, i: usize) -> bool {
    let next = view.lower(i + 1);
    view.is_word(i + 1)
        && !view.line_start(i + 1)
        && unit::lookup(&next).is_none_or(|w| matches!(w.unit, Unit::Money(_) | Unit::Kilogram))
        && (next.ends_with('s') && !matches!(&*next, "was" | "is" | "as" | "has" | "across" | "its" | "his" | "this" | "less")
            || matches!(&*next, "people" | "euro" | "children" | "men" | "women" | "more" | "of"))
}

/// What is joined to a number by a hyphen: "year-old", "mile", "member", "strong".
pub(crate) fn read_compound(noun: &str, span: Span, draft: &mut Draft) -> Option<()> {
    let (head, tail) = noun.split_once('-').map_or((noun, ""), |(h, t)| (h, t));
    if let Some(by) = numeral::scale(head, false) {
        multiply(&mut draft.number, by);
        if !tail.is_empty() {
            let begin = span.end - tail.len();
            return read_compound(tail, Span::new(begin, span.end), draft);
        }
        return Some(());
    }
    match (head, tail) {
        ("year", "old" | "olds") => draft.unit = Some(Written::plain(Unit::Age)),
        ("plus", "") => draft.hedge = Hedge::MoreThan,
        ("odd", "") => draft.hedge = Hedge::About,
        ("fold", "") => draft.unit = Some(Written::plain(Unit::Times)),
        ("strong", "") => {}
        // "20-something men"
        ("something", _) => return None,
        ("point", "") => draft.noun = Some(span),
        // "an 800-square-metre hall"; the unit of "an 800-square metre hall" stands behind
        ("square", tail) => match unit::lookup(tail).filter(|w| w.unit == Unit::Metre) {
            Some(w) => draft.unit = Some(Written { unit: Unit::SquareMetre, factor: w.factor * w.factor, shift: 0.0 }),
            None if tail.is_empty() => draft.noun = Some(span),
            None => return None,
        },
        ("deep" | "wide" | "long" | "high" | "tall" | "thick", "") if draft.unit.is_some_and(|w| w.unit == Unit::Metre) => {
            draft.dimension = dimension_of(head);
        }
        ("minute" | "hour" | "day" | "week" | "month" | "year", _) => draft.unit = unit::lookup(head),
        _ if head.len() < 2 || !head.bytes().all(|b| b.is_ascii_lowercase()) => return None,
        _ => match unit::lookup(head) {
            Some(written) => {
                draft.unit = Some(written);
                draft.dimension = dimension_of(tail).filter(|_| written.unit == Unit::Metre);
            }
            None => draft.noun = Some(Span::new(span.start, span.start + head.len())),
        },
    }
    Some(())
}
