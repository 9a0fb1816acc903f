//! Matched statements → two doers of one deed.
//!
//! "Ana Holt designed the bridge" against "the bridge was designed by Jonas Aske": the verb is matched,
//! and before the one, or after the "by" of the other, stand two names. A ministry and its minister, a
//! paper and its writer may both be right, so names that share the deed with a role word only are left
//! to the check of offices.

use super::matching::Matching;
use super::names::{are_strangers, are_unknown};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::{NameKind, Statement};
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};

/// First and last word of a name in a statement.
type Words = (usize, usize);

/// Words of the longest sentence that is looked at.
const LONGEST: usize = 200;
/// Words of weight beside the verb that both must share.
const FEWEST: usize = 2;
/// Share of the lighter sentence that must be in common.
const LEAST_SHARED: f32 = 0.3;

/// Share of the shorter sentence, its doer aside, that the other must have.
const COVERED: f32 = 0.6;
/// The same for two names of one word, and where a pronoun stands for what was done.
const COVERED_PLAIN: f32 = 0.8;
/// Verbs of speech: who says it is a question of its own.
const SPEECH: [&str; 14] =
    ["say", "tell", "add", "state", "claim", "announc", "argu", "note", "report", "warn", "ask", "believ", "deni", "confirm"];

/// Names of two doers.
pub(crate) fn agent(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.is_strict || a.words.len().max(b.words.len()) > LONGEST || m.count < FEWEST || m.containment < LEAST_SHARED {
        return Vec::new();
    }
    let mut found = Vec::new();
    for i in 0..a.words.len() {
        let Some(j) = m.a[i] else { continue };
        if !is_deed(a, i) || !is_deed(b, j) {
            continue;
        }
        let (Some(x), Some(y)) = (doer(a, i), doer(b, j)) else { continue };
        // two people may do one kind of thing, so all else must be told by both, and a name be among it
        let named = (0..a.words.len()).any(|k| a.is_name_like(k) && a.weights[k] >= 0.6 && m.a[k].is_some());
        let cover = m.cover(a, x, b, y);
        let told = m.is_plain() && cover >= COVERED_PLAIN && (named || refers_back(a, b)) && are_unknown(a, x, b, y, m);
        if told || named && cover >= COVERED && are_strangers(a, x, b, y, m) {
            found.push(Found {
                slot: Slot::Name,
                relation: Relation::Conflicts,
                a: x,
                b: y,
                strength: m.containment,
                because: "one deed is credited to two people",
            });
            break;
        }
    }
    found
}

/// Whether the longer sentence leaves its subject to a sentence before it.
fn refers_back(a: &Statement, b: &Statement) -> bool {
    if a.words.len() > b.words.len() { a.refers_back() } else { b.refers_back() }
}

/// A verb of weight that reports no speech.
fn is_deed(s: &Statement, at: usize) -> bool {
    let word = &s.words[at];
    word.kind == WordKind::Content
        && !word.capital
        && s.weights[at] >= 0.3
        && language::classes(&word.key).is(Class::VERB)
        && !SPEECH.contains(&word.stem.as_str())
}

/// Words between a verb and the name before it.
fn is_between(s: &Statement, at: usize) -> bool {
    matches!(s.key(at), "has" | "have" | "had" | "also" | "first" | "then" | "later" | "who" | "will" | "would" | "reportedly")
        || s.key(at).ends_with("ly")
}

/// Whether a form of "be" stands before the verb at `at`.
pub(crate) fn is_passive(s: &Statement, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| matches!(s.key(i), "was" | "were" | "is" | "are" | "been" | "being" | "be"))
}

/// The name of who did the deed.
fn doer(s: &Statement, verb: usize) -> Option<Words> {
    let by = (verb + 1..(verb + 4).min(s.words.len())).find(|i| s.key(*i) == "by");
    if let Some(by) = by {
        let first = (by + 1..(by + 6).min(s.words.len())).find(|i| s.words[*i].capital && !is_people(s, *i))?;
        let plain = (by + 1..first).all(|i| s.words[i].kind != WordKind::Mark && !matches!(s.key(i), "and" | "of" | "for" | "in"));
        let end = (first..s.words.len()).take_while(|i| is_of_name(s, *i)).last()? + 1;
        return (plain && is_whole(s, (first, end))).then_some((first, end));
    }
    if is_passive(s, verb) {
        return None;
    }
    let mut at = verb;
    while at > 0 && is_between(s, at - 1) {
        at -= 1;
    }
    // "Ana Holt, the architect, designed"
    if at > 0 && s.key(at - 1) == "," {
        at = (at.saturating_sub(14)..at - 1).rev().find(|i| s.key(*i) == ",")?;
    }
    let mut start = (0..at).rev().take_while(|i| is_of_name(s, *i)).last()?;
    // "Sculptor Ana Holt made": the first word has its capital from its place
    if start == 0 && at > 2 && language::classes(s.key(0)).is(Class::ANY_NOUN) {
        start = 1;
    }
    is_whole(s, (start, at)).then_some((start, at))
}

fn is_of_name(s: &Statement, at: usize) -> bool {
    let word = &s.words[at];
    word.capital && word.kind == WordKind::Content && !is_people(s, at)
        || word.key.as_str() == "." && at > 0 && s.key(at - 1).len() == 1
        || matches!(word.key.as_str(), "de" | "van" | "von" | "al" | "bin" | "la" | "di")
}

/// "American" before a name.
fn is_people(s: &Statement, at: usize) -> bool {
    s.names.iter().any(|n| matches!(n.kind, NameKind::Place(_)) && n.start <= at && at < n.end)
}

/// Whether the words are a name and not the capital of a sentence's start.
fn is_whole(s: &Statement, (start, end): Words) -> bool {
    let common = Class::ANY_NOUN.with(Class::FUNCTION).with(Class::ADJECTIVE).with(Class::WEEKDAY).with(Class::MONTH).with(Class::PLACE);
    let listed = (start..end).filter(|i| language::classes(s.key(*i)).is(common)).count();
    end > start && listed == 0 && s.words[start..end].iter().all(|w| w.kind != WordKind::Function)
}
