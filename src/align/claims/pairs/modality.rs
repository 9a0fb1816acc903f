//! Matched statements → what one holds possible, intends or believes and the other states.
//!
//! "The port may close in May" against "will close in May"; "has released the report" against "hopes to release
//! it"; "is thought to have sunk" against "has certainly sunk". "Plans to" against "will" is how two papers
//! word one plan, and no difference.

use super::denial::is_conditional;
use super::matching::{Matching, context};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::align::reason::Reason;
use crate::extract::claims::cues::{Degree, is_doubtful};
use crate::extract::claims::words::WordKind;
use crate::language::date::{Bound, Form, Period};
use crate::language::{self, Class};

/// Share of the lighter statement that must be matched: a weaker signal than "not" needs likelier statements.
const LEAST_SHARED: f32 = 0.5;
/// Words before a verb among which stands what makes it certain, or puts it into the future.
const BEFORE: usize = 5;
/// The same for what makes it certain: "have established that a second car bomb was involved".
const BEFORE_CERTAIN: usize = 9;
/// Words that call a thing certain.
const CERTAIN: [&str; 10] =
    ["certain", "sure", "confirmed", "confirms", "established", "concluded", "proved", "proven", "definitely", "certainly"];

/// What one side states of what the other holds possible, intends or believes.
pub(crate) fn modality(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.containment < LEAST_SHARED || m.count < 3 {
        return Vec::new();
    }
    let mut found = hedged(a, b, m, true);
    found.extend(hedged(b, a, m, false));
    found
}

/// The hedges of `x` that `y` states plainly.
fn hedged(x: &Statement, y: &Statement, m: &Matching, x_is_a: bool) -> Vec<Found> {
    let links = if x_is_a { &m.a } else { &m.b };
    let mut found = Vec::new();
    for (cue, degree) in &x.hedges {
        let slight = !matches!(x.key(cue.at), "may" | "might");
        let believed = *degree == Degree::Believed;
        // a hedge on the other side that answers none here is a rewording
        let answered = |head: usize| x.hedges.iter().any(|(c, _)| links[c.head].is_some_and(|j| j.abs_diff(head) <= 1));
        if y.hedges.iter().any(|(c, d)| d == degree && !answered(c.head)) || slight && !believed && !is_verb(x, cue.head) {
            continue;
        }
        let other = links[cue.head];
        let at_earliest = |head: usize| (head + 1..head + TIMED_WITHIN).any(|i| y.key(i) == "earliest");
        if other.is_some_and(|head| {
            is_of_when(x, cue.head, y, head) || at_earliest(head) || is_conditional(y, head) || are_in_two_places_of_a_row(x, y)
        }) {
            continue;
        }
        let denied = |s: &Statement, at: usize| s.negations.iter().any(|c| c.at < at && at <= c.head + BEFORE);
        let Some(head) = other.filter(|head| {
            !y.hedges.iter().any(|(c, _)| c.head == *head) && states(y, *head, *degree, slight) && !(slight && denied(y, *head))
        }) else {
            continue;
        };
        let (a, b) = if x_is_a { (x, y) } else { (y, x) };
        let (a_at, b_at) = if x_is_a { (cue.head, head) } else { (head, cue.head) };
        let around = context(m, a, (a_at, a_at + 1), b, (b_at, b_at + 1));
        if around.count == 0 || x.weights[cue.head] < 0.3 {
            continue;
        }
        let (own, others) = (cue.words(), (auxiliary(y, head), head + 1));
        let (a_mark, b_mark) = if x_is_a { (own, others) } else { (others, own) };
        found.push(Found {
            slot: Slot::Modality,
            relation: Relation::Conflicts,
            a: a_mark,
            b: b_mark,
            // three words of the clause in common leave little doubt that both speak of one act
            strength: (m.containment * (0.5 + 0.5 * around.near)).max(if around.count >= 3 { 0.5 } else { 0.0 }),
            because: match degree {
                Degree::Possible => Reason::Possible,
                Degree::Intended => Reason::Intended,
                Degree::Believed => Reason::Believed,
            },
        });
    }
    found
}

/// Words behind an act among which its time stands.
const TIMED_WITHIN: usize = 8;

/// "May resume on Monday", "will not resume before Monday"; "could be closed for weeks", "will be closed for two
/// weeks": both say when or for how long, one of them as a bound or more vaguely, so that this is what is open.
pub(super) fn is_of_when(x: &Statement, x_at: usize, y: &Statement, y_at: usize) -> bool {
    let (Some(p), Some(q)) = (time_of(x, x_at), time_of(y, y_at)) else { return false };
    p != q
}

/// How a clause gives its time: its bound, and how long a span of the calendar it names.
fn time_of(s: &Statement, at: usize) -> Option<(Bound, u8)> {
    let end = s.words.len().min(at + TIMED_WITHIN);
    if let Some(d) = s.dates.iter().find(|d| d.at.0 > at && d.at.0 < end && !d.value.is_clock()) {
        let led = d.value.bound == Bound::Before || s.key(d.at.0 - 1) == "before" || s.key(d.at.0) == "before";
        let earliest = (d.at.1..d.at.1 + 3).any(|i| s.key(i) == "earliest");
        let bound = if led || earliest { Bound::Before } else { d.value.bound };
        return Some((bound, span_of(&d.value.form)));
    }
    // "before the end of the month", "within weeks"
    let bounded = |i: &usize| matches!(s.key(*i), "before" | "by" | "within") && (i + 1..i + 6).any(|k| is_span(s.key(k)));
    if (at + 1..end).any(|i| bounded(&i)) {
        return Some((Bound::Until, u8::MAX));
    }
    let lasts = (at + 1..end).find(|i| s.key(*i) == "for" && (i + 1..i + 5).any(|k| is_span(s.key(k))))?;
    let counted = s.quantities.iter().any(|q| q.at.0 > lasts && q.at.0 < lasts + 4);
    Some((Bound::On, if counted { u8::MAX - 1 } else { u8::MAX - 2 }))
}

/// 0 for a day, and more for longer spans.
fn span_of(form: &Form) -> u8 {
    let of_period = |period: &Period| match period {
        Period::Day | Period::Weekday(_) => 0,
        Period::Week | Period::Weekend => 1,
        Period::Month | Period::MonthOf(_) => 2,
        _ => 3,
    };
    match form {
        Form::Day { day: None, weekday: None, month: Some(_), .. } => 2,
        Form::Day { day: None, weekday: None, .. } => 3,
        Form::Day { .. } | Form::Ambiguous { .. } | Form::Interval(..) | Form::Time(_) => 0,
        Form::Relative { period, .. } => of_period(period),
        Form::Quarter { .. } | Form::Season { .. } | Form::Decade(_) => 3,
    }
}

fn is_span(key: &str) -> bool {
    matches!(key, "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years" | "hours")
}

/// Words for a place in a row.
const PLACES_IN_A_ROW: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];

/// "Its second store", "its first store": two of a row.
fn are_in_two_places_of_a_row(x: &Statement, y: &Statement) -> bool {
    let place =
        |s: &Statement| (0..s.words.len()).find(|i| PLACES_IN_A_ROW.contains(&s.key(*i)) && is_own(s, *i)).map(|i| s.key(i).to_owned());
    matches!((place(x), place(y)), (Some(p), Some(q)) if p != q)
}

fn is_own(s: &Statement, at: usize) -> bool {
    at > 0 && matches!(s.key(at - 1), "its" | "his" | "her" | "their" | "the" | "a")
}

/// Whether the sentence tells the act at `head` as more than what the other side's hedge makes it.
fn states(s: &Statement, head: usize, hedge: Degree, slight: bool) -> bool {
    let before = |words: &[&str]| (head.saturating_sub(BEFORE)..head).any(|i| words.contains(&s.key(i)));
    match hedge {
        // "could" beside "would", "can" or "should" is how two papers word one thing
        Degree::Possible => !(is_doubtful(&s.words, head) || slight && before(&["would", "can", "should", "must", "possibly"])),
        Degree::Intended => {
            let class = language::classes(s.key(head));
            let done =
                class.is(Class::PAST.with(Class::PARTICIPLE)) || class.is(Class::PRESENT) && head > 0 && !s.key(head - 1).ends_with("to");
            done && !is_doubtful(&s.words, head) && !before(&["will", "would", "to", "shall", "going", "being", "soon", "plan", "plans"])
        }
        Degree::Believed => (head.saturating_sub(BEFORE_CERTAIN)..head).any(|i| CERTAIN.contains(&s.key(i))),
    }
}

fn is_verb(s: &Statement, at: usize) -> bool {
    s.words[at].kind == WordKind::Content && language::classes(s.key(at)).is(Class::VERB)
}

/// Where the verb group of `head` begins: "will" of "will soon deploy".
fn auxiliary(s: &Statement, head: usize) -> usize {
    let is_auxiliary = |i: &usize| {
        matches!(s.key(*i), "will" | "would" | "can" | "must" | "shall" | "has" | "have" | "had" | "is" | "are" | "was" | "were")
    };
    (head.saturating_sub(3)..head).find(is_auxiliary).unwrap_or(head)
}
