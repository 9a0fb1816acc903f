//! What a sentence of the draft asserts, slot by slot, and whether the sources have it.
//!
//! One slot is one file: it asks the passages that say most of the sentence, then all sources, and says what differs
//! or stands nowhere. "45 per cent" beside "43 per cent" in the passage is a difference; a name that no source has
//! is one as well, with or without a name in its place.

mod certainty;
mod cut;
mod days;
mod denial;
mod difference;
mod edits;
mod figures;
mod held;
mod naming;
mod offices;
mod predicates;
mod speakers;

pub use difference::{Certainty, Difference, Slot};
pub(super) use held::unheld;

use super::line::{keys, position};
use super::support::Support;
use crate::article::Span;
use crate::extract::claims::words::Word;

/// All differences of one sentence, in the order of the slots.
pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    let mut all: Vec<Difference> = figures::differences(support);
    all.extend(days::differences(support));
    all.extend(naming::differences(support));
    all.extend(offices::differences(support));
    all.extend(denial::differences(support));
    all.extend(certainty::differences(support));
    all.extend(speakers::differences(support));
    all.extend(cut::differences(support));
    for edit in edits::differences(support) {
        if !all.iter().any(|d| d.here.overlaps(edit.here) && d.certainty > Certainty::Doubtful) {
            all.push(edit);
        }
    }
    all.retain(|d| !is_same(support, d) && !is_quoted_so(support, d));
    all
}

/// Words before and behind a difference by which a quotation is found in the sources.
const AROUND: usize = 3;

/// Whether the words are quoted just as a source has them: what they say is the speaker's affair. Who said them, and
/// where they begin and end, is the draft's.
fn is_quoted_so(support: &Support<'_>, difference: &Difference) -> bool {
    let quotations = &support.book.analyses[support.line.article].quotations;
    let within = |v: &&Span| v.contains(difference.here);
    let Some(quoted) = quotations.iter().flat_map(|q| &q.verbatim).find(within) else { return false };
    if matches!(difference.slot, Slot::Speaker | Slot::Opening | Slot::Cut) {
        return false;
    }
    let own: Vec<&Word> = support.line.spoken().into_iter().filter(|w| quoted.contains(w.span)).collect();
    let Some(first) = own.iter().position(|w| w.span.overlaps(difference.here)) else { return false };
    let last = own.iter().rposition(|w| w.span.overlaps(difference.here)).unwrap_or(first);
    let run = keys(&own[first.saturating_sub(AROUND)..(last + 1 + AROUND).min(own.len())]);
    support.book.lines.iter().any(|l| position(&l.spoken(), &run).is_some())
}

/// Whether both sides have the same words, so that nothing can be shown to differ.
fn is_same(support: &Support<'_>, difference: &Difference) -> bool {
    let Some((article, _, Some(mark))) = difference.there else { return false };
    difference.here.of(support.text()).to_lowercase() == support.book.analyses[article].article.slice(mark).to_lowercase()
}
