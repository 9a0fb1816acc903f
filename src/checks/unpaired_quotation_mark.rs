//! A quotation opens and never closes.
//!
//! **Why it matters.** The reader cannot tell where the speaker ends and the reporter begins.
//!
//! **Example.** Mayor Ana Holt said: “We will not pay. The council meets again on Friday.
//!
//! **Known limits.** A quotation that goes on in the next paragraph closes only in its last; that is
//! not reported. What belongs to the speaker is taken to be the rest of the paragraph.

use super::Context;
use super::quoted::clipped;
use crate::article::Span;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};

pub(super) const NAME: &str = "unpaired-quotation-mark";
pub(super) const SUMMARY: &str = "a quotation opens and never closes";
pub(super) const SEVERITY: Severity = Severity::Low;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let articles = context.event.articles.iter().filter_map(|&i| context.analyses.get(i).map(|a| (i, a)));
    articles
        .flat_map(|(i, a)| a.quotations.iter().filter(|q| q.unclosed).map(move |q| (i, a, q)))
        .filter_map(|(i, a, quotation)| {
            let span = quotation.segments.iter().copied().reduce(Span::cover)?;
            let message = format!("{}: “{} opens and never closes", a.article.outlet(), clipped(a.article.slice(span)));
            FindingBuilder::new(NAME, SEVERITY, message)
                .confidence(Confidence::High)
                .because("no closing mark before the end of the paragraph")
                .aspect(Aspect::Marks)
                .at(i, span, format!("{}: taken as quoted to the paragraph's end", a.article.outlet()))
                .build(context.analyses)
        })
        .collect()
}
