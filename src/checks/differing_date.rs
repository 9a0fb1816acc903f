//! Two dates or times are given for one thing.
//!
//! **Why it matters.** Monday or Tuesday decides who knew what, and when.
//!
//! **Example.** *Harbour Post*: "The lock reopens on Friday." *Daily Bell*: "The lock reopens on Sunday."
//!
//! **Known limits.** Relative dates ("yesterday") are compared only when the days of publication are known
//! from a place that can be trusted.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-date";
pub(super) const SUMMARY: &str = "two dates are given for one thing";
pub(super) const SEVERITY: Severity = Severity::Medium;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Date, &[Aspect::Date])
}
