//! Two values are given for one measure.
//!
//! **Why it matters.** Is it 14 dead or 15? A reader who sees both trusts neither.
//!
//! **Example.** *Harbour Post*: "Fourteen people died when the ferry struck the breakwater." *Daily Bell*:
//! "Fifteen people died when the ferry hit the breakwater."
//!
//! "No one was hurt" and "all aboard survived" are values too: beside "three people were hurt" they are a
//! difference, unless a sentence leaves room for it ("at first", "apart from the mate", another day).
//!
//! **Known limits.** Rounding, hedges ("at least", "about") and units are understood: 0.66 for 0.7 is more
//! precise, not a conflict. Values that move by the minute (prices, storms) conflict only where another
//! equal figure shows that both mean one moment. The dead, the hurt, the badly hurt, and "killed or injured" are
//! counted apart. Figures that are told in sentences of few words in common are
//! medium, as they may count two things.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-number";
pub(super) const SUMMARY: &str = "two values are given for one measure";
pub(super) const SEVERITY: Severity = Severity::High;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Number, &[Aspect::Number])
}
