//! The day on which an event happened, as the openings of its articles tell it.
//!
//! "The catamaran that struck the breakwater here on Wednesday had reported a fault" and "the ferry hit
//! the western breakwater on Thursday" share a verb and what it was done to; so the two days answer one
//! question. Days of statements ("said on Friday") are none of the event's.

use crate::align::Relation;
use crate::align::claims::group::{Edge, site};
use crate::align::claims::pairs::dates::is_of_saying;
use crate::align::claims::row::Slot;
use crate::align::claims::statement::Statement;
use crate::extract::claims::words::WordKind;
use crate::language::date::{Bound, resolve};
use crate::language::{self, Class};
use std::collections::{BTreeMap, BTreeSet};

/// Sentences from the start of an article that tell what happened.
const OPENING: usize = 10;
/// Words before a day among which its verb stands, in the same clause.
const REACH: usize = 10;
/// Days between reports of one event; what is further apart is told of two.
const WIDEST: i32 = 20;
/// Words of the clause that must be shared: a verb and what it is done to.
const SHARED: usize = 2;

/// Verbs by which a vessel, a car or a storm meets something; some of them are synonyms of "attack" too.
const IMPACTS: [&str; 7] = ["hit", "strike", "ram", "crash", "collid", "smash", "slam"];
/// Their concept here.
const IMPACT: u32 = u32::MAX;

struct Day<'a> {
    statement: &'a Statement,
    at: (usize, usize),
    day: jiff::civil::Date,
    /// Concepts of the clause before the day, and whether each is a verb's.
    clause: BTreeMap<u32, bool>,
}

/// Edges between the days that articles give for one act.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let days: Vec<Day<'_>> = statements.iter().filter(|s| s.position < OPENING && !s.is_aside).flat_map(days).collect();
    let mut given: BTreeMap<usize, BTreeSet<jiff::civil::Date>> = BTreeMap::new();
    let mut by_concept: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (n, d) in days.iter().enumerate() {
        given.entry(d.statement.article).or_default().insert(d.day);
        for (concept, _) in d.clause.iter().filter(|(_, verb)| **verb) {
            by_concept.entry(*concept).or_default().push(n);
        }
    }
    let mut tried: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut out = Vec::new();
    for all in by_concept.values() {
        for (i, x) in all.iter().enumerate() {
            for y in all[i + 1..].iter().take(MOST) {
                if tried.insert((*x, *y)) {
                    out.extend(edge(&days[*x], &days[*y], &given));
                }
            }
        }
    }
    out
}

/// Later places that each is held against, so that 200 articles stay cheap.
const MOST: usize = 40;

fn days(s: &Statement) -> Vec<Day<'_>> {
    let single = |d: &crate::align::claims::statement::Valued<language::date::DateExpression>| {
        let (first, last) = resolve(&d.value, s.published)?;
        (first == last && d.value.bound == Bound::On && !d.value.is_clock() && !is_of_saying(s, d.at)).then_some(first)
    };
    s.dates
        .iter()
        .filter_map(|d| {
            let day = single(d)?;
            let clause: BTreeMap<u32, bool> = (d.at.0.saturating_sub(REACH)..d.at.0)
                .rev()
                .take_while(|i| s.words[*i].kind != WordKind::Mark || s.key(*i) == "." || s.key(*i) == ":")
                .filter(|i| s.words[*i].kind == WordKind::Content && s.weights[*i] > 0.0 && !s.words[*i].capital)
                .map(|i| {
                    let impact = IMPACTS.iter().any(|stem| s.words[i].stem == **stem);
                    if impact { (IMPACT, true) } else { (s.concepts[i], language::classes(s.key(i)).is(Class::VERB)) }
                })
                .collect();
            clause.values().any(|verb| *verb).then_some(Day { statement: s, at: d.at, day, clause })
        })
        .collect()
}

fn edge(x: &Day<'_>, y: &Day<'_>, given: &BTreeMap<usize, BTreeSet<jiff::civil::Date>>) -> Option<Edge> {
    let (a, b) = (x.statement, y.statement);
    let gives = |article: usize, day: &jiff::civil::Date| given.get(&article).is_some_and(|all| all.contains(day));
    if a.article == b.article || x.day == y.day || gives(a.article, &y.day) || gives(b.article, &x.day) {
        return None;
    }
    let shared: Vec<bool> = x.clause.iter().filter_map(|(c, verb)| y.clause.get(c).map(|other| *verb && *other)).collect();
    let apart = x.day.until(y.day).map_or(i32::MAX, |s| s.get_days().abs());
    (shared.len() >= SHARED && shared.contains(&true) && apart <= WIDEST).then(|| Edge {
        slot: Slot::Date,
        relation: Relation::Conflicts,
        strength: 0.8,
        because: "the openings give two days for one act",
        a: site(a, x.at),
        b: site(b, y.at),
    })
}
