//! "about", "more than", "up to": the words that widen a number, and by how much.
//!
//! "about 1,200" allows 1,080 to 1,320; "more than 100" allows what lies above it.

use crate::language::view::View;

/// How a text commits to its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// "14"
    Exact,
    /// "about 14", "some 200"
    About,
    /// "more than 100", "over 100", "100-plus"
    MoreThan,
    /// "at least 14", "14 or more", "no fewer than 14"
    AtLeast,
    /// "nearly 300", "just under 300"
    Nearly,
    /// "fewer than 300", "under 300"
    LessThan,
    /// "up to 50", "as many as 50", "at most 50"
    UpTo,
    /// "between 3 and 5", "3-5"
    Range,
    /// "dozens", "hundreds of"
    Vague,
}

impl Hedge {
    /// What it is called; stands in the normal form of a value.
    pub const fn name(self) -> &'static str {
        match self {
            Hedge::Exact => "exactly",
            Hedge::About => "about",
            Hedge::MoreThan => "more than",
            Hedge::AtLeast => "at least",
            Hedge::Nearly => "nearly",
            Hedge::LessThan => "less than",
            Hedge::UpTo => "up to",
            Hedge::Range => "between",
            Hedge::Vague => "vaguely",
        }
    }

    /// Whether it says that the value may be higher than written.
    pub const fn is_lower_bound(self) -> bool {
        matches!(self, Hedge::MoreThan | Hedge::AtLeast)
    }

    /// Whether it says that the value may be lower than written.
    pub const fn is_upper_bound(self) -> bool {
        matches!(self, Hedge::Nearly | Hedge::LessThan | Hedge::UpTo)
    }
}

/// "about" allows a tenth to either side …
const ABOUT: f64 = 0.10;
/// … or half the place of the last digit written, but never more than a fifth: "about 300" is
/// 250 to 350, "about 100" is 80 to 120.
const ABOUT_AT_MOST: f64 = 0.20;
/// "more than 100" is not said of 200: above this many times the value the words no longer fit.
const MORE_THAN_AT_MOST: f64 = 1.99;
/// "fewer than 300" is not said of 100.
const LESS_THAN_AT_LEAST: f64 = 0.5;

/// What the words allow: (low, high).
pub(crate) fn interval(value: f64, grain: f64, hedge: Hedge) -> (f64, f64) {
    let near = (value.abs() * ABOUT).max((grain / 2.0).min(value.abs() * ABOUT_AT_MOST));
    match hedge {
        Hedge::Exact | Hedge::Range | Hedge::Vague => (value, value),
        Hedge::About => (value - near, value + near),
        Hedge::MoreThan => (value, f64::max(value * MORE_THAN_AT_MOST, value * (2.0 - MORE_THAN_AT_MOST))),
        Hedge::AtLeast => (value, f64::INFINITY),
        Hedge::Nearly => (value - near, value),
        Hedge::LessThan => (f64::min(value * LESS_THAN_AT_LEAST, value * (2.0 - LESS_THAN_AT_LEAST)), value),
        Hedge::UpTo => (f64::min(0.0, value), value),
    }
}

/// The hedge that ends right before token `at`, and how many tokens it has.
pub(crate) fn before(view: &View<'_>, at: usize) -> (Hedge, usize) {
    let one = view.back(at, 1);
    let two = view.back(at, 2);
    let three = view.back(at, 3);
    match (&*three, &*two, &*one) {
        ("no", "fewer" | "less", "than") => return (Hedge::AtLeast, 3),
        ("no" | "not", "more", "than") => return (Hedge::UpTo, 3),
        ("as", "many" | "much" | "high", "as") => return (Hedge::UpTo, 3),
        ("as", "few" | "little", "as") => return (Hedge::AtLeast, 3),
        ("a", "minimum" | "total", "of") if &*two == "minimum" => return (Hedge::AtLeast, 3),
        ("a", "maximum", "of") => return (Hedge::UpTo, 3),
        ("in", "excess", "of") => return (Hedge::MoreThan, 3),
        ("the", "region" | "order", "of") => return (Hedge::About, 3),
        ("a", "little" | "bit", "over" | "above") => return (Hedge::MoreThan, 3),
        ("a", "little" | "bit", "under" | "below") => return (Hedge::Nearly, 3),
        _ => {}
    }
    match (&*two, &*one) {
        ("more" | "greater" | "higher" | "larger", "than") => return (Hedge::MoreThan, 2),
        ("less" | "fewer" | "lower", "than") => return (Hedge::LessThan, 2),
        ("at", "least") => return (Hedge::AtLeast, 2),
        ("at", "most") | ("up", "to") => return (Hedge::UpTo, 2),
        ("close" | "near", "to") | ("just" | "slightly", "under" | "below") | ("shy" | "short", "of") => return (Hedge::Nearly, 2),
        ("just" | "slightly", "over" | "above") => return (Hedge::MoreThan, 2),
        ("well", "over" | "above") => return (Hedge::MoreThan, 2),
        ("upwards" | "upward" | "north", "of") => return (Hedge::MoreThan, 2),
        ("an", "estimated" | "approximate" | "average") => return (Hedge::About, 2),
        _ => {}
    }
    let hedge = match &*one {
        "about" | "around" | "roughly" | "approximately" | "some" | "circa" | "estimated" | "approx" | "perhaps" | "maybe" | "~" => {
            Hedge::About
        }
        "nearly" | "almost" => Hedge::Nearly,
        "over" | "above" | "exceeding" | "topping" | ">" => Hedge::MoreThan,
        "under" | "below" | "<" => Hedge::LessThan,
        "minimum" => Hedge::AtLeast,
        "maximum" => Hedge::UpTo,
        _ => return (Hedge::Exact, 0),
    };
    (hedge, 1)
}

/// The hedge that begins at token `at`, behind a number, and how many tokens it has.
pub(crate) fn after(view: &View<'_>, at: usize) -> (Hedge, usize) {
    let one = view.lower(at);
    let two = view.lower(at + 1);
    match (&*one, &*two) {
        ("or", "more" | "older" | "over" | "above") | ("and", "counting" | "above" | "over" | "up" | "older") => (Hedge::AtLeast, 2),
        ("or", "so" | "thereabouts") => (Hedge::About, 2),
        ("or", "less" | "fewer" | "younger" | "under") | ("and", "under" | "younger") => (Hedge::UpTo, 2),
        ("at", "least") => (Hedge::AtLeast, 2),
        ("at", "most") => (Hedge::UpTo, 2),
        ("-", "plus") => (Hedge::MoreThan, 2),
        ("-", "odd") => (Hedge::About, 2),
        ("+", _) | ("plus", _) if view.joined(at) || &*one == "plus" && view.is_dash(at.wrapping_sub(1)) => (Hedge::MoreThan, 1),
        _ => (Hedge::Exact, 0),
    }
}
