//! Claims of an event's articles → which say the same, and in which slots they part ways.
//!
//! "Eight rockets hit Port Ellery" and "Ten rockets land in Port Ellery" are aligned, and the
//! question *rockets … Port Ellery* gets two answers. What is reported of it is the work of the
//! checks; sentences of different moments, measures or events are not held against each other.

mod across;
mod articles;
mod group;
mod index;
mod notes;
mod pairs;
mod question;
pub(in crate::align) mod row;
mod sites;
pub(in crate::align) mod statement;
mod tolls;

pub(crate) use pairs::roles::{exclude as exclude_offices, go_together as offices_go_together, offices};
pub use row::{ClaimReading, ClaimRow, ClaimSite, Slot};

use super::{Alignment, Anchor, Kind, Relation};
use crate::events::Event;
use crate::extract::Analysis;
use articles::{places::Places, sums, tallies, told};
use pairs::{differences, matching::Matching, moment, scopes};
use row::Found;
use sites::Sites;
use statement::vocabulary::Vocabulary;
use statement::{Marked, Statement};
use std::collections::{BTreeMap, BTreeSet};
use tolls::toll;

/// Likeness (shared weight over all weight) from which two sentences are aligned: on pairs of articles of
/// one event (the ECB+ development set) F1 52 with 4 false alarms per 100 pairs of sister events.
const ALIGNED: f32 = 0.29;
/// Likeness, or share of the lighter sentence, from which sentences without a difference agree.
const AGREES: (f32, f32) = (0.45, 0.7);

/// Likeness from which two sentences with a difference are shown as aligned; the difference is reported
/// below that too.
const ALIGNED_BY_DIFFERENCE: f32 = 0.22;

impl Pair {
    /// Whether the two sentences are put side by side.
    fn is_told_alike(&self) -> bool {
        self.jaccard >= ALIGNED && !self.is_sister || self.agrees || !self.found.is_empty() && self.jaccard >= ALIGNED_BY_DIFFERENCE
    }
}

/// Strength of what differs between two sentences of long articles that are one but for it.
const DOUBTFUL: f32 = 0.4;

/// Likeness from which one circumstance may differ in two reports of one event.
const LIKE_BUT_ONE: f32 = 0.4;

/// Whether so many circumstances exclude one another that the two tell of two events of a kind.
fn is_sister(clashes: usize, jaccard: f32) -> bool {
    clashes >= 2 || clashes == 1 && jaccard < LIKE_BUT_ONE
}

/// Two statements that have met, with what differs between them.
struct Pair {
    a: usize,
    b: usize,
    jaccard: f32,
    agrees: bool,
    /// All told, another event of the kind.
    is_sister: bool,
    found: Vec<Found>,
}

/// Two places of a value that moves: who looks at their surroundings alone takes them for a conflict.
fn of_two_moments(edges: &[group::Edge]) -> impl Iterator<Item = (ClaimSite, ClaimSite)> + '_ {
    edges.iter().filter(|e| e.relation == Relation::ChangedWithTime).map(|e| in_order(&e.a, &e.b))
}

fn in_order(a: &ClaimSite, b: &ClaimSite) -> (ClaimSite, ClaimSite) {
    if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) }
}

/// Align the claims of the articles of `event`.
pub(super) fn align(event: &Event, analyses: &[Analysis]) -> (Vec<Alignment>, Vec<ClaimRow>) {
    let (statements, vocabulary) = statements(&event.articles, analyses);
    // headlines stand last: they leave out too much to be held against anything but their tolls
    let texts = &statements[..statements.partition_point(|s| !s.is_headline)];
    let places = Places::of(texts, analyses);
    let candidates: BTreeSet<(usize, usize)> = index::candidates(&statements, &vocabulary).into_iter().collect();
    let pairs: Vec<Pair> = candidates.into_iter().map(|(a, b)| pair(&statements, (a, b), &places)).collect();
    let mut edges = group::edges(&pairs, &statements);
    let moved: BTreeSet<(ClaimSite, ClaimSite)> = of_two_moments(&edges).collect();
    edges.extend(told::edges(texts).into_iter().filter(|e| !moved.contains(&in_order(&e.a, &e.b))));
    edges.extend(tallies::edges(texts));
    edges = tolls::settle(edges, &statements, texts);
    edges.extend(articles::edges(texts, analyses));
    edges.retain(|e| !places.clears(e));
    let sites = Sites::of(&statements);
    scopes::settle(&mut edges, &sites);
    let alignments = pairs.iter().filter(|p| p.is_told_alike()).map(|p| alignment(p, &statements)).collect();
    let mut rows = group::rows(edges, noted(event, analyses), analyses);
    sums::clear(&mut rows, &sites);
    (alignments, rows)
}

/// The values of the event's articles that learned links hold against each other.
fn noted(event: &Event, analyses: &[Analysis]) -> Vec<group::Edge> {
    use crate::language::quantity::Relation as Values;
    let site = |p: super::clauses::Place| ClaimSite {
        article: p.article,
        claim: p.claim,
        span: p.span,
        mark: p.mark,
        subject: p.subject,
        value: p.value,
    };
    let edge = |x: super::clauses::Answer| group::Edge {
        slot: if x.is_moment { Slot::Date } else { Slot::Number },
        relation: match x.relation {
            Values::Different if x.has_moved => Relation::ChangedWithTime,
            Values::Different => Relation::Conflicts,
            Values::MorePrecise(_) => Relation::MorePrecise,
            // "at least 20", "up to 20": they agree, and an editor wants to know of it
            Values::Compatible if !x.is_moment => Relation::MorePrecise,
            _ => Relation::Agrees,
        },
        strength: x.probability,
        because: x.doubts.first().copied().unwrap_or("two values stand in like places of sentences that tell of one thing"),
        a: site(x.a),
        b: site(x.b),
    };
    super::clauses::answers(&event.articles, analyses).into_iter().map(edge).collect()
}

/// What two statements that have met have for and against one another.
fn pair(statements: &[Statement], (n, k): (usize, usize), places: &Places<'_>) -> Pair {
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
    if a.is_headline || b.is_headline {
        found.retain(|f| f.relation == Relation::Agrees || toll::is_told_at(a, f.a) && toll::is_told_at(b, f.b));
    }
    let agrees = (m.jaccard >= AGREES.0 || m.containment >= AGREES.1 && m.count >= 4 && m.jaccard >= 0.22)
        && found.iter().all(|f| f.relation == Relation::Agrees);
    let is_sister = found.is_empty() && is_sister(moment::clashes(a, b, &m), m.jaccard);
    Pair { a: n, b: k, jaccard: m.jaccard, agrees: agrees && !is_sister, is_sister, found }
}

/// What stays the same over the events of one story, held against each other. `unit` says for each article
/// to which event it belongs.
pub(super) fn align_across(unit: &BTreeMap<usize, usize>, analyses: &[Analysis]) -> Vec<ClaimRow> {
    let articles: Vec<usize> = unit.keys().copied().collect();
    let (statements, _) = statements(&articles, analyses);
    group::rows(across::edges(&statements, unit), Vec::new(), analyses)
}

fn statements(articles: &[usize], analyses: &[Analysis]) -> (Vec<Statement>, Vocabulary) {
    let mut vocabulary = Vocabulary::default();
    let mut statements: Vec<Statement> = articles
        .iter()
        .flat_map(|&article| {
            let marked = Marked::of(&analyses[article]);
            let of = |claim| Statement::new(analyses, article, claim, &marked, &mut vocabulary);
            (0..analyses[article].claims.len()).map(of).collect::<Vec<_>>()
        })
        .collect();
    let (mut last, mut position) = (usize::MAX, 0);
    for s in &mut statements {
        if s.article != last {
            (last, position) = (s.article, 0);
        }
        s.position = position;
        position += usize::from(!s.is_headline);
        s.weigh(&vocabulary, articles.len());
    }
    statements.sort_by_key(|s| s.is_headline);
    let over: BTreeMap<usize, Vec<u32>> =
        statements.iter().filter(|s| s.is_headline).map(|head| (head.article, head.topics().collect())).collect();
    for first in statements.iter_mut().filter(|s| s.position == 0 && !s.is_headline) {
        first.under = over.get(&first.article).cloned().unwrap_or_default();
    }
    (statements, vocabulary)
}

fn alignment(pair: &Pair, statements: &[Statement]) -> Alignment {
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
