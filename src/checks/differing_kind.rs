//! Two kinds of thing stand in the same place of two reports.
//!
//! **Why it matters.** A ferry or a tanker, a church or a mosque: one of the two is wrong, and it may be
//! the headline's noun.
//!
//! **Example.** *Harbour Post*: "A tanker struck the breakwater on Monday." *Daily Bell*: "A ferry struck
//! the breakwater on Monday."
//!
//! **Known limits.** Only families of a short list are known, and only where the words around them agree.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-kind";
pub(super) const SUMMARY: &str = "two kinds of thing stand in the same place";
pub(super) const SEVERITY: Severity = Severity::Medium;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Kind, &[Aspect::Wording])
}
