//! What the articles of an event say in sentences of any shape, over their whole length.
//!
//! "The ferry struck a reef with 187 people aboard" in one lead and "178 people were on the vessel" eight
//! paragraphs down the other are never matched as sentences. Each rule here reads all statements of the event,
//! gathers its one kind of answer (values, offices, names, ranks, denials) article by article, and yields the
//! pairs of places that answer one question in two ways.

pub(crate) mod ages;
pub(crate) mod bodies;
pub(crate) mod claimants;
pub(crate) mod complements;
mod conversions;
mod days;
pub(crate) mod facts;
mod origins;
pub(crate) mod people;
pub(crate) mod places;
pub(crate) mod slips;
pub(crate) mod spellings;
mod standing;
pub(crate) mod sums;
mod superlatives;
pub(crate) mod tallies;
mod things;
pub(crate) mod told;

use super::group::Edge;
use super::statement::Statement;
use crate::extract::Analysis;

/// What holds of articles of any length, single sentences too.
pub(crate) fn edges(texts: &[Statement]) -> Vec<Edge> {
    let mut edges = facts::edges(texts);
    edges.extend(conversions::edges(texts));
    edges
}

/// What holds only of articles told at length: a brief names its people and things once, and proves nothing by
/// what it leaves out.
pub(crate) fn edges_at_length(texts: &[Statement], analyses: &[Analysis]) -> Vec<Edge> {
    let rules = [
        ages::edges,
        days::edges,
        complements::edges,
        superlatives::edges,
        people::edges,
        slips::edges,
        bodies::edges,
        things::edges,
        standing::edges,
        origins::edges,
    ];
    let mut edges: Vec<Edge> = rules.iter().flat_map(|rule| rule(texts)).collect();
    edges.extend(claimants::edges(texts, analyses));
    edges
}
