//! Two reports of one thing name two people, or one person by two names.
//!
//! **Why it matters.** A wrong name is the error that is complained of most, and the dearest.
//!
//! **Example.** *Harbour Post*: "Harbour Master Ana Holt opened the gate." *Daily Bell*: "Harbour Master
//! Ana Hull opened the gate."
//!
//! **Known limits.** Spellings that differ by a letter or two, initials, titles and short forms of given
//! names are taken as one name.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-name";
pub(super) const SUMMARY: &str = "two people are named in the same slot";
pub(super) const SEVERITY: Severity = Severity::High;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Name, &[Aspect::Name])
}
