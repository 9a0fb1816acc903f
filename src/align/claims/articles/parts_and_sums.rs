//! Two counts of which one article gives the other's as a part, a sum or another source's.
//!
//! "Two people were killed on Monday and three on Tuesday" and "five people have been killed since Monday" agree;
//! so do "police said three were hurt. Hospital officials said five were" and "five were hurt, officials said", and
//! "11 soldiers and three civilians" and "fourteen people".

use crate::align::Relation;
use crate::align::claims::counts::known_measure;
use crate::align::claims::row::{ClaimRow, ClaimSite, Slot};
use crate::align::claims::sites::Sites;
use crate::align::claims::statement::{Statement, Valued};
use crate::align::claims::tolls::harm::is_person;
use crate::extract::claims::words::WordKind;
use crate::language::quantity::{Quantity, Unit};

/// Take out questions of counts of which each two answers of two articles are accounted for by one of them.
pub(crate) fn clear(rows: &mut Vec<ClaimRow>, sites: &Sites<'_>) {
    let is_conflict = |r: &ClaimRow| r.slot == Slot::Number && r.verdict == Relation::Conflicts;
    rows.retain(|row| !is_conflict(row) || !row.within.is_empty() || row.readings.len() > MOST_READINGS || !is_accounted(row, sites));
}

/// Answers of a question that is looked at: of more, some two are another's in any case.
const MOST_READINGS: usize = 4;

fn is_accounted(row: &ClaimRow, sites: &Sites<'_>) -> bool {
    let of = |n: usize| row.readings[n].sites.iter();
    let answers = row.readings.len();
    (0..answers).all(|i| {
        (i + 1..answers).all(|j| of(i).all(|x| of(j).all(|y| x.article == y.article || accounts(sites, x, y) || accounts(sites, y, x))))
    })
}

/// Whether the sentence of the first value, or the one behind or before it, gives the second as another value or as
/// a sum.
fn accounts(sites: &Sites<'_>, x: &ClaimSite, y: &ClaimSite) -> bool {
    let (Some((s, p)), Some((t, q))) = (sites.value(x), sites.value(y)) else { return false };
    if p.value.unit != q.value.unit {
        return false;
    }
    let of_measure = |s: &Statement, z: &Valued<Quantity>| {
        let measure = known_measure(s, z);
        z.value.unit == q.value.unit && (measure.is_none() || measure == known_measure(t, q))
    };
    let of_thing = |z: &Valued<Quantity>| z.value.of.is_empty() || z.value.of == p.value.of;
    let same = |value: f64| (value - q.value.value).abs() < f64::EPSILON;
    // two values that the two sentences give to one another's things are a mistake of one of them
    let swapped = t.quantities.iter().any(|z| z.at != q.at && z.value.unit == p.value.unit && z.value.value == p.value.value);
    let others = || s.quantities.iter().filter(|z| z.at != p.at && of_measure(s, z));
    // "450 people", "450 patients"; "seven in the capital and 12 nationwide"
    let bare = |z: &Valued<Quantity>| {
        let next = s.words.get(z.at.1).is_none_or(|w| w.kind != WordKind::Content);
        next || matches!(s.key(z.at.1), "nationwide" | "countrywide" | "worldwide" | "overall" | "elsewhere" | "abroad")
    };
    let open = |z: &Valued<Quantity>| z.value.unit != Unit::Count || are_persons(z, p) || bare(z);
    let given = others().any(|z| same(z.value.value) && (of_thing(z) || !swapped && open(z)));
    // "11 soldiers and three civilians" are fourteen people
    let counted = p.value.unit == Unit::Count;
    let row = || others().filter(|z| of_thing(z) || are_persons(z, p) && (is_joined(s, z, p) || known_measure(s, z).is_some()));
    let total = p.value.value + row().map(|z| z.value.value).sum::<f64>();
    let summed = counted && (row().any(|z| same(z.value.value + p.value.value)) || row().count() > 1 && same(total));
    let alike = |n: &Statement, z: &Valued<Quantity>| of_measure(n, z) && (of_thing(z) || !counted && !swapped);
    given || summed || sites.beside(x).any(|n| n.quantities.iter().any(|z| alike(n, z) && same(z.value.value)))
}

/// Whether both count people, by whatever noun.
fn are_persons(x: &Valued<Quantity>, y: &Valued<Quantity>) -> bool {
    let person = |q: &Valued<Quantity>| q.value.of.is_empty() || is_person(&q.value.of);
    person(x) && person(y)
}

/// Words between two counts of one row.
const JOINED_WITHIN: usize = 4;

/// "11 soldiers and three civilians": two counts in a row.
fn is_joined(s: &Statement, x: &Valued<Quantity>, y: &Valued<Quantity>) -> bool {
    let (first, second) = if x.at.0 < y.at.0 { (x, y) } else { (y, x) };
    let between = first.at.1..second.at.0;
    between.len() <= JOINED_WITHIN && between.into_iter().any(|i| matches!(s.key(i), "and" | ","))
}
