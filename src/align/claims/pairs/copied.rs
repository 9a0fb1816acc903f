//! Two sentences that are one but for a name: "a ravine near Santa Marta", "a ravine near Santa Lucia".
//!
//! A paper that prints an agency's sentence and has another name in it has changed, or mistyped, the name. No list has
//! to know it: the words before and behind are the same to the letter, and neither article has the other's name
//! anywhere. "The Maren brought 40 crates" and "the Oda brought 40 crates", which both papers print, are no such two.

use super::matching::plain;
use super::names::{is_located, is_short_form};
use super::transcription::is_transcription;
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::{Name, NameKind, Statement};
use crate::align::reason::Reason;
use crate::extract::Analysis;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class, en};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Words of content that the sentences share at least: a shorter sentence may be written twice by chance.
const SHARED: usize = 8;
/// Words of a name at most.
const LONGEST: usize = 3;
/// Letters of a word at least; shorter ones are initials and abbreviations.
const LETTERS: usize = 4;
/// Letters that part two spellings of one name at most.
const SPELLING: usize = 2;

static AGENCIES: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| en::lines(en::AGENCIES).flat_map(str::split_whitespace).map(language::key).collect());

/// The statements of an event, with the words of each of its articles once they are asked for.
pub(crate) struct Said<'a> {
    statements: &'a [Statement],
    analyses: &'a [Analysis],
    words: OnceCell<Words<'a>>,
}

/// The words of each article, and those by which its outlets name themselves.
#[derive(Default)]
struct Words<'a> {
    by_article: BTreeMap<usize, BTreeSet<&'a str>>,
    outlets: BTreeSet<String>,
}

impl<'a> Said<'a> {
    pub(crate) const fn new(statements: &'a [Statement], analyses: &'a [Analysis]) -> Self {
        Self { statements, analyses, words: OnceCell::new() }
    }

    fn words(&self) -> &Words<'a> {
        self.words.get_or_init(|| {
            let mut words = Words::default();
            for s in self.statements {
                let content = s.words.iter().filter(|w| w.kind == WordKind::Content).map(|w| &*w.key);
                words.by_article.entry(s.article).or_default().extend(content);
            }
            let outlets = words.by_article.keys().flat_map(|article| self.analyses[*article].article.outlet().split_whitespace());
            words.outlets = outlets.map(language::key).collect();
            words
        })
    }

    /// Whether the article has the word anywhere, or it may stand for a source in any.
    fn has(&self, article: usize, key: &str) -> bool {
        let words = self.words();
        AGENCIES.contains(key) || words.outlets.contains(key) || words.by_article.get(&article).is_some_and(|all| all.contains(key))
    }
}

/// The name that alone parts two sentences.
pub(crate) fn name(a: &Statement, b: &Statement, said: &Said<'_>) -> Option<Found> {
    if a.article == b.article || a.is_headline || b.is_headline {
        return None;
    }
    let (x, y) = differing(a, b)?;
    let content = |s: &Statement, at: Range<usize>| s.words[at].iter().filter(|w| w.kind == WordKind::Content).count();
    if content(a, 0..a.words.len()) - content(a, x.clone()) < SHARED {
        return None;
    }
    let is_name = |s: &Statement, at: &Range<usize>, other: usize| {
        at.clone().all(|i| {
            let word = &s.words[i];
            let no_name = Class::WEEKDAY.with(Class::MONTH).with(Class::TITLE).with(Class::DEMONYM);
            word.kind == WordKind::Content
                && word.capital
                && word.key.chars().count() >= LETTERS
                && word.key.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
                && !language::classes(&word.key).is(no_name)
                && !said.has(other, &word.key)
        })
    };
    if x.start == 0 || !is_name(a, &x, b.article) || !is_name(b, &y, a.article) {
        return None;
    }
    let mut pairs = x.clone().zip(y.clone()).map(|(i, j)| (a.key(i), b.key(j)));
    // one name in another form: with its accents, as another alphabet allows, short, with an ending
    let is_form =
        |p: &str, q: &str| plain(p) == plain(q) || is_short_form(p, q) || is_transcription(p, q) || p.starts_with(q) || q.starts_with(p);
    if x.len() == y.len() && pairs.clone().all(|(p, q)| is_form(p, q)) {
        return None;
    }
    let spelt = x.len() == y.len() && pairs.all(|(p, q)| strsim::damerau_levenshtein(p, q) <= SPELLING);
    let (at_a, at_b) = (whole(a, &x), whole(b, &y));
    let other = |at: (usize, usize)| Name { start: at.0, end: at.1, kind: NameKind::Other };
    let located = is_located(a, &other(at_a)) && is_located(b, &other(at_b));
    // of places that a list has it is known which lies within which: the rule on places compares them
    let listed = |s: &Statement, at: &Range<usize>| at.clone().any(|i| language::classes(s.key(i)).is(Class::PLACE));
    if located && (listed(a, &x) || listed(b, &y)) {
        return None;
    }
    Some(Found {
        slot: if located && !spelt { Slot::Place } else { Slot::Name },
        relation: Relation::Conflicts,
        a: at_a,
        b: at_b,
        strength: 0.8,
        because: if spelt { Reason::Spelling } else { Reason::NameInOneSentence },
    })
}

/// The words in which two sentences differ, if they are one stretch on each side, of at most [`LONGEST`].
fn differing(a: &Statement, b: &Statement) -> Option<(Range<usize>, Range<usize>)> {
    let (n, k) = (a.words.len(), b.words.len());
    let before = (0..n.min(k)).take_while(|i| a.words[*i].key == b.words[*i].key).count();
    let behind = (0..n.min(k) - before).take_while(|i| a.words[n - 1 - i].key == b.words[k - 1 - i].key).count();
    let (x, y) = (before..n - behind, before..k - behind);
    ((1..=LONGEST).contains(&x.len()) && (1..=LONGEST).contains(&y.len())).then_some((x, y))
}

/// The name of which `at` is a part: the capitalised words around it, but the first of the sentence.
fn whole(s: &Statement, at: &Range<usize>) -> (usize, usize) {
    let of_name = |i: usize| {
        let word = &s.words[i];
        word.kind == WordKind::Content && word.capital && !language::classes(&word.key).is(Class::TITLE)
    };
    let start = (1..at.start).rev().take_while(|i| of_name(*i)).last().unwrap_or(at.start);
    let end = (at.end..s.words.len()).take_while(|i| of_name(*i)).last().map_or(at.end, |i| i + 1);
    (start, end)
}
