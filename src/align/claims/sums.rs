//! Two counts of which one article gives the other's as a part, a sum or another source's.
//!
//! "Two people were killed on Monday and three on Tuesday" and "five people have been killed since Monday" agree;
//! so do "police said three were hurt. Hospital officials said five were" and "five were hurt, officials said".

use super::group::Edge;
use super::row::{ClaimSite, Slot};
use super::statement::{Statement, Valued};
use super::tallies::known_measure;
use crate::align::Relation;
use crate::language::quantity::{Quantity, Unit};
use std::collections::BTreeMap;

/// Take out conflicts of counts that the article of one itself accounts for.
pub(super) fn clear(edges: &mut Vec<Edge>, statements: &[Statement]) {
    if !edges.iter().any(is_conflict) {
        return;
    }
    let index: BTreeMap<(usize, usize), usize> = statements.iter().enumerate().map(|(n, s)| ((s.article, s.claim), n)).collect();
    edges.retain(|e| {
        let place = |site: &ClaimSite| index.get(&(site.article, site.claim)).copied();
        let (Some(x), Some(y)) = (place(&e.a), place(&e.b)) else { return true };
        let (x, y) = ((x, &e.a), (y, &e.b));
        !is_conflict(e) || e.a.article == e.b.article || !(accounts(statements, x, y) || accounts(statements, y, x))
    });
}

fn is_conflict(edge: &Edge) -> bool {
    edge.slot == Slot::Number && edge.relation == Relation::Conflicts
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
    let counts = |q: &&Valued<Quantity>| matches!(q.value.unit, Unit::Count | Unit::Money(_));
    s.quantities.iter().filter(counts).find(|q| site.mark.contains(s.words_span(q.at.0, q.at.1)))
}
