//! Two numbers that are one: "3-5 years", "between 3 and 5", and the scores and ratios that look alike.
//!
//! "won 3-1" is a score, "3-5 years" a range; "555-0143" is neither.

use super::bare::bare_number;
use super::counted;
use super::draft::Draft;
use super::numeral::{self, Number};
use super::suffix::{multiply, read_scale_word, read_suffix};
use super::unit::{self, Unit, Written};
use crate::language::view::View;

/// "3-5 years", "3-1", "between 3 and 5", "three to five": a second number. `None`: a telephone
/// number or another chain of figures.
pub(crate) fn read_pair(view: &View<'_>, i: usize, draft: &mut Draft, money: bool) -> Option<bool> {
    let dash = draft.end;
    if view.is_dash(dash) && view.is_number(dash + 1) && (view.joined(dash + 1) || !view.joined(dash)) {
        let tight = view.joined(dash) && view.joined(dash + 1);
        let (second, rest) = numeral::figures(view.raw(dash + 1))?;
        if tight && view.joined(dash + 2) && view.is_dash(dash + 2) || i > 0 && view.joined(i) && view.is_dash(i - 1) {
            return None;
        }
        // "2016-07" of an address or a file's name
        if view.raw(dash + 1).starts_with('0') && view.raw(dash + 1).len() > 1 {
            return None;
        }
        let long = |n: &Number| n.value >= 100.0 && !n.scaled && !n.decimal;
        if tight && long(&draft.number) && long(&second) && (view.raw(dash + 1).len() == 4 || second.value <= draft.number.value) {
            return None;
        }
        let mut number = second;
        number.end = dash + 2;
        let mut upper = Draft::of(i, number);
        if !rest.is_empty() {
            read_suffix(view, dash + 1, rest, money, &mut upper)?;
        }
        let scores = !draft.number.scaled
            && !draft.number.decimal
            && !second.decimal
            && !money
            && upper.unit.is_none()
            && upper.noun.is_none()
            && !is_measured(view, dash + 2);
        draft.end = dash + 2;
        if scores && (second.value <= draft.number.value || is_contest(view, i, dash + 2) || !is_counted(view, dash + 2)) {
            draft.unit = Some(Written::plain(Unit::Score));
            draft.upper = Some(second.value);
            return Some(false);
        }
        join(draft, &upper);
        return Some(true);
    }
    read_worded_range(view, i, draft);
    Some(draft.upper.is_some())
}

pub(crate) fn join(draft: &mut Draft, upper: &Draft) {
    // "$3-5bn", "3 to 5 million": the scale of the upper end holds for both
    let by = if upper.number.scaled && !draft.number.scaled && upper.number.value / draft.number.value.max(1e-9) >= 1000.0 {
        scale_of(upper.number.value)
    } else {
        1.0
    };
    multiply_quietly(&mut draft.number, by);
    draft.upper = Some(upper.number.value);
    draft.unit = draft.unit.or(upper.unit);
    draft.noun = draft.noun.or(upper.noun);
    draft.number.end = draft.end;
}

pub(crate) fn multiply_quietly(number: &mut Number, by: f64) {
    if by > 1.0 {
        multiply(number, by);
    }
}

pub(crate) fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|by| value >= *by).unwrap_or(1.0)
}

/// "between 3 and 5", "three to five years".
pub(crate) fn read_worded_range(view: &View<'_>, i: usize, draft: &mut Draft) {
    let link = view.lower(draft.end);
    let before = view.back(draft.first, 1);
    let and = &*link == "and" && &*before == "between";
    let to = &*link == "to" && !matches!(&*before, "from") && !counted::is_movement(&before);
    let or = &*link == "or" && !draft.number.scaled;
    if !(and || to || or) {
        return;
    }
    let mut at = draft.end + 1;
    if unit::symbol(view.raw(at), "").is_some() {
        at += 1;
    }
    let Some(upper) = bare_number(view, at) else { return };
    let mut second = Draft::of(i, upper);
    read_scale_word(view, &mut second);
    let upper = second.number;
    if upper.value <= draft.number.value && !upper.scaled || or && (upper.value - draft.number.value - 1.0).abs() > 0.5 {
        return;
    }
    if to && !is_measured(view, upper.end) && !is_counted(view, upper.end) && !upper.scaled {
        return;
    }
    draft.end = upper.end;
    join(draft, &Draft::of(i, upper));
}

/// "3 to 1", "3-to-1": a ratio, kept like a score.
pub(crate) fn ratio(view: &View<'_>, i: usize) -> Option<Draft> {
    let (mut number, rest) = numeral::figures(view.raw(i))?;
    let at = match rest {
        "-to" if view.is_dash(i + 1) => i + 2,
        "" if &*view.lower(i + 1) == "to"
            && (&*view.back(i, 1) == "by" && !counted::is_movement(&view.back(i, 2))
                || (i.saturating_sub(4)..i)
                    .any(|j| matches!(&*view.lower(j), "ratio" | "odds" | "vote" | "voted" | "margin" | "ruled"))) =>
        {
            i + 2
        }
        // "by 512 votes to 88"
        "" if matches!(&*view.lower(i + 1), "vote" | "votes" | "goal" | "goals") && &*view.lower(i + 2) == "to" => i + 3,
        _ => return None,
    };
    let (second, "") = view.is_number(at).then(|| numeral::figures(view.raw(at))).flatten()? else { return None };
    if is_measured(view, at + 1) || is_counted(view, at + 1) && !matches!(&*view.lower(at + 1), "votes" | "vote") {
        return None;
    }
    number.end = at + 1;
    let mut draft = Draft::of(i, number);
    draft.unit = Some(Written::plain(Unit::Score));
    draft.upper = Some(second.value);
    Some(draft)
}

/// Whether a unit or a scale word stands at `at`.
pub(crate) fn is_measured(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    view.raw(at) == "%"
        || unit::lookup(&word).is_some()
        || numeral::scale(&word, false).is_some()
        || matches!(&*word, "per" | "degrees" | "square" | "sq")
}

/// Whether a plural in small letters stands at or behind `at`: something that can be counted.
pub(crate) fn is_counted(view: &View<'_>, at: usize) -> bool {
    (at..at + 3).take_while(|i| view.is_word(*i) && view.is_small(*i)).any(|i| {
        let word = view.lower(i);
        word.ends_with('s') && word.len() > 3 || matches!(&*word, "people" | "men" | "women" | "children")
    })
}

/// Words beside a score or a vote.
pub(crate) fn is_contest(view: &View<'_>, first: usize, end: usize) -> bool {
    let contest = |word: &str| {
        matches!(
            word,
            "win"
                | "wins"
                | "won"
                | "victory"
                | "defeat"
                | "loss"
                | "lost"
                | "lead"
                | "led"
                | "draw"
                | "drew"
                | "beat"
                | "beaten"
                | "defeated"
                | "vote"
                | "voted"
                | "votes"
                | "ruling"
                | "ruled"
                | "decision"
                | "record"
                | "score"
                | "scoreline"
                | "tie"
                | "tied"
                | "margin"
                | "final"
                | "game"
                | "match"
                | "rout"
                | "thrashing"
                | "series"
        )
    };
    (first.saturating_sub(3)..first).chain(end..end + 3).any(|i| contest(&view.lower(i)))
}
