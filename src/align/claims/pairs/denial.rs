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
    // "Youtube is not a website": two words are enough where they are all there is
    let brief = m.is_brief && !m.is_strict && m.containment >= 0.4 && m.count >= 2;
    if !brief && (m.containment < LEAST_SHARED || m.count < 3 && m.containment < 0.95 || m.count < 2) {
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

/// "Not built by Orren", "built by Tarrow": what is denied is the one value, and the other side gives
/// another.
fn gives_another(x: &Statement, head: usize, y: &Statement, other: usize, m: &Matching, x_is_a: bool) -> bool {
    let (of_x, of_y) = if x_is_a { (&m.a, &m.b) } else { (&m.b, &m.a) };
    let free = |s: &Statement, links: &[Option<usize>], from: usize| -> Vec<usize> {
        let clause =
            (from + 1..s.words.len().min(from + 1 + SCOPE)).take_while(|i| !matches!(s.key(*i), "," | ";" | "." | "but" | "because"));
        clause.filter(|i| links[*i].is_none() && s.weights[*i] >= 0.3).collect()
    };
    let (left, right) = (free(x, of_x, head), free(y, of_y, other));
    let (Some(i), Some(j)) = (left.first(), right.first()) else { return false };
    if is_short_for(x, *i, y) || is_short_for(y, *j, x) {
        return false;
    }
    let is_value = |s: &Statement, at: usize| s.words[at].capital || s.words[at].kind == WordKind::Number;
    let (a, b, at, to) = if x_is_a { (x, y, *i, *j) } else { (y, x, *j, *i) };
    let around = context(m, a, (at, at + 1), b, (to, to + 1));
    let values = is_value(x, *i) && is_value(y, *j);
    values && (around.before || m.is_plain() && around.left_anchor) || m.is_plain() && around.before
}

/// "SEC" beside "Securities and Exchange Commission": the first letters of names of the other sentence.
fn is_short_for(s: &Statement, at: usize, other: &Statement) -> bool {
    let first: String =
        other.words.iter().filter(|w| w.capital && w.kind == WordKind::Content).filter_map(|w| w.key.chars().next()).collect();
    s.words[at].capital && s.key(at).len() > 1 && first.contains(s.key(at))
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
    // "not the first ship" beside "the second ship" denies nothing
    let others = if x_is_a { &m.b } else { &m.a };
    let other_word = links[cue.head].is_none() && head > 0 && others[head - 1].is_none() && y.weights[head - 1] > 0.0;
    if other_word {
        return None;
    }
    let (a, b) = if x_is_a { (x, y) } else { (y, x) };
    let (a_at, b_at) = if x_is_a { (cue.head, head) } else { (head, cue.head) };
    let around = context(m, a, (a_at, a_at + 1), b, (b_at, b_at + 1));
    let weight = x.weights[cue.head];
    if m.is_plain() && is_done(x, cue) && !has_doing(y, head) {
        return None;
    }
    if x.denies_other_figure(cue, y) || gives_another(x, cue.head, y, head, m, x_is_a) || is_hypothetical(x, cue) || is_first_since(x, y) {
        return None;
    }
    // in long articles the subject must be shared too
    if m.is_strict && !around.left && around.near < 0.6 {
        return None;
    }
    if m.is_strict && (is_of_telling(x, cue.head) || is_of_two(x, cue.at, y, head, links)) {
        return None;
    }
    // "didn't kill" against the title "Kill Bill"
    if x.words[cue.head].capital != y.words[head].capital && cue.head > 0 && head > 0 {
        return None;
    }
    if m.containment < 0.8 && (around.count == 0 || weight < 0.5 && around.count < 2) {
        return None;
    }
    // "not fully open" beside "fully open"
    let same_grade = head > 0 && cue.head > 0 && x.key(cue.head - 1) == y.key(head - 1) && links[cue.head] == Some(head);
    if is_conditional(y, head) && !is_conditional(x, cue.head) || starts_later(x, cue, y, head) || is_of_relation(x, cue.head, y, head) {
        return None;
    }
    if is_partial(x, cue) && !same_grade || leaves_out(y) || is_graded(y, head) || is_of_other(x, cue.head, y, head, links) {
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

/// "Not yet in force", "in force from midnight": when it begins, and not whether.
fn starts_later(x: &Statement, cue: &Cue, y: &Statement, head: usize) -> bool {
    let yet = (cue.at..=cue.head).any(|i| x.key(i) == "yet");
    let from = |i: usize| matches!(y.key(i), "from" | "starting" | "beginning") && y.dates.iter().any(|d| d.at.0 <= i + 2 && i < d.at.1);
    yet && (head + 1..head + 4).any(from)
}

/// "Not a member", "a relative of a member": what is denied is the one, and the other belongs to it.
fn is_of_relation(x: &Statement, x_at: usize, y: &Statement, y_at: usize) -> bool {
    let owned = |s: &Statement, at: usize| {
        let before = (at.saturating_sub(3)..at).rev().find(|i| !matches!(s.key(*i), "a" | "an" | "the"));
        before.is_some_and(|i| s.key(i) == "of" && i > 0 && s.words[i - 1].kind == WordKind::Content)
    };
    owned(y, y_at) && !owned(x, x_at) && matches!(x.key(x_at.wrapping_sub(1)), "a" | "an")
}

/// "Nearly full", "partly open": what is so affirmed may be denied as a whole.
fn is_graded(s: &Statement, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|i| matches!(s.key(i), "nearly" | "almost" | "partly" | "partially" | "half"))
}

/// "Not open to trucks", "open to cars": the same preposition leads to two things.
fn is_of_other(x: &Statement, head: usize, y: &Statement, other: usize, links: &[Option<usize>]) -> bool {
    let leads = matches!(x.key(head + 1), "to" | "for" | "with" | "of" | "by") && x.key(head + 1) == y.key(other + 1);
    let noun = |s: &Statement, at: usize| {
        let counted = |i: usize| s.quantities.iter().any(|q| q.at.0 <= i && i < q.at.1);
        (at + 2..s.words.len().min(at + 5)).find(|i| s.words[*i].kind == WordKind::Content && s.weights[*i] > 0.0 && !counted(*i))
    };
    let (Some(i), Some(j)) = (noun(x, head), noun(y, other)) else { return false };
    leads && links[i].is_none() && x.concepts[i] != y.concepts[j]
}

/// Whether what is denied is the doing of something: "does not do her own stunts".
fn is_done(s: &Statement, cue: &Cue) -> bool {
    (cue.at..cue.head).any(|i| matches!(s.key(i), "not" | "n't" | "never") && matches!(s.key(i + 1), "do" | "does" | "did"))
}

/// Words from a verb to its object.
const OBJECT_REACH: usize = 4;

/// Whether a verb of doing stands before the word at `at`: "performs her own stunts", not "leaves her stunts to".
fn has_doing(s: &Statement, at: usize) -> bool {
    let doing = |key: &str| matches!(key, "do" | "does" | "did" | "doing" | "done" | "made" | "makes" | "making");
    (at.saturating_sub(OBJECT_REACH)..at)
        .any(|i| doing(s.key(i)) || s.words[i].stem.as_str() == "perform" || s.key(i).starts_with("execut"))
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
