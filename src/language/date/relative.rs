//! "yesterday", "last Thursday", "three weeks ago", "a day later", "third quarter", "next spring".

use super::calendar::{month, period, season, weekday};
use super::clock::{clock, is_bare_hour};
use super::form::{Clock, Form, Part, Period, Shift};
use super::written::{Found, month_first, part_of, year_number};
use crate::language::quantity::numeral;
use crate::language::view::View;

/// An expression that begins (or, for "ago", ends) at the word `i`.
pub(crate) fn word(view: &View<'_>, i: usize) -> Option<Found> {
    let word = view.lower(i);
    match &*word {
        "yesterday" => day(view, i, -1),
        "today" | "tonight" => day(view, i, 0),
        "tomorrow" => day(view, i, 1),
        "last" | "this" | "next" | "previous" | "coming" => pointed(view, i, &word),
        "the" => then(view, i),
        "ago" | "later" | "earlier" | "before" | "after" | "afterwards" => counted(view, i, &word),
        "first" | "second" | "third" | "fourth" | "first-quarter" | "second-quarter" | "third-quarter" | "fourth-quarter" | "q1" | "q2"
        | "q3" | "q4" => quarter(view, i, &word),
        "spring" | "summer" | "autumn" | "fall" | "winter" => with_year(view, i, &word),
        "noon" | "midday" | "midnight" => clock(view, i).map(|(time, end)| Found::of(Form::Time(time), i, end)),
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve" => {
            hour(view, i, &word)
        }
        w => w.strip_prefix("mid-").and_then(|rest| middle(view, i, rest)),
    }
}

const fn from_now(period: Period, by: i32) -> Form {
    Form::Relative { period, shift: Shift::FromNow(by) }
}

fn day(view: &View<'_>, i: usize, by: i32) -> Option<Found> {
    if view.is_capital(i) && !view.sentence_start(i) {
        return None; // "USA Today"
    }
    let mut found = Found::of(from_now(Period::Day, by), i, i + 1);
    if &*view.lower(i) == "tonight" {
        found.part = part_of("night");
    }
    // "the day before yesterday", "the day after tomorrow"
    let (one, two) = (view.back(i, 1), view.back(i, 2));
    if &*two == "day" && matches!((&*one, by), ("before", -1) | ("after", 1)) {
        found.first = i - 2;
        found.form = from_now(Period::Day, by * 2);
    }
    Some(found)
}

/// "last week", "this spring", "next Thursday", "last night", "this morning".
fn pointed(view: &View<'_>, i: usize, which: &str) -> Option<Found> {
    let by = match which {
        "last" | "previous" => -1,
        "this" => 0,
        _ => 1,
    };
    // "the previous week", "the coming week": counted from the story's own day
    let article = matches!(&*view.back(i, 1), "the" | "a" | "his" | "her" | "its" | "their");
    if article && which == "last" {
        return None;
    }
    let next = view.lower(i + 1);
    if view.line_start(i + 1) {
        return None;
    }
    let form = if let Some(part) = part_of(&next) {
        if by > 0 || which == "previous" {
            return None;
        }
        let mut found = Found::of(from_now(Period::Day, by), i, i + 2);
        found.part = Some(part);
        return Some(found);
    } else if let Some((d, false)) = weekday(&next).filter(|_| view.is_capital(i + 1)) {
        let shift = if which == "previous" { Shift::FromThen(by) } else { Shift::FromNow(by) };
        Form::Relative { period: Period::Weekday(d), shift }
    } else if let Some((m, _)) = month(&next).filter(|_| view.is_capital(i + 1) && month_first(view, i + 1).is_none_or(|f| f.end == i + 2))
    {
        from_now(Period::MonthOf(m), by)
    } else if let Some(s) = season(&next) {
        from_now(Period::Season(s), by)
    } else {
        let (p, n) = period(&next).filter(|_| !next.ends_with('s'))?;
        if p == Period::Day && which != "next" || which == "coming" && !article && &*view.back(i, 1) != "this" {
            return None;
        }
        let then = which == "previous" || which == "next" && (p == Period::Day || article);
        let shift = if then { Shift::FromThen(by * n) } else { Shift::FromNow(by * n) };
        Form::Relative { period: p, shift }
    };
    Some(Found::of(form, i, i + 2))
}

/// "the following day", "the day after", "the same day", "the next day".
fn then(view: &View<'_>, i: usize) -> Option<Found> {
    let (one, two) = (view.lower(i + 1), view.lower(i + 2));
    let (p, by) = match (&*one, &*two) {
        ("following" | "next", p) => (period(p)?.0, 1),
        ("previous", p) => (period(p)?.0, -1),
        ("same", "day") => (Period::Day, 0),
        ("day", "before") if &*view.lower(i + 3) != "yesterday" => (Period::Day, -1),
        ("day", "after") if &*view.lower(i + 3) != "tomorrow" => (Period::Day, 1),
        _ => return None,
    };
    Some(Found::of(Form::Relative { period: p, shift: Shift::FromThen(by) }, i, i + 3))
}

/// "three weeks ago", "a day later", "two years earlier".
fn counted(view: &View<'_>, i: usize, which: &str) -> Option<Found> {
    let (p, unit) = period(&view.back(i, 1)).filter(|(p, _)| *p != Period::Quarter)?;
    let at = i.checked_sub(2)?;
    let word = view.lower(at);
    let (n, first) = if view.is_number(at) {
        (numeral::figures(view.raw(at)).filter(|(_, rest)| rest.is_empty())?.0.value, at)
    } else if matches!(&*word, "a" | "an" | "one") {
        (1.0, at)
    } else {
        (numeral::below_hundred(&word)?, at)
    };
    // "two days before the vote" hangs on the vote and is a duration to everyone else
    if matches!(which, "before" | "after") && !view.ends_clause(i + 1) && view.raw(i + 1) != "," {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "out of range saturates, and is refused below")]
    let n = (n as i32).checked_mul(unit).filter(|n| (1..=2000).contains(n))?;
    let shift = match which {
        "ago" => Shift::FromNow(-n),
        "earlier" | "before" => Shift::FromThen(-n),
        _ => Shift::FromThen(n),
    };
    Some(Found::of(Form::Relative { period: p, shift }, first, i + 1))
}

/// "March" followed by "20 years ago", "last year" or "of this year": a month of that year.
pub(crate) fn month_in(view: &View<'_>, found: Found) -> Found {
    let Form::Day { year: None, month: Some(m), day: None, weekday: None } = found.form else { return found };
    let of = found.end + usize::from(&*view.lower(found.end) == "of");
    let year = match (&*view.lower(of), &*view.lower(of + 1)) {
        ("last", "year") => Some((-1, of + 2)),
        ("this", "year") => Some((0, of + 2)),
        ("next", "year") => Some((1, of + 2)),
        (_, "years") if of == found.end && &*view.lower(of + 2) == "ago" => match counted(view, of + 2, "ago") {
            Some(Found { form: Form::Relative { shift: Shift::FromNow(by), .. }, end, .. }) => Some((by, end)),
            _ => None,
        },
        _ => None,
    };
    match year.filter(|_| !view.line_start(of)) {
        Some((by, end)) => Found::of(from_now(Period::MonthIn(m), by), found.first, end),
        None => found,
    }
}

/// "the third quarter of 2020", "third-quarter", "Q3 2020".
fn quarter(view: &View<'_>, i: usize, word: &str) -> Option<Found> {
    let (quarter, mut end) = match word {
        "q1" | "q2" | "q3" | "q4" if view.raw(i).starts_with('Q') => (word.as_bytes()[1] - b'0', i + 1),
        "first-quarter" => (1, i + 1),
        "second-quarter" => (2, i + 1),
        "third-quarter" => (3, i + 1),
        "fourth-quarter" => (4, i + 1),
        _ if &*view.lower(i + 1) == "quarter" => (
            match word {
                "first" => 1,
                "second" => 2,
                "third" => 3,
                "fourth" => 4,
                _ => return None,
            },
            i + 2,
        ),
        _ => return None,
    };
    let of = usize::from(&*view.lower(end) == "of");
    let year = year_number(view, end + of);
    if year.is_some() {
        end += of + 1;
    }
    Some(Found::of(Form::Quarter { year, quarter: quarter.cast_signed() }, i, end))
}

/// "spring 2020", "the summer of 2020", "in the spring".
fn with_year(view: &View<'_>, i: usize, word: &str) -> Option<Found> {
    let of = usize::from(&*view.lower(i + 1) == "of");
    let year = year_number(view, i + 1 + of);
    let season = season(word)?;
    if year.is_some() {
        return Some(Found::of(Form::Season { year, season }, i, i + 2 + of));
    }
    let placed =
        matches!((&*view.back(i, 2), &*view.back(i, 1)), ("in" | "by" | "since" | "until" | "during", "the") | ("in", "early" | "late"));
    (placed && !(view.is_word(i + 1) && view.is_small(i + 1) && !crate::language::is_stop_word(&view.lower(i + 1))))
        .then(|| Found::of(Form::Season { year: None, season }, i, i + 1))
}

/// Minutes after the hour, or before it, and the words that say so: "twenty to" seven, "half past" six.
fn minutes_before(view: &View<'_>, i: usize) -> Option<(i32, usize)> {
    let minutes = match &*view.back(i, 2) {
        "five" => 5,
        "ten" => 10,
        "quarter" => 15,
        "twenty" => 20,
        "twenty-five" => 25,
        "half" => 30,
        _ => return None,
    };
    match &*view.back(i, 1) {
        "past" => Some((minutes, 2)),
        "to" if minutes < 30 => Some((-minutes, 2)),
        _ => None,
    }
}

/// "four this morning", "eight o'clock", "three in the afternoon", "twenty to ten p.m.".
fn hour(view: &View<'_>, i: usize, word: &str) -> Option<Found> {
    let hour = (1_u16..)
        .zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
        .find(|(_, w)| *w == word)?
        .0;
    let (one, two, three) = (view.lower(i + 1), view.lower(i + 2), view.lower(i + 3));
    let (part, end) = match (&*one, &*two) {
        ("o'clock", "this") => (part_of(&three), i + 2),
        ("o'clock", "in") if &*three == "the" => (part_of(&view.lower(i + 4)), i + 5),
        ("o'clock", _) => (None, i + 2),
        ("this" | "yesterday" | "tomorrow", part) => (Some(part_of(part)?), i + 1),
        ("in", "the") => (Some(part_of(&three)?), i + 4),
        ("a.m." | "a.m" | "am", _) => (Some(Part::Morning), i + 2),
        ("p.m." | "p.m" | "pm", _) => (Some(Part::Evening), i + 2),
        _ if is_bare_hour(view, i) => (None, i + 1),
        _ => return None,
    };
    let half = if matches!(part, None | Some(Part::Morning)) { 0 } else { 720 };
    let (by, words) = minutes_before(view, i).unwrap_or((0, 0));
    let minute = u16::try_from((i32::from(hour % 12 * 60 + half) + by).rem_euclid(1440)).ok()?;
    Some(Found::of(Form::Time(Clock { minute, zone: None, season: false, to_the_minute: false, half_day: part.is_none() }), i - words, end))
}

/// "mid-March", "mid-2003".
fn middle(view: &View<'_>, i: usize, rest: &str) -> Option<Found> {
    if let Some((m, _)) = month(rest) {
        let year = year_number(view, i + 1);
        return Some(Found::of(Form::Day { year, month: Some(m), day: None, weekday: None }, i, i + 1 + usize::from(year.is_some())));
    }
    let y = rest.parse().ok().filter(|y: &i16| rest.len() == 4 && (1000..=2100).contains(y))?;
    Some(Found::of(Form::year(y), i, i + 1))
}
