//! Matched statements → what one holds possible, intends or believes and the other states.
//!
//! "The port may close in May" against "will close in May"; "has released the report" against "hopes to release
//! it"; "is thought to have sunk" against "has certainly sunk". "Plans to" against "will" is how two papers
//! word one plan, and no difference.

use super::matching::{Matching, context};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::extract::claims::cues::{Degree, is_doubtful};
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};

/// Share of the lighter statement that must be matched: a weaker signal than "not" needs likelier statements.
const LEAST_SHARED: f32 = 0.5;
/// The same where two verbs stand for one another.
const LEAST_SHARED_SUBSTITUTE: f32 = 0.55;
/// Words of the longest sentence in which a verb is looked for.
const LONGEST_SUBSTITUTE: usize = 120;
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
        // "may rule by Friday": when, and not whether, is open
        let timed = |s: &Statement, at: usize| {
            (at + 1..s.words.len().min(at + 8)).any(|i| match s.key(i) {
                "by" => s.dates.iter().any(|d| d.at.0 <= i + 2 && i < d.at.1),
                "before" | "until" | "soon" => slight,
                key => matches!(key, "early" | "earlier" | "earliest"),
            })
        };
        if timed(x, cue.head) {
            continue;
        }
        let other = links[cue.head].or_else(|| {
            if m.is_strict || slight && !matches!(x.key(cue.at), "hopes" | "hoped" | "hope" | "considering") {
                None
            } else {
                substitute(x, cue.head, y, m, x_is_a)
            }
        });
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
                Degree::Possible => "one side holds possible what the other states",
                Degree::Intended => "one side intends what the other tells as done",
                Degree::Believed => "one side believes what the other calls certain",
            },
        });
    }
    found
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

/// The verb of `y` that stands where `x` has another: "may buy the line", "will take over the line".
fn substitute(x: &Statement, head: usize, y: &Statement, m: &Matching, x_is_a: bool) -> Option<usize> {
    let of_y = if x_is_a { &m.b } else { &m.a };
    if x.words[head].capital || !is_verb(x, head) || m.containment < LEAST_SHARED_SUBSTITUTE || y.words.len() > LONGEST_SUBSTITUTE {
        return None;
    }
    let fits = |j: &usize| {
        let around =
            if x_is_a { context(m, x, (head, head + 1), y, (*j, *j + 1)) } else { context(m, y, (*j, *j + 1), x, (head, head + 1)) };
        around.left_anchor && around.right_anchor && around.count >= 3
    };
    let mut all = (0..y.words.len()).filter(|j| of_y[*j].is_none() && !y.words[*j].capital && is_verb(y, *j)).filter(fits);
    let first = all.next()?;
    all.next().is_none().then_some(first)
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
