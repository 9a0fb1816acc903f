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
pub(crate) mod facts;
pub(crate) mod people;
pub(crate) mod places;
pub(crate) mod slips;
pub(crate) mod spellings;
mod standing;
pub(crate) mod sums;
pub(crate) mod tallies;
mod things;
pub(crate) mod told;

use super::edge::Edge;
use super::statement::Statement;
use crate::extract::Analysis;

/// All that the articles answer in two ways.
pub(crate) fn edges(texts: &[Statement], analyses: &[Analysis]) -> Vec<Edge> {
    let rules = [facts::edges, ages::edges, complements::edges, people::edges, slips::edges, bodies::edges, things::edges, standing::edges];
    let mut edges: Vec<Edge> = rules.iter().flat_map(|rule| rule(texts)).collect();
    edges.extend(claimants::edges(texts, analyses));
    edges
}
