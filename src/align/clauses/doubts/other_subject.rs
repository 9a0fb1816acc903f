//! The two clauses have two subjects: "Roethlisberger threw 20 passes" and "Yates threw nine".

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;
use crate::align::reason::Reason;

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    let (a, b) = slots.subjects;
    let named = |s: &[(u32, bool)]| s.iter().any(|(_, name)| *name);
    let meet = a.iter().any(|(t, _)| b.iter().any(|(u, _)| t == u));
    (named(a) && named(b) && !meet).then_some(Doubt { weight: 1.5, because: Reason::TwoSubjects })
}
