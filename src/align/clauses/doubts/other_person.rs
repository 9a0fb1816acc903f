//! Two ages that hang from two nouns: "the 40-year-old teacher", "a 16-year-old student".

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;
use crate::align::clauses::value::Kind;
use crate::align::reason::Reason;

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    let (g, h) = slots.grammars;
    let one = g.head > 0 && g.head == h.head || g.chain.iter().any(|t| h.chain.contains(t));
    (slots.values.0.kind() == Kind::Age && !one).then_some(Doubt { weight: 0.5, because: Reason::TwoPeople })
}
