//! Matched statements → where one denies, doubts or is further along than the other.
//!
//! "Talks have begun" against "talks have not yet begun": *begun* is matched and denied on one
//! side only. "May deploy" against "will deploy" differ in modality; "plans to deploy" against
//! "agreed to deploy" in status.

use super::matching::{Matching, context};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::{NameKind, Statement};
use crate::align::reason::Reason;
use crate::extract::Status;
use crate::extract::claims::cues::Cue;
use crate::extract::claims::words::WordKind;

/// Share of the lighter statement that must be matched before a lone "not" counts.
const LEAST_SHARED: f32 = 0.5;

/// Denials on one side only, of a word that both have.
pub(crate) fn polarity(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.containment < LEAST_SHARED || m.count < 3 && m.containment < 0.95 || m.count < 2 {
        return Vec::new();
    }
    let free_a: Vec<&Cue> = a.negations.iter().filter(|n| !is_answered(n, a, b, m, true)).collect();
    let free_b: Vec<&Cue> = b.negations.iter().filter(|n| !is_answered(n, a, b, m, false)).collect();
    // a denial on each side that answers none on the other is a rewording ("not alive", "no survivors")
    match (free_a.as_slice(), free_b.as_slice()) {
        ([cue], []) => denial(cue, a, b, m, true),
        ([], [cue]) => denial(cue, b, a, m, false),
        _ => None,
    }
    .into_iter()
    .collect()
}

/// Whether a denial on the other side bears on the match of this one's head, or near it.
fn is_answered(cue: &Cue, a: &Statement, b: &Statement, m: &Matching, of_a: bool) -> bool {
    let (other, links) = if of_a { (b, &m.a) } else { (a, &m.b) };
    // "no gun has been found" denies the finding too
    let covered = |n: &Cue| (cue.head..links.len().min(cue.head + SCOPE)).any(|i| links[i] == Some(n.head));
    if other.negations.iter().any(covered) {
        return true;
    }
    other.negations.iter().any(|n| {
        let Some(j) = links.get(cue.head).copied().flatten().or_else(|| links.get(cue.head + 1).copied().flatten()) else {
            return false;
        };
        n.head == j || (n.at < j && j <= n.head + 3) || (n.head < j + 3 && j <= n.head)
    }) || links.get(cue.head).copied().flatten().is_some_and(|j| is_half_denied(other, j))
}

/// Words between a half denial and what it bears on.
const HALF_DENIAL_REACH: usize = 5;

/// "Will not necessarily rise", "not all were hurt", "hardly moved", "non-stop": no plain statement of the contrary.
fn is_half_denied(s: &Statement, at: usize) -> bool {
    (at.saturating_sub(HALF_DENIAL_REACH)..at).any(|i| {
        matches!(s.key(i), "hardly" | "barely" | "scarcely" | "rarely" | "seldom" | "unlikely")
            || matches!(s.key(i), "lack" | "lacked" | "lacks" | "lacking" | "few")
            || s.key(i) == "little" && !matches!(s.key(i + 1), "-" | "known" | "noticed" | "used" | "understood")
            || s.key(i) == "non" && i + 1 == at
            || matches!(s.key(i), "denied" | "refused") && i + 1 == at
            || s.key(i) == "no" && s.key(i + 1) == "one"
            || s.key(i) == "not" && matches!(s.key(i + 1), "necessarily" | "all" | "everyone")
    })
}

/// Words after what is denied that the denial covers.
const SCOPE: usize = 6;

/// Take out values that one side denies: "not a Danish ship" against "a Norwegian ship".
pub(crate) fn clear_denied(found: &mut Vec<Found>, a: &Statement, b: &Statement) {
    let denied = |s: &Statement, at: usize| {
        let free = |cue: &Cue| (cue.at..at).all(|i| !matches!(s.key(i), "," | ";" | "." | "but" | "because" | "which" | "who" | "that"));
        s.negations.iter().any(|n| n.at < at && at <= n.head + SCOPE && free(n))
    };
    found.retain(|f| {
        let of_value = matches!(f.slot, Slot::Name | Slot::Place | Slot::Kind | Slot::Role | Slot::Number);
        !of_value || f.relation != Relation::Conflicts || denied(a, f.a.0) == denied(b, f.b.0)
    });
}

/// The finding for one denial in `x`, if its head is matched in `y`.
fn denial(cue: &Cue, x: &Statement, y: &Statement, m: &Matching, x_is_a: bool) -> Option<Found> {
    let links = if x_is_a { &m.a } else { &m.b };
    let head = links[cue.head].or_else(|| {
        // "not in the building": the next word of weight may be the one that both have; but "failed to
        // meet a target" denies the meeting
        let verb = matches!(x.key(cue.at), "failing" | "failed" | "fails" | "fail" | "unable" | "refused" | "declined" | "against");
        if verb { None } else { links.get(cue.head + 1).copied().flatten() }
    })?;
    let (a, b) = if x_is_a { (x, y) } else { (y, x) };
    let (a_at, b_at) = if x_is_a { (cue.head, head) } else { (head, cue.head) };
    let around = context(m, a, (a_at, a_at + 1), b, (b_at, b_at + 1));
    if x.denies_other_figure(cue, y) || is_hypothetical(x, cue) || is_first_since(x, y) {
        return None;
    }
    // in long articles the subject must be shared too
    if m.is_strict && !around.left && around.near < 0.6 {
        return None;
    }
    if m.is_strict && (is_of_telling(x, cue.head) || is_of_two(x, cue.at, y, head, links)) {
        return None;
    }
    // "not fully open" beside "fully open"
    let same_grade = head > 0 && cue.head > 0 && x.key(cue.head - 1) == y.key(head - 1) && links[cue.head] == Some(head);
    if is_conditional(y, head) && !is_conditional(x, cue.head) {
        return None;
    }
    if is_partial(x, cue) && !same_grade {
        return None;
    }
    let (own, others) = (cue.words(), (head, head + 1));
    let (a_mark, b_mark) = if x_is_a { (own, others) } else { (others, own) };
    let moved = |s: &Statement| {
        (0..s.words.len()).any(|i| matches!(s.key(i), "still" | "anymore" | "since") || s.key(i) == "no" && s.key(i + 1) == "longer")
    };
    Some(Found {
        slot: Slot::Polarity,
        relation: if m.is_strict && (moved(a) || moved(b)) { Relation::ChangedWithTime } else { Relation::Conflicts },
        a: a_mark,
        b: b_mark,
        strength: m.containment * (0.5 + 0.5 * around.near),
        because: Reason::DeniedOnOneSide,
    })
}

/// Adverbs and adjectives that a "not" before them bears on: how far, how often, how soon.
const GRADING: [&str; 24] = [
    "entirely",
    "fully",
    "always",
    "immediately",
    "completely",
    "quite",
    "exactly",
    "totally",
    "wholly",
    "only",
    "often",
    "usually",
    "as",
    "immediate",
    "imminent",
    "very",
    "too",
    "particularly",
    "especially",
    "officially",
    "formally",
    "permanently",
    "strictly",
    "so",
];

/// Words that open an indirect question: "not clear how it began".
const QUESTIONS: [&str; 8] = ["how", "whether", "why", "what", "who", "when", "if", "where"];

/// Whether a denial leaves open how far or how long it holds: "not entirely", "not closed for good", "will not
/// resume before Monday".
fn is_partial(s: &Statement, cue: &Cue) -> bool {
    (cue.at..=cue.head).any(|i| GRADING.contains(&s.key(i)))
        || (cue.head + 1..cue.head + 4).any(|i| matches!(s.key(i), "before" | "earlier" | "permanently"))
        || matches!(s.key(cue.head), "clear" | "known" | "certain" | "sure") && QUESTIONS.contains(&s.key(cue.head + 1))
        || (cue.head + 1..cue.head + 3).any(|i| s.key(i) == "for" && s.key(i + 1) == "good")
        || (cue.at + 1..cue.head + 3).any(|i| s.key(i) == "the" && matches!(s.key(i + 1), "one" | "same"))
}

/// "Not to invite her would have been a disgrace": a denial of what was not, or need not be.
pub(crate) fn is_hypothetical(s: &Statement, cue: &Cue) -> bool {
    let modal = |i: usize| matches!(s.key(i), "would" | "could" | "should" | "might");
    let perfect = |i: usize| modal(i) && (i + 1..i + 4).any(|k| matches!(s.key(k), "have" | "'ve" | "be"));
    let infinitive = s.key(cue.at) == "not" && s.key(cue.at + 1) == "to";
    infinitive && (cue.head + 1..s.words.len()).any(perfect)
        || (cue.head.saturating_sub(BEFORE_DENIED)..cue.head).any(|i| modal(i) && s.key(i + 1) == "have")
}

/// Words before what is denied among which its modal stands.
const BEFORE_DENIED: usize = 4;

/// "The first avalanche since 1961", "no avalanche since 1961": both say that there was none in between.
fn is_first_since(x: &Statement, y: &Statement) -> bool {
    let has = |s: &Statement, words: &[&str]| (0..s.words.len()).any(|i| words.contains(&s.key(i)));
    has(x, &["since"]) && has(y, &["since"]) && has(y, &["first", "last", "latest"]) && !has(x, &["first", "last", "latest"])
}

/// Words behind what is told among which its condition stands.
const CONDITION_REACH: usize = 12;

/// "In danger of collapse if the rain goes on": what is told holds only on a condition.
pub(crate) fn is_conditional(s: &Statement, at: usize) -> bool {
    let clause = (at + 1..s.words.len().min(at + CONDITION_REACH)).take_while(|i| !matches!(s.key(*i), ";" | "." | "said"));
    let asks = |i: usize| matches!(s.key(i - 1), "even" | "as" | "asked" | "asks" | "see" | "wonder");
    clause.into_iter().any(|i| matches!(s.key(i), "if" | "unless" | "provided") && !asks(i))
}

/// Verbs of telling and knowing: what somebody "would not say" is another thing than what he "said".
const TELLING: [&str; 13] =
    ["say", "tell", "comment", "know", "return", "answer", "respond", "elabor", "discuss", "disclos", "specifi", "reveal", "want"];

/// Whether the word at `at` is a verb of telling, or holds only until something: "not restored till May".
pub(crate) fn is_of_telling(s: &Statement, at: usize) -> bool {
    TELLING.contains(&s.words[at].stem.as_str()) || (at + 1..at + 4).any(|i| matches!(s.key(i), "until" | "till"))
}

/// Whether the last person before each of the two words is another: "the stars are signed", "Holt is not
/// signed".
pub(crate) fn is_of_two(x: &Statement, x_at: usize, y: &Statement, y_at: usize, links: &[Option<usize>]) -> bool {
    let agent = |s: &Statement, at: usize| s.names.iter().rev().find(|n| n.end <= at && n.kind == NameKind::Person).copied();
    let (Some(p), Some(q)) = (agent(x, x_at), agent(y, y_at)) else { return false };
    !(p.start..p.end).any(|i| links[i].is_some_and(|j| q.start <= j && j < q.end))
}

/// Two explicit stages of one action.
pub(crate) fn status(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.containment < LEAST_SHARED {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (x, x_status) in &a.statuses {
        for (y, y_status) in &b.statuses {
            if x_status != y_status && m.a[x.head] == Some(y.head) && a.weights[x.head] > 0.0 {
                found.push(Found {
                    slot: Slot::Status,
                    relation: Relation::Conflicts,
                    a: (x.at, x.head + 1),
                    b: (y.at, y.head + 1),
                    strength: m.containment,
                    because: if (*x_status >= Status::Begun) == (*y_status >= Status::Begun) {
                        Reason::DifferentStages
                    } else {
                        Reason::UnderWay
                    },
                });
            }
        }
    }
    found
}

/// Forms of "be" and what stands for them; those with a denial in them last.
pub(crate) const COPULAS: [&str; 11] = ["is", "was", "are", "were", "been", "remains", "remained", "isn't", "wasn't", "aren't", "weren't"];

/// Whether a denial leaves out what it denies: "but his brother is not, the family said".
pub(crate) fn leaves_out(s: &Statement) -> bool {
    let ends = |i: usize| s.words.get(i).is_none_or(|w| w.kind == WordKind::Mark);
    let verb = |i: usize| COPULAS.contains(&s.key(i)) || matches!(s.key(i), "did" | "does" | "do" | "has" | "have" | "had" | "will");
    (1..s.words.len()).any(|i| ends(i + 1) && (s.key(i) == "not" && verb(i - 1) || COPULAS[7..].contains(&s.key(i))))
}
