//! What something is said to be in or out of, denied in one article and affirmed in another.
//!
//! "The station is not out of control, an engineer has said" and "the station has been completely out of
//! control for months": the phrase *out of control* is denied on one side only. Two words or more are
//! asked, a preposition and its noun, so that a lone "not" turns nothing.

use super::facts::{is_open, share_topic};
use super::group::{Edge, site};
use super::row::Slot;
use super::statement::Statement;
use crate::align::Relation;
use crate::extract::claims::words::WordKind;
use std::collections::BTreeMap;

/// Prepositions with which a state is named.
const OPENERS: [&str; 8] = ["in", "out", "on", "under", "at", "off", "beyond", "without"];
/// Longest phrase, in words.
const LONGEST: usize = 4;

/// Where a phrase stands: statement, first word, one past the last.
type Place = (usize, usize, usize);

/// Edges between articles that deny and that affirm a state.
pub(super) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let mut denied: BTreeMap<Vec<u32>, Vec<(Place, usize)>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for cue in s.negations.iter().filter(|c| matches!(s.key(c.at), "not" | "isn't" | "wasn't" | "aren't" | "weren't")) {
            let from = cue.at + 1;
            if let Some((key, end)) = phrase(s, from) {
                denied.entry(key).or_default().push(((n, from, end), cue.at));
            }
        }
    }
    if denied.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (n, s) in statements.iter().enumerate() {
        for at in 1..s.words.len() {
            let Some((key, end)) = phrase(s, at) else { continue };
            let Some(denials) = denied.get(&key) else { continue };
            let negated = s.negations.iter().any(|c| c.at < at && at <= c.head + 1);
            if negated || is_open(s, at) || !is_predicate(s, at) {
                continue;
            }
            for ((k, _, other_end), cue) in denials {
                let other = &statements[*k];
                if other.article != s.article && share_topic(statements, n, *k) {
                    out.push(Edge {
                        slot: Slot::Polarity,
                        relation: Relation::Conflicts,
                        strength: 0.6,
                        because: "one denies a state that the other affirms",
                        a: site(s, (at, end)),
                        b: site(other, (*cue, *other_end)),
                    });
                }
            }
        }
    }
    out
}

/// The phrase of a preposition and its noun that begins at `from`: its concepts, and where it ends.
fn phrase(s: &Statement, from: usize) -> Option<(Vec<u32>, usize)> {
    let opener = OPENERS.iter().position(|o| *o == s.key(from))?;
    let mut key = vec![opener as u32];
    for at in from + 1..s.words.len().min(from + LONGEST) {
        match s.words[at].kind {
            WordKind::Function if matches!(s.key(at), "of" | "to") => key.push(0),
            WordKind::Content if !s.words[at].capital && s.concepts[at] > 0 => {
                key.push(s.concepts[at]);
                return Some((key, at + 1));
            }
            _ => return None,
        }
    }
    None
}

/// Whether a form of "be" stands before the phrase, with adverbs between at most.
fn is_predicate(s: &Statement, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| matches!(s.key(i), "is" | "was" | "are" | "were" | "been" | "be" | "remains" | "remained"))
}
