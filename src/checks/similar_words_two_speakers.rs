//! Two people are quoted with words that are much alike, but not the same.
//!
//! **Why it matters.** It looks like a misquotation and is none: two officials read from one brief.
//! It is listed so that nobody “corrects” one into the other.
//!
//! **Example.** “It will directly harm the strategic security of the strait,” said minister Olan
//! Reth. “This would directly hurt the strait’s strategic security,” said spokeswoman Ida Mard.
//!
//! **Known limits.** Slogans that many use are alike too.

use super::Context;
use super::quoted::{Case, Pair, Words, findings, pairs};
use super::words::opening;
use crate::align::entities::speakers::Speakers;
use crate::findings::{Aspect, Confidence, Finding, Severity};

pub(super) const NAME: &str = "similar-words-two-speakers";
pub(super) const SUMMARY: &str = "two people are quoted with words much alike";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let cases = pairs(context).filter(are_alike).filter_map(|pair| case(&pair)).collect();
    findings(context, NAME, cases, |_, [a, b]| Words {
        question: format!("Who said “{}”?", opening(&a.words)),
        message: format!(
            "{} (in {}): “{}”; {} (in {}): “{}”: two people in like words",
            a.note, a.outlets, a.words, b.note, b.outlets, b.words
        ),
    })
}

fn are_alike(pair: &Pair<'_>) -> bool {
    pair.speakers == Speakers::Different
        && pair.a.rendering.name.is_person()
        && pair.b.rendering.name.is_person()
        && !pair.found.is_same_words()
}

fn case(pair: &Pair<'_>) -> Option<Case> {
    let a = pair.found.blocks.iter().map(|b| b.a.clone()).next()?;
    let b = pair.found.blocks.iter().map(|b| b.b.clone()).next()?;
    let (mut a, mut b) = (pair.a.shown(&[a])?, pair.b.shown(&[b])?);
    for (shown, side) in [(&mut a, &pair.a), (&mut b, &pair.b)] {
        if let Some(window) = shown.marks.first() {
            shown.words = super::quoted::clipped(side.slice(*window));
        }
        side.speaker().clone_into(&mut shown.note);
        shown.reading = format!("{} {}", side.speaker(), shown.reading);
    }
    Some(Case {
        utterance: None,
        sides: [a, b],
        severity: SEVERITY,
        confidence: Confidence::Medium,
        aspects: vec![Aspect::Wording, Aspect::Attribution],
        who: pair.who(),
        because: format!("{} and {} are two people, so neither need be a misquotation", pair.a.speaker(), pair.b.speaker()),
    })
}
