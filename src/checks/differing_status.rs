//! One source has an action further along than another: proposed, planned, in talks, agreed, begun, done.
//!
//! **Why it matters.** "Plans to sell" and "has agreed to sell" are two headlines.
//!
//! **Example.** *Harbour Post*: "The line plans to sell the ferry." *Daily Bell*: "The line has agreed to
//! sell the ferry."
//!
//! **Known limits.** Only stages that the words name are compared.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-status";
pub(super) const SUMMARY: &str = "one source has an action further along than another";
pub(super) const SEVERITY: Severity = Severity::Medium;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Status, &[Aspect::Status])
}
