//! One source affirms what another denies.
//!
//! **Why it matters.** "Talks have begun" and "talks have not yet begun" cannot both be printed.
//!
//! **Example.** *Harbour Post*: "The divers have reached the wreck." *Daily Bell*: "The divers have not
//! reached the wreck."
//!
//! **Known limits.** A denial in other words ("the wreck is still out of reach") is not seen. Two
//! sentences that both deny something, in different places, are taken as rewordings.

use super::{Context, claim};
use crate::align::Slot;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "opposite-polarity";
pub(super) const SUMMARY: &str = "one source affirms what another denies";
pub(super) const SEVERITY: Severity = Severity::High;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    claim::conflicts(context, NAME, SEVERITY, Slot::Polarity, &[Aspect::Polarity])
}
