//! Sources give the same words to speakers whom they describe differently, and one of them has no name.
//!
//! **Why it matters.** “Another man” and “the cameraman”, a spokesman and the statement of an office may be
//! one and the same or two; who writes it up must know which.
//!
//! **Example.** *Harbour Post:* “We are only here for a school project,” another man said. *Daily Bell:* “We are
//! only here for a school project,” the cameraman said.
//!
//! **Known limits.** A description that fits an office which any source gives the named speaker is not
//! reported. Two people with names are the matter of `same-words-other-speaker`.

use super::Context;
use super::quoted::{Case, Pair, Side, Words, findings, pairs};
use super::words::opening;
use crate::align::entities::speakers::Speakers;
use crate::article::Span;
use crate::findings::{Aspect, Confidence, Finding, Severity};
use crate::language::{TokenKind, is_stop_word, key, stem, tokens};
use std::collections::BTreeSet;

pub(super) const NAME: &str = "same-words-credited-otherwise";
pub(super) const SUMMARY: &str = "the same words have a named speaker here and another description there";
pub(super) const SEVERITY: Severity = Severity::Info;

/// Words of an utterance that is recognised whoever says it.
const WORDS: usize = 6;
/// Words that describe nobody.
const NOBODY: [&str; 14] = ["he", "she", "they", "it", "who", "which", "that", "one", "i", "we", "statement", "report", "tweet", "letter"];

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let cases = pairs(context).filter(|pair| differ(context, pair)).filter_map(|pair| case(&pair)).collect();
    findings(context, NAME, cases, |_, [a, b]| Words {
        question: format!("Who said “{}”?", opening(&a.words)),
        message: format!("“{}”: {} in {}, {} in {}", a.words, a.note, a.outlets, b.note, b.outlets),
    })
}

/// Whether one utterance, nearly to the word, is credited to two descriptions that share no word.
fn differ(context: &Context<'_>, pair: &Pair<'_>) -> bool {
    let apart = pair.a.rendering.article != pair.b.rendering.article;
    let same = pair.found.words >= WORDS && pair.found.score >= 0.95;
    if !apart || !same || pair.speakers != Speakers::Unknown || pair.utterance.is_none() {
        return false;
    }
    if pair.a.rendering.name.is_person() && pair.b.rendering.name.is_person() {
        return false;
    }
    let (x, y) = (described(&pair.a), described(&pair.b));
    !x.is_empty() && !y.is_empty() && x.is_disjoint(&y) && !knows(context, &pair.a, &y) && !knows(context, &pair.b, &x)
}

/// Stems of the words that name or describe a speaker.
fn described(side: &Side<'_>) -> BTreeSet<String> {
    stems(side.speaker()).into_iter().filter(|w| !NOBODY.contains(&w.as_str()) && side.quotation.speaker.is_some()).collect()
}

fn stems(text: &str) -> BTreeSet<String> {
    let words = tokens(text, Span::new(0, text.len())).into_iter().filter(|t| t.kind != TokenKind::Mark);
    let keys = words.map(|t| key(t.text(text)).trim_end_matches("'s").to_owned());
    keys.filter(|w| !is_stop_word(w)).map(|w| stem(&w)).collect()
}

/// Whether a source gives the speaker of `side` an office, or a name, with one of the words of `description`.
fn knows(context: &Context<'_>, side: &Side<'_>, description: &BTreeSet<String>) -> bool {
    let Some(last) = side.rendering.name.parts.last() else { return false };
    let articles = context.event.articles.iter().filter_map(|i| context.analyses.get(*i));
    let people = articles.flat_map(|a| a.people.iter().map(move |p| (a, p)));
    let mut same = people.filter(|(_, p)| key(&p.name).split_whitespace().next_back().is_some_and(|w| w == last));
    same.any(|(a, p)| {
        let told = p.roles.iter().chain(&p.mentions).map(|at| a.article.slice(*at));
        told.chain([p.name.as_str()]).any(|text| !stems(text).is_disjoint(description))
    })
}

fn case(pair: &Pair<'_>) -> Option<Case> {
    let shown = |side: &Side<'_>| {
        let mut shown = side.shown_whole()?;
        let mention = side.quotation.speaker.as_ref()?.mention;
        let block = side.analysis.article.block_at(shown.span.start)?.span;
        if !block.contains(mention) {
            return None;
        }
        shown.span = shown.span.cover(mention);
        shown.marks = vec![mention];
        side.speaker().clone_into(&mut shown.note);
        shown.reading = described(side).into_iter().collect::<Vec<_>>().join(" ");
        Some(shown)
    };
    Some(Case {
        utterance: pair.utterance,
        sides: [shown(&pair.a)?, shown(&pair.b)?],
        severity: SEVERITY,
        confidence: Confidence::Medium,
        aspects: vec![Aspect::Attribution],
        because: "hardly a word differs, and the descriptions of the speakers share none".to_owned(),
        who: pair.who(),
    })
}
