//! Days, months and years as they are written: "March 3, 2025", "in March", "2025".

use super::calendar::{month, period};
use super::form::{Form, Part};
use crate::language::view::View;

/// What was read at one place: tokens `first..end`.
pub(crate) struct Found {
    pub(crate) form: Form,
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) part: Option<Part>,
}

impl Found {
    pub(crate) const fn of(form: Form, first: usize, end: usize) -> Self {
        Self { form, first, end, part: None }
    }
}

/// "March 3, 2025", "March 2025", "in March", "March 3-5".
pub(crate) fn month_first(view: &View<'_>, i: usize) -> Option<Found> {
    let word = view.lower(i);
    let (m, short) = month(&word)?;
    if !view.is_capital(i) {
        return None;
    }
    let mut at = i + 1;
    if short && view.raw(at) == "." && view.joined(at) {
        at += 1;
    }
    if let Some(d) = day_number(view, at) {
        return Some(days_of(view, i, m, d, at + 1));
    }
    let comma = usize::from(matches!(view.raw(at), "," | "of"));
    if let Some(y) = year_number(view, at + comma).filter(|_| !view.line_start(at + comma)) {
        return Some(Found::of(Form::Day { year: Some(y), month: Some(m), day: None, weekday: None }, i, at + comma + 1));
    }
    // a bare month: "May" and "March" are words, "June" and "April" are people
    let before = view.back(i, 1);
    let placed = matches!(
        &*before,
        "in" | "since"
            | "by"
            | "until"
            | "till"
            | "from"
            | "last"
            | "next"
            | "this"
            | "early"
            | "late"
            | "mid"
            | "of"
            | "before"
            | "after"
            | "during"
            | "through"
            | "between"
            | "to"
            | "for"
            | "and"
            | "every"
            | "ending"
            | "ended"
    );
    let doubtful = matches!(m, 3 | 5) || view.is_capital(i + 1) && view.is_word(i + 1) || short || view.sentence_start(i);
    let name = matches!(m, 4 | 5 | 6 | 8 | 1) && view.is_word(i + 1) && view.is_capital(i + 1);
    if view.raw(i + 1) == "'s" && !placed
        || name
        || doubtful && !placed
        || &*before == "of" && m == 5 && !view.ends_clause(i + 1) && view.is_capital(i + 1)
    {
        return None;
    }
    if !placed && (view.is_capital(i.wrapping_sub(1)) && !view.sentence_start(i.wrapping_sub(1))) {
        return None;
    }
    Some(Found::of(Form::Day { year: None, month: Some(m), day: None, weekday: None }, i, at))
}

/// Behind "March 3": a range, and the year.
pub(super) fn days_of(view: &View<'_>, first: usize, m: i8, d: i8, end: usize) -> Found {
    let day = |year, d| Form::Day { year, month: Some(m), day: Some(d), weekday: None };
    let link = view.lower(end);
    let between = &*view.back(first, 1) == "between" && &*link == "and";
    if view.is_dash(end) || matches!(&*link, "to" | "through") || between {
        if let Some(last) = day_number(view, end + 1).filter(|last| *last > d && month(&view.lower(end + 2)).is_none()) {
            let (year, end) = year_behind(view, end + 2);
            return Found::of(Form::Interval(Box::new(day(year, d)), Box::new(day(year, last))), first, end);
        }
        let far = month_first(view, end + 1);
        if let Some(Found { form: ref to @ Form::Day { year, month: Some(_), day: Some(_), .. }, end, .. }) = far {
            return Found::of(Form::Interval(Box::new(day(year, d)), Box::new(to.clone())), first, end);
        }
    }
    let (year, end) = year_behind(view, end);
    Found::of(day(year, d), first, end)
}

/// ", 2025" or "2025" behind a day and month.
pub(super) fn year_behind(view: &View<'_>, at: usize) -> (Option<i16>, usize) {
    let comma = usize::from(view.raw(at) == ",");
    match year_number(view, at + comma) {
        Some(year) if !view.line_start(at + comma) => (Some(year), at + comma + 1),
        _ => (None, at),
    }
}

/// "3", "3rd", "31" → a day of the month.
pub(super) fn day_number(view: &View<'_>, at: usize) -> Option<i8> {
    if !view.is_number(at) {
        return None;
    }
    let raw = view.raw(at);
    let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 2 || !matches!(&raw[digits..], "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    let next = view.lower(at + 1);
    let measured = matches!(&*next, "%" | "percent" | "/" | "million" | "billion")
        // "in March 20 years ago", "in May 2 kilometres from there"
        || digits == raw.len()
            && !view.line_start(at + 1)
            && (period(&next).is_some_and(|_| next.ends_with('s'))
                || super::super::quantity::is_unit(&next)
                // one says "on March 20": "In March 20 people died"
                || &*view.back(at, 2) == "in" && matches!(&*next, "people" | "men" | "women" | "children" | "others" | "percent"));
    raw[..digits].parse().ok().filter(|d| (1..=31).contains(d) && !measured)
}

/// A year of four figures.
pub(crate) fn year_number(view: &View<'_>, at: usize) -> Option<i16> {
    let raw = view.raw(at);
    if raw.len() != 4 || !view.is_number(at) || !raw.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    raw.parse().ok().filter(|y| (1000..=2100).contains(y))
}

/// "morning" → Morning.
pub(crate) fn part_of(word: &str) -> Option<Part> {
    Some(match word {
        "morning" => Part::Morning,
        "afternoon" => Part::Afternoon,
        "evening" => Part::Evening,
        "night" => Part::Night,
        _ => return None,
    })
}
