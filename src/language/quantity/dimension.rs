//! What a length measures: how deep, wide, long, high, thick or far across something is.
//!
//! "130ft deep and 12 inches wide" are two measures of one shaft, which nobody should compare.

use super::unit::Unit;
use crate::language::view::View;

/// What a length measures, by the word behind it or in front of it: "130ft deep", "a depth of 40 metres".
pub(crate) fn dimension_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "deep" | "depth" => "deep",
        "wide" | "width" | "broad" => "wide",
        "long" | "length" => "long",
        "high" | "tall" | "height" | "altitude" => "high",
        "thick" | "thickness" => "thick",
        "diameter" | "across" => "across",
        _ => return None,
    })
}

/// What the length in tokens `first..end` measures; none of other units.
pub(crate) fn dimension(view: &View<'_>, first: usize, end: usize, unit: Unit) -> Option<&'static str> {
    if unit != Unit::Metre {
        return None;
    }
    let behind = end + usize::from(&*view.lower(end) == "in");
    let of = matches!(&*view.back(first, 1), "of" | "to");
    dimension_of(&view.lower(behind)).or_else(|| of.then(|| dimension_of(&view.back(first, 2))).flatten())
}
