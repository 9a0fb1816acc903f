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

use super::support::Support;

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
    all.retain(|d| !is_same(support, d));
    all
}

/// Whether both sides have the same words, so that nothing can be shown to differ.
fn is_same(support: &Support<'_>, difference: &Difference) -> bool {
    let Some((article, _, Some(mark))) = difference.there else { return false };
    difference.here.of(support.text()).to_lowercase() == support.book.analyses[article].article.slice(mark).to_lowercase()
}
