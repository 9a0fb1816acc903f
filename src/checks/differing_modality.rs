//! One source says "may" where another says "will", "has" or "is".
//!
//! **Why it matters.** A possibility that is printed as a fact is a correction waiting to happen.
//!
//! **Example.** *Harbour Post*: "The port may close in May." *Daily Bell*: "The port will close in May."
//!
//! **Known limits.** "Could" and "would" are taken as rewordings of "may". Doubt that is spread over a
//! sentence ("it is thought that …") is respected, but not graded.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-modality";
pub(super) const SUMMARY: &str = "one source holds possible what another states";
pub(super) const SEVERITY: Severity = Severity::Low;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Modality, &[Aspect::Modality])
}
