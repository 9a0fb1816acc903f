//! Sources give the same words to two people.
//!
//! **Why it matters.** One of them is quoted with what somebody else said.
//!
//! **Example.** *Harbour Post:* “That rock has been on the charts for two hundred years,” said
//! inspector Edwin Sorel. *Daily Bell:* “That rock has been on the charts for two hundred years,”
//! said Mayor Ana Holt.
//!
//! **Known limits.** Only between two people who are both named: “he”, “a spokesman” and “the
//! ministry” are nobody else. Of a part of a quotation, five words that carry meaning must
//! be the same, so that set phrases and slogans are nobody's.

use super::Context;
use super::quoted::{Case, Pair, findings, pairs};
use crate::align::quotations::speakers::Speakers;
use crate::findings::{Aspect, Confidence, Finding, Severity};

pub(super) const NAME: &str = "same-words-other-speaker";
pub(super) const SUMMARY: &str = "the same words are given to two people";
pub(super) const SEVERITY: Severity = Severity::High;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let cases = pairs(context).filter(is_same_words).filter_map(|pair| case(&pair)).collect();
    findings(context, NAME, cases, |[a, b]| format!("{}: said by {}; {}: said by {}", a.outlets, a.words, b.outlets, b.words))
}

fn is_same_words(pair: &Pair<'_>) -> bool {
    pair.speakers == Speakers::Different
        && pair.a.rendering.name.is_person()
        && pair.b.rendering.name.is_person()
        && pair.found.is_same_words()
        && pair.a.rendering.article != pair.b.rendering.article
}

fn case(pair: &Pair<'_>) -> Option<Case> {
    let side = |side: &super::quoted::Side<'_>| {
        let mut shown = side.shown_whole()?;
        let speaker = side.quotation.speaker.as_ref()?;
        // Evidence is the quotation with its reporting clause, if that stands beside it.
        let block = side.analysis.article.block_at(shown.span.start)?;
        if block.span.contains(speaker.mention) {
            shown.span = shown.span.cover(speaker.mention);
            shown.marks = vec![speaker.mention];
        }
        shown.words = speaker.name.clone();
        shown.reading = side.rendering.name.parts.join(" ");
        Some(shown)
    };
    let confidence = if pair.found.whole >= 0.8 { Confidence::High } else { Confidence::Medium };
    Some(Case {
        utterance: pair.utterance,
        sides: [side(&pair.a)?, side(&pair.b)?],
        severity: SEVERITY,
        confidence,
        aspects: vec![Aspect::Attribution],
        because: "hardly a word differs, and both speakers are named".to_owned(),
    })
}
