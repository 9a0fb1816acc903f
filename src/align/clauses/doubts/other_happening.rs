//! Two predicates have the two days: "was arrested on Tuesday", "will play on Sunday". An event has many
//! happenings, most of them on the same few days, so that a day tells little of which one is meant.

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;

/// Likeness from which two sentences tell of one happening in two words.
const TOLD_ALIKE: f32 = 0.4;

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    let (g, h) = slots.grammars;
    let is_moment = slots.values.0.amount().is_none();
    let one = g.predicate > 0 && g.predicate == h.predicate || slots.jaccard >= TOLD_ALIKE;
    // "Last updated 21 July 2013": a stamp tells of nothing that happened
    let stamp = g.predicate == 0 || h.predicate == 0;
    (is_moment && (!one || stamp)).then_some(Doubt { weight: 2.0, because: "the times may be those of two happenings" })
}
