//! The two sentences name two days or years: "In February a quake measuring 6", "the quake of 2003".

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    (slots.values.0.amount().is_some() && slots.dates_part).then_some(Doubt { weight: 1.5, because: "the sentences name two times" })
}
