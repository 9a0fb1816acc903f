//! What stays the same over the events of one story, and where two of them differ on it.
//!
//! "Foreign Minister Ana Holt" in a report of a summit and "Foreign Minister Ana Hult" in one of a treaty;
//! "talks on the radar have begun" in one event and "the talks have not yet begun" in another. Tolls, days
//! and figures of two events are never compared with each other, nor are two holders of one office.

use super::edge::{Edge, Place, site, two_names};
use super::row::{ClaimSite, NOT_BEGUN, Slot};
use crate::align::Relation;
use crate::align::claims::articles::people::{Known, is_slip, people};
use crate::align::claims::articles::phases::begun;
use crate::align::claims::articles::spellings::near_pairs;
use crate::align::claims::articles::topics::topics;
use crate::align::claims::pairs::roles::roles;
use crate::align::claims::statement::vocabulary::PlaceLevel;
use crate::align::claims::statement::{NameKind, Statement};
use crate::align::reason::Reason;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Places shown for one spelling.
const PLACES: usize = 8;
/// A slip stands in so many articles at most …
const SLIPS: usize = 2;
/// … or in so small a part of those that have the other spelling.
const SLIPS_IN: usize = 5;
/// Partners of one denial.
const PARTNERS: usize = 16;
/// Facts that one denial is compared with, at most.
const LOOKED_AT: usize = 512;
/// Days within which two reports speak of one round of talks.
const ONE_ROUND: i32 = 7;

/// Differences between articles of which `unit` says that they are of different events.
pub(super) fn edges(statements: &[Statement], unit: &BTreeMap<usize, usize>) -> Vec<Edge> {
    let mut out = holders(statements, unit);
    out.extend(spellings(statements, unit));
    out.extend(beginnings(statements, unit));
    out
}

/// One name with the places where articles have it, one an article.
#[derive(Default)]
struct Spelt {
    places: Vec<Place>,
}

impl Spelt {
    fn add(&mut self, statements: &[Statement], place: Place) {
        let article = statements[place.0].article;
        if self.places.last().is_none_or(|p| statements[p.0].article != article) {
            self.places.push(place);
        }
    }

    fn shown(&self) -> &[Place] {
        &self.places[..self.places.len().min(PLACES)]
    }

    fn articles(&self, statements: &[Statement]) -> BTreeSet<usize> {
        self.places.iter().map(|p| statements[p.0].article).collect()
    }
}

/// Whether one of two spellings may be a slip for the other: no event and no article has both, and one is
/// rare.
fn may_be_slip(statements: &[Statement], unit: &BTreeMap<usize, usize>, x: &Spelt, y: &Spelt) -> bool {
    let (a, b) = (x.articles(statements), y.articles(statements));
    let units = |articles: &BTreeSet<usize>| -> BTreeSet<usize> { articles.iter().filter_map(|n| unit.get(n).copied()).collect() };
    let (few, many) = (a.len().min(b.len()), a.len().max(b.len()));
    units(&a).is_disjoint(&units(&b)) && (few <= SLIPS || few * SLIPS_IN <= many)
}

/// Offices that one person of a country holds at a time.
fn is_of_one(office: &str) -> bool {
    office.ends_with("_minister") && !office.starts_with("deputy")
        || matches!(office, "president" | "vice_president" | "chancellor" | "chief_justice" | "attorney_general")
}

/// The country named right before the word at `at`: "Chinese", "China's".
fn country_before(s: &Statement, at: usize) -> Option<u32> {
    let reach = at.saturating_sub(2);
    let name = s.names.iter().find(|n| n.kind == NameKind::Place(PlaceLevel::Country) && n.end > reach && n.end <= at)?;
    (name.end..at).all(|i| matches!(s.key(i), "'s" | "’s")).then_some(s.concepts[name.start])
}

/// One office of one country, with two names that a letter parts.
fn holders(statements: &[Statement], unit: &BTreeMap<usize, usize>) -> Vec<Edge> {
    let mut offices: BTreeMap<(u32, &str), BTreeMap<Vec<String>, Spelt>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for role in roles(s).into_iter().filter(|r| is_of_one(r.name)) {
            let Some(country) = country_before(s, role.start) else { continue };
            let holder = s.names.iter().find(|name| name.kind == NameKind::Person && name.start <= role.end && name.end > role.end);
            let Some(name) = holder.filter(|h| h.end - role.end >= 2) else { continue };
            let at = (name.start.max(role.end), name.end);
            let words = (at.0..at.1).map(|i| s.key(i).to_owned()).collect();
            offices.entry((country, role.name)).or_default().entry(words).or_default().add(statements, (n, at));
        }
    }
    let because = Reason::OfficeOfNearNames;
    offices.values().flat_map(|held| near(statements, unit, held, |_, _| true, 0.8, because)).collect()
}

/// One person's name in two spellings.
fn spellings(statements: &[Statement], unit: &BTreeMap<usize, usize>) -> Vec<Edge> {
    let mut named: BTreeMap<Vec<String>, Spelt> = BTreeMap::new();
    for Known { words, name_at, .. } in people(statements) {
        named.entry(words).or_default().add(statements, name_at);
    }
    near(statements, unit, &named, is_slip, 0.55, Reason::Spelling)
}

fn near(
    statements: &[Statement],
    unit: &BTreeMap<usize, usize>,
    named: &BTreeMap<Vec<String>, Spelt>,
    fits: impl Fn(&[String], &[String]) -> bool,
    strength: f32,
    because: Reason,
) -> Vec<Edge> {
    let all: Vec<(&Vec<String>, &Spelt)> = named.iter().collect();
    let words: Vec<&[String]> = all.iter().map(|(w, _)| w.as_slice()).collect();
    let pairs = near_pairs(&words).into_iter().filter(|(x, y)| words[*x].len() >= 2 && fits(words[*x], words[*y]));
    let pairs = pairs.filter(|(x, y)| may_be_slip(statements, unit, all[*x].1, all[*y].1));
    pairs.flat_map(|(x, y)| two_names(statements, all[x].1.shown(), all[y].1.shown(), strength, because)).collect()
}

/// An activity that is said to have begun, or not to have.
struct Beginning {
    article: usize,
    published: Option<Date>,
    topics: Vec<u32>,
    site: ClaimSite,
}

/// Whether lasting activities have begun. A beginning that is reported after its denial, or in other weeks,
/// has come with time.
fn beginnings(statements: &[Statement], unit: &BTreeMap<usize, usize>) -> Vec<Edge> {
    let mut by_activity: BTreeMap<&str, [Vec<Beginning>; 2]> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for (activity, denied, at) in begun(s) {
            let value = if denied { NOT_BEGUN } else { "begun" }.to_owned();
            let found = Beginning {
                article: s.article,
                published: s.published,
                topics: topics(statements, n),
                site: ClaimSite { value, ..site(s, at) },
            };
            by_activity.entry(activity).or_default()[usize::from(denied)].push(found);
        }
    }
    let mut out = Vec::new();
    for [affirmed, denied] in by_activity.values() {
        for denial in denied {
            let others = affirmed.iter().take(LOOKED_AT).filter(|f| unit.get(&f.article) != unit.get(&denial.article));
            for claim in others.filter(|f| share_two(&f.topics, &denial.topics)).take(PARTNERS) {
                let moved = match (claim.published, denial.published) {
                    (Some(begun), Some(not_yet)) => begun > not_yet || (not_yet - begun).get_days() > ONE_ROUND,
                    _ => false,
                };
                out.push(Edge {
                    slot: Slot::Status,
                    relation: if moved { Relation::ChangedWithTime } else { Relation::Conflicts },
                    strength: 0.6,
                    because: Reason::UnderWay,
                    a: claim.site.clone(),
                    b: denial.site.clone(),
                });
            }
        }
    }
    out
}

/// Whether two sorted lists have two topics in common.
fn share_two(x: &[u32], y: &[u32]) -> bool {
    x.iter().filter(|c| y.binary_search(c).is_ok()).take(2).count() == 2
}
