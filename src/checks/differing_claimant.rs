//! The same statement is credited to two people.
//!
//! **Why it matters.** Words in the wrong mouth are a correction, whoever is right.
//!
//! **Example.** *Harbour Post*: "The lock will open on time, said Ana Holt." *Daily Bell*: "The lock will
//! open on time, said Tom Reed."
//!
//! **Known limits.** A person and an office or a company are not compared with each other: one may speak
//! for the other.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-claimant";
pub(super) const SUMMARY: &str = "the same statement is credited to two people";
pub(super) const SEVERITY: Severity = Severity::Medium;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Claimant, &[Aspect::Attribution, Aspect::Name])
}
