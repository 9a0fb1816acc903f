//! A measure and its conversion in brackets that do not agree.
//!
//! "The well is 40 metres (70 feet) deep" gives one depth twice, and the two part: 40 metres are 131 feet.
//! Money is left out, as rates move.

use crate::align::Relation;
use crate::align::claims::group::{Edge, site};
use crate::align::claims::row::Slot;
use crate::align::claims::statement::{Statement, Valued};
use crate::language::quantity::{Hedge, Quantity, Unit};

/// Words between a measure and its conversion: the bracket, "or", "about".
const APART: usize = 3;
/// Share by which rounding may part the two.
const ROUNDED: f64 = 0.12;

/// Edges within one sentence.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    statements.iter().flat_map(|s| s.quantities.windows(2).filter_map(|two| edge(s, &two[0], &two[1]))).collect()
}

fn edge(s: &Statement, x: &Valued<Quantity>, y: &Valued<Quantity>) -> Option<Edge> {
    let (p, q) = (&x.value, &y.value);
    let measured =
        matches!(p.unit, Unit::Metre | Unit::SquareMetre | Unit::CubicMetre | Unit::Kilogram | Unit::MetrePerSecond | Unit::Celsius);
    let exact = |h: Hedge| !matches!(h, Hedge::Range | Hedge::Vague);
    let bracketed = s.is_bracketed(y.at.0) && !s.is_bracketed(x.at.0) && y.at.0 <= x.at.1 + APART;
    if !measured || p.unit != q.unit || p.factor == q.factor || !bracketed || !exact(p.hedge) || !exact(q.hedge) {
        return None;
    }
    let off = (p.value - q.value).abs();
    let parts = off > ROUNDED * p.value.abs().max(q.value.abs()) && off > p.grain.max(q.grain);
    parts.then(|| Edge {
        slot: Slot::Number,
        relation: Relation::Conflicts,
        strength: 0.7,
        because: "the measure in brackets is no conversion of the one before it",
        a: site(s, x.at),
        b: site(s, y.at),
    })
}
