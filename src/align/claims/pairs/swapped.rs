//! Two sentences of the same words in the same order, but for two names that have changed places.
//!
//! "Holt leads among women and Aske among men" beside "Aske leads among women and Holt among men".

use super::matching::Matching;
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::extract::claims::words::WordKind;

/// Share of the lighter sentence that both must have.
const LEAST_SHARED: f32 = 0.9;
/// Words, the names aside, of the shortest such sentence.
const OTHERS: usize = 5;

/// The two names that have changed places.
pub(crate) fn swapped(a: &Statement, b: &Statement, m: &Matching) -> Option<Found> {
    if m.containment < LEAST_SHARED || a.is_headline || b.is_headline {
        return None;
    }
    let name = |i: &usize| a.words[*i].capital && a.words[*i].kind == WordKind::Content && m.a[*i].is_some_and(|j| b.words[j].capital);
    let names: Vec<usize> = (0..a.words.len()).filter(name).collect();
    let (i, k) = names.iter().enumerate().find_map(|(n, i)| {
        let exchanged = |k: &&usize| m.a[*i] > m.a[**k];
        names[n + 1..].iter().find(exchanged).map(|k| (*i, *k))
    })?;
    // "Holt and Aske" is "Aske and Holt"
    if (i + 1..k).all(|w| matches!(a.key(w), "and" | "," | "or") || a.words[w].capital) {
        return None;
    }
    let (p, q) = (m.a[i]?, m.a[k]?);
    let rest = |s: &Statement, x: usize, y: usize| -> Vec<String> {
        let other = |w: &usize| *w != x && *w != y && s.words[*w].kind != WordKind::Mark && !s.words[*w].capital;
        (0..s.words.len()).filter(other).map(|w| s.key(w).to_owned()).collect()
    };
    let (of_a, of_b) = (rest(a, i, k), rest(b, p, q));
    (of_a.len() >= OTHERS && of_a == of_b).then_some(Found {
        slot: Slot::Direction,
        relation: Relation::Conflicts,
        a: (i, k + 1),
        b: (q, p + 1),
        strength: m.containment,
        because: "two names have changed places",
    })
}
