//! Sources give the same words to two people.
//!
//! **Why it matters.** One of them is quoted with what somebody else said.
//!
//! **Example.** *Harbour Post:* “That rock has been on the charts for two hundred years,” said
//! inspector Edwin Sorel. *Daily Bell:* “That rock has been on the charts for two hundred years,”
//! said Mayor Ana Holt.
//!
//! **Known limits.** Only between two people who are both named beside the words, or alone in the
//! paragraph before them: “a spokesman” and “the ministry” are nobody else. Of a part of a quotation, five words that carry meaning must
//! be the same, so that set phrases and slogans are nobody's. Words of condolence are left out, and what one
//! article has both people say; a sentence of fewer than seven words is *medium*.

use super::Context;
use super::quoted::{Pair, Shown, Side, clipped, pairs};
use super::words::opening;
use crate::align::entities::speakers::Speakers;
use crate::align::quotations::compare::Match;
use crate::article::Span;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const NAME: &str = "same-words-other-speaker";
pub(super) const SUMMARY: &str = "the same words are given to two people";
pub(super) const SEVERITY: Severity = Severity::High;

/// Words that fewer than so many of make a sentence that two people may well say.
const LONG: usize = 7;
/// What is said in many mouths of every disaster.
const FORMULAS: [&str; 26] = [
    "thoughts",
    "prayers",
    "hearts",
    "heart",
    "condolences",
    "families",
    "family",
    "friends",
    "victims",
    "loved",
    "ones",
    "shocked",
    "saddened",
    "sad",
    "sadness",
    "devastated",
    "deeply",
    "died",
    "killed",
    "lost",
    "affected",
    "involved",
    "goes",
    "go",
    "day",
    "night",
];

/// Whether two words or more are left when the formulas of condolence are taken away.
fn is_no_formula(pair: &Pair<'_>) -> bool {
    let own = pair.a.words().words.iter().filter(|w| !w.stop && !FORMULAS.contains(&w.key.as_str()));
    own.count() >= 2
}

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let (within, between): (Vec<Pair<'_>>, Vec<Pair<'_>>) =
        pairs(context).filter(is_same_words).partition(|p| p.a.rendering.article == p.b.rendering.article);
    // an article that has two people say it themselves: both may well have
    let twice: BTreeSet<(Option<usize>, usize)> = within.iter().map(|p| (p.utterance, p.a.rendering.article)).collect();
    let said_by_both = |pair: &Pair<'_>| [&pair.a, &pair.b].iter().any(|side| twice.contains(&(pair.utterance, side.rendering.article)));
    // Utterance → surname → who it is, with the evidence.
    let mut utterances: BTreeMap<Option<usize>, BTreeMap<String, Credited>> = BTreeMap::new();
    for pair in between.iter().filter(|p| is_no_formula(p) && !said_by_both(p)) {
        let speakers = utterances.entry(pair.utterance).or_default();
        for side in [&pair.a, &pair.b] {
            if let Some(surname) = side.rendering.name.parts.last() {
                speakers.entry(surname.clone()).or_default().add(side, pair.found);
            }
        }
    }
    utterances.into_values().filter_map(|speakers| finding(context, speakers)).collect()
}

/// One of the people to whom an utterance is credited.
#[derive(Default)]
struct Credited {
    name: String,
    shown: BTreeMap<(String, String), Shown>,
    articles: BTreeSet<usize>,
    whole: f64,
    words: usize,
}

impl Credited {
    fn add(&mut self, side: &Side<'_>, found: &Match) {
        let Some(shown) = evidence(side) else { return };
        if side.speaker().len() > self.name.len() {
            self.name = side.speaker().to_owned();
        }
        self.whole = self.whole.max(found.whole);
        self.words = self.words.max(found.words);
        self.articles.insert(shown.article);
        // Ordered by words and outlet, never by place.
        self.shown.insert((side.slice(shown.span).to_owned(), side.analysis.article.outlet().to_owned()), shown);
    }
}

/// The quotation with its reporting clause, and with the name where that says "he", if they stand beside it.
fn evidence(side: &Side<'_>) -> Option<Shown> {
    let mut shown = side.shown_whole()?;
    let speaker = side.quotation.speaker.as_ref()?;
    let block = side.analysis.article.block_at(shown.span.start)?.span;
    if block.contains(speaker.mention) {
        let said = |at: &Span| side.slice(*at).starts_with(char::is_uppercase);
        let named = speaker.person.and_then(|p| side.analysis.people.get(p.0)).filter(|_| !said(&speaker.mention));
        let name = named.and_then(|p| p.mentions.iter().copied().find(|at| block.contains(*at) && said(at)));
        shown.marks = [name, Some(speaker.mention)].into_iter().flatten().collect();
        shown.span = shown.marks.iter().fold(shown.span, |all, mark| all.cover(*mark));
    }
    Some(shown)
}

fn finding(context: &Context<'_>, speakers: BTreeMap<String, Credited>) -> Option<Finding> {
    let mut speakers: Vec<Credited> = speakers.into_values().collect();
    speakers.sort_by_key(|s| (s.articles.len(), s.name.clone()));
    let words = speakers.first()?.shown.values().next()?.words.clone();
    let outlets = |s: &Credited| {
        let mut names: Vec<&str> = s.articles.iter().map(|i| context.analyses[*i].article.outlet()).collect();
        names.sort_unstable();
        names.dedup();
        names.join(", ")
    };
    let told: Vec<String> = speakers.iter().map(|s| format!("said by {} ({})", s.name, outlets(s))).collect();
    let confidence = if speakers.iter().all(|s| s.whole >= 0.8) { Confidence::High } else { Confidence::Medium };
    let severity = if speakers.iter().any(|s| s.words >= LONG) { SEVERITY } else { Severity::Medium };
    let question = format!("Who said “{}”?", opening(&words));
    let mut builder = FindingBuilder::new(NAME, severity, question, format!("“{}”: {}", clipped(&words), told.join("; ")))
        .confidence(confidence)
        .because("hardly a word differs, and each source names its speaker beside the words")
        .aspect(Aspect::Attribution);
    for speaker in &speakers {
        let shown = speaker.shown.values().next()?;
        builder = builder
            .at(shown.article, shown.span, format!("{}: {}", outlets(speaker), speaker.name))
            .marks(shown.marks.iter().copied())
            .reading(speaker.name.clone(), speaker.articles.iter().copied());
    }
    context.finding(builder)
}

fn is_same_words(pair: &Pair<'_>) -> bool {
    pair.speakers == Speakers::Different
        && pair.a.rendering.name.is_person()
        && pair.b.rendering.name.is_person()
        && pair.found.is_same_words()
}
