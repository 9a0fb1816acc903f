//! Fractions and ratios: "two-thirds", "a quarter of a million", "1/8th", "one in five", "15 of the 19".
//!
//! A share is per cent, so that "two in five" can stand beside "60 percent". "15 of the 19" stays a count and
//! keeps what it is counted out of: it names a part, and 19 is its whole.

use super::bare::bare_number;
use super::counted;
use super::draft::Draft;
use super::measured::{read_unit, speed};
use super::numeral::{self, Number};
use super::ranges::is_counted;
use super::suffix::multiply;
use super::unit::{self, Unit, Written};
use crate::language::date::calendar::period;
use crate::language::view::View;

/// A share in words is rounded to about this many per cent: "a third" for 34, "half" for 48.
const SHARE_GRAIN: f64 = 5.0;

fn number(value: f64, grain: f64, end: usize) -> Number {
    Number { value, grain, decimal: false, end, ordinal: false, words: true, scaled: true }
}

/// So many of so many parts as per cent.
fn percent(first: usize, many: f64, parts: f64, end: usize) -> Draft {
    let mut draft = Draft::of(first, number(many * 100.0 / parts, SHARE_GRAIN, end));
    draft.unit = Some(Written::plain(Unit::Percent));
    draft
}

/// How many parts a fraction's second word makes: "thirds" → 3, "quarter" → 4.
fn parts(word: &str) -> Option<f64> {
    let one = word.strip_suffix('s').unwrap_or(word);
    match one {
        "half" => Some(2.0),
        "quarter" => Some(4.0),
        "first" | "second" => None,
        _ => numeral::ordinal(one).filter(|parts| *parts <= 20.0 || *parts == 100.0),
    }
}

/// "half of", "two-thirds", "a quarter of", "half a million", "three quarters of an hour".
pub(crate) fn fraction(view: &View<'_>, i: usize, word: &str) -> Option<Draft> {
    let next = view.lower(i + 1);
    let with_article = matches!(&*view.back(i, 1), "a" | "an");
    let first = if with_article && !word.contains('-') && !word.ends_with('s') { i - 1 } else { i };
    // what is a share only with "of" behind it: "a third of", but not "a third man"
    let (many, parts, end, needs_of) = match word.split_once('-') {
        Some(("half", rest)) => return half_of_one(view, i, first, rest, i + 1),
        Some((many, rest)) => {
            let many = numeral::below_hundred(many).filter(|many| *many < 10.0)?;
            (many, parts(rest).filter(|parts| many < *parts)?, i + 1, false)
        }
        None if word == "half" => match &*next {
            "a" | "an" => return half_of_one(view, i, i, &view.lower(i + 2), i + 3),
            "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" => (1.0, 2.0, i + 1, false),
            _ => return half_of_one(view, i, first, &next, i + 2),
        },
        None => match numeral::below_hundred(word).filter(|many| *many < 10.0) {
            Some(many) => (many, parts(&next).filter(|p| many < *p && (many == 1.0) != next.ends_with('s'))?, i + 2, many == 1.0),
            None if word.ends_with('s') => return None,
            None => (1.0, parts(word).filter(|_| with_article || word == "quarter")?, i + 1, true),
        },
    };
    let of = &*view.lower(end) == "of";
    let after = end + usize::from(of);
    let article = matches!(&*view.lower(after), "a" | "an");
    if of
        && article
        && let Some(draft) = of_a(view, first, many / parts, &view.lower(after + 1), after + 2)
    {
        return Some(draft);
    }
    let told = with_article || word != "quarter";
    (!needs_of || of && told && !article).then(|| percent(first, many, parts, end.min(view.len())))
}

/// "half a million", "half-century", "a half mile": `unit` ends before token `end`.
fn half_of_one(view: &View<'_>, i: usize, first: usize, unit: &str, end: usize) -> Option<Draft> {
    (end <= view.len() && !view.line_start(end - 1) || end == i + 1).then(|| of_a(view, first, 0.5, unit, end)).flatten()
}

/// A share of one scale word or unit: "a quarter of a million", "half an hour".
fn of_a(view: &View<'_>, first: usize, of_one: f64, unit: &str, end: usize) -> Option<Draft> {
    if end > view.len() {
        return None;
    }
    let mut number = Number { value: of_one, grain: of_one, decimal: true, end, ordinal: false, words: true, scaled: true };
    if let Some(by) = numeral::scale(unit, false) {
        multiply(&mut number, by);
        let mut draft = Draft::of(first, number);
        read_unit(view, &mut draft);
        return Some(draft);
    }
    let written = unit::lookup(unit).filter(|w| matches!(w.unit, Unit::Metre | Unit::Second | Unit::Kilogram | Unit::CubicMetre))?;
    let mut draft = Draft::of(first, number);
    draft.unit = Some(written);
    speed(view, &mut draft);
    Some(draft)
}

/// "1/8th of", "3/4 of the crew", "1/2 mile", and a ratio in figures: "2 in 5", "9 out of 10".
pub(crate) fn figured(view: &View<'_>, i: usize) -> Option<Draft> {
    if !matches!(view.raw(i + 1), "/" | "in" | "out" | "of") {
        return None;
    }
    let (mut top, "") = numeral::figures(view.raw(i))? else { return None };
    top.end = i + 1;
    if view.raw(i + 1) != "/" {
        return ratio(view, i, &top);
    }
    let tight = view.joined(i + 1) && view.joined(i + 2) && (!view.joined(i) || matches!(view.raw(i - 1), "(" | "“" | "\""));
    let (bottom, rest) = view.is_number(i + 2).then(|| numeral::figures(view.raw(i + 2))).flatten()?;
    if !tight || view.joined(i + 3) && view.raw(i + 3) == "/" || top.value < 1.0 || bottom.value <= top.value || bottom.value > 100.0 {
        return None;
    }
    let end = i + 3;
    let of_one = top.value / bottom.value;
    match rest {
        "th" | "rd" | "ths" | "rds" => {}
        "" if &*view.lower(end) == "of" => {}
        "" if bottom.value <= 16.0 => return of_a(view, i, of_one, &view.lower(end), end + 1),
        _ => return None,
    }
    Some(percent(i, top.value, bottom.value, end))
}

/// "one in five", "2 in 10", "nine out of ten", "one of every four": a share in per cent.
///
/// "in" also tells where and when: "killed two in three attacks" and "one in ten days" are none.
pub(crate) fn ratio(view: &View<'_>, i: usize, top: &Number) -> Option<Draft> {
    if top.decimal || top.scaled || top.ordinal || top.value < 1.0 {
        return None;
    }
    let every = |at: usize| usize::from(matches!(&*view.lower(at), "every" | "each"));
    let (at, sure) = match (&*view.lower(top.end), &*view.lower(top.end + 1)) {
        ("in", _) => (top.end + 1 + every(top.end + 1), every(top.end + 1) == 1),
        ("out", "of") => (top.end + 2 + every(top.end + 2), every(top.end + 2) == 1),
        ("of", "every") => (top.end + 2, true),
        _ => return None,
    };
    let bottom = bare_number(view, at).filter(|b| !view.line_start(at) && b.value > top.value && b.value >= 2.0 && !b.decimal)?;
    let noun = view.lower(bottom.end);
    if period(&noun).is_some() || unit::lookup(&noun).is_some() || view.raw(bottom.end) == "%" {
        return None;
    }
    let round = [10.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1e6].contains(&bottom.value);
    let fits = if sure {
        true
    } else if &*view.lower(top.end) == "out" {
        round
    } else {
        let in_year = bottom.value >= 1000.0 && !bottom.scaled && !bottom.words;
        let harmed = counted::is_event(&view.back(i, 1)) || matches!(&*noun, "attacks" | "incidents" | "games" | "matches" | "separate");
        !in_year && !harmed && (top.value == 1.0 || bottom.value <= 10.0 || round) && (top.value == 1.0 || is_counted(view, bottom.end))
    };
    fits.then(|| percent(i, top.value, bottom.value, bottom.end))
}

/// "and a half" behind a number: a half, and the first token past it.
pub(crate) fn and_a_half(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    if &*view.lower(at) != "and" {
        return None;
    }
    match (&*view.lower(at + 1), &*view.lower(at + 2)) {
        ("a", "half") => Some((0.5, at + 3)),
        ("a", "quarter") => Some((0.25, at + 3)),
        ("three", "quarters") => Some((0.75, at + 3)),
        _ => None,
    }
}

/// "two and a half" million, years.
pub(crate) fn add_half(view: &View<'_>, draft: &mut Draft) {
    if let Some((half, end)) = and_a_half(view, draft.end).filter(|_| !draft.number.decimal && !draft.number.scaled) {
        draft.number.value += half;
        draft.number.grain = 0.5;
        draft.number.decimal = true;
        draft.number.end = end;
        draft.end = end;
    }
}
