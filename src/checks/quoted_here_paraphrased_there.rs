//! One source quotes a speaker, another reports the same in words of its own.
//!
//! **Why it matters.** The quotation is at hand for whoever prefers it, and the paraphrase can be
//! compared with it.
//!
//! **Example.** *Harbour Post:* “We opened the school because it was the only warm building,” said
//! Mayor Ana Holt. *Daily Bell:* Holt said the school had been opened because no other building was
//! warm.
//!
//! **Known limits.** Speaker and content must both be the same; a loose paraphrase is not found.
//! Whether the two agree in number, date and denial is the matter of the checks of claims.

use super::Context;
use super::quoted::{Case, Side, findings, paraphrases, who};
use crate::extract::QuotationKind;
use crate::findings::{Aspect, Confidence, Finding, Severity};

pub(super) const NAME: &str = "quoted-here-paraphrased-there";
pub(super) const SUMMARY: &str = "one source quotes what another reports in its own words";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let direct = |side: &Side<'_>| side.rendering.kind == QuotationKind::Direct;
    let cases = paraphrases(context)
        .filter(|(_, a, b)| direct(a) && is_reported(b) || direct(b) && is_reported(a))
        .filter_map(|(utterance, a, b)| {
            let mut sides = [a.shown_whole()?, b.shown_whole()?];
            for (shown, side) in sides.iter_mut().zip([a, b]) {
                shown.reading = if direct(&side) { "quoted".to_owned() } else { "reported".to_owned() };
                shown.note.clone_from(&shown.reading);
            }
            Some(Case {
                utterance: Some(utterance),
                sides,
                severity: SEVERITY,
                confidence: Confidence::Medium,
                aspects: vec![Aspect::Wording],
                because: format!("both are credited to {}, and share most of what they say", a.speaker()),
                who: who(&[&a, &b]),
            })
        })
        .collect();
    findings(context, NAME, cases, |who, [a, b]| {
        let (quoted, reported) = if a.note == "quoted" { (a, b) } else { (b, a) };
        format!("{} {who}: “{}”; {} it in the reporter's words: {}", quoted.quotes(), quoted.words, reported.has(), reported.words)
    })
}

/// Most of it is in the reporter's words, and the other source's are not a part of it to the word.
fn is_reported(side: &Side<'_>) -> bool {
    let words = &side.rendering.all.words;
    side.rendering.kind != QuotationKind::Direct && words.iter().filter(|w| w.quoted).count() * 2 < words.len()
}
