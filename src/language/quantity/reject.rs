//! Figures that count nothing: numbers in names, years, telephone numbers, addresses, page stamps.
//!
//! "Boeing 737", "Article 5", "9/11", "© 2014", "Page 1 of 9" and "in 1998" yield no quantity.

use super::numeral::Number;
use crate::language::en;
use crate::language::view::View;
use std::collections::HashSet;
use std::sync::LazyLock;

static NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| en::words(en::NUMBERED_THINGS).collect());

/// Years lie here when nothing else says what a bare four-digit figure is.
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2049.0;

/// Whether the figures at token `at`, which end before token `number.end`, are no quantity.
/// `measured`: a currency, a scale word or a unit stands with them.
pub(crate) fn is_no_quantity(view: &View<'_>, at: usize, number: &Number, measured: bool) -> bool {
    in_address(view, at, number.end)
        || is_torn(view, at, number.end)
        || is_clock(view, number.end)
        || is_telephone(view, at, number)
        || after_copyright(view, at)
        || !measured && (is_in_brackets(view, at, number) || is_emergency_number(view, at, number) || is_picture(view, at, number))
        || !measured && (is_list_mark(view, at, number) || is_year(view, at, number) || is_name(view, at, number))
}

/// Part of a URL, a path, a telephone number, a date in figures, a ratio or "9/11".
fn in_address(view: &View<'_>, at: usize, end: usize) -> bool {
    let before = if view.joined(at) { view.raw(at - 1) } else { "" };
    let after = if view.joined(end) { view.raw(end) } else { "" };
    matches!(before, "/" | "_" | "@" | "=" | "&" | "#" | "\\" | ":" | "+" | "." | "*")
        || matches!(after, "/" | "_" | "@" | "=" | "\\" | "*") && !is_per(view, end)
}

/// A part of a number that a space has torn: "2, 106 points", "8: 30 p.m.", "a magnitude of 6. 1". Which
/// number it was can only be guessed.
fn is_torn(view: &View<'_>, at: usize, end: usize) -> bool {
    let digits = |i: usize| if view.is_number(i) && view.raw(i).bytes().all(|b| b.is_ascii_digit()) { view.raw(i).len() } else { 0 };
    let fits = |mark: &str, left: usize, right: usize| match mark {
        "," => (1..=3).contains(&left) && right == 3,
        ":" => (1..=2).contains(&left) && right == 2,
        "." => left > 0 && right > 0,
        _ => false,
    };
    let part = |left: usize, mark: usize, right: usize| {
        view.joined(mark) && !view.joined(right) && !view.line_start(right) && fits(view.raw(mark), digits(left), digits(right))
    };
    // "of 6. 1-magnitude" may have been taken for two sentences
    let begins_torn = at == 0 && digits(at) > 0 && {
        let before = view.text[..view.tokens[at].span.start].trim_end_matches(' ');
        before.len() < view.tokens[at].span.start
            && before.strip_suffix('.').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
    };
    at >= 2 && part(at - 2, at - 1, at) || part(end - 1, end, end + 1) || begins_torn
}

/// "10 p.m.", "28 AM EDT": a time of day.
fn is_clock(view: &View<'_>, end: usize) -> bool {
    matches!(view.raw(end), "AM" | "PM" | "a.m" | "p.m" | "a.m." | "p.m." | "am" | "pm")
        || matches!(view.raw(end), "a" | "p") && view.raw(end + 1) == "." && view.raw(end + 2) == "m"
}

/// "45km/h", "$30/barrel": a slash before letters is "per" when the number is not itself in a path.
fn is_per(view: &View<'_>, slash: usize) -> bool {
    view.raw(slash) == "/" && view.is_word(slash + 1) && !view.raw(slash + 1).is_empty() && view.raw(slash + 2) != "/"
}

/// "0143", "7946 0991": a leading nought, or two long figures side by side.
fn is_telephone(view: &View<'_>, at: usize, number: &Number) -> bool {
    if number.words || number.decimal || number.scaled {
        return false;
    }
    let long = |i: usize| view.is_number(i) && view.raw(i).len() >= 3 && view.raw(i).bytes().all(|b| b.is_ascii_digit());
    let raw = view.raw(at);
    let nought = raw.len() > 1 && raw.starts_with('0') && raw.bytes().all(|b| b.is_ascii_digit());
    nought || long(at) && (long(at + 1) && !view.line_start(at + 1) || at > 0 && long(at - 1) && !view.line_start(at))
}

/// "Osk (10)", "@osk (10)": behind a name the number in brackets is a shirt, an age or a rank, and nobody can tell.
fn is_in_brackets(view: &View<'_>, at: usize, number: &Number) -> bool {
    at >= 2
        && view.raw(at - 1) == "("
        && view.raw(number.end) == ")"
        && !number.scaled
        && (view.is_capital(at - 2) || at >= 3 && view.raw(at - 3) == "@" && view.joined(at - 2))
        && !in_capitals(view, at)
}

/// "the 911 call", "dialled 999".
fn is_emergency_number(view: &View<'_>, at: usize, number: &Number) -> bool {
    let called = matches!(&*view.back(at, 1), "call" | "called" | "calling" | "calls" | "dial" | "dialed" | "dialled" | "phoned" | "rang");
    let call = matches!(
        &*view.lower(number.end),
        "call" | "calls" | "caller" | "callers" | "dispatcher" | "dispatchers" | "operator" | "operators" | "tape" | "tapes" | "recording"
    );
    matches!(view.raw(at), "911" | "999") && (called || call) || view.raw(at) == "112" && called
}

/// "23 of 25 Photos": the place of a picture in its row.
fn is_picture(view: &View<'_>, at: usize, number: &Number) -> bool {
    let pictures = |i: usize| {
        let word = view.lower(i);
        matches!(&*word, "photos" | "images" | "pictures" | "slides" | "videos") && (view.is_capital(i) || view.ends_clause(i + 1))
    };
    let (first, last) = if &*view.lower(number.end) == "of" && view.is_number(number.end + 1) {
        (at, number.end + 1)
    } else if &*view.back(at, 1) == "of" && at >= 2 && view.is_number(at - 2) {
        (at - 2, at)
    } else {
        return false;
    };
    view.line_start(first) && (pictures(last + 1) || last + 1 >= view.len() || view.line_start(last + 1))
}

fn after_copyright(view: &View<'_>, at: usize) -> bool {
    let (one, two) = (view.back(at, 1), view.back(at, 2));
    let sign = |word: &str| word == "copyright" || word == "(c)";
    sign(&one) || sign(&two) || (1..=3).any(|back| at >= back && matches!(view.raw(at - back), "©" | "®" | "℗"))
}

/// "1." or "2)" at the head of a line.
fn is_list_mark(view: &View<'_>, at: usize, number: &Number) -> bool {
    view.line_start(at) && !number.words && matches!(view.raw(number.end), "." | ")") && view.joined(number.end)
}

/// Nouns that a bare four-digit figure counts even if it could be a year.
fn is_counted_noun(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "persons"
            | "men"
            | "women"
            | "children"
            | "troops"
            | "soldiers"
            | "workers"
            | "employees"
            | "jobs"
            | "deaths"
            | "cases"
            | "homes"
            | "houses"
            | "students"
            | "residents"
            | "protesters"
            | "passengers"
            | "tons"
            | "tonnes"
            | "votes"
            | "points"
            | "votes,"
            | "victims"
            | "families"
            | "members"
            | "police"
            | "officers"
            | "others"
            | "users"
            | "units"
            | "times"
    )
}

fn is_year(view: &View<'_>, at: usize, number: &Number) -> bool {
    if number.scaled
        || number.words
        || number.decimal
        || number.value < 1000.0
        || number.value > 2100.0
        || view.raw(number.end - 1).len() < 4
    {
        return false;
    }
    let next = view.lower(number.end);
    if is_counted_noun(&next) {
        return matches!(&*view.back(at, 1), "in" | "since");
    }
    if YEARS.contains(&number.value) {
        return true;
    }
    let dated = matches!(&*view.back(at, 1), "in" | "since" | "until" | "by" | "from" | "circa" | "year" | "around" | "to" | "of");
    dated && !(view.is_word(number.end) && view.is_small(number.end) && !crate::language::is_stop_word(&next))
}

/// "Boeing 737", "Article 5", "Room 12": the figures behind a naming noun or inside a capitalised name.
fn is_name(view: &View<'_>, at: usize, number: &Number) -> bool {
    if number.words
        && number.value < 1.0
        && !super::counted::is_plural(&view.lower(number.end))
        && !super::counted::is_plural(&view.lower(number.end + 1))
    {
        return true;
    }
    let mut before = view.back(at, 1);
    if &*before == "." && at >= 2 {
        before = view.lower(at - 2);
        if !matches!(&*before, "no" | "nos" | "fig" | "vol" | "art" | "sec" | "op") {
            return false;
        }
    }
    if view.line_start(at) {
        return false;
    }
    // "Page 1 of 9"
    if &*before == "of" && at >= 3 && view.is_number(at - 2) && NAMES.contains(&*view.lower(at - 3)) {
        return true;
    }
    if NAMES.contains(&*before) && !(matches!(&*before, "no" | "number") && number.words) {
        return true;
    }
    if number.words || number.scaled {
        return false;
    }
    if at >= 1 && matches!(view.raw(at - 1), "Day" | "Week" | "Stage" | "Grade" | "Group") && !view.is_word(number.end) {
        return true;
    }
    // "AK 47 guns", "IE 8 users": letters and figures make one name
    let letters = at >= 1 && (2..=3).contains(&before.len()) && view.raw(at - 1).bytes().all(|b| b.is_ascii_uppercase());
    if letters && !in_capitals(view, at) && number.value < 1000.0 && !matches!(view.raw(at - 1), "US" | "UK" | "EU" | "UN" | "TV" | "NHS") {
        return true;
    }
    // a capitalised word inside a sentence, and behind the figures nothing that they could count
    let names = at >= 1
        && view.is_word(at - 1)
        && view.is_capital(at - 1)
        && !view.sentence_start(at - 1)
        && !super::counted::is_event(&before)
        && !is_hedge_like(&before);
    let counts = view.is_word(number.end) && view.is_small(number.end) && !crate::language::is_stop_word(&view.lower(number.end));
    names && !counts && !in_capitals(view, at)
}

fn is_hedge_like(word: &str) -> bool {
    crate::language::is_stop_word(word)
        || matches!(
            word,
            "nearly" | "almost" | "about" | "around" | "some" | "over" | "under" | "least" | "aged" | "age" | "dow" | "only" | "another"
        )
}

/// A headline: most words around it are capitalised, so that capitals name nothing.
pub(crate) fn in_capitals(view: &View<'_>, at: usize) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for i in at.saturating_sub(6)..(at + 6).min(view.len()) {
        if view.is_word(i) && view.raw(i).len() > 3 {
            words += 1;
            capitals += usize::from(view.is_capital(i));
        }
    }
    words >= 3 && capitals * 4 >= words * 3
}

/// Whether the bare four figures at token `at`, which can be a year, are one.
pub(crate) fn is_year_like(view: &View<'_>, at: usize, year: i16) -> bool {
    let number = Number { value: f64::from(year), grain: 1.0, decimal: false, end: at + 1, ordinal: false, words: false, scaled: false };
    let next = view.lower(at + 1);
    let money = at > 0 && matches!(view.raw(at - 1), "$" | "£" | "€" | "¥");
    let measured = super::unit::lookup(&next).is_some()
        || matches!(view.raw(at + 1), "%")
        || matches!(&*next, "per" | "square" | "cubic" | "degrees" | "million" | "billion");
    !money
        && !measured
        && !in_address(view, at, at + 1)
        && !after_copyright(view, at)
        && is_year(view, at, &number)
        && !NAMES.contains(&*view.back(at, 1))
}
