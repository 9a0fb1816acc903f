//! One person of two peoples: "the attacker, Max Brand, a 31-year-old Frenchman" is "a Tunisian national" in
//! another paper.
//!
//! Only what is said of the person right after the full name is read, and only a people as a noun or before
//! "national" and "citizen". People have two passports and come from elsewhere: an article that says so of
//! anybody ("of Tunisian origin", "born in", "dual") is left alone, and so is one that gives both peoples.

use super::people::full_name;
use crate::align::Relation;
use crate::align::claims::group::{Edge, site};
use crate::align::claims::row::Slot;
use crate::align::claims::statement::vocabulary::country_of;
use crate::align::claims::statement::{NameKind, Statement};
use crate::extract::claims::words::WordKind;
use std::collections::{BTreeMap, BTreeSet};

/// Words between a name and its people at most.
const WITHIN: usize = 7;

/// Where a people is named of a person: its country, the statement, its words.
type Origin = (&'static str, usize, (usize, usize));

/// Conflicts between articles that give one person two peoples.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let mut people: BTreeMap<(String, String), BTreeMap<usize, Vec<Origin>>> = BTreeMap::new();
    let mut mixed: BTreeSet<usize> = BTreeSet::new();
    for (n, s) in statements.iter().enumerate() {
        let of_descent =
            |w: &str| matches!(w, "origin" | "descent" | "dual" | "passport" | "naturalised" | "naturalized" | "immigrant" | "born");
        if s.words.iter().any(|w| of_descent(&w.key)) {
            mixed.insert(s.article);
        }
        for name in s.names.iter().filter(|x| x.kind == NameKind::Person && x.end - x.start >= 2) {
            let (words, _) = full_name(s, name);
            let [first, .., last] = words.as_slice() else { continue };
            if let Some((country, at)) = people_of(s, name.end) {
                people.entry((first.clone(), last.clone())).or_default().entry(s.article).or_default().push((country, n, at));
            }
        }
    }
    let mut out = Vec::new();
    for told in people.values() {
        let of_one = |origins: &[Origin]| origins.iter().all(|o| o.0 == origins[0].0);
        let all: Vec<&Origin> = told.iter().filter(|(a, o)| !mixed.contains(a) && of_one(o)).map(|(_, o)| &o[0]).collect();
        for (i, x) in all.iter().enumerate() {
            out.extend(all[i + 1..].iter().filter(|y| x.0 != y.0).map(|y| Edge {
                slot: Slot::Role,
                relation: Relation::Conflicts,
                strength: 0.45,
                because: "one person is given two nationalities",
                a: site(&statements[x.1], x.2),
                b: site(&statements[y.1], y.2),
            }));
        }
    }
    out
}

/// The people that the words after a name give it: "Max Brand, a 31-year-old Frenchman".
fn people_of(s: &Statement, end: usize) -> Option<(&'static str, (usize, usize))> {
    let opens = matches!(s.key(end), "," | "is" | "was");
    let from = end + 1;
    let phrase: Vec<usize> =
        (from..s.words.len().min(from + WITHIN)).take_while(|i| s.words[*i].kind != WordKind::Mark || s.key(*i) == "-").collect();
    let at = *phrase.iter().find(|i| s.words[**i].capital)?;
    let country = country_of(s.key(at))?;
    // "Max Brand, who attacked a Tunisian"
    let article = (from..at).any(|i| matches!(s.key(i), "a" | "an"));
    let plain = (from..at).all(|i| {
        s.words[i].kind == WordKind::Number || matches!(s.key(i), "a" | "an" | "was" | "is" | "who" | "year" | "years" | "old" | "-")
    });
    let noun = matches!(s.key(at + 1), "national" | "citizen");
    let whole = s.words.get(at + 1).is_none_or(|w| w.kind != WordKind::Content && w.key != "-");
    (opens && article && plain && (noun || whole)).then(|| (country, (at, at + 1 + usize::from(noun))))
}
