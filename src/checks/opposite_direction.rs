//! Words of opposite meaning stand in the same place of two reports.
//!
//! **Why it matters.** "Rose" for "fell", "before" for "after", "accepted" for "rejected" turn a report
//! round, and are easily mistyped.
//!
//! **Example.** *Harbour Post*: "Catches rose 3 percent in May." *Daily Bell*: "Catches fell 3 percent in
//! May."
//!
//! **Known limits.** Only pairs of a short list are known, and only where the words around them agree.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "opposite-direction";
pub(super) const SUMMARY: &str = "words of opposite meaning stand in the same place";
pub(super) const SEVERITY: Severity = Severity::High;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Direction, &[Aspect::Direction])
}
