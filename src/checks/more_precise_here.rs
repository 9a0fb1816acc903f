//! One source gives more precisely what another rounds.
//!
//! **Why it matters.** The finer figure is the one to print, or to ask for.
//!
//! **Example.** *Harbour Post*: "about 1,200 people". *Daily Bell*: "1,187 people".
//!
//! **Known limits.** Never an alarm: the two agree.

use super::{Context, claim};
use crate::align::Relation;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "more-precise-here";
pub(super) const SUMMARY: &str = "one source gives a value more precisely";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let rows = context.alignments.claim_rows.iter();
    rows.filter(|r| r.verdict == Relation::MorePrecise && !claim::is_within_one(r))
        .filter_map(|r| claim::finding(context, NAME, SEVERITY, r, &[Aspect::Precision]))
        .collect()
}
