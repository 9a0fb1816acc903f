//! One thing changed in a passage that is otherwise the draft's, word for word: "will not reopen" beside "will reopen".
//!
//! ```text
//! draft + passage ─hunks→ the words that differ, with the like words round them
//!                 ─operators→ denied, hedged, ahead · ─fillers→ another name, office, day, figure, the opposite
//! ```
//!
//! Where so many words stand in the same order, what differs stands in one place, whatever it is about: no likeness of
//! the sentences at large has to be reckoned. A synonym differs in the same way, so that only words of which it is known
//! what they are count.

mod fillers;
mod hunks;
mod operators;

use super::difference::Difference;
use crate::article::Span;
use crate::draft::support::Support;
use hunks::Edits;

/// What differs from the passages in nearly the draft's words, where no other passage in such words agrees.
pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    let all: Vec<Edits<'_>> = support.matches.iter().filter_map(|m| Edits::new(support, m)).collect();
    let mut out: Vec<Difference> = Vec::new();
    for edits in &all {
        let mut found = operators::differences(edits);
        found.extend(fillers::differences(edits));
        for difference in found {
            let told = out.iter().any(|d| d.here.overlaps(difference.here));
            if !told && !all.iter().any(|other| other.has(difference.here)) {
                out.push(difference);
            }
        }
    }
    out
}

/// The verbs of the draft that stand in the place of another verb of a passage that is close: however wide their use,
/// such a verb tells what happened.
pub(super) fn other_verbs(support: &Support<'_>) -> Vec<Span> {
    let all = support.matches.iter().filter_map(|m| Edits::new(support, m)).filter(Edits::is_close);
    all.flat_map(|edits| fillers::other_verbs(&edits)).collect()
}
