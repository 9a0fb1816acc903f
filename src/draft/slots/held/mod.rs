//! What of a sentence its evidence does not hold, though nothing in it differs: only what holds every word supports.
//!
//! "Aides drafted the letter overnight" beside "Aides drafted the letter" has *overnight* over. The evidence is one
//! passage with the sentences beside it, or two where each says a good part. A word that is missing there, an office
//! that stands by the name in no source, a denial, a name in another's place and another speaker leave a sentence
//! supported in part, with these words shown.

mod beside;
mod evidence;
pub(super) mod fillers;
mod operators;
mod terms;

use super::difference::{Certainty, Difference, Slot};
use super::speakers;
use crate::article::Span;
use crate::draft::support::Support;
use evidence::Evidence;

/// The words of the sentence that its evidence does not hold, in the order of the text.
pub(in crate::draft) fn unheld(support: &Support<'_>) -> Vec<Difference> {
    let Some(evidence) = Evidence::new(support) else { return Vec::new() };
    let beside = beside::Beside::new(support);
    let mut spans: Vec<Span> = terms::unheld(&evidence, &beside);
    spans.extend(beside.unheld());
    spans.extend(operators::unheld(&evidence));
    spans.extend(fillers::unheld(&evidence));
    spans.extend(speakers::unheld(support, &evidence.passages));
    let there = evidence.passages.first().map(|line| (line.article, line.span, None));
    let difference = |here| Difference { slot: Slot::Word, here, there, nowhere: false, certainty: Certainty::Unheld };
    joined(spans, support.text()).into_iter().map(difference).collect()
}

/// Spans in order, those that overlap or have only spaces between them as one.
fn joined(mut spans: Vec<Span>, text: &str) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if last.end >= span.start || text[last.end..span.start].trim().is_empty() => *last = last.cover(span),
            _ => out.push(span),
        }
    }
    out
}
