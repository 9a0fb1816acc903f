//! What the articles of an event say in sentences of any shape, over their whole length.
//!
//! "The ferry struck a reef with 187 people aboard" in one lead and "178 people were on the vessel" eight
//! paragraphs down the other are never matched as sentences. Each rule here reads all statements of the event,
//! gathers its one kind of answer (values, offices, names, ranks, denials) article by article, and yields the
//! pairs of places that answer one question in two ways.

mod ages;
mod claimants;
mod complements;
mod denied_objects;
mod entity_spellings;
pub(crate) mod measures;
mod office_qualifiers;
mod organisation_names;
pub(crate) mod parts_and_sums;
pub(crate) mod people;
mod person_spellings;
pub(crate) mod phases;
pub(crate) mod places;
pub(crate) mod shared_context;
pub(crate) mod spellings;
pub(crate) mod topics;

use super::edge::Edge;
use super::statement::Statement;
use crate::extract::Analysis;
use std::collections::BTreeSet;

/// All that the articles answer in two ways; and the articles of whose people not all were compared.
pub(crate) fn edges(texts: &[Statement], analyses: &[Analysis]) -> (Vec<Edge>, BTreeSet<usize>) {
    let rules = [
        phases::beginnings,
        denied_objects::edges,
        ages::edges,
        complements::edges,
        person_spellings::edges,
        organisation_names::edges,
        entity_spellings::edges,
        office_qualifiers::edges,
    ];
    let mut edges: Vec<Edge> = rules.iter().flat_map(|rule| rule(texts)).collect();
    let (people, cut) = people::edges(texts);
    edges.extend(people);
    edges.extend(claimants::edges(texts, analyses));
    (edges, cut)
}
