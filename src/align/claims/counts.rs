//! What a number of a sentence counts, and in which role: of a known measure, a part of a whole, a place in a row,
//! a rate, a label.

use crate::align::claims::statement::{Statement, Valued};
use crate::extract::claims::words::WordKind;
use crate::language::date;
use crate::language::quantity::{Hedge, Quantity, Relation as Values, Unit};

/// The known thing that is counted; a bare number after "toll" or "number of
/// dead" counts the dead.
pub(crate) fn known_measure<'a>(s: &Statement, at: &'a Valued<Quantity>) -> Option<&'a str> {
    if at.value.is_known_measure() {
        return Some(at.value.measure.as_str()).filter(|_| !is_of_another_verb(s, at));
    }
    if at.value.unit != Unit::Count || !at.value.of.is_empty() {
        return None;
    }
    let before = |words: &[&str]| (at.at.0.saturating_sub(20)..at.at.0).any(|i| words.contains(&s.key(i)));
    (before(&["toll"]) || before(&["number"]) && before(&["died", "dead", "killed"])).then_some("dead")
}

/// "Eight of the injured are in hospital, and 12 were discharged": a number with a verb of its own.
fn is_of_another_verb(s: &Statement, at: &Valued<Quantity>) -> bool {
    let bare = matches!(at.value.of.as_str(), "" | "people" | "other");
    let verb = at.at.1 + usize::from(!at.value.of.is_empty());
    bare && matches!(s.key(verb), "were" | "was" | "are") && AFTERWARDS.contains(&s.key(verb + 1))
}

/// Whether the words mark the value as a part of a whole: "10 others", "another 22", "two of them".
pub(crate) fn is_part(s: &Statement, x: &Valued<Quantity>) -> bool {
    let before = x.at.0.checked_sub(1).map_or("", |i| s.key(i));
    matches!(before, "another" | "further" | "including" | "other" | "these" | "those" | "first")
        || matches!(s.key(x.at.1), "of" | "more" | "others" | "other")
}

/// "3 of 25": a place in a row, as under a picture.
pub(crate) fn is_counter(s: &Statement, x: &Valued<Quantity>) -> bool {
    s.key(x.at.1) == "of" && s.words.get(x.at.1 + 1).is_some_and(|w| w.kind == WordKind::Number)
}

/// "Update 5.50": a version, not an amount.
pub(crate) fn is_label(x: &Valued<Quantity>) -> bool {
    x.value.decimal && x.value.value < 1000.0 && x.value.unit == Unit::Count && !x.value.is_known_measure()
}

/// Whether the value is one of each year, month or head: "$170 million per year".
pub(crate) fn is_rate(s: &Statement, x: &Valued<Quantity>) -> bool {
    matches!(s.key(x.at.1), "per" | "annually" | "each" | "apiece")
        || s.key(x.at.1) == "a" && matches!(s.key(x.at.1 + 1), "year" | "month" | "week" | "day" | "share" | "head" | "barrel")
}

/// Whether the sentences name two times that exclude one another, or two parts of one day.
pub(crate) fn dates_part(a: &Statement, b: &Statement) -> bool {
    let relation = |x: &date::DateExpression, y: &date::DateExpression| {
        // "by March" and "in May" bound different things, but name two times
        let y = date::DateExpression { bound: x.bound, ..y.clone() };
        date::relation((x, a.published), (&y, b.published))
    };
    let differ = a.dates.iter().any(|x| b.dates.iter().any(|y| relation(&x.value, &y.value) == Values::Different));
    let agree = a.dates.iter().any(|x| b.dates.iter().any(|y| relation(&x.value, &y.value).agrees()));
    differ && !agree || phases_part(a, b)
}

pub(crate) fn phases_part(a: &Statement, b: &Statement) -> bool {
    let phases = |s: &Statement| -> Vec<&'static str> {
        // "from 4.37 percent late on Thursday" is no part of the day on which it is told
        let of_day = |i: usize| matches!(s.key(i), "late" | "early") && s.key(i + 1) == "on";
        let has = |p: &str| (0..s.words.len()).any(|i| (s.words[i].stem == p || s.key(i) == p) && !of_day(i));
        PHASES.iter().chain(&ROUNDS).filter(|p| has(p)).copied().collect()
    };
    let (x, y) = (phases(a), phases(b));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|p| y.contains(p))
}

/// Times by which a value exceeds what "more than" or "at least" says before the two are two counts.
const OUTGROWN: f64 = 1.25;

/// Whether one value is far beyond a bound that the other gives: "over 180", "230".
pub(crate) fn is_outgrown(p: &Quantity, q: &Quantity) -> bool {
    let bound = |h: Hedge| matches!(h, Hedge::MoreThan | Hedge::AtLeast);
    let (low, high) = if p.value <= q.value { (p, q) } else { (q, p) };
    p.unit == q.unit && bound(low.hedge) && high.value > low.value * OUTGROWN && high.hedge != Hedge::Range
}

/// What becomes of the hurt and the rescued, none of which is a measure.
const AFTERWARDS: [&str; 9] = ["discharged", "released", "treated", "admitted", "transferred", "flown", "taken", "sent", "allowed"];

/// Words for parts of a trading day or a day.
const PHASES: [&str; 12] =
    ["midday", "noon", "close", "open", "morning", "afternoon", "early", "late", "midnight", "evening", "end", "finish"];
/// Words for the rounds of a contest.
const ROUNDS: [&str; 6] = ["final", "semifinal", "quarterfinal", "semi-final", "quarter-final", "heat"];
