//! The unit behind a number: "%", "percentage points", "square miles", "degrees Celsius", "km/h".

use super::bare::bare_number;
use super::draft::Draft;
use super::unit::{self, Unit, Written};
use crate::language::view::View;

/// The unit behind the number: "%", "percentage points", "square miles", "degrees Celsius", "km/h".
pub(crate) fn read_unit(view: &View<'_>, draft: &mut Draft) {
    if draft.unit.is_some_and(|w| w.unit == Unit::Score) {
        return;
    }
    let at = draft.end;
    if draft.unit.is_some() {
        speed(view, draft);
        return;
    }
    if let Some(noun) = draft.noun
        && noun.of(view.text) == "square"
        && let Some(w) = unit::lookup(&view.lower(at)).filter(|w| w.unit == Unit::Metre)
    {
        // "an 800-square metre hall"
        draft.noun = None;
        draft.unit = Some(Written { unit: Unit::SquareMetre, factor: w.factor * w.factor, shift: 0.0 });
        draft.end = at + 1;
        return;
    }
    if draft.noun.is_some() || at >= view.len() || view.line_start(at) && view.raw(at) != "%" {
        return;
    }
    let (one, two) = (view.lower(at), view.lower(at + 1));
    let (written, count) = match (&*one, &*two) {
        ("%", "points") | ("percentage", "point" | "points") => (Written::plain(Unit::PercentagePoint), 2),
        ("per", "cent") => (Written::plain(Unit::Percent), 2),
        ("percent", "age") => (Written::plain(Unit::Percent), 1),
        ("%" | "％", _) => (Written::plain(Unit::Percent), 1),
        ("basis", "point" | "points") => (Written { unit: Unit::PercentagePoint, factor: 0.01, shift: 0.0 }, 2),
        ("square" | "sq", _) => match unit::lookup(&two) {
            Some(w) if w.unit == Unit::Metre => (Written { unit: Unit::SquareMetre, factor: w.factor * w.factor, shift: 0.0 }, 2),
            _ => return,
        },
        ("cubic" | "cu", _) => match unit::lookup(&two) {
            Some(w) if w.unit == Unit::Metre => (Written { unit: Unit::CubicMetre, factor: w.factor.powi(3), shift: 0.0 }, 2),
            _ => return,
        },
        ("nautical", "mile" | "miles") => (Written { unit: Unit::Metre, factor: 1852.0, shift: 0.0 }, 2),
        ("degrees" | "degree" | "°", _) => match unit::lookup(&two) {
            Some(w) if w.unit == Unit::Celsius => (w, 2),
            _ => (Written::plain(Unit::Degree), 1),
        },
        ("°c" | "℃", _) => (Written::plain(Unit::Celsius), 1),
        ("times", _) => (Written::plain(Unit::Times), 1),
        ("years" | "year", "old") => (Written::plain(Unit::Age), 2),
        ("u.s" | "us" | "american" | "australian" | "canadian" | "hong", "dollars" | "dollar") => match &*one {
            "australian" => (Written::plain(Unit::Money("AUD")), 2),
            "canadian" => (Written::plain(Unit::Money("CAD")), 2),
            _ => (Written::plain(Unit::Money("USD")), 2),
        },
        ("pounds" | "pound", _) if draft.number.scaled && draft.number.value >= 1e5 || &*two == "sterling" => {
            (Written::plain(Unit::Money("GBP")), 1)
        }
        ("c" | "f" | "ha" | "mm" | "lb" | "try" | "won" | "rand" | "us" | "stone" | "second" | "yen" | "m", _)
            if !matches!(&*one, "mm" | "lb" | "ha" | "yen" | "m") =>
        {
            return;
        }
        ("m", _) if view.raw(at) == "m" => (Written::plain(Unit::Metre), 1),
        _ => match unit::lookup(&one) {
            Some(written) => (written, 1),
            None => return,
        },
    };
    draft.unit = Some(written);
    draft.end = at + count;
    compound_units(view, draft);
    speed(view, draft);
}

/// "kilometres an hour", "miles per hour", "km/h".
pub(crate) fn speed(view: &View<'_>, draft: &mut Draft) {
    let Some(written) = draft.unit.filter(|w| w.unit == Unit::Metre) else { return };
    let link = view.lower(draft.end);
    if !matches!(&*link, "an" | "a" | "per" | "/") {
        return;
    }
    let by = match &*view.lower(draft.end + 1) {
        "hour" | "h" | "hr" => 3600.0,
        "second" | "s" => 1.0,
        _ => return,
    };
    draft.unit = Some(Written { unit: Unit::MetrePerSecond, factor: written.factor / by, shift: 0.0 });
    draft.end += 2;
}

/// "6 feet 2 inches", "2 hours and 15 minutes": the smaller unit joins the larger one.
pub(crate) fn compound_units(view: &View<'_>, draft: &mut Draft) {
    while let Some(big) = draft.unit {
        let at = if &*view.lower(draft.end) == "and" || view.raw(draft.end) == "," { draft.end + 1 } else { draft.end };
        if draft.upper.is_some() || !matches!(big.unit, Unit::Metre | Unit::Second | Unit::Kilogram) || view.line_start(at) {
            return;
        }
        let Some(part) = bare_number(view, at) else { return };
        let Some(small) = unit::lookup(&view.lower(part.end)).filter(|w| w.unit == big.unit && w.factor < big.factor) else { return };
        draft.number.value += part.value * small.factor / big.factor;
        draft.number.grain = part.grain * small.factor / big.factor;
        draft.end = part.end + 1;
        draft.number.end = part.end;
        draft.unit = Some(big);
    }
}
