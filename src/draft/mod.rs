//! A draft's sentences, looked up in its sources: a verdict on each, with the sources' own words.
//!
//! ```text
//! sentence ─line→ words, names, values ─passage→ the source sentences that say most of it
//!          ─slots→ what differs or stands nowhere ─verdict→ supported · altered · contradicted · in part · nowhere
//! ```
//!
//! "The well, 30 inches wide, was too narrow" finds "The 30cm-wide well, which was too narrow" and differs in the
//! width. Nothing here knows of the event's questions or of other drafts: each sentence is looked up for itself.

mod book;
mod desk;
mod line;
mod names;
mod passage;
mod slots;
#[cfg(feature = "train")]
pub mod study;
mod support;
#[cfg(test)]
mod tests;
mod verdict;

pub use slots::{Certainty, Difference, Slot};
pub use verdict::{Judged, Passage, Verdict};

use crate::extract::Analysis;
use crate::extract::known::KnownPerson;
use book::Book;

/// A verdict on every sentence, headline and caption of the article `draft`, in the order of its text. `sources` are
/// the articles that it is looked up in; all are indices of `analyses`. What `people` says of names and offices does not
/// differ.
pub fn look_up(draft: usize, sources: &[usize], analyses: &[Analysis], people: &[KnownPerson]) -> Vec<Judged> {
    // by their text, so that the order of the input changes nothing
    let mut sources: Vec<usize> = sources.iter().copied().filter(|s| *s != draft).collect();
    sources.sort_by(|x, y| analyses[*x].article.id.cmp(&analyses[*y].article.id));
    let book = Book::new(&sources, analyses, people);
    line::lines(draft, &analyses[draft]).iter().map(|line| verdict::judge(line, &book)).collect()
}
