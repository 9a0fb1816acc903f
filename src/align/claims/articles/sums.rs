//! Two counts of which one article gives the other's as a part, a sum or another source's.
//!
//! "Two people were killed on Monday and three on Tuesday" and "five people have been killed since Monday" agree;
//! so do "police said three were hurt. Hospital officials said five were" and "five were hurt, officials said".

use super::tallies::known_measure;
use crate::align::Relation;
use crate::align::claims::row::{ClaimRow, ClaimSite, Slot};
use crate::align::claims::statement::{Statement, Valued};
use crate::language::quantity::{Quantity, Unit};
use std::collections::BTreeMap;

/// Take out questions of counts of which each two answers of two articles are accounted for by one of them.
pub(crate) fn clear(rows: &mut Vec<ClaimRow>, statements: &[Statement]) {
    let is_conflict = |r: &ClaimRow| r.slot == Slot::Number && r.verdict == Relation::Conflicts;
    if !rows.iter().any(is_conflict) {
        return;
    }
    let index: BTreeMap<(usize, usize), usize> = statements.iter().enumerate().map(|(n, s)| ((s.article, s.claim), n)).collect();
    rows.retain(|row| {
        !is_conflict(row) || !row.within.is_empty() || row.readings.len() > MOST_READINGS || !is_accounted(row, statements, &index)
    });
}

/// Answers of a question that is looked at: of more, some two are another's in any case.
const MOST_READINGS: usize = 4;

fn is_accounted(row: &ClaimRow, statements: &[Statement], index: &BTreeMap<(usize, usize), usize>) -> bool {
    let place = |site: &ClaimSite| index.get(&(site.article, site.claim)).copied();
    let of = |n: usize| row.readings[n].sites.iter().filter_map(move |site| Some((place(site)?, site)));
    let answers = row.readings.len();
    (0..answers).all(|i| {
        (i + 1..answers)
            .all(|j| of(i).all(|x| of(j).all(|y| x.1.article == y.1.article || accounts(statements, x, y) || accounts(statements, y, x))))
    })
}

/// Whether the sentence of the first count, or the one behind or before it, gives the second as another count or
/// as a sum.
fn accounts(statements: &[Statement], x: (usize, &ClaimSite), y: (usize, &ClaimSite)) -> bool {
    let (s, t) = (&statements[x.0], &statements[y.0]);
    let (Some(p), Some(q)) = (count(s, x.1), count(t, y.1)) else { return false };
    let alike = |s: &Statement, z: &Valued<Quantity>| {
        let measure = known_measure(s, z);
        z.value.unit == Unit::Count
            && (measure.is_none() || measure == known_measure(t, q))
            && (z.value.of.is_empty() || z.value.of == p.value.of)
    };
    let same = |value: f64| (value - q.value.value).abs() < f64::EPSILON;
    let within =
        s.quantities.iter().filter(|z| z.at != p.at && alike(s, z)).any(|z| same(z.value.value) || same(z.value.value + p.value.value));
    let near = [x.0.checked_sub(1), Some(x.0 + 1)].into_iter().flatten().filter_map(|n| statements.get(n));
    let beside = near.filter(|n| n.article == s.article && !n.is_headline && !s.is_headline);
    within || beside.into_iter().any(|n| n.quantities.iter().any(|z| alike(n, z) && same(z.value.value)))
}

/// The count that a site marks.
fn count<'a>(s: &'a Statement, site: &ClaimSite) -> Option<&'a Valued<Quantity>> {
    s.quantities.iter().filter(|q| q.value.unit == Unit::Count).find(|q| site.mark.contains(s.words_span(q.at.0, q.at.1)))
}
