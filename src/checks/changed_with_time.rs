//! A value moved between two reports of it.
//!
//! **Why it matters.** An old figure is easily carried into a new story.
//!
//! **Example.** *Harbour Post*, Monday: "Nine people are missing." *Daily Bell*, Tuesday: "Four people are
//! missing."
//!
//! **Known limits.** Whether a value moves is told by the dates of the reports and by a short list of
//! measures that do.

use super::{Context, claim};
use crate::align::Relation;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "changed-with-time";
pub(super) const SUMMARY: &str = "a value moved between two reports";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let rows = context.alignments.claim_rows.iter();
    rows.filter(|r| r.verdict == Relation::ChangedWithTime && !claim::is_within_one(r))
        .filter_map(|r| claim::finding(context, NAME, SEVERITY, r, &[Aspect::Time]))
        .collect()
}
