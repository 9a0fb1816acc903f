//! Names of organisations and places that differ in one word: "Elm Palace" and "Elm Place", "Northern
//! Airways" and "Northern Airlines", "Centre for Humane Shipping" and "Centre for Human Shipping".
//!
//! Compared with each other are names that share all words but the last, where the last words are kinds of
//! one line of the list, and long names that share all words but one, where the two are a letter apart. No
//! article has both, and one of the two stands in two articles or more: neighbouring buildings may well be
//! called alike.

use crate::align::claims::edge::{Edge, Place, two_names};
use crate::align::claims::pairs::matching::plain;
use crate::align::claims::statement::{Name, NameKind, Statement};
use crate::align::reason::Reason;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class, en};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words of the longest name, joining words left out.
const LONGEST: usize = 5;
/// Words of a name, joining words left out, from which one that is a letter off is no other name.
const LONG: usize = 3;
/// Letters of such a word.
const LETTERS: usize = 5;
/// Articles of which one name must be held by so many.
const ATTESTED: usize = 2;
/// Places shown for one name.
const PLACES: usize = 6;

static KINDS: LazyLock<BTreeMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = en::lines(en::ORGANISATION_KINDS).enumerate();
    lines.flat_map(|(n, line)| line.split_whitespace().map(move |word| (word, n))).collect()
});

/// Names that share all words but one, by the others: that word → article → where the name first stands.
type Names<'a> = BTreeMap<String, BTreeMap<&'a str, BTreeMap<usize, Place>>>;

/// Edges between two names of one body.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let (mut by_kind, mut by_letter) = (Names::new(), Names::new());
    for (n, s) in statements.iter().enumerate() {
        for (start, end) in runs(s, 2) {
            let words: Vec<usize> = (start..end).filter(|i| s.words[*i].capital).collect();
            let titled = |n: &Name| (start..n.start).all(|i| s.words[i].capital);
            let of_person = s.names.iter().any(|n| n.kind == NameKind::Person && n.start < end && start < n.end && titled(n));
            if words.len() == end - start && KINDS.contains_key(s.key(end - 1)) {
                enter(&mut by_kind, (n, s), (start, end), end - 1);
            }
            // how people are spelt, with a title or without, is another question
            for at in words.iter().filter(|at| !of_person && words.len() >= LONG && s.key(**at).len() >= LETTERS) {
                enter(&mut by_letter, (n, s), (start, end), *at);
            }
        }
    }
    let of_kind = |x: &str, y: &str| KINDS.get(x) == KINDS.get(y);
    let mut out = pairs(statements, &by_kind, Reason::OtherKindOfName, &of_kind);
    let of_letter = |x: &str, y: &str| strsim::levenshtein(x, y) == 1;
    out.extend(pairs(statements, &by_letter, Reason::LongNamesNear, &of_letter));
    out
}

/// Enter the name `run` of a statement by its words other than that at `at`.
fn enter<'a>(names: &mut Names<'a>, (n, s): (usize, &'a Statement), run: (usize, usize), at: usize) {
    let others = (run.0..run.1).map(|i| if i == at { "*" } else { s.key(i) }).collect::<Vec<_>>().join(" ");
    names.entry(others).or_default().entry(s.key(at)).or_default().entry(s.article).or_insert((n, run));
}

/// Edges between names that differ in two words of which `is_one` holds.
fn pairs(statements: &[Statement], names: &Names<'_>, because: Reason, is_one: &dyn Fn(&str, &str) -> bool) -> Vec<Edge> {
    let mut out = Vec::new();
    for (others, words) in names {
        let held: Vec<(&str, &BTreeMap<usize, Place>)> = words.iter().map(|(k, v)| (*k, v)).collect();
        for (i, (x, p)) in held.iter().enumerate() {
            for (y, q) in held[i + 1..].iter().filter(|(y, _)| is_one(x, y)) {
                let both = p.keys().any(|a| q.contains_key(a));
                let plural = x.trim_end_matches('s') == y.trim_end_matches('s') || is_other_spelling(x, y);
                if !both && !plural && is_telling(others) && p.len().max(q.len()) >= ATTESTED {
                    let shown = |places: &BTreeMap<usize, Place>| -> Vec<Place> { places.values().copied().take(PLACES).collect() };
                    out.extend(two_names(statements, &shown(p), &shown(q), 0.45, because));
                }
            }
        }
    }
    out
}

/// "center" and "centre", "harbor" and "harbour", "José" and "Jose".
pub(crate) fn is_other_spelling(x: &str, y: &str) -> bool {
    let american = |w: &str| language::spelling(&plain(w)).replace("tre", "ter").replace("our", "or");
    american(x) == american(y)
}

/// Whether the words that two names share tell one body from others: one of them is in no list of common words.
fn is_telling(others: &str) -> bool {
    let common = Class::ANY_NOUN.with(Class::ADJECTIVE).with(Class::FUNCTION).with(Class::DEMONYM).with(Class::PLACE).with(Class::VERB);
    let rare = |w: &&str| w.len() >= 3 && !language::phrase_classes(w).is(common);
    let words: BTreeSet<&str> = others.split(' ').filter(|w| *w != "*").collect();
    words.iter().any(rare) || words.len() >= 2
}

/// Words that join those of one name: "Centre for Humane Shipping".
const JOINERS: [&str; 4] = ["for", "of", "and", "the"];

/// Runs of two to [`LONGEST`] capitalised words, with what joins them; those of headings left out.
pub(crate) fn runs(s: &Statement, least: usize) -> Vec<(usize, usize)> {
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
        let (start, mut held) = (at, 1);
        at += 1;
        loop {
            let joined = (at..s.words.len()).take_while(|i| JOINERS.contains(&s.key(*i))).count();
            let next = at + joined;
            let adjacent = |i: usize| s.words[i].span.start.saturating_sub(s.words[i - 1].span.end) <= 1;
            if next >= s.words.len() || !name(next) || joined > 2 || !(at..=next).all(adjacent) {
                break;
            }
            // the words before a joining word may be a name by themselves
            if joined > 0 && held >= least {
                out.push((start, at));
            }
            (at, held) = (next + 1, held + 1);
        }
        if (least..=LONGEST).contains(&held) {
            out.push((start, at));
        }
    }
    out
}
