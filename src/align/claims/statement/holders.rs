//! What a measure that stands before a noun is the measure of: "a 19-ton delivery *truck*".
//!
//! "He used a 19-ton delivery truck" and "the driver of the 25-ton, unmarked truck was shot" tell of two
//! acts, and give one truck two weights. It compares nothing.

use super::{Statement, Valued};
use crate::extract::claims::words::WordKind;
use crate::language::quantity::{Quantity, Unit};

/// Words from a measure to the noun that it leads to: "25-ton, unmarked delivery truck".
const REACH: usize = 5;

/// The noun that the measure stands before; none where it stands by itself ("19 tons of sand").
fn holder(s: &Statement, x: &Valued<Quantity>) -> Option<usize> {
    let last = s.key(x.at.1.checked_sub(1)?);
    let measured = matches!(
        x.value.unit,
        Unit::Metre | Unit::Kilogram | Unit::MetrePerSecond | Unit::SquareMetre | Unit::CubicMetre | Unit::Money(_) | Unit::Second
    );
    // "40 metres", "two hours" stand by themselves; "40-metre", "80m", "$35,000" lead to what they measure
    let leads = !last.ends_with('s') || last.starts_with(|c: char| c.is_ascii_digit());
    if !measured || !leads {
        return None;
    }
    let mut found = None;
    for at in x.at.1..s.words.len().min(x.at.1 + REACH) {
        let word = &s.words[at];
        match word.kind {
            WordKind::Mark if found.is_none() && matches!(word.key.as_str(), "," | "-") => {}
            WordKind::Content if !word.capital => {
                if s.may_be_noun(at) && !(word.key.ends_with("ly") || is_dimension(&word.key)) {
                    found = Some(at);
                } else if found.is_some() {
                    break;
                }
            }
            _ => break,
        }
    }
    found.filter(|at| s.concepts[*at] > 0)
}

fn is_dimension(key: &str) -> bool {
    matches!(key, "deep" | "long" | "high" | "wide" | "tall" | "thick" | "strong" | "old" | "away" | "ago" | "later" | "down" | "up")
}

/// Whether things of one noun have both measures.
pub(crate) fn are_of_one(a: &Statement, x: &Valued<Quantity>, b: &Statement, y: &Valued<Quantity>) -> bool {
    let (Some(i), Some(j)) = (holder(a, x), holder(b, y)) else { return false };
    a.concepts[i] == b.concepts[j]
}
