//! One figure is a part of what the other counts: "63 of the 130", "another 12", "the other two".

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;
use crate::align::reason::Reason;

/// Words that make a figure the rest, the sum or a part of another.
const PARTS: [&str; 9] = ["of", "other", "others", "another", "more", "additional", "including", "further", "remaining"];

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    let amounts = slots.values.0.amount().is_some();
    let parts = |around: &[&str]| around.iter().any(|w| PARTS.contains(w));
    (amounts && parts(&slots.beside.0) != parts(&slots.beside.1)).then_some(Doubt { weight: 0.8, because: Reason::PartOfWhole })
}
