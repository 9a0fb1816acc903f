//! Numbers that begin with a word: "fourteen", "a dozen", "six-month", "two-thirds", "dozens", "third".

use super::counted;
use super::draft::Draft;
use super::figures::glued_currency;
use super::fractions::{add_half, and_a_half, fraction, ratio};
use super::measured::read_unit;
use super::numeral::{self, Number};
use super::ranges::read_worded_range;
use super::reject;
use super::suffix::{read_compound, read_scale_word};
use super::unit::{self, Unit, Written};
use super::vague::{self, vague};
use crate::article::Span;
use crate::language::view::View;

pub(crate) fn read_word(view: &View<'_>, i: usize) -> Option<Draft> {
    if !can_open(view.raw(i).as_bytes()) {
        return None;
    }
    let word = view.lower(i);
    // "…/five-quarries"
    if view.joined(i) && matches!(view.raw(i - 1), "/" | "." | "_" | "=" | "@")
        || view.joined(i + 1) && matches!(view.raw(i + 1), "/" | "_" | "=")
    {
        return None;
    }
    if word.starts_with('u') {
        return glued_currency(view, i);
    }
    if !can_begin(&word) {
        return None;
    }
    vague(view, i, &word).or_else(|| fraction(view, i, &word)).or_else(|| spelt(view, i, &word)).or_else(|| rank(view, i, &word))
}

/// Whether a word of [`can_begin`] or "US" before figures can have these letters: most words fail at
/// the first two.
const fn can_open(word: &[u8]) -> bool {
    let [first, rest @ ..] = word else { return false };
    let second = match rest {
        [second, ..] => second.to_ascii_lowercase(),
        [] => b' ',
    };
    match first.to_ascii_lowercase() {
        b'a' => matches!(second, b' ' | b'n'),
        b'b' => second == b'i',
        b'c' => second == b'o',
        b'd' => matches!(second, b'a' | b'e' | b'o'),
        b'e' => matches!(second, b'i' | b'l'),
        b'f' => matches!(second, b'e' | b'i' | b'o'),
        b'h' => matches!(second, b'a' | b'u'),
        b'm' => matches!(second, b'i' | b'o' | b'u'),
        b'n' => matches!(second, b'i' | b'o' | b'u'),
        b'o' => second == b'n',
        b'q' => second == b'u',
        b's' => matches!(second, b'c' | b'e' | b'i'),
        b't' => matches!(second, b'e' | b'h' | b'r' | b'w'),
        b'u' => second == b's',
        b'w' | b'y' => second == b'e',
        b'z' => second == b'e',
        _ => false,
    }
}

/// Whether a word can be the first of a quantity: a cheap test that most words fail.
pub(crate) fn can_begin(word: &str) -> bool {
    match word {
        "a" | "an" | "another" | "half" | "quarter" | "twice" | "double" | "triple" | "no" | "number" | "hundred" => true,
        _ if vague::can_begin(word) => true,
        _ => match word.split_once('-') {
            Some((head, _)) => head == "half" || numeral::below_hundred(head).is_some(),
            None => numeral::below_hundred(word).is_some() || numeral::ordinal(word).is_some(),
        },
    }
}

/// "fourteen", "a dozen", "six-month", "twenty-one thousand", "twice".
pub(crate) fn spelt(view: &View<'_>, i: usize, word: &str) -> Option<Draft> {
    match word {
        "twice" | "double" | "triple" => {
            if word != "twice" && !matches!(&*view.lower(i + 1), "the" | "its" | "what")
                || word == "twice" && !matches!(&*view.lower(i + 1), "as" | "the")
            {
                return None;
            }
            let value = if word == "triple" { 3.0 } else { 2.0 };
            let number = Number { value, grain: 1.0, decimal: false, end: i + 1, ordinal: false, words: true, scaled: true };
            let mut draft = Draft::of(i, number);
            draft.unit = Some(Written::plain(Unit::Times));
            return Some(draft);
        }
        "another" => {
            let by = numeral::scale(&view.lower(i + 1), false)?;
            let number = Number { value: by, grain: by, decimal: false, end: i + 2, ordinal: false, words: true, scaled: true };
            let mut draft = Draft::of(i, number);
            read_unit(view, &mut draft);
            return Some(draft);
        }
        "a" | "an" if unit::lookup(&view.lower(i + 1)).is_some() => {
            // "an hour and a half"
            let written = unit::lookup(&view.lower(i + 1))?;
            let (half, end) = and_a_half(view, i + 2)?;
            let number = Number { value: 1.0 + half, grain: 0.5, decimal: true, end, ordinal: false, words: true, scaled: true };
            let mut draft = Draft::of(i, number);
            draft.unit = Some(written);
            return Some(draft);
        }
        "a" | "an" if !matches!(&*view.lower(i + 1), "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen") => return None,
        _ => {}
    }
    // "the Three Sisters"
    let named =
        view.is_capital(i) && view.is_capital(i + 1) && view.is_word(i + 1) && !view.sentence_start(i) && !reject::in_capitals(view, i);
    if named {
        return None;
    }
    if let Some(number) = numeral::words(view, i) {
        if let Some(share) = ratio(view, i, &number) {
            return Some(share);
        }
        if number.end == i + 1 && word == "one" && !is_count_one(view, i) && and_a_half(view, i + 1).is_none()
            || is_phrase(view, i, &number)
        {
            return None;
        }
        let mut draft = Draft::of(i, number);
        add_half(view, &mut draft);
        // "two 14-inch guns", "one 3": two numbers side by side are no one number
        read_worded_range(view, i, &mut draft);
        read_scale_word(view, &mut draft);
        read_unit(view, &mut draft);
        return (draft.unit.is_some() || !reject::is_no_quantity(view, i, &draft.number, draft.number.scaled)).then_some(draft);
    }
    // "six-month", "two-year-old", "five-member"
    let (head, tail) = word.split_once('-')?;
    let (value, tail) = match numeral::below_hundred(head) {
        Some(value) => match tail.split_once('-') {
            Some((unit, rest)) if value >= 20.0 && numeral::below_hundred(unit).is_some_and(|v| v < 10.0) => {
                (value + numeral::below_hundred(unit)?, rest)
            }
            _ => (value, tail),
        },
        None => return None,
    };
    // "two-and-a-half-year"
    let (value, tail) = tail.strip_prefix("and-a-half-").map_or((value, tail), |tail| (value + 0.5, tail));
    if matches!(
        tail,
        "something" | "one" | "off" | "way" | "sided" | "on" | "time" | "fold" | "in" | "to" | "and" | "by" | "piece" | "star" | "hander"
    ) || tail.is_empty()
    {
        return None;
    }
    let span = view.tokens[i].span;
    let raw_tail = span.end.checked_sub(tail.len()).filter(|s| view.text.is_char_boundary(*s)).unwrap_or(span.start);
    let grain = if value >= 10.0 && value % 10.0 == 0.0 { 10.0 } else { 1.0 };
    let number = Number { value, grain, decimal: false, end: i + 1, ordinal: false, words: true, scaled: false };
    let mut draft = Draft::of(i, number);
    read_compound(tail, Span::new(raw_tail, span.end), &mut draft)?;
    Some(draft)
}

/// Whether a lone "one" counts: "one man died", "killing one", "one was missing".
pub(crate) fn is_count_one(view: &View<'_>, i: usize) -> bool {
    let (before, next) = (view.back(i, 1), view.lower(i + 1));
    if counted::is_event(&before) || &*before == "least" || &*before == "only" && counted::is_event(&next) {
        return true;
    }
    if matches!(
        &*before,
        "no" | "the"
            | "this"
            | "that"
            | "any"
            | "every"
            | "each"
            | "which"
            | "another"
            | "some"
            | "number"
            | "as"
            | "last"
            | "for"
            | "with"
            | "day"
            | "a"
            | "an"
            | "'s"
            | "first"
            | "new"
    ) || matches!(
        &*next,
        "day"
            | "thing"
            | "hand"
            | "side"
            | "point"
            | "time"
            | "another"
            | "way"
            | "reason"
            | "of"
            | "can"
            | "that"
            | "who"
            | "which"
            | "more"
            | "such"
            | "last"
            | "final"
            | "may"
            | "might"
            | "could"
            | "should"
            | "would"
            | "will"
            | "must"
    ) {
        return false;
    }
    view.is_word(i + 1) && (view.is_small(i + 1) && !crate::language::is_stop_word(&next) || counted::is_event(&next))
}

/// "nine to five", "one by one", "two of the", "four-star" and the like count nothing that could be
/// checked; "two of the men" does.
pub(crate) fn is_phrase(view: &View<'_>, i: usize, number: &Number) -> bool {
    let next = view.lower(number.end);
    let before = view.back(i, 1);
    let pronoun = number.value <= 3.0 && number.end == i + 1 && matches!(&*before, "the" | "these" | "those" | "all" | "both" | "every");
    // "the two" and "the three countries" refer to what is known
    pronoun
        && (crate::language::is_stop_word(&next)
            || !view.is_word(number.end)
            || &*next == "sides"
            || &*next == "countries"
            || &*next == "leaders")
}

/// "third", "twenty-first", "No. 3".
pub(crate) fn rank(view: &View<'_>, i: usize, word: &str) -> Option<Draft> {
    if matches!(word, "no" | "number") {
        let at = if view.raw(i + 1) == "." && word == "no" { i + 2 } else { i + 1 };
        if word == "no" && at == i + 1 && !view.raw(i).ends_with('.') || !view.is_number(at) || word == "number" && view.is_plural_before(i)
        {
            return None;
        }
        let (mut number, rest) = numeral::figures(view.raw(at))?;
        if !rest.is_empty() {
            return None;
        }
        number.end = at + 1;
        let mut draft = Draft::of(i, number);
        draft.unit = Some(Written::plain(Unit::Ordinal));
        return Some(draft);
    }
    let value = numeral::ordinal(word)?;
    let next = view.lower(i + 1);
    let noun = view.is_word(i + 1) && view.is_small(i + 1) && !crate::language::is_stop_word(&next) && !view.line_start(i + 1);
    if !noun
        || matches!(
            &*next,
            "time"
                | "lady"
                | "place"
                | "look"
                | "thing"
                | "century"
                | "half"
                | "aid"
                | "hand"
                | "quarter"
                | "glance"
                | "name"
                | "person"
                | "instance"
                | "or"
        )
    {
        return None;
    }
    let number = Number { value, grain: 1.0, decimal: false, end: i + 1, ordinal: true, words: true, scaled: false };
    let mut draft = Draft::of(i, number);
    draft.unit = Some(Written::plain(Unit::Ordinal));
    Some(draft)
}

impl View<'_> {
    /// "a number 10" and "the number 10" are ranks; "numbers 3" are not.
    fn is_plural_before(&self, i: usize) -> bool {
        self.lower(i).ends_with('s')
    }
}
