//! Two places of an event's articles that answer one question: what every finder of differences gives.

use super::row::{ClaimSite, Slot};
use crate::align::Relation;
use crate::align::claims::statement::Statement;
use crate::align::claims::tolls::harm;
use crate::align::reason::Reason;
use crate::language::quantity;

/// Two places that answer one question.
pub(super) struct Edge {
    /// The slot.
    pub(super) slot: Slot,
    /// Conflicts, more precise, or changed with time.
    pub(super) relation: Relation,
    /// 0 to 1: how alike the two are about it.
    pub(super) strength: f32,
    /// Why they differ.
    pub(super) because: Reason,
    /// The one place.
    pub(super) a: ClaimSite,
    /// The other.
    pub(super) b: ClaimSite,
}

/// Where a name stands: statement, first word, one past the last.
pub(super) type Place = (usize, (usize, usize));

/// The edges that make one question of two names that stand in `x` and in `y`.
pub(super) fn two_names(statements: &[Statement], x: &[Place], y: &[Place], strength: f32, because: Reason) -> Vec<Edge> {
    let (Some(first), Some(other)) = (x.first(), y.first()) else { return Vec::new() };
    let edge = |p: &Place, q: &Place| Edge {
        slot: Slot::Name,
        relation: Relation::Conflicts,
        strength,
        because,
        a: site(&statements[p.0], p.1),
        b: site(&statements[q.0], q.1),
    };
    x.iter().map(|p| edge(p, other)).chain(y.iter().skip(1).map(|q| edge(first, q))).collect()
}

/// The place of the words `at` of a statement.
pub(super) fn site(s: &Statement, at: (usize, usize)) -> ClaimSite {
    ClaimSite {
        article: s.article,
        claim: s.claim,
        span: s.span,
        mark: s.words_span(at.0, at.1),
        subject: subject_at(s, at),
        value: s.value_at(at),
    }
}

/// What the quantity that covers exactly the words `at` counts: "people dead"; else empty.
fn subject_at(s: &Statement, at: (usize, usize)) -> String {
    let Some(valued) = s.quantities.iter().find(|q| q.at == at) else {
        return String::new();
    };
    let q = &valued.value;
    if q.unit == quantity::Unit::Age {
        return "age".to_owned();
    }
    let of = q.of_span.and_then(|of| s.words.iter().find(|w| w.span.start >= of.start && w.span.start < of.end));
    let mut parts: Vec<&str> = of.map(|w| w.key.as_str()).into_iter().collect();
    let harm = harm::measure_of(s, valued).filter(|m| harm::MEASURES.contains(m));
    let measure = harm.or_else(|| q.is_known_measure().then_some(q.measure.as_str()));
    parts.extend(measure.filter(|m| !parts.contains(m)));
    parts.join(" ")
}
