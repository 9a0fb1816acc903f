//! One source says "may" where another says "will", "has" or "is".
//!
//! **Why it matters.** A possibility that is printed as a fact is a correction waiting to happen.
//!
//! **Example.** *Harbour Post*: "The port may close in May." *Daily Bell*: "The port will close in May."
//!
//! **Known limits.** "Could" and "would" are taken as rewordings of "may". Doubt that is spread over a
//! sentence ("it is thought that …") is respected, but not graded.

use super::{Context, claim};
use crate::align::{Relation, Slot};
use crate::findings::{Aspect, Confidence, Finding, Severity};

pub(super) const NAME: &str = "differing-modality";
pub(super) const SUMMARY: &str = "one source holds possible what another states";
pub(super) const SEVERITY: Severity = Severity::Low;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let rows = context.alignments.claim_rows.iter();
    rows.filter(|r| r.slot == Slot::Modality && r.verdict == Relation::Conflicts && !claim::is_within_one(r))
        .filter_map(|r| {
            // two sentences that agree in nearly all else differ in substance
            let severity = if Confidence::of(r.probability) == Confidence::High { Severity::Medium } else { SEVERITY };
            claim::finding(context, NAME, severity, r, &[Aspect::Modality])
        })
        .collect()
}
