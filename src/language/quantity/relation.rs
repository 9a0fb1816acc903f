//! Do two quantities agree? Rounding and hedges are understood, units are compared after conversion.
//!
//! The rule, first match decides:
//!
//! 1. Different units (or currencies), one a change and the other a level, or rates per different
//!    things: `Incomparable`.
//! 2. Same value, same hedge: `Same`.
//! 3. One is the other rounded: the coarser one is what the finer one gives when it is rounded to
//!    the coarser one's last written place, and they differ by at most 5 % (10 % if the coarser is
//!    written with a decimal point: 0.7 for 0.66). The finer is more precise. A bare count in tens
//!    is not taken as rounded: 130 on board are not 127.
//! 4. The words of one allow the other's value ("more than 100" for 112, "about 1,200" for 1,187,
//!    "at least 14" for 15): the exact one is more precise.
//! 5. Otherwise they are `Different`: 14 and 15, $6.7 billion and $6.7 million, "more than 100" and 86.
//!
//! Two lower bounds with different values differ ("at least 14", "at least 15"): a desk wants to know.

use super::dimension::dimension_of;
use super::{Hedge, Quantity, Slot, Unit};

/// One of two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first argument.
    Left,
    /// The second argument.
    Right,
}

/// How two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// One value.
    Same,
    /// They agree, and the named side says it more precisely.
    MorePrecise(Side),
    /// They agree as far as their words go; neither is more precise.
    Compatible,
    /// They cannot both hold.
    Different,
    /// Nothing can be said.
    Incomparable,
}

impl Relation {
    /// The relation of the two in the other order.
    #[must_use]
    pub const fn flipped(self) -> Self {
        match self {
            Relation::MorePrecise(Side::Left) => Relation::MorePrecise(Side::Right),
            Relation::MorePrecise(Side::Right) => Relation::MorePrecise(Side::Left),
            other => other,
        }
    }

    /// Whether the two agree.
    pub const fn agrees(self) -> bool {
        matches!(self, Relation::Same | Relation::MorePrecise(_) | Relation::Compatible)
    }
}

/// A rounded whole number stands within this share of the exact one: 300 for 297, 1,200 for 1,187,
/// but not 100 for 112, nor 10 for 14.
const ROUNDED_WITHIN: f64 = 0.05;
/// The same for a number written with a decimal point, whose last place is meant: 0.7 for 0.66.
const DECIMAL_WITHIN: f64 = 0.10;
/// Counts below this that end in one nought are taken as exact unless a word says "about".
const TENS_BELOW: f64 = 1000.0;
/// Conversion of units loses this much at most: "two miles" for "3.2 km".
const SAME_WITHIN: f64 = 1e-6;
/// A converted value is rounded by whoever converted it.
const CONVERTED_WITHIN: f64 = 0.05;

/// Compare two values, whatever they count; see the head of this file for the rule.
pub fn relation(a: &Quantity, b: &Quantity) -> Relation {
    if let Some(shares) = shares(a, b) {
        return shares;
    }
    if a.unit != b.unit {
        return if matches!((a.unit, b.unit), (Unit::Degree, Unit::Celsius) | (Unit::Celsius, Unit::Degree))
            && close(a.value, b.value, SAME_WITHIN)
        {
            Relation::Compatible
        } else {
            Relation::Incomparable
        };
    }
    if a.slot != b.slot && [a.slot, b.slot].iter().any(|s| matches!(s, Slot::Change | Slot::Rest)) || a.per != b.per {
        return Relation::Incomparable;
    }
    // 30 centimetres wide and 40 metres deep
    if a.unit == Unit::Metre
        && let (Some(p), Some(q)) = (dimension_of(&a.measure), dimension_of(&b.measure))
        && p != q
    {
        return Relation::Incomparable;
    }
    match a.unit {
        Unit::Score => return if same_score(a, b) { Relation::Same } else { Relation::Different },
        Unit::Ordinal => return if a.value == b.value { Relation::Same } else { Relation::Different },
        _ => {}
    }
    if a.hedge == Hedge::Range || b.hedge == Hedge::Range || a.hedge == Hedge::Vague || b.hedge == Hedge::Vague {
        return intervals(a, b);
    }
    if close(a.value, b.value, SAME_WITHIN) {
        return same_value(a, b);
    }
    if let Some(rounded) = rounded(a, b) {
        return rounded;
    }
    match (a.hedge == Hedge::Exact, b.hedge == Hedge::Exact) {
        (true, false) if allows(b, a) => Relation::MorePrecise(Side::Left),
        (false, true) if allows(a, b) => Relation::MorePrecise(Side::Right),
        (false, false) if a.hedge != b.hedge && overlap(a, b) => Relation::Compatible,
        // "about 700" and "about 600" are two readings
        (false, false) if a.hedge == Hedge::About && close(a.value, b.value, ROUNDED_WITHIN) => Relation::Compatible,
        _ => Relation::Different,
    }
}

fn close(a: f64, b: f64, within: f64) -> bool {
    (a - b).abs() <= within * a.abs().max(b.abs())
}

fn same_score(a: &Quantity, b: &Quantity) -> bool {
    a.low == b.low && a.high == b.high || a.low == b.high && a.high == b.low
}

/// "15 of the 19" beside "79 percent": the count as a share of its whole. Other shares may have another whole.
fn shares(a: &Quantity, b: &Quantity) -> Option<Relation> {
    let (count, share, precise) = match (a.unit, b.unit) {
        (Unit::Count, Unit::Percent) => (a, b, Side::Left),
        (Unit::Percent, Unit::Count) => (b, a, Side::Right),
        _ => return None,
    };
    let of_whole = 100.0 * count.value / count.out_of.filter(|whole| *whole > 0.0)?;
    let near = (of_whole - share.value).abs() <= (share.grain / 2.0).max(0.5);
    Some(if near { Relation::MorePrecise(precise) } else { Relation::Incomparable })
}

fn same_value(a: &Quantity, b: &Quantity) -> Relation {
    match (a.hedge, b.hedge) {
        (x, y) if x == y => Relation::Same,
        // who is 21 is let in at "21 or older" and not "over 21"
        (Hedge::MoreThan, Hedge::AtLeast)
        | (Hedge::AtLeast, Hedge::MoreThan)
        | (Hedge::LessThan, Hedge::UpTo)
        | (Hedge::UpTo, Hedge::LessThan)
            if a.unit == Unit::Age =>
        {
            Relation::Different
        }
        (Hedge::Exact, _) => Relation::MorePrecise(Side::Left),
        (_, Hedge::Exact) => Relation::MorePrecise(Side::Right),
        _ => Relation::Compatible,
    }
}

/// Whether one is the other rounded.
fn rounded(a: &Quantity, b: &Quantity) -> Option<Relation> {
    if a.hedge != b.hedge && a.hedge != Hedge::Exact && b.hedge != Hedge::Exact {
        return None;
    }
    let converted = a.factor != b.factor;
    if converted && close(a.value, b.value, CONVERTED_WITHIN) {
        return Some(Relation::Compatible);
    }
    let (coarse, fine, precise) = match a.grain.partial_cmp(&b.grain)? {
        std::cmp::Ordering::Greater => (a, b, Side::Right),
        std::cmp::Ordering::Less => (b, a, Side::Left),
        std::cmp::Ordering::Equal => return None,
    };
    // a bare count in tens is a count: 130 on board are not 127, nor 50 bodies 53
    if coarse.unit == Unit::Count && coarse.hedge == Hedge::Exact && coarse.value < TENS_BELOW && coarse.grain <= 10.0 {
        return None;
    }
    let within = if coarse.decimal { DECIMAL_WITHIN } else { ROUNDED_WITHIN };
    let half = coarse.grain / 2.0;
    let off = (coarse.value - fine.value).abs();
    // "nearly 300" for 305, "more than 100" for 98: the words rule out one side
    let side = match coarse.hedge {
        Hedge::MoreThan | Hedge::AtLeast => fine.value >= coarse.value,
        Hedge::Nearly | Hedge::LessThan | Hedge::UpTo => fine.value <= coarse.value,
        _ => true,
    };
    (side && off <= half * (1.0 + SAME_WITHIN) && close(coarse.value, fine.value, within)).then_some(Relation::MorePrecise(precise))
}

/// Whether the words of `hedged` allow the value of `exact`, which may itself be rounded.
fn allows(hedged: &Quantity, exact: &Quantity) -> bool {
    let slack = if exact.decimal { exact.grain / 2.0 } else { 0.0 };
    exact.value + slack >= hedged.low
        && exact.value - slack <= hedged.high
        && !(hedged.hedge == Hedge::MoreThan && exact.value <= hedged.value)
}

fn overlap(a: &Quantity, b: &Quantity) -> bool {
    a.low <= b.high && b.low <= a.high
}

fn intervals(a: &Quantity, b: &Quantity) -> Relation {
    if !overlap(a, b) {
        return Relation::Different;
    }
    if a.low == b.low && a.high == b.high {
        return Relation::Same;
    }
    let within = |inner: &Quantity, outer: &Quantity| outer.low <= inner.low && inner.high <= outer.high;
    match (within(a, b), within(b, a)) {
        (true, false) => Relation::MorePrecise(Side::Left),
        (false, true) => Relation::MorePrecise(Side::Right),
        // two ranges that share only a part: "3 to 5" and "4 to 6" are two readings
        _ if a.hedge == Hedge::Range && b.hedge == Hedge::Range => Relation::Different,
        _ => Relation::Compatible,
    }
}

/// Whether two quantities can be values of one measure: same unit, same thing counted, same thing
/// said of it, as far as both texts tell. What they leave open does not separate them.
pub fn same_measure(a: &Quantity, b: &Quantity) -> bool {
    let open = |x: &str, y: &str| x.is_empty() || y.is_empty() || x == y;
    a.unit == b.unit && a.per == b.per && open(&a.of, &b.of) && (!a.is_known_measure() || !b.is_known_measure() || a.measure == b.measure)
}

/// Whether the two have the same figures and differ by a scale word alone: $6.7 billion and $6.7
/// million. Two sources seldom do so by chance, so that this weighs more than any other difference.
pub fn scale_slip(a: &Quantity, b: &Quantity) -> bool {
    let (small, large) = if a.value <= b.value { (a.value, b.value) } else { (b.value, a.value) };
    a.unit == b.unit && small > 0.0 && large >= 1e4 && [1e3, 1e6, 1e9].into_iter().any(|by| close(small * by, large, SAME_WITHIN))
}
