//! One source has an action further along than another: proposed, planned, in talks, agreed, begun, done.
//!
//! **Why it matters.** "Plans to sell" and "has agreed to sell" are two headlines.
//!
//! **Example.** *Harbour Post*: "The line plans to sell the ferry." *Daily Bell*: "The line has agreed to
//! sell the ferry."
//!
//! It is *high* where one source has the action under way or done and another has it only proposed, planned
//! or talked of; other differences of stage or degree ("suspended", "cancelled") are *medium*.
//!
//! **Known limits.** Only stages that the words name are compared.

use super::{Context, claim};
use crate::align::{Relation, Slot};
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "differing-status";
pub(super) const SUMMARY: &str = "one source has an action further along than another";
pub(super) const SEVERITY: Severity = Severity::Medium;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let rows = context.alignments.claim_rows.iter();
    rows.filter(|r| r.slot == Slot::Status && r.verdict == Relation::Conflicts && !claim::is_within_one(r))
        .filter_map(|r| {
            // whether a thing has begun is news; how it was agreed is a matter of words
            let severity = if r.is_of_beginning() { Severity::High } else { claim::graded(SEVERITY, r) };
            let aspects = [Aspect::Status, Aspect::Polarity];
            claim::finding(context, NAME, severity, r, &aspects[..if r.is_denied() { 2 } else { 1 }])
        })
        .collect()
}
