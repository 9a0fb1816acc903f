//! What is looked at for one sentence of the draft: the passages that hold most of it, and what stands beside them.

use super::book::Book;
use super::line::Line;
use super::passage::{Match, matches};

/// A sentence of the draft with its passages.
pub(super) struct Support<'a> {
    /// The sentence.
    pub(super) line: &'a Line,
    /// The sources.
    pub(super) book: &'a Book<'a>,
    /// The best passages, the best first.
    pub(super) matches: Vec<Match>,
}

/// A passage that holds this share of a sentence is about the same matter. Of the 76 true sentences of
/// the drafts that were read and are close to a source, all have one; of the 11 invented ones, one.
pub(super) const SAME_MATTER: f32 = 0.45;
/// And one with this share, which likewise is held by the sentence, says the same in other words.
pub(super) const SAME_WORDS: f32 = 0.55;
/// A passage with this share of what the best holds speaks of the same thing as the best.
const STRONG: f32 = 0.8;
/// A passage with less than this has nothing to say on a value that no source has.
pub(super) const LITTLE: f32 = 0.3;
/// Passages that are asked for a value.
const ASKED: usize = 6;

impl<'a> Support<'a> {
    pub(super) fn new(line: &'a Line, book: &'a Book<'a>) -> Self {
        Self { line, book, matches: matches(line, book) }
    }

    /// The passages that are asked, the best first: those not much worse than the best.
    pub(super) fn asked(&self) -> impl Iterator<Item = &Match> {
        let best = self.matches.first().map_or(0.0, |m| m.own);
        self.matches.iter().take(ASKED).filter(move |m| m.own >= 0.5 * best)
    }

    /// The passages that say about as much as the best, which has the first word.
    pub(super) fn strong(&self) -> impl Iterator<Item = &Match> {
        let best = self.best();
        self.asked().filter(move |m| m.own >= STRONG * best && m.own >= SAME_MATTER)
    }

    /// The lines of the asked passages with those before and behind each.
    pub(super) fn nearby(&self) -> impl Iterator<Item = &'a Line> {
        let book = self.book;
        let mut at: Vec<usize> = self.asked().flat_map(|m| m.line.saturating_sub(1)..=m.line + 1).collect();
        at.sort_unstable();
        at.dedup();
        at.into_iter().filter_map(move |l| book.lines.get(l))
    }

    /// The best share of the sentence that one passage holds.
    pub(super) fn best(&self) -> f32 {
        self.matches.iter().map(|m| m.own).fold(0.0, f32::max)
    }

    /// The draft's text.
    pub(super) fn text(&self) -> &'a str {
        self.book.text(self.line)
    }

    /// The passage's line.
    pub(super) fn at(&self, m: &Match) -> &'a Line {
        &self.book.lines[m.line]
    }
}
