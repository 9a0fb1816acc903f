//! Parts and their whole: nine villagers and five workers are 14.

use super::{Quantity, Unit};

/// Whether `parts`, two or more of one unit, may add up to `whole`: the sum of what their words allow meets what
/// its words allow. Ranks, scores, ages and temperatures have no sum.
pub fn is_sum(parts: &[&Quantity], whole: &Quantity) -> bool {
    let adds = !matches!(whole.unit, Unit::Ordinal | Unit::Score | Unit::Age | Unit::Celsius | Unit::Degree | Unit::Times);
    if !adds || parts.len() < 2 || parts.iter().any(|p| p.unit != whole.unit || p.value <= 0.0) {
        return false;
    }
    let low: f64 = parts.iter().map(|p| p.low).sum();
    let high: f64 = parts.iter().map(|p| p.high).sum();
    // "1.1 million and 2.2 million" are 3.3 million but for the dust of binary fractions
    let slack = whole.value.abs() * 1e-9;
    low <= whole.high + slack && whole.low <= high + slack
}
