//! One article gives two answers to one question.
//!
//! **Why it matters.** Readers notice, and an editor can settle it without leaving the desk.
//!
//! **Example.** A lead says "Talks have begun on Thursday"; six paragraphs on, "Talks have not yet
//! begun" stands without a word on the change.
//!
//! **Known limits.** When the article itself credits the two answers to two people, it reports a
//! dispute; that is shown all the same, with who claims what.

use super::{Context, claim};
use crate::align::{Relation, Slot};
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "self-contradiction";
pub(super) const SUMMARY: &str = "one article gives two answers to one question";
pub(super) const SEVERITY: Severity = Severity::Medium;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let rows = context.alignments.claim_rows.iter().filter(|r| r.verdict == Relation::Conflicts);
    rows.flat_map(|row| {
        claim::by_article(context.analyses, row).into_iter().filter_map(|part| {
            let aspects = [aspect(row.slot), Aspect::Polarity];
            // that a thing is both affirmed and denied leaves the reader with nothing
            let severity = if part.is_denied() { Severity::High } else { SEVERITY };
            claim::finding(context, NAME, claim::graded(severity, &part), &part, &aspects[..if part.is_denied() { 2 } else { 1 }])
        })
    })
    .collect()
}

const fn aspect(slot: Slot) -> Aspect {
    match slot {
        Slot::Number => Aspect::Number,
        Slot::Date => Aspect::Date,
        Slot::Name => Aspect::Name,
        Slot::Role => Aspect::Role,
        Slot::Place => Aspect::Place,
        Slot::Polarity => Aspect::Polarity,
        Slot::Status => Aspect::Status,
        Slot::Modality => Aspect::Modality,
        Slot::Claimant => Aspect::Attribution,
        Slot::Direction => Aspect::Direction,
        Slot::Kind => Aspect::Wording,
    }
}
