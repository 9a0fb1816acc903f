//! Two reports of one thing name two people, or one person by two names.
//!
//! **Why it matters.** A wrong name is the error that is complained of most, and the dearest.
//!
//! **Example.** *Harbour Post*: "Harbour Master Ana Holt opened the gate." *Daily Bell*: "Harbour Master
//! Ana Hull opened the gate."
//!
//! One name in two spellings ("Ana Drattell", "Ana Dartell") is *medium*: who is meant is in no doubt.
//!
//! **Known limits.** Initials, titles and short forms of given names are taken as one name, and so are
//! spellings that may both write one name of another alphabet ("Sergei", "Sergey").

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-name";
pub(super) const SUMMARY: &str = "two people are named in the same slot";
pub(super) const SEVERITY: Severity = Severity::High;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts_graded(context, NAME, Slot::Name, &[Aspect::Name], |row| {
        // who is meant is in no doubt where only the spelling differs
        if row.is_of_spelling() { Severity::Medium } else { SEVERITY }
    })
}
