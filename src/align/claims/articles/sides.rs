//! Which of two things of a kind is meant, by its side: the ship struck "the eastern breakwater" in one article
//! and "the western breakwater" in another.

use crate::align::Relation;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::row::Slot;
use crate::align::claims::statement::Statement;
use crate::align::reason::Reason;
use crate::extract::claims::words::WordKind;
use std::collections::BTreeMap;

/// First and last word of a place in a statement.
type Words = (usize, usize);

/// A statement, the side that it names, and where.
type Side = (usize, usize, Words);

/// Which of two things of a kind is meant, by its side: "the eastern breakwater".
const SIDES: [[&str; 2]; 6] = [
    ["eastern", "western"],
    ["northern", "southern"],
    ["northbound", "southbound"],
    ["eastbound", "westbound"],
    ["left", "right"],
    ["upper", "lower"],
];

/// Nouns of which every place has both sides.
const BROAD: [&str; 24] = [
    "coast",
    "part",
    "side",
    "end",
    "provinc",
    "region",
    "citi",
    "area",
    "state",
    "border",
    "wing",
    "town",
    "counti",
    "district",
    "hemispher",
    "half",
    "edg",
    "suburb",
    "shore",
    "countri",
    "front",
    "flank",
    "hand",
    "bank",
];

/// Edges between articles that put one thing on two sides.
pub(super) fn edges(statements: &[Statement]) -> Vec<Edge> {
    // noun and pair of sides → places with the side named
    let mut by_noun: BTreeMap<(u32, usize), Vec<Side>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for at in 0..s.words.len().saturating_sub(1) {
            let Some((pair, side)) =
                SIDES.iter().enumerate().find_map(|(p, two)| two.iter().position(|w| *w == s.key(at)).map(|side| (p, side)))
            else {
                continue;
            };
            let noun = &s.words[at + 1];
            if s.concepts[at + 1] > 0 && !noun.capital && noun.kind == WordKind::Content && !BROAD.contains(&noun.stem.as_str()) {
                by_noun.entry((s.concepts[at + 1], pair)).or_default().push((n, side, (at, at + 2)));
            }
        }
    }
    let mut out = Vec::new();
    for places in by_noun.values() {
        let both = |article: usize| {
            let of_it = |side: usize| places.iter().any(|p| statements[p.0].article == article && p.1 == side);
            of_it(0) && of_it(1)
        };
        for (i, x) in places.iter().enumerate() {
            for y in places[i + 1..].iter().filter(|y| y.1 != x.1) {
                let (a, b) = (&statements[x.0], &statements[y.0]);
                if a.article != b.article && !both(a.article) && !both(b.article) {
                    let because = Reason::TwoSides;
                    out.push(Edge {
                        slot: Slot::Place,
                        relation: Relation::Conflicts,
                        strength: 0.6,
                        because,
                        a: site(a, x.2),
                        b: site(b, y.2),
                    });
                }
            }
        }
    }
    out
}
