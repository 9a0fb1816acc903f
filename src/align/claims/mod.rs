//! Claims of an event's articles → which say the same, and in which slots they differ.
//!
//! "Eight rockets hit Port Ellery" and "Ten rockets land in Port Ellery" are aligned, and the
//! question *rockets … Port Ellery* gets two answers. What is reported of it is the work of the
//! checks; sentences of different moments, measures or events are not compared with each other.

mod across;
mod articles;
mod counts;
mod edge;
mod group;
mod index;
mod notes;
mod pair;
mod pairs;
mod readings;
pub(in crate::align) mod row;
mod sites;
pub(in crate::align) mod statement;
mod tolls;

pub(crate) use articles::phases::is_activity;
pub(crate) use pairs::opposites::are_opposite_words;
pub(crate) use pairs::roles::{exclude as exclude_offices, go_together as offices_go_together, offices};
pub use row::{ClaimReading, ClaimRow, ClaimSite, Slot};
pub(crate) use row::{NOBODY, NOT_BEGUN};
pub(crate) use tolls::harm::{GRAVE, SERIOUS, SLIGHT, SUM};

use super::{Alignment, Parsing, Relation};
use crate::align::reason::Reason;
use crate::events::Event;
use crate::extract::Analysis;
use articles::{measures, parts_and_sums, places::Places, shared_context};
use pair::Pair;
use pairs::copied::Said;
use pairs::scopes;
use sites::Sites;
use statement::vocabulary::Vocabulary;
use statement::{Marked, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Two places of a value that moves: who looks at their surroundings alone takes them for a conflict.
fn of_two_moments(edges: &[edge::Edge]) -> impl Iterator<Item = (ClaimSite, ClaimSite)> + '_ {
    edges.iter().filter(|e| e.relation == Relation::ChangedWithTime).map(|e| in_order(&e.a, &e.b))
}

fn in_order(a: &ClaimSite, b: &ClaimSite) -> (ClaimSite, ClaimSite) {
    if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) }
}

/// What the claims of an event's articles have to do with one another.
pub(super) struct Aligned {
    /// Sentences that say the same or differ.
    pub(super) pairs: Vec<Alignment>,
    /// Questions that the articles answer.
    pub(super) rows: Vec<ClaimRow>,
    /// Articles of which not all was compared, with the reason.
    pub(super) cut: Vec<(usize, &'static str)>,
    /// How much was parsed.
    pub(super) parsing: Parsing,
}

/// Why a sentence was compared with fewer than it is like.
const MANY: &str = "the event has so many sentences alike that each was compared only with the likeliest few";
/// Why values were not compared with one another wherever they stand.
const VALUED: &str = "it has so many values of one measure that they were compared only where its sentences are like another article's";
/// Why the values of a sentence were compared with others by their words alone.
const UNPARSED: &str = "the event has so many sentences with values that the grammar of some was not read";

/// Why a person was not compared with every other.
const NAMESAKES: &str = "it has so many people of one office who share a name that not all were compared";

/// Align the claims of the articles of `event`.
pub(super) fn align(event: &Event, analyses: &[Analysis]) -> Aligned {
    let (statements, vocabulary) = statements(&event.articles, analyses);
    // headlines stand last: they leave out too much to be compared with anything but their tolls
    let texts = &statements[..statements.partition_point(|s| !s.is_headline)];
    let places = Places::of(texts, analyses);
    let (candidates, many) = index::candidates(&statements, &vocabulary);
    let said = Said::new(&statements, analyses);
    let pairs: Vec<Pair> = candidates.into_iter().map(|(a, b)| pair::pair(&statements, (a, b), &places, &said)).collect();
    let mut edges = pair::edges(&pairs, &statements);
    let moved: BTreeSet<(ClaimSite, ClaimSite)> = of_two_moments(&edges).collect();
    let (alike, mut cut) = shared_context::edges(texts);
    edges.extend(alike.into_iter().filter(|e| !moved.contains(&in_order(&e.a, &e.b))));
    let (counted, crowded) = measures::edges(texts);
    edges.extend(counted);
    cut.extend(crowded);
    edges = tolls::settle(edges, &statements, texts);
    let (over_articles, namesakes) = articles::edges(texts, analyses);
    edges.extend(over_articles);
    edges.retain(|e| !places.clears(e));
    let sites = Sites::of(&statements);
    scopes::settle(&mut edges, &sites);
    let alignments = pairs.iter().filter(|p| p.is_told_alike()).map(|p| pair::alignment(p, &statements)).collect();
    let (linked, unparsed, parsing) = noted(event, analyses);
    let mut rows = group::rows(edges, linked, analyses);
    parts_and_sums::clear(&mut rows, &sites);
    let told = |articles: BTreeSet<usize>, why: &'static str| articles.into_iter().map(move |article| (article, why));
    let cut = [(many, MANY), (cut, VALUED), (unparsed, UNPARSED), (namesakes, NAMESAKES)];
    let cut = cut.into_iter().flat_map(|(articles, why)| told(articles, why)).collect();
    Aligned { pairs: alignments, rows, cut, parsing }
}

/// The values of the event's articles that learned links compare, the articles of which not
/// every sentence was parsed for it, and how many were.
fn noted(event: &Event, analyses: &[Analysis]) -> (Vec<edge::Edge>, BTreeSet<usize>, Parsing) {
    use crate::language::quantity::Relation as Values;
    let site = |p: super::clauses::Place| ClaimSite {
        article: p.article,
        claim: p.claim,
        span: p.span,
        mark: p.mark,
        subject: p.subject,
        value: p.value,
    };
    let edge = |x: super::clauses::Answer| edge::Edge {
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
        because: x.doubts.first().copied().unwrap_or(Reason::LikePlaces),
        a: site(x.a),
        b: site(x.b),
    };
    let (answers, unparsed, parsing) = super::clauses::answers(&event.articles, analyses);
    (answers.into_iter().map(edge).collect(), unparsed, parsing)
}

/// What stays the same over the events of one story, compared with each other. `unit` says for each article
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
