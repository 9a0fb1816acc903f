//! A quotation opens and never closes.
//!
//! **Why it matters.** The reader cannot tell where the speaker ends and the reporter begins.
//!
//! **Example.** Mayor Ana Holt said: “We will not pay. The council meets again on Friday.
//!
//! **Known limits.** A quotation that goes on in the next paragraphs closes only in its last; that is
//! not reported. An article has one finding, with all its places. What belongs to the speaker is taken to be the rest of the paragraph.

use super::Context;
use super::quoted::clipped;
use super::words::opening;
use crate::article::Span;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};

pub(super) const NAME: &str = "unpaired-quotation-mark";
pub(super) const SUMMARY: &str = "a quotation opens and never closes";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let articles = context.event.articles.iter().filter_map(|&i| context.analyses.get(i).map(|a| (i, a)));
    articles
        .filter_map(|(i, a)| {
            let spans = a.quotations.iter().filter(|q| q.unclosed).filter_map(|q| q.segments.iter().copied().reduce(Span::cover));
            let spans: Vec<Span> = spans.collect();
            let first = spans.first()?;
            let words = clipped(a.article.slice(*first));
            let outlet = a.article.outlet();
            let message = match spans.len() - 1 {
                0 => format!("{outlet}: the mark before “{words}” is never closed"),
                1 => format!("{outlet}: the mark before “{words}” is never closed, nor is one more"),
                more => format!("{outlet}: the mark before “{words}” is never closed, nor are {more} more"),
            };
            let finding = FindingBuilder::new(NAME, SEVERITY, format!("Where does “{}” end?", opening(&words)), message)
                .confidence(Confidence::High)
                .because("no closing mark before the end of the paragraph, nor in the next ones")
                .aspect(Aspect::Marks);
            let taken = format!("{outlet}: taken as quoted to the paragraph's end");
            context.finding(spans.iter().take(MOST_PLACES).fold(finding, |finding, span| finding.at(i, *span, taken.clone())))
        })
        .collect()
}

/// Places that one finding shows: an article with more is torn throughout.
const MOST_PLACES: usize = 12;
