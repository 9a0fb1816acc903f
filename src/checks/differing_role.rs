//! One person is given two offices that exclude one another.
//!
//! **Why it matters.** "President" for "vice president" is a correction.
//!
//! **Example.** *Harbour Post*: "Vice President Ana Holt resigned." *Daily Bell*: "President Ana Holt
//! resigned."
//!
//! **Known limits.** Only offices of the built-in list. A coarser word ("minister" for "foreign minister")
//! is no difference.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-role";
pub(super) const SUMMARY: &str = "one person is given two offices";
pub(super) const SEVERITY: Severity = Severity::Medium;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Role, &[Aspect::Role])
}
