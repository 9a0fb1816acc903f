//! Two statements that meet: what differs between them, and whether they are shown side by side.

use super::edge::{Edge, site};
use super::row::{ClaimSite, Found, NOBODY, Slot};
use crate::align::claims::articles::places::Places;
use crate::align::claims::pairs::copied::{self, Said};
use crate::align::claims::pairs::{differences, matching::Matching, moment};
use crate::align::claims::statement::Statement;
use crate::align::claims::tolls::toll;
use crate::align::reason::Reason;
use crate::align::{Alignment, Anchor, Kind, Relation};

/// Likeness (shared weight over all weight) from which two sentences are aligned: on pairs of articles of
/// one event (the ECB+ development set) F1 52 with 4 false alarms per 100 pairs of sister events.
const ALIGNED: f32 = 0.29;

/// Likeness, or share of the lighter sentence, from which sentences without a difference agree.
const AGREES: (f32, f32) = (0.45, 0.7);

/// Likeness from which two sentences with a difference are shown as aligned; the difference is reported
/// below that too.
const ALIGNED_BY_DIFFERENCE: f32 = 0.22;

/// Strength of what differs between two sentences of long articles that are one but for it.
const DOUBTFUL: f32 = 0.4;

/// Likeness from which one circumstance may differ in two reports of one event.
const LIKE_BUT_ONE: f32 = 0.4;

/// Two statements that have met, with what differs between them.
pub(super) struct Pair {
    a: usize,
    b: usize,
    jaccard: f32,
    agrees: bool,
    /// All told, another event of the kind.
    is_sister: bool,
    pub(super) found: Vec<Found>,
}

impl Pair {
    /// Whether the two sentences are put side by side.
    pub(super) fn is_told_alike(&self) -> bool {
        self.jaccard >= ALIGNED && !self.is_sister || self.agrees || !self.found.is_empty() && self.jaccard >= ALIGNED_BY_DIFFERENCE
    }
}

/// Whether so many circumstances exclude one another that the two tell of two events of a kind.
fn is_sister(clashes: usize, jaccard: f32) -> bool {
    clashes >= 2 || clashes == 1 && jaccard < LIKE_BUT_ONE
}

/// What two statements that have met have for and against one another.
pub(super) fn pair(statements: &[Statement], (n, k): (usize, usize), places: &Places<'_>, said: &Said<'_>) -> Pair {
    let (a, b) = (&statements[n], &statements[k]);
    let mut m = Matching::new(a, b);
    let twins = m.are_twins(a, b);
    m.is_strict = !twins;
    let mut found = differences(a, b, &m);
    if twins {
        // two people may well have said or done one thing, and who is charged may well deny it
        let denies = |s: &Statement, at: (usize, usize)| matches!(s.key(at.0), "deny" | "denies" | "denied" | "denying");
        found.retain(|f| f.slot != Slot::Name && !denies(a, f.a) && !denies(b, f.b));
        // the north wall and the south wall may both have fallen
        found.iter_mut().for_each(|f| f.strength = f.strength.min(DOUBTFUL));
    }
    found.retain(|f| f.slot != Slot::Place || !places.may_both_be_meant(a, f.a, b, f.b));
    let overlaps = |x: (usize, usize), y: (usize, usize)| x.0 < y.1 && y.0 < x.1;
    if let Some(name) = copied::name(a, b, said) {
        found.retain(|f| !overlaps(f.a, name.a));
        found.push(name);
    }
    if a.is_headline || b.is_headline {
        found.retain(|f| f.relation == Relation::Agrees || toll::is_told_at(a, f.a) && toll::is_told_at(b, f.b));
    }
    let agrees = (m.jaccard >= AGREES.0 || m.containment >= AGREES.1 && m.count >= 4 && m.jaccard >= 0.22)
        && found.iter().all(|f| f.relation == Relation::Agrees);
    let is_sister = found.is_empty() && is_sister(moment::clashes(a, b, &m), m.jaccard);
    Pair { a: n, b: k, jaccard: m.jaccard, agrees: agrees && !is_sister, is_sister, found }
}

/// The differences of matched pairs.
pub(super) fn edges(pairs: &[Pair], statements: &[Statement]) -> Vec<Edge> {
    let of_pair = |pair: &Pair| -> Vec<Edge> {
        // beside a toll the words without a value say that there is none
        let of = |f: &Found, n: usize, at: (usize, usize)| {
            let site = site(&statements[n], at);
            let value = if f.because == Reason::HarmOrNone && site.value.is_empty() { NOBODY.to_owned() } else { site.value };
            ClaimSite { value, ..site }
        };
        let edge = |f: &Found| Edge {
            slot: f.slot,
            relation: f.relation,
            strength: f.strength,
            because: f.because,
            a: of(f, pair.a, f.a),
            b: of(f, pair.b, f.b),
        };
        pair.found.iter().map(edge).collect()
    };
    pairs.iter().flat_map(of_pair).collect()
}

/// The two sentences side by side.
pub(super) fn alignment(pair: &Pair, statements: &[Statement]) -> Alignment {
    let anchor = |s: &Statement| Anchor { article: s.article, span: s.span, item: Some(s.claim) };
    let worst = pair.found.iter().map(|f| f.relation).filter(|r| *r != Relation::Agrees).max_by_key(|r| *r == Relation::Conflicts);
    Alignment {
        kind: Kind::Claim,
        relation: worst.unwrap_or(if pair.agrees { Relation::Agrees } else { Relation::Similar }),
        score: f64::from(pair.jaccard),
        a: anchor(&statements[pair.a]),
        b: anchor(&statements[pair.b]),
    }
}
