//! Matched statements → one deed with doer and done-to exchanged.
//!
//! "Lowen beat Ostrand 2-1" and "Ostrand beat Lowen 2-1" hold the same words; who stands before the verb in the
//! one stands behind it in the other.

use super::agents::is_passive;
use super::matching::Matching;
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};

/// Share of the lighter sentence that both must have.
const LEAST_SHARED: f32 = 0.5;
/// Words between a verb and the name behind it: "sued the maker Oracle".
const BEHIND: usize = 3;

/// First word and one past the last.
type Words = (usize, usize);

/// The deed whose two names are exchanged.
pub(crate) fn reversed(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.containment < LEAST_SHARED || m.count < 3 {
        return Vec::new();
    }
    let linked = |x: Words, y: Words| (x.0..x.1).any(|i| m.a[i].is_some_and(|j| y.0 <= j && j < y.1));
    let exchanged = |i: &usize| {
        let j = m.a[*i]?;
        let ((doer, done_to), (other_doer, other_done_to)) = (deed(a, *i)?, deed(b, j)?);
        (linked(doer, other_done_to) && linked(done_to, other_doer) && !linked(doer, other_doer))
            .then_some(((doer.0, done_to.1), (other_doer.0, other_done_to.1)))
    };
    let found = (0..a.words.len()).find_map(|i| exchanged(&i));
    let of = |(x, y): (Words, Words)| Found {
        slot: Slot::Direction,
        relation: Relation::Conflicts,
        a: x,
        b: y,
        strength: m.containment,
        because: "who does it and to whom it is done are exchanged",
    };
    found.map(of).into_iter().collect()
}

/// The names right before and behind an active verb at `at`.
fn deed(s: &Statement, at: usize) -> Option<(Words, Words)> {
    let word = s.words.get(at)?;
    let is_verb = word.kind == WordKind::Content
        && language::classes(&word.key).is(Class::VERB)
        && language::reporting(&word.key).is_none_or(|r| r.strength < 2);
    let before = at.checked_sub(1).filter(|i| is_name(s, *i))?;
    let first = (0..=before).rev().take_while(|i| is_name(s, *i)).last()?;
    let behind = (at + 1..s.words.len().min(at + 1 + BEHIND)).find(|i| is_name(s, *i))?;
    let plain = (at + 1..behind)
        .all(|i| s.words[i].kind != WordKind::Mark && !matches!(s.key(i), "by" | "in" | "on" | "at" | "with" | "for" | "to"));
    let last = (behind..s.words.len()).take_while(|i| is_name(s, *i)).last()?;
    (is_verb && !is_passive(s, at) && plain).then_some(((first, before + 1), (behind, last + 1)))
}

fn is_name(s: &Statement, at: usize) -> bool {
    let word = &s.words[at];
    word.capital && word.kind == WordKind::Content && !s.dates.iter().any(|d| d.at.0 <= at && at < d.at.1)
}
