//! The day is the day on which something was said: "Holt said on Monday", "Holt told the council on
//! Tuesday". People speak on many days; that one utterance has two days is found among quotations.

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;
use crate::align::clauses::value::Kind;
use crate::align::reason::Reason;

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    let is_day = matches!(slots.values.0.kind(), Kind::Day | Kind::Clock | Kind::Span);
    let said = slots.grammars.0.is_reporting || slots.grammars.1.is_reporting;
    (is_day && said).then_some(Doubt { weight: 1.5, because: Reason::TwoStatements })
}
