//! Two ordinals: "the first full moon", "a second full moon". Things that stand in a row are told of one after another.

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;
use crate::align::clauses::value::Kind;
use crate::align::reason::Reason;
use crate::language::quantity::Unit;

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    let ranks = matches!(slots.values.0.kind(), Kind::Rank(Unit::Ordinal | Unit::Score));
    ranks.then_some(Doubt { weight: 1.2, because: Reason::PlacesInARow })
}
