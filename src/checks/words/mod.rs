//! What alignment has found, in words for an editor: what is asked, and how grave it is that the answers differ.

mod asking;
mod question;
mod reason;

pub(crate) use asking::{around, bare, opening, said, which_said};
pub(crate) use question::question;
pub(crate) use reason::reason;

use crate::align::{ClaimRow, Relation, Slot};

/// What makes a difference grave.
pub(crate) const fn weight(row: &ClaimRow) -> &'static str {
    match (row.verdict, row.slot) {
        (Relation::Agrees, _) => "the sources agree",
        (Relation::MorePrecise, _) => "one source only says more than the other",
        (Relation::ChangedWithTime, _) => "what is told moves with time",
        (_, Slot::Number) => "the figures exclude one another",
        (_, Slot::Date) => "the days exclude one another",
        (_, Slot::Place) => "the places exclude one another",
        (_, Slot::Name) => "a wrong name is a correction",
        (_, Slot::Role) => "a wrong office is a correction",
        (_, Slot::Claimant) => "words in a wrong mouth are a correction",
        (_, Slot::Polarity | Slot::Direction) => "one source says the opposite of the other",
        (_, Slot::Status) => "it cannot stand at both stages",
        (_, Slot::Modality) => "one source is sure of what the other holds possible",
        (_, Slot::Kind) => "it cannot be both",
    }
}
