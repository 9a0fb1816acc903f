//! Two reports of one thing put it in two places.
//!
//! **Why it matters.** A wrong town sends readers, and reporters, to the wrong place.
//!
//! **Example.** *Harbour Post*: "A man was held in Rotterdam." *Daily Bell*: "A man was held in Hamburg."
//!
//! **Known limits.** Only towns with towns, parts of a country with such, and countries with countries are
//! compared, and only those of the built-in lists.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-place";
pub(super) const SUMMARY: &str = "two places stand in the same slot";
pub(super) const SEVERITY: Severity = Severity::Medium;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Place, &[Aspect::Place])
}
