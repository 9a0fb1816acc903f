//! What an event cost: the dead, the hurt and the missing, as each of its articles counts them.
//!
//! "Killing at least two people", "the death toll rose to six", "no one was hurt" and "two passengers broke a
//! leg" share hardly a word; each is its article's answer to one question. `harm` tells who came to which harm, `zeros`
//! and `victims` read the sentences without a number, `another_time` leaves out those of other days, and `toll`,
//! `parts` and `unharmed` compare the answers.

pub(crate) mod another_time;
pub(crate) mod harm;
pub(crate) mod parts;
pub(crate) mod toll;
pub(crate) mod unharmed;
mod victims;
mod zeros;

use super::edge::Edge;
use super::statement::Statement;

/// The `edges` with what the articles' tolls have for and against one another; `texts` are the `statements`
/// without the headlines. A toll beside "no one was hurt" is told once.
pub(crate) fn settle(mut edges: Vec<Edge>, statements: &[Statement], texts: &[Statement]) -> Vec<Edge> {
    let times = another_time::Times::of(statements);
    edges.extend(toll::edges(statements, &times));
    edges.extend(parts::edges(texts, &times));
    let zeros = unharmed::edges(statements, &times);
    edges.retain(|e| !unharmed::tell(&zeros, e));
    edges.extend(zeros);
    edges
}
