//! Two predicates have the two days: "was arrested on Tuesday", "will play on Sunday". An event has many
//! happenings, most of them on the same few days, so that a day tells little of which one is meant.

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;
use crate::align::reason::Reason;

/// Likeness from which two sentences tell of one happening in two words.
const TOLD_ALIKE: f32 = 0.4;

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    let (g, h) = slots.grammars;
    let is_moment = slots.values.0.amount().is_none();
    let one = g.predicate > 0 && g.predicate == h.predicate || slots.jaccard >= TOLD_ALIKE;
    (is_moment && !one).then_some(Doubt { weight: 0.7, because: Reason::TwoHappenings })
}
