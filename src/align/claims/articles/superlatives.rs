//! Ranks that two articles give one thing: the deadliest, one of the deadliest, the second deadliest.
//!
//! "The deadliest mass shooting in the country's history" and "one of the deadliest mass shootings in its
//! history" cannot both go under one headline without a look. An article that has both is silent.

use crate::align::Relation;
use crate::align::claims::group::{Edge, site};
use crate::align::claims::row::Slot;
use crate::align::claims::statement::Statement;
use crate::extract::claims::words::WordKind;
use std::collections::BTreeMap;

/// Words from a superlative to its noun.
const REACH: usize = 4;
/// Words before a superlative that rank it: "one of the", "the second".
const BEFORE: usize = 3;
/// Words behind the noun that say among what it is ranked.
const SCOPE: usize = 6;
/// Irregular superlatives.
const IRREGULAR: [&str; 3] = ["worst", "best", "most"];
/// Words in "-est" that are none, and the sides of a map.
const OTHERS: [&str; 14] = [
    "west",
    "northwest",
    "southwest",
    "midwest",
    "interest",
    "request",
    "protest",
    "arrest",
    "forest",
    "contest",
    "harvest",
    "guest",
    "latest",
    "earliest",
];

/// How a thing is ranked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// "the deadliest"
    First,
    /// "one of the deadliest", "among the deadliest"
    Among,
    /// "the second deadliest"
    Lower(u8),
}

struct Ranked {
    statement: usize,
    rank: Rank,
    words: (usize, usize),
    /// Concepts of where and since when it is ranked: "in Norway", "since 1960".
    among: Vec<u32>,
}

/// Edges between articles that rank one thing differently.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    // superlative and noun → where they stand
    let mut by_thing: BTreeMap<(String, u32), Vec<Ranked>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate().filter(|(_, s)| !s.is_aside) {
        for at in 0..s.words.len() {
            if let Some((thing, ranked)) = ranked(s, n, at) {
                by_thing.entry(thing).or_default().push(ranked);
            }
        }
    }
    let mut out = Vec::new();
    for all in by_thing.values() {
        let only = |article: usize, rank: Rank| all.iter().all(|r| statements[r.statement].article != article || r.rank == rank);
        for (i, x) in all.iter().enumerate() {
            for y in &all[i + 1..] {
                let (a, b) = (&statements[x.statement], &statements[y.statement]);
                let apart = !x.among.is_empty() && !y.among.is_empty() && !x.among.iter().any(|c| y.among.contains(c));
                if a.article != b.article && x.rank != y.rank && !apart && only(a.article, x.rank) && only(b.article, y.rank) {
                    out.push(Edge {
                        slot: Slot::Modality,
                        relation: Relation::Conflicts,
                        // "the deadliest" and "the second deadliest" are two places in one list
                        strength: if matches!((x.rank, y.rank), (Rank::Among, _) | (_, Rank::Among)) { 0.45 } else { 0.5 },
                        because: "one thing is given two ranks",
                        a: site(a, x.words),
                        b: site(b, y.words),
                    });
                }
            }
        }
    }
    out
}

/// What the superlative at `at` ranks, and how.
fn ranked(s: &Statement, n: usize, at: usize) -> Option<((String, u32), Ranked)> {
    let key = s.key(at);
    let is_one = IRREGULAR.contains(&key) || key.len() > 5 && key.ends_with("est") && !OTHERS.contains(&key);
    if !is_one || s.words[at].kind == WordKind::Mark || s.is_quoted(at) {
        return None;
    }
    let mut name = key.to_owned();
    let mut from = at + 1;
    if key == "most" {
        name = s.key(from).to_owned();
        from += 1;
    }
    let mut noun = None;
    for i in from..s.words.len().min(from + REACH) {
        if s.words[i].kind != WordKind::Content || s.concepts[i] == 0 {
            break;
        }
        noun = s.may_be_noun(i).then_some(i).or(noun);
    }
    let noun = noun?;
    let before = at.saturating_sub(BEFORE)..at;
    let word = |w: &[&str]| before.clone().find(|i| w.contains(&s.key(*i)));
    let (rank, start) = if let Some(i) = word(&["one", "some", "among"]) {
        (Rank::Among, i)
    } else if let Some(i) = word(&["second", "third", "fourth", "fifth"]) {
        (Rank::Lower(s.key(i).as_bytes()[0]), i)
    } else {
        // "its worst", "the deadliest": of many a plain "worst floods" says nothing
        (Rank::First, word(&["the", "its", "'s", "’s"])?)
    };
    // "the country's worst drought" is ranked within the country too
    let owner = (start.saturating_sub(4)..at).filter(|i| s.words[*i].kind == WordKind::Content && matches!(s.key(i + 1), "'s" | "’s"));
    let behind = (noun + 1..s.words.len().min(noun + 1 + SCOPE)).take_while(|i| s.words[*i].kind != WordKind::Mark);
    let among = owner.chain(behind).map(|i| s.concepts[i]).filter(|c| *c > 0).collect();
    Some(((name, s.concepts[noun]), Ranked { statement: n, rank, words: (start, noun + 1), among }))
}
