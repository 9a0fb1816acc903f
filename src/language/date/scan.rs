//! One walk over the tokens that finds dates and times.

use super::calendar::{month, weekday};
use super::clock::{clock, is_abroad};
use super::form::{Bound, Form, Part, Period};
use super::tense::{lies_ahead, tense};
use super::written::{Found, day_number, month_first, part_of, year_behind, year_number};
use super::{DateExpression, Tense, relative};
use crate::article::Span;
use crate::language::Token;
use crate::language::view::View;

/// The dates and times of `text` within `range`, in the order of the text, none overlapping.
/// `tokens` are the tokens of `range` (more do no harm). Near-linear.
pub fn dates(text: &str, range: Span, tokens: &[Token]) -> Vec<DateExpression> {
    let from = tokens.partition_point(|t| t.span.start < range.start);
    let to = tokens.partition_point(|t| t.span.end <= range.end).max(from);
    let view = View { text, tokens: &tokens[from..to] };
    let mut out = Vec::new();
    let mut floor = 0;
    let mut i = 0;
    while i < view.len() {
        match read(&view, i).filter(|found| found.first >= floor && found.end > i && found.end <= view.len()) {
            Some(found) => {
                floor = found.end;
                i = found.end;
                out.push(finish(&view, found));
            }
            None => i += 1,
        }
    }
    out
}

fn read(view: &View<'_>, i: usize) -> Option<Found> {
    if view.is_number(i) {
        return number(view, i);
    }
    let raw = view.raw(i);
    if !view.is_word(i) || raw.len() < 2 || raw.len() > 16 {
        return None;
    }
    if !can_begin(raw.as_bytes()) {
        return None;
    }
    match raw.as_bytes()[0] {
        b'J' | b'F' | b'M' | b'A' | b'S' | b'O' | b'N' | b'D' | b'T' | b'W' => named(view, i).or_else(|| relative::word(view, i)),
        b'a'..=b'z' | b'L' | b'Y' | b'E' | b'Q' => relative::word(view, i),
        _ => None,
    }
}

/// Whether a word with these letters can begin or end a date: most words fail at the first two.
fn can_begin(word: &[u8]) -> bool {
    let second = word[1].to_ascii_lowercase();
    match word[0].to_ascii_lowercase() {
        b't' => matches!(second, b'o' | b'h' | b'w' | b'e' | b'u'),
        b'a' => matches!(second, b'g' | b'f' | b'u' | b'p'),
        b'f' => matches!(second, b'i' | b'o' | b'a' | b'e' | b'r'),
        b's' => matches!(second, b'e' | b'p' | b'u' | b'i' | b'a'),
        b'n' => matches!(second, b'e' | b'o' | b'i'),
        b'm' => matches!(second, b'i' | b'a' | b'o'),
        b'w' => matches!(second, b'i' | b'e'),
        b'e' => matches!(second, b'a' | b'i' | b'l'),
        b'o' => matches!(second, b'n' | b'c'),
        b'y' | b'b' | b'd' => second == b'e',
        b'j' => matches!(second, b'a' | b'u'),
        b'l' => second == b'a',
        b'p' => second == b'r',
        b'c' => second == b'o',
        b'q' => second.is_ascii_digit(),
        _ => false,
    }
}

fn named(view: &View<'_>, i: usize) -> Option<Found> {
    let word = view.lower(i);
    if let Some((day, short)) = weekday(&word) {
        return with_weekday(view, i, day, short);
    }
    month_first(view, i).map(|found| relative::month_in(view, found))
}

/// "Monday", "Monday, March 3, 2025", "Mon., 3 March", "last Monday" (by [`relative`]).
fn with_weekday(view: &View<'_>, i: usize, day: i8, short: bool) -> Option<Found> {
    let before = view.back(i, 1);
    let next = view.raw(i + 1);
    if matches!(&*before, "black" | "good" | "ash" | "super" | "bloody" | "maundy" | "palm" | "cyber" | "shrove") && view.is_capital(i - 1)
        || matches!(next, "Times" | "Mirror" | "Mail" | "Telegraph" | "Express" | "Post" | "People" | "Star" | "Herald" | "Night" if view.is_capital(i + 1) && next != "Night")
    {
        return None;
    }
    let mut at = i + 1;
    while at < i + 3 && matches!(view.raw(at), "," | "." | "(") && !view.line_start(at) {
        at += 1;
    }
    let dated = month_first(view, at).or_else(|| day_first(view, at)).filter(|_| !view.line_start(at));
    if let Some(Found { form: Form::Day { year, month: m @ Some(_), day: d @ Some(_), .. }, end, .. }) = dated {
        let end = end + usize::from(view.raw(at.wrapping_sub(1)) == "(" && view.raw(end) == ")");
        return Some(Found::of(Form::Day { year, month: m, day: d, weekday: Some(day) }, i, end));
    }
    (!short).then(|| Found::of(Form::weekday(day), i, i + 1))
}

/// "3 March 2025", "3rd of March", "3-5 March".
fn day_first(view: &View<'_>, i: usize) -> Option<Found> {
    let d = day_number(view, i)?;
    let mut at = i + 1;
    let mut last = None;
    if (view.is_dash(at) || matches!(&*view.lower(at), "to" | "and"))
        && let Some(second) = day_number(view, at + 1)
        && second > d
    {
        last = Some(second);
        at += 2;
    }
    if &*view.lower(at) == "of" {
        at += 1;
    }
    let (m, short) = month(&view.lower(at)).filter(|_| view.is_capital(at) && !view.line_start(at))?;
    at += 1;
    if short && view.raw(at) == "." && view.joined(at) && view.is_number(at + 1) {
        at += 1;
    }
    // "the 19 Sept. 11 hijackers": the day stands behind
    if day_number(view, at).is_some() {
        return None;
    }
    let (year, end) = year_behind(view, at);
    // "12 May 3" and "5 August residents" aside, a number before a month is its day
    if view.is_word(at)
        && view.is_capital(at)
        && matches!(m, 4 | 5 | 6 | 8)
        && !matches!(&*view.back(i, 1), "on" | "the" | "of" | "by" | "since" | "until" | "from")
    {
        return None;
    }
    let day = |d| Form::Day { year, month: Some(m), day: Some(d), weekday: None };
    let form = match last {
        Some(last) => Form::Interval(Box::new(day(d)), Box::new(day(last))),
        None => day(d),
    };
    Some(Found::of(form, i, end))
}

fn number(view: &View<'_>, i: usize) -> Option<Found> {
    if let Some(found) = figures(view, i).or_else(|| day_first(view, i)) {
        return Some(found);
    }
    if let Some((time, end)) = clock(view, i) {
        return Some(Found::of(Form::Time(time), i, end));
    }
    year(view, i)
}

/// "2025-03-03", "03/04/2020", "13.04.2020".
fn figures(view: &View<'_>, i: usize) -> Option<Found> {
    let raw = view.raw(i);
    if let Some((d, rest)) = raw.split_once('.')
        && let Some((m, y)) = rest.split_once('.')
    {
        return slashed(d.parse().ok()?, m.parse().ok()?, y.parse().ok()?, true).map(|form| Found::of(form, i, i + 1));
    }
    let mark = view.raw(i + 1);
    if !(matches!(mark, "-" | "/")
        && view.raw(i + 3) == mark
        && view.joined(i + 1)
        && view.joined(i + 2)
        && view.joined(i + 3)
        && view.joined(i + 4))
    {
        return None;
    }
    if i > 0 && view.joined(i) && !matches!(view.raw(i - 1), "(" | "[" | "\"" | "“" | "'" | "‘")
        || view.joined(i + 5) && matches!(view.raw(i + 5), "/" | "-")
    {
        return None;
    }
    let last = view.raw(i + 4);
    if raw.len() == 4 {
        let day_digits = last.bytes().take_while(u8::is_ascii_digit).count();
        if day_digits > 2 || !(last.len() == day_digits || last[day_digits..].starts_with(['T', 't'])) {
            return None;
        }
        let (y, m, d): (i16, i8, i8) = (raw.parse().ok()?, view.raw(i + 2).parse().ok()?, last[..day_digits].parse().ok()?);
        jiff::civil::Date::new(y, m, d).ok()?;
        return Some(Found::of(Form::Day { year: Some(y), month: Some(m), day: Some(d), weekday: None }, i, i + 5));
    }
    (raw.len() <= 2 && matches!(last.len(), 2 | 4))
        .then(|| slashed(raw.parse().ok()?, view.raw(i + 2).parse().ok()?, last.parse().ok()?, false))
        .flatten()
        .map(|form| Found::of(form, i, i + 5))
}

/// Two figures and a year: which one is the month shows only if the other is above twelve.
fn slashed(a: i8, b: i8, y: i16, day_first: bool) -> Option<Form> {
    let year = match y {
        0..=49 => 2000 + y,
        50..=99 => 1900 + y,
        1000..=2100 => y,
        _ => return None,
    };
    let day =
        |m, d| jiff::civil::Date::new(year, m, d).ok().map(|_| Form::Day { year: Some(year), month: Some(m), day: Some(d), weekday: None });
    match (a > 12, b > 12) {
        (true, false) => day(b, a),
        (false, true) => day(a, b),
        (false, false) if a < 1 || b < 1 => None,
        (false, false) if day_first || a == b => day(b, a),
        (false, false) => Some(Form::Ambiguous { year, first: a, second: b }),
        (true, true) => None,
    }
}

/// "2003", "1998-99", "1990s".
fn year(view: &View<'_>, i: usize) -> Option<Found> {
    let raw = view.raw(i);
    if raw.len() == 5 && raw.ends_with("0s") {
        let decade = raw[..4].parse().ok().filter(|y: &i16| (1000..=2100).contains(y))?;
        return Some(Found::of(Form::Decade(decade), i, i + 1));
    }
    let y = year_number(view, i)?;
    let glued = |at: usize| {
        view.joined(at)
            && !matches!(view.raw(at - 1), "(" | "[" | "“" | "\"" | "‘" | "'" | "—" | "–" | "-")
            && !matches!(
                view.raw(at),
                ")" | "]" | "," | "." | ";" | ":" | "?" | "!" | "'s" | "’s" | "”" | "\"" | "’" | "'" | "—" | "–" | "-"
            )
    };
    if i > 0 && glued(i) || glued(i + 1) || !crate::language::quantity::is_year_like(view, i, y) {
        return None;
    }
    if view.is_dash(i + 1) && view.joined(i + 1) && view.joined(i + 2) {
        let tail = view.raw(i + 2);
        let last =
            year_number(view, i + 2).or_else(|| (tail.len() == 2).then(|| tail.parse::<i16>().ok().map(|t| y / 100 * 100 + t)).flatten());
        if let Some(last) = last.filter(|last| *last > y && *last - y < 100) {
            return Some(Found::of(Form::Interval(Box::new(Form::year(y)), Box::new(Form::year(last))), i, i + 3));
        }
        return None;
    }
    Some(Found::of(Form::year(y), i, i + 1))
}

/// Part of the day, bound, vagueness and tense, from the neighbours.
fn finish(view: &View<'_>, found: Found) -> DateExpression {
    let Found { form, first, mut end, mut part } = found;
    let dated = !matches!(form, Form::Time(_));
    if dated
        && part.is_none()
        && let Some(p) = part_of(&view.lower(end))
        && !view.line_start(end)
        && is_one_day(&form)
    {
        part = Some(p);
        end += 1;
    }
    let (mut vague, mut bound, mut at) = (false, Bound::On, first);
    for _ in 0..4 {
        match &*view.back(at, 1) {
            "about" | "around" | "roughly" | "approximately" | "circa" | "shortly" => vague = true,
            "the" | "of" | "on" | "at" | "in" | "morning" | "night" | "evening" | "afternoon" | "early" | "late" | "mid" | "start"
            | "end" => {}
            // "following Thursday's blast" tells of the blast's day
            "after" | "following" | "before" | "since" if matches!(view.raw(end), "'s" | "’s") => break,
            "since" | "from" | "starting" | "beginning" => bound = Bound::Since,
            "by" | "until" | "till" | "'til" | "through" => bound = Bound::Until,
            "before" => bound = Bound::Before,
            "after" | "following" => bound = Bound::After,
            _ => break,
        }
        at -= 1;
        if bound != Bound::On || at == 0 {
            break;
        }
    }
    let near = matches!(bound, Bound::Before | Bound::After)
        && matches!(&*view.back(at, 1), "shortly" | "just" | "soon" | "moments" | "minutes" | "immediately" | "right");
    if dated && part.is_none() && is_one_day(&form) {
        let on = usize::from(&*view.back(first, 1) == "on");
        part = match &*view.back(first, 1 + on) {
            "early" => Some(Part::Morning),
            "late" => Some(Part::Night),
            _ => None,
        };
    }
    let abroad = dated && is_abroad(view, end);
    let tense = if bound == Bound::Until && lies_ahead(view, at) { Tense::Future } else { tense(view, first, end) };
    DateExpression { span: view.tokens[first].span.cover(view.tokens[end - 1].span), form, bound, vague, near, part, abroad, tense }
}

/// Whether a form names a day by its weekday or from today.
const fn is_one_day(form: &Form) -> bool {
    matches!(form, Form::Day { weekday: Some(_), .. } | Form::Relative { period: Period::Day | Period::Weekday(_), .. })
}
