//! The two sentences name two days or years, or one of them tells of what is long past: "In February a quake
//! measuring 6", "the quake of 2003".

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;
use crate::align::reason::Reason;

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    let apart = slots.dates_part || slots.one_is_past;
    (slots.values.0.amount().is_some() && apart).then_some(Doubt { weight: 1.0, because: Reason::TwoTimes })
}
