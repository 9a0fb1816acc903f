//! Two sentences that stand alone → predicates that deny one another in words of their own.
//!
//! "Holt was dropped from the Lowen Rovers" beside "Ana Holt stayed with the Lowen Rovers": no word is matched and
//! denied, but the list of relations has *dropped* and *stayed* on two sides. A denial turns the side ("did not
//! refuse" agrees with "accepted"), and what has both sides says neither.

use super::matching::{ByLength, Matching};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::extract::claims::words::{WordKind, base};
use crate::language::{self, Class};
use std::sync::LazyLock;

/// Share of the short sentence, its predicate aside, that the longer one must have.
const COVERED: f32 = 0.75;
/// Share of the lighter sentence, and words in common, from which two longer ones tell one thing.
const ALIKE: (f32, usize) = (0.5, 4);
/// Other words between the words of a phrase.
const GAP: usize = 3;

/// A phrase: key and stem of each word.
type Phrase = Vec<(&'static str, String)>;

/// Each question with the phrases of its sides.
static RELATIONS: LazyLock<Vec<Vec<Vec<Phrase>>>> = LazyLock::new(|| {
    let phrase = |p: &'static str| p.split('_').map(|word| (word, base(word))).collect();
    let lines = include_str!("relations.txt").lines().filter(|l| !l.starts_with('#'));
    lines.map(|line| line.split('|').map(|side| side.split_whitespace().map(phrase).collect()).collect()).collect()
});

/// A phrase in a sentence: its first word, one past its last, and the side that it takes, a denial counted in.
#[derive(Clone, Copy)]
struct Told {
    at: (usize, usize),
    side: usize,
    denied: bool,
}

/// Predicates of two sides.
pub(crate) fn relation(a: &Statement, b: &Statement, m: &Matching) -> Option<Found> {
    let alike = !m.of_articles && m.containment >= ALIKE.0 && m.count >= ALIKE.1;
    if !(m.is_plain() || alike) || a.is_headline || b.is_headline {
        return None;
    }
    let pair = m.by_length(a, b);
    let ByLength { brief, full, links, others, .. } = pair;
    RELATIONS.iter().find_map(|sides| {
        let (said, told) = (told(brief, sides), told(full, sides));
        let (p, q) = (said.first()?, told.first()?);
        let one_side = |all: &[Told]| all.iter().all(|t| t.side == all[0].side);
        let both_have = (p.at.0..p.at.1).all(|i| links[i].is_some_and(|j| q.at.0 <= j && j < q.at.1));
        if p.side == q.side || !one_side(&said) || !one_side(&told) || both_have && p.denied == q.denied {
            return None;
        }
        if !is_told_but(brief, p.at, links, full) || is_other_than(full, q.at, others, brief) {
            return None;
        }
        let slot = if p.denied == q.denied { Slot::Direction } else { Slot::Polarity };
        let (x, y) = pair.in_order(p.at, q.at);
        let because = "what the one says of it denies what the other says";
        Some(Found { slot, relation: Relation::Conflicts, a: x, b: y, strength: m.containment.min(0.49), because })
    })
}

/// The phrases of a question in a sentence.
fn told(s: &Statement, sides: &[Vec<Phrase>]) -> Vec<Told> {
    let is = |i: usize, word: &(&str, String)| {
        s.key(i) == word.0 || s.words[i].kind == WordKind::Content && !s.words[i].capital && s.words[i].stem.as_str() == word.1
    };
    let end = |start: usize, phrase: &Phrase| -> Option<usize> {
        phrase[1..].iter().try_fold(start, |at, word| (at + 1..s.words.len().min(at + 2 + GAP)).find(|i| is(*i, word))).map(|at| at + 1)
    };
    let mut found = Vec::new();
    for i in (0..s.words.len()).filter(|i| !s.is_bracketed(*i) && (!s.words[*i].capital || *i == 0)) {
        let longest = sides.iter().enumerate().flat_map(|(side, phrases)| {
            let here = phrases.iter().filter(|p| is(i, &p[0]));
            here.filter_map(move |p| Some((p.len(), side, end(i, p)?)))
        });
        if let Some((_, side, end)) = longest.max_by_key(|(length, ..)| *length) {
            let none = |k: usize| s.key(k) == "none" || s.key(k) == "no" && s.key(k + 1) == "one";
            let denied =
                s.negations.iter().any(|n| n.at < i && i <= n.head + 1 && n.at + 1 + GAP >= i) || (i.saturating_sub(1 + GAP)..i).any(none);
            found.push(Told { at: (i, end), side: if denied { 1 - side.min(1) } else { side }, denied });
        }
    }
    found
}

/// Nouns that say no more than who or what it is.
const BARE: [&str; 11] = ["man", "woman", "person", "people", "place", "thing", "one", "life", "career", "time", "member"];

/// Whether the short sentence is told by the longer one in all but the words `at`. A subject that the longer one
/// calls "he" or by a part of its name is excused.
fn is_told_but(s: &Statement, at: (usize, usize), links: &[Option<usize>], full: &Statement) -> bool {
    let end = s.subject_end();
    let subject = (0..end).any(|i| links[i].is_some() && s.weights[i] > 0.0);
    if !subject && !full.refers_back() {
        return false;
    }
    let adjective = |i: usize| i < at.0 && at.0 - i <= 2 && !s.words[i].capital && language::classes(s.key(i)).is(Class::ADJECTIVE);
    let aside = |i: usize| i < end || at.0 <= i && i < at.1 || BARE.contains(&s.key(i)) || s.key(i).ends_with("ly") || adjective(i);
    let (mut all, mut matched) = (0.0, 0.0);
    for i in (0..s.words.len()).filter(|i| !aside(*i) && !s.is_bracketed(*i)) {
        all += s.weights[i];
        matched += if links[i].is_some() { s.weights[i] } else { 0.0 };
    }
    matched >= COVERED * all
}

/// Whether another person than the subject of the short sentence stands right before the words `at`: "her brother
/// Jonas Aske died".
fn is_other_than(s: &Statement, at: (usize, usize), links: &[Option<usize>], brief: &Statement) -> bool {
    let before = s.names.iter().rev().find(|n| n.end <= at.0 && n.start + 6 >= at.0 && !s.is_bracketed(n.start));
    before.is_some_and(|n| {
        n.start > 0 && n.kind == crate::align::claims::statement::NameKind::Person && (n.start..n.end).all(|i| links[i].is_none())
    }) && brief.names.iter().any(|n| n.kind == crate::align::claims::statement::NameKind::Person)
}
