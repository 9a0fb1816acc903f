//! "Last updated 21 July 2013": a moment with no predicate above it is a stamp, and tells of nothing that happened.

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;
use crate::align::reason::Reason;

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    let (g, h) = slots.grammars;
    let is_stamp = slots.values.0.amount().is_none() && g.predicate == 0 && h.predicate == 0;
    is_stamp.then_some(Doubt { weight: 2.0, because: Reason::DatesOfPages })
}
