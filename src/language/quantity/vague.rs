//! Numbers that are not given, only bounded: "dozens", "several hundred", "weeks-long".
//!
//! The bounds are what a reader takes the word for: dozens end where hundreds begin, "weeks-long" is not said
//! of four months. "hundreds" is 200 to 999, so that 59 is none of them and 450 may be.

use super::draft::Draft;
use super::hedge::Hedge;
use super::measured::read_unit;
use super::numeral::{self, Number};
use super::unit::{self, Unit, Written};
use crate::language::is_stop_word;
use crate::language::view::View;

/// Least and greatest number that a word alone stands for.
fn bounds(word: &str) -> Option<(f64, f64)> {
    Some(match word {
        "tens" => (20.0, 99.0),
        "dozens" => (24.0, 99.0),
        "scores" => (40.0, 99.0),
        "hundreds" => (200.0, 999.0),
        "thousands" => (2e3, 99_999.0),
        "millions" => (2e6, 99_999_999.0),
        "billions" => (2e9, 99e9),
        _ => return None,
    })
}

/// Bounds of "several" people: more than two, and fewer than dozens.
const SEVERAL: (f64, f64) = (3.0, 23.0);

/// Bounds of durations of which only the unit is told, in that unit: less than two is one, and more than the
/// greater would be told in the next larger unit.
fn spans(plural: &str) -> Option<(f64, f64)> {
    Some(match plural {
        "hours" => (2.0, 24.0),
        "days" => (2.0, 14.0),
        "weeks" => (2.0, 13.0),
        "months" => (2.0, 24.0),
        "years" => (2.0, 20.0),
        "decades" => (2.0, 10.0),
        _ => return None,
    })
}

fn draft(first: usize, bounds: (f64, f64), end: usize) -> Draft {
    let number = Number { value: bounds.0, grain: bounds.0, decimal: false, end, ordinal: false, words: true, scaled: true };
    let mut draft = Draft::of(first, number);
    draft.vague = Some(bounds);
    draft
}

/// Whether a word can be one of these: a cheap test.
pub(crate) fn can_begin(word: &str) -> bool {
    if word.len() < 5 {
        return matches!(word, "few" | "tens");
    }
    bounds(word).is_some()
        || matches!(word, "several" | "couple" | "handful")
        || word.strip_suffix("long").is_some_and(|head| (3..=8).contains(&head.len()) && length(head).is_some())
        || word.starts_with("multi") && millions(word).is_some()
}

/// The number that a word bounds.
pub(crate) fn vague(view: &View<'_>, i: usize, word: &str) -> Option<Draft> {
    if let Some(head) = word.strip_suffix("long") {
        return long(i, head);
    }
    if word.starts_with("multi") {
        return multiple(view, i, word);
    }
    let (one, two) = (view.lower(i + 1), view.lower(i + 2));
    let with_article = matches!(&*view.back(i, 1), "a" | "the");
    let first = i - usize::from(&*view.back(i, 1) == "a");
    let by = |word: &str| numeral::scale(word, false);
    let mut draft = match (word, &*one, &*two) {
        ("several" | "few" | "couple", of, ..) => {
            let (least, most) = match word {
                "several" => (3.0, 9.99),
                "few" => (2.0, 9.0),
                _ => (2.0, 3.0),
            };
            let at = i + 1 + usize::from(of == "of");
            if let Some(by) = by(&view.lower(at)).filter(|_| word == "several" || with_article) {
                draft(first, (least * by, most * by), at + 1)
            } else if word == "several" && view.is_small(i + 1) && (one.ends_with('s') || !is_stop_word(&one)) {
                draft(i, SEVERAL, i + 1)
            } else if word == "couple" && of == "of" && with_article {
                draft(first, (2.0, 3.0), i + 1)
            } else {
                return None;
            }
        }
        ("handful", "of", _) => draft(first, (2.0, 9.0), i + 1),
        (_, "of", large) if bounds(word).is_some() && large != "hundreds" && large != "tens" && bounds(large).is_some() => {
            let (scale, (least, _)) = (bounds(large)?.0 / 2.0, bounds(word)?);
            let most = if word == "tens" { 99.999 } else { bounds(word)?.1 + 0.999 };
            draft(i, (least * scale, most * scale), i + 3)
        }
        ("tens", ..) => return None,
        ("scores", next, _) if !is_many(view, i, next) => return None,
        ("billions" | "millions", ..) if view.is_number(i.wrapping_sub(1)) => return None,
        _ => draft(i, bounds(word)?, i + 1),
    };
    let end = draft.end;
    if &*view.lower(end) == "of"
        && let Some(written) = unit::lookup(&view.lower(end + 1)).filter(|w| w.unit != Unit::Count)
    {
        draft.unit = Some(written);
        draft.end = end + 2;
    } else if matches!(word, "several" | "few" | "couple") {
        read_unit(view, &mut draft);
    }
    Some(draft)
}

/// Whether "scores" are many, not what a test or a match gives.
fn is_many(view: &View<'_>, i: usize, next: &str) -> bool {
    next == "of"
        || (view.sentence_start(i)
            || matches!(&*view.back(i, 1), "killed" | "killing" | "injured" | "injuring" | "wounded" | "wounding" | "left" | "and"))
            && matches!(
                next,
                "were"
                    | "are"
                    | "more"
                    | "have"
                    | "had"
                    | "dead"
                    | "injured"
                    | "killed"
                    | "wounded"
                    | "hurt"
                    | "others"
                    | "missing"
                    | "arrested"
                    | ""
            )
}

/// "weeks-" of "weeks-long", "week" of "weeklong": bounds in a unit.
fn length(head: &str) -> Option<((f64, f64), Written)> {
    let period = head.strip_suffix('-').unwrap_or(head);
    if !matches!(period.strip_suffix('s').unwrap_or(period), "hour" | "day" | "week" | "month" | "year" | "decade") {
        return None;
    }
    let written = unit::lookup(period)?;
    Some((spans(period).unwrap_or((1.0, 1.0)), written))
}

/// "weeks-long", "weeklong", "year-long".
fn long(i: usize, head: &str) -> Option<Draft> {
    let (bounds, written) = length(head)?;
    let mut draft = draft(i, bounds, i + 1);
    if bounds.0 == bounds.1 {
        draft.vague = None;
        draft.hedge = Hedge::About;
    }
    draft.unit = Some(written);
    Some(draft)
}

/// What "multimillion-dollar" is a multiple of, and the unit behind it.
fn millions(word: &str) -> Option<(f64, Option<Written>)> {
    let rest = word.strip_prefix("multi")?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let (scale, unit) = rest.split_once('-').unwrap_or((rest, ""));
    let by = numeral::scale(scale, false).filter(|by| *by >= 1e6)?;
    Some((by, money(unit)))
}

/// The currency of a multiple: a pound is money here.
fn money(unit: &str) -> Option<Written> {
    match unit {
        "pound" => Some(Written::plain(Unit::Money("GBP"))),
        "dollar" => Some(Written::plain(Unit::Money("USD"))),
        _ => unit::lookup(unit).filter(|w| matches!(w.unit, Unit::Money(_))),
    }
}

/// "a multimillion-dollar budget", "a multi-million pound fund".
fn multiple(view: &View<'_>, i: usize, word: &str) -> Option<Draft> {
    let (by, inside) = millions(word)?;
    let behind = inside.is_none().then(|| money(&view.lower(i + 1))).flatten();
    let mut draft = draft(i, (2.0 * by, 999.0 * by), i + 1 + usize::from(behind.is_some()));
    draft.number.end = i + 1;
    draft.unit = Some(inside.or(behind)?);
    Some(draft)
}
