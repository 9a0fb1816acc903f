//! From what was read at one place to a [`Quantity`]: hedge, slot, conversion, what is counted.

use super::bare::out_of;
use super::counted::{self, counted};
use super::dimension::dimension;
use super::draft::Draft;
use super::hedge::{self, Hedge};
use super::unit::{self, Unit, Written};
use super::{Quantity, Slot};
use crate::language::view::View;

/// No greater number is taken for a person's age.
const OLDEST: f64 = 115.0;

/// Hedge, slot, conversion and what is counted; pushes the quantity.
pub(crate) fn finish(view: &View<'_>, draft: Draft, floor: usize, out: &mut Vec<Quantity>) {
    let mut first = draft.first;
    let mut end = draft.end;
    let written = draft.unit.unwrap_or(Written::plain(Unit::Count));
    let (mut hedge, count) = hedge::before(view, first);
    // "over three days" is "during"
    let during = written.unit == Unit::Second && matches!(&*view.back(first, 1), "over") || written.unit == Unit::Ordinal;
    if during || first < floor + count {
        hedge = Hedge::Exact;
    } else {
        first -= count;
        // "about" in front of "more than": "as many as about 50"
    }
    let (behind, count) = hedge::after(view, end);
    let of_age = count == 2 && matches!(&*view.lower(end + 1), "older" | "younger");
    if behind != Hedge::Exact && hedge == Hedge::Exact && written.unit != Unit::Ordinal {
        hedge = behind;
        end = (end + count).min(view.len());
    }
    if hedge == Hedge::Exact {
        hedge = draft.hedge;
    }
    let convert = |value: f64| value * written.factor + written.shift;
    let grain = draft.number.grain * written.factor;
    let mut value = convert(draft.number.value);
    let (mut low, mut high) = hedge::interval(value, grain, hedge);
    if let Some(upper) = draft.upper {
        if written.unit == Unit::Score {
            (low, high) = (draft.number.value, upper);
        } else {
            (low, high) = (value.min(convert(upper)), value.max(convert(upper)));
            value = f64::midpoint(low, high);
            if &*view.back(first, 1) == "between" && first > floor {
                first -= 1;
            }
        }
        hedge = Hedge::Range;
    } else if let Some((least, most)) = draft.vague {
        (low, high) = (convert(least), convert(most));
        value = low;
        hedge = Hedge::Vague;
    }
    let mut unit = written.unit;
    if unit == Unit::Count
        && (of_age
            || matches!(&*view.back(first, 1), "aged" | "age" | "ages")
            || is_age_of(view, first, end)
            || draft.number.value <= OLDEST && is_age_limit(view, first, end, hedge)
            || follows_age(view, first, end, out.last()))
        || is_age(view, first, end, unit, draft.number.value)
    {
        unit = Unit::Age;
    }
    let mut counts = counted(view, first, end, unit, draft.number.value);
    if let Some(noun) = draft.noun {
        counts.of = crate::language::stem(&crate::language::key(noun.of(view.text)));
        counts.of_span = Some(noun);
    }
    let of_whole = (unit == Unit::Count).then(|| out_of(view, end, draft.number.value)).flatten();
    if let Some(name) = draft.dimension.or_else(|| dimension(view, first, end, unit)) {
        name.clone_into(&mut counts.measure);
    }
    let number = view.tokens[draft.first.max(number_first(view, &draft))].span.cover(view.tokens[draft.number.end - 1].span);
    out.push(Quantity {
        span: view.tokens[first].span.cover(view.tokens[end - 1].span),
        number,
        value,
        low,
        high,
        grain,
        decimal: draft.number.decimal,
        factor: written.factor,
        unit,
        hedge,
        slot: rest_of(slot(view, first, end, unit), view, first, end, &counts.measure),
        per: counts.per,
        of: counts.of,
        of_span: counts.of_span,
        out_of: of_whole.map(|(whole, _)| whole),
        since: None,
        also: None,
        measure: counts.measure,
    });
}

/// First token of the number itself: behind the currency sign.
pub(crate) fn number_first(view: &View<'_>, draft: &Draft) -> usize {
    (draft.first..draft.number.end)
        .find(|i| {
            view.is_number(*i)
                || unit::symbol(view.raw(*i), "").is_none()
                    && !matches!(view.raw(*i), "US" | "A" | "C" | "S" | "NZ" | "HK" | "U.S" | "USD" | "EUR" | "GBP" | "Rs")
        })
        .unwrap_or(draft.first)
}

/// ", 36," behind a name.
pub(crate) fn is_age(view: &View<'_>, first: usize, end: usize, unit: Unit, value: f64) -> bool {
    unit == Unit::Count
        && (1.0..=OLDEST).contains(&value)
        && first >= 2
        && view.raw(first - 1) == ","
        && view.is_word(first - 2)
        && view.is_capital(first - 2)
        && end == first + 1
        && (matches!(view.raw(end), "," | ";" | "." | "")
            || matches!(&*view.lower(end), "of" | "from" | "and" | "was" | "who" | "is" | "has" | "said"))
}

/// "a boy of six", "a woman of 41 was swept away", but "a group of six".
fn is_age_of(view: &View<'_>, first: usize, end: usize) -> bool {
    let whose = matches!(
        &*view.back(first, 2),
        "boy" | "girl" | "man" | "woman" | "child" | "youth" | "youngster" | "teenager" | "toddler" | "lad" | "pensioner"
    );
    let closes = !view.is_word(end) || matches!(&*view.lower(end), "was" | "is" | "were" | "has" | "had" | "who" | "from" | "in" | "and");
    whose && &*view.back(first, 1) == "of" && closes
}

/// "adults over 21", "those under 16": an age that divides.
fn is_age_limit(view: &View<'_>, first: usize, end: usize, hedge: Hedge) -> bool {
    let limit = matches!((&*view.lower(first), hedge), ("over" | "above", Hedge::MoreThan) | ("under" | "below", Hedge::LessThan));
    let who = matches!(
        &*view.back(first, 1),
        "adults"
            | "adult"
            | "anyone"
            | "anybody"
            | "everyone"
            | "those"
            | "people"
            | "persons"
            | "men"
            | "women"
            | "children"
            | "girls"
            | "boys"
            | "minors"
            | "residents"
            | "patients"
            | "drivers"
            | "voters"
    );
    limit && who && (!view.is_word(end) || crate::language::is_stop_word(&view.lower(end)))
}

/// "ages 6 and 7": the second of two ages.
fn follows_age(view: &View<'_>, first: usize, end: usize, last: Option<&Quantity>) -> bool {
    let ages = last.is_some_and(|q| q.unit == Unit::Age && first >= 2 && q.span.end == view.tokens[first - 2].span.end);
    let linked = matches!(&*view.back(first, 1), "and" | "or" | "to" | ",");
    ages && linked && !(view.is_word(end) && view.is_small(end) && !crate::language::is_stop_word(&view.lower(end)))
}

/// "another two ships", "two more ships"; "another 14 were hurt" is what was hurt.
pub(crate) fn rest_of(slot: Slot, view: &View<'_>, first: usize, end: usize, measure: &str) -> Slot {
    let before =
        matches!(&*view.back(first, 1), "another" | "other" | "additional" | "further" | "extra") || &*view.lower(first) == "another";
    let behind = matches!(&*view.lower(end), "other" | "more" | "additional" | "further") && &*view.lower(end + 1) != "than";
    if slot == Slot::Level && (before || behind) && counted::measure_of(measure) != Some(measure) { Slot::Rest } else { slot }
}

pub(crate) fn slot(view: &View<'_>, first: usize, end: usize, unit: Unit) -> Slot {
    if matches!(unit, Unit::Ordinal | Unit::Score | Unit::Age) {
        return Slot::Level;
    }
    let (one, two) = (view.back(first, 1), view.back(first, 2));
    let compared = matches!(
        (&*two, &*one),
        ("compared" | "compares", "with" | "to") | ("up" | "down" | "raised" | "cut" | "reduced" | "lowered", "from")
    ) || matches!(&*one, "versus");
    let from_to = &*one == "from" && (end..(end + 4).min(view.len())).any(|i| &*view.lower(i) == "to");
    if compared || from_to {
        return Slot::Former;
    }
    let moved = &*one == "by" && counted::is_movement(&two) || unit != Unit::Count && counted::is_movement(&one);
    let behind = unit != Unit::Count
        && matches!(
            &*view.lower(end),
            "higher"
                | "lower"
                | "increase"
                | "rise"
                | "decline"
                | "drop"
                | "fall"
                | "jump"
                | "gain"
                | "decrease"
                | "raise"
                | "hike"
                | "cut"
                | "increases"
                | "more"
                | "less"
                | "fewer"
        );
    if moved || behind { Slot::Change } else { Slot::Level }
}
