//! Names of organisations and places that differ in their last word: "Elm Palace" and "Elm Place",
//! "Northern Airways" and "Northern Airlines".
//!
//! Held against each other are names that share all words but the last, where the last words are kinds of
//! one line of the list or a slip of the pen apart, where no article has both, and where one of the two
//! stands in two articles or more: neighbouring buildings may well be called alike.

use super::group::{Edge, Place, two_names};
use super::statement::Statement;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words of the longest name.
const LONGEST: usize = 4;
/// Articles of which one name must be held by so many.
const ATTESTED: usize = 2;
/// Places shown for one name.
const PLACES: usize = 6;

static KINDS: LazyLock<BTreeMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = include_str!("bodies.txt").lines().filter(|l| !l.starts_with('#')).enumerate();
    lines.flat_map(|(n, line)| line.split_whitespace().map(move |word| (word, n))).collect()
});

/// Edges between two names of one body.
pub(super) fn edges(statements: &[Statement]) -> Vec<Edge> {
    // all but the last word → last word → article → where it first stands
    let mut names: BTreeMap<String, BTreeMap<&str, BTreeMap<usize, Place>>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for (start, end) in runs(s) {
            if !KINDS.contains_key(s.key(end - 1)) {
                continue;
            }
            let head: Vec<&str> = (start..end - 1).map(|i| s.key(i)).collect();
            names.entry(head.join(" ")).or_default().entry(s.key(end - 1)).or_default().entry(s.article).or_insert((n, (start, end)));
        }
    }
    let mut out = Vec::new();
    for (head, kinds) in &names {
        let held: Vec<(&str, &BTreeMap<usize, Place>)> = kinds.iter().map(|(k, v)| (*k, v)).collect();
        for (i, (x, p)) in held.iter().enumerate() {
            for (y, q) in held[i + 1..].iter().filter(|(y, _)| KINDS.get(x) == KINDS.get(y)) {
                let both = p.keys().any(|a| q.contains_key(a));
                let plural = x.trim_end_matches('s') == y.trim_end_matches('s') || is_other_spelling(x, y);
                if !both && !plural && is_telling(head) && p.len().max(q.len()) >= ATTESTED {
                    let shown = |places: &BTreeMap<usize, Place>| -> Vec<Place> { places.values().copied().take(PLACES).collect() };
                    let because = "two names differ only in the kind of thing that they end with";
                    out.extend(two_names(statements, &shown(p), &shown(q), 0.45, because));
                }
            }
        }
    }
    out
}

/// "center" and "centre", "harbor" and "harbour".
fn is_other_spelling(x: &str, y: &str) -> bool {
    let american = |w: &str| w.replace("tre", "ter").replace("our", "or");
    american(x) == american(y)
}

/// Whether the first words of a name tell one body from others: one of them is in no list of common words.
fn is_telling(head: &str) -> bool {
    let common = Class::ANY_NOUN.with(Class::ADJECTIVE).with(Class::FUNCTION).with(Class::DEMONYM).with(Class::PLACE).with(Class::VERB);
    let rare = |w: &&str| w.len() >= 3 && !language::phrase_classes(w).is(common);
    let words: BTreeSet<&str> = head.split(' ').collect();
    words.iter().any(rare) || words.len() >= 2
}

/// Runs of capitalised words of two to [`LONGEST`] words, those of headings left out.
fn runs(s: &Statement) -> Vec<(usize, usize)> {
    let name = |i: usize| s.words[i].capital && s.words[i].kind == WordKind::Content;
    let content = s.words.iter().filter(|w| w.kind == WordKind::Content);
    let (all, capital) = content.fold((0, 0), |(all, capital), w| (all + 1, capital + usize::from(w.capital)));
    if all >= 4 && capital * 10 >= all * 7 {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut at = 0;
    while at < s.words.len() {
        if !name(at) {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < s.words.len() && name(at) && s.words[at].span.start.saturating_sub(s.words[at - 1].span.end) <= 1 {
            at += 1;
        }
        if (2..=LONGEST).contains(&(at - start)) {
            out.push((start, at));
        }
    }
    out
}
