//! The words that differ between a sentence and a passage in nearly the same words.

use crate::article::Span;
use crate::diff::{Step, steps};
use crate::draft::line::{Line, keys};
use crate::draft::passage::Match;
use crate::draft::slots::difference::{Certainty, Difference, Slot};
use crate::draft::support::Support;
use crate::extract::claims::words::Word;
use crate::syntax::Tree;
use std::ops::Range;

/// A passage has this share of the draft's words, in order; a draft may leave out what the passage goes on with.
const SAME_ORDER: f32 = 0.6;
/// And so many of them at least: "The bill was not" and "The bill was" are nothing yet.
const LEAST: usize = 5;
/// From this share on nothing but the hunk differs.
const CLOSE: f32 = 0.8;
/// Words of a hunk on either side, at most: a longer one is another wording.
const LONGEST: usize = 4;
/// Like words on either side of a hunk that hold its place; the edge of the sentence does as well.
const ANCHOR: usize = 2;

/// Words in place of others; either side may be empty.
pub(super) struct Hunk {
    /// Words of the draft, indices in [`Edits::own`].
    pub(super) here: Range<usize>,
    /// Words of the passage, indices in [`Edits::theirs`].
    pub(super) there: Range<usize>,
}

/// A sentence and a passage, word by word.
pub(super) struct Edits<'a> {
    pub(super) support: &'a Support<'a>,
    pub(super) passage: &'a Line,
    /// The draft's words, without marks.
    pub(super) own: Vec<&'a Word>,
    /// The passage's.
    pub(super) theirs: Vec<&'a Word>,
    /// Word of the draft → the same word of the passage.
    pub(super) same: Vec<Option<usize>>,
    /// The hunks that are held in their place.
    pub(super) hunks: Vec<Hunk>,
    share: f32,
}

impl<'a> Edits<'a> {
    /// `None` where the passage has other words, or others in between.
    pub(super) fn new(support: &'a Support<'_>, m: &Match) -> Option<Self> {
        let passage = support.at(m);
        let (own, theirs) = (support.line.spoken(), passage.spoken());
        let steps = steps(&keys(&theirs), &keys(&own));
        let mut same = vec![None; own.len()];
        for step in &steps {
            if let Step::Equal(there, here) = step {
                here.clone().zip(there.clone()).for_each(|(h, t)| same[h] = Some(t));
            }
        }
        let count = same.iter().flatten().count();
        let share = count as f32 / own.len().max(1) as f32;
        if count < LEAST || share < SAME_ORDER {
            return None;
        }
        let hunks = hunks(&steps, own.len(), theirs.len());
        Some(Self { support, passage, own, theirs, same, hunks, share })
    }

    /// Whether next to nothing else differs.
    pub(super) fn is_close(&self) -> bool {
        self.share >= CLOSE
    }

    /// Whether the two have the same words but for one in ten, in whatever order.
    pub(super) fn is_same_bag(&self) -> bool {
        let mut left: Vec<&str> = keys(&self.theirs);
        let mut shared = 0;
        for word in &self.own {
            if let Some(at) = left.iter().position(|k| *k == &*word.key) {
                left.swap_remove(at);
                shared += 1;
            }
        }
        10 * shared >= 9 * self.own.len()
    }

    /// Whether the passage has the draft's words at `here`, all in their place.
    pub(super) fn has(&self, here: Span) -> bool {
        let mut words = self.own.iter().zip(&self.same).filter(|(w, _)| here.overlaps(w.span)).map(|(_, s)| *s).peekable();
        let mut last = None;
        words.peek().is_some()
            && words.all(|at| {
                let follows = at.is_some() && last.is_none_or(|l: usize| at == Some(l + 1));
                last = at;
                follows
            })
    }

    /// A difference in the words `here` of the draft and `there` of the passage.
    pub(super) fn difference(&self, slot: Slot, here: Span, there: Span) -> Difference {
        let certainty = if self.is_close() { Certainty::Sure } else { Certainty::Likely };
        Difference { slot, here, there: Some((self.passage.article, self.passage.span, Some(there))), nowhere: false, certainty }
    }

    pub(super) fn text(&self) -> &'a str {
        self.support.text()
    }

    pub(super) fn tree(&self) -> &'a Tree {
        self.support.line.tree(self.support.text())
    }

    pub(super) fn their_text(&self) -> &'a str {
        self.support.book.text(self.passage)
    }

    pub(super) fn their_tree(&self) -> &'a Tree {
        self.passage.tree(self.their_text())
    }

    /// Whether the word of the draft stands between quotation marks: such words are compared as what they are.
    pub(super) fn is_quoted(&self, at: Span) -> bool {
        let quotations = &self.support.book.analyses[self.support.line.article].quotations;
        quotations.iter().any(|q| q.verbatim.iter().any(|v| v.overlaps(at)))
    }
}

fn hunks(steps: &[Step], own: usize, theirs: usize) -> Vec<Hunk> {
    let mut out = Vec::new();
    for (n, step) in steps.iter().enumerate() {
        let (there, here) = match step {
            Step::Equal(..) => continue,
            Step::Delete(there) => (there.clone(), None),
            Step::Insert(here) => (0..0, Some(here.clone())),
            Step::Replace(there, here) => (there.clone(), Some(here.clone())),
        };
        let before = n.checked_sub(1).map(|b| &steps[b]);
        let behind = steps.get(n + 1);
        // where an empty side stands: between the like words on both sides
        let at = |side: fn(&Step) -> Option<&Range<usize>>| before.and_then(side).map_or(0, |r| r.end);
        let here = here.unwrap_or_else(|| at(equal_here)..at(equal_here));
        let there = if there.is_empty() { at(equal_there)..at(equal_there) } else { there };
        let held = |step: Option<&Step>, edge: bool| match step {
            Some(Step::Equal(_, here)) => here.len() >= ANCHOR || edge,
            _ => edge,
        };
        // an edge counts where both sides end there, or only the draft does with a word in place of another
        let first = here.start == 0 && there.start == 0 || held(before, equal_len(before) == here.start);
        let last = here.end == own && there.end == theirs || held(behind, here.end + equal_len(behind) == own);
        if here.len() <= LONGEST && there.len() <= LONGEST && first && last && (before.is_some() || behind.is_some()) {
            out.push(Hunk { here, there });
        }
    }
    out
}

const fn equal_here(step: &Step) -> Option<&Range<usize>> {
    if let Step::Equal(_, here) = step { Some(here) } else { None }
}

const fn equal_there(step: &Step) -> Option<&Range<usize>> {
    if let Step::Equal(there, _) = step { Some(there) } else { None }
}

/// Like words of a step; of none, one more than any sentence has.
fn equal_len(step: Option<&Step>) -> usize {
    match step {
        Some(Step::Equal(_, here)) => here.len(),
        _ => usize::MAX / 2,
    }
}
