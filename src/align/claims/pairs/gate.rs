//! Differences of two statements → those that the likeness of the two can carry.
//!
//! Two sentences of long articles share "injured" and "police" by chance; so there a difference
//! counts only between sentences that are alike as wholes, or between tolls that name no other
//! place. Within one article more is asked: writers repeat words on purpose.

use super::matching::{Matching, context};
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;

/// Likeness from which two sentences of long articles tell of one thing.
const ALIKE: f32 = 0.34;
/// Share of the lighter sentence, with at least [`FEWEST`] words, from which it is told within the other.
const WITHIN: f32 = 0.66;
/// Words in common that make chance unlikely.
const FEWEST: usize = 4;
/// Likeness asked of two sentences of one article.
const ALIKE_IN_ONE: f32 = 0.5;

/// The differences that count.
pub(crate) fn admit(mut found: Vec<Found>, a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if !m.is_strict || found.is_empty() {
        found.retain(|f| of_one_voice(f, a, b, m) && !(a.is_quoted(f.a.0) && b.is_quoted(f.b.0)));
        return found;
    }
    if a.article == b.article {
        let alike = m.jaccard >= ALIKE_IN_ONE && m.count >= FEWEST;
        found.retain(|f| {
            alike && !matches!(f.slot, Slot::Date | Slot::Place | Slot::Name | Slot::Claimant | Slot::Number) && of_one_voice(f, a, b, m)
        });
        return found;
    }
    if a.is_aside != b.is_aside {
        found.retain(|f| !matches!(f.slot, Slot::Number | Slot::Date | Slot::Place | Slot::Kind));
    }
    let alike = m.count >= FEWEST && (m.jaccard >= ALIKE || m.containment >= WITHIN);
    // "up" and "down" mean too many things to count by themselves
    found.retain(|f| {
        let around = context(m, a, f.a, b, f.b);
        if f.slot == Slot::Date {
            return (around.left || around.right) && around.count >= 2;
        }
        f.slot != Slot::Direction || a.weights[f.a.0] > 0.0 && b.weights[f.b.0] > 0.0 || around.left && around.right
    });
    found.retain(|f| (alike || is_told_alike(f, a, b, m)) && of_one_voice(f, a, b, m));
    found
}

/// Whether what differs stands among enough of the same words though the sentences go on differently.
fn is_told_alike(f: &Found, a: &Statement, b: &Statement, m: &Matching) -> bool {
    let around = context(m, a, f.a, b, f.b);
    match f.slot {
        Slot::Number => {
            let known = a.quantities.iter().any(|q| q.at == f.a && q.value.is_known_measure());
            known && (m.containment >= 0.75 && m.count >= 3 || m.count >= 5 && around.count >= 2 && m.containment >= 0.4)
        }
        Slot::Polarity => around.right && (around.left || around.count >= 2) && around.near >= 0.5 && m.count >= 3,
        Slot::Modality => around.count >= 2 && around.near >= 0.4 && m.count >= 4 && m.containment >= 0.5,
        Slot::Place => around.left && around.count >= 3 && m.count >= 4 && m.containment >= 0.5,
        Slot::Date => (around.left || around.right) && around.count >= 2 && m.count >= 4 && m.containment >= 0.45,
        Slot::Role => m.count >= 4 && m.containment >= 0.4,
        Slot::Direction => around.right && around.count >= 2 && m.count >= 3 && m.containment >= 0.4,
        _ => false,
    }
}

/// Two people's words may turn on one word and speak of two moments: what both say in quotation marks
/// counts only where it is one utterance.
fn of_one_voice(f: &Found, a: &Statement, b: &Statement, m: &Matching) -> bool {
    if !matches!(f.slot, Slot::Polarity | Slot::Modality | Slot::Direction | Slot::Kind) {
        return true;
    }
    let quoted = (a.is_quoted(f.a.0), b.is_quoted(f.b.0));
    match quoted {
        (false, false) => true,
        (true, true) => m.jaccard >= 0.5,
        _ => m.jaccard >= 0.4 || m.containment >= 0.8 && m.count >= 4,
    }
}
