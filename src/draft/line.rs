//! One sentence made ready to be looked up: its words, its terms with their weights, its values.
//!
//! "Braley apologized to 12 farmers on Tuesday" has the terms *braley, apologize, farmer*; *12* and *Tuesday* are
//! values and no terms, so that sentences which differ in a figure alone are as alike as if they agreed.

use crate::article::{Role, Span};
use crate::events::rarity;
use crate::extract::Analysis;
use crate::extract::claims::words::{Word, WordKind, is_slight, words};
use crate::language::date::DateExpression;
use crate::language::quantity::Quantity;
use crate::language::{self, Class};
use crate::syntax::{self, Tree};
use std::sync::OnceLock;

/// A word that tells what a sentence is about.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Index of the word.
    pub(super) at: usize,
    /// How much it tells, 0 to 1.
    pub(super) weight: f32,
}

/// A sentence, headline or caption.
pub(super) struct Line {
    /// Index of its article in the analyses.
    pub(super) article: usize,
    /// Where it stands.
    pub(super) span: Span,
    /// The part that its block plays.
    pub(super) role: Role,
    /// Its words and marks.
    pub(super) words: Vec<Word>,
    /// Its terms, in order.
    pub(super) terms: Vec<Term>,
    /// Its amounts.
    pub(super) figures: Vec<Quantity>,
    /// Its dates and times of day.
    pub(super) days: Vec<DateExpression>,
    tree: OnceLock<Tree>,
}

/// Words before and behind a value that tell which place it fills.
const AROUND: usize = 3;
/// Weight of a word of wide use against others.
const SLIGHT: f32 = 0.35;

impl Line {
    fn new(article: usize, analysis: &Analysis, span: Span, role: Role) -> Self {
        let (days, figures) = analysis.values(span);
        let words = words(&analysis.article.text, &analysis.tokens(span));
        let is_value = |at: Span| days.iter().any(|d| d.span.overlaps(at)) || figures.iter().any(|q| q.span.overlaps(at));
        let content = words.iter().enumerate().filter(|(_, w)| w.kind == WordKind::Content && !is_value(w.span));
        let terms = content.map(|(at, word)| Term { at, weight: weight(word) }).collect();
        Self { article, span, role, words, terms, figures, days, tree: OnceLock::new() }
    }

    /// Its tree, read when it is asked for.
    pub(super) fn tree(&self, text: &str) -> &Tree {
        self.tree.get_or_init(|| syntax::parse(text, self.span))
    }

    /// How far the words around `at` are those around `place` in `other`: a word that tells something 1, another ¼, of
    /// the three before and the three behind, sides apart.
    pub(super) fn shared_around(&self, at: Span, other: &Line, place: Span) -> f32 {
        let weight = |w: &Word| if w.kind == WordKind::Content { 1.0 } else { 0.25 };
        let shared =
            |a: Vec<&Word>, b: Vec<&Word>| -> f32 { a.iter().filter(|w| b.iter().any(|o| o.stem == w.stem)).map(|w| weight(w)).sum() };
        shared(self.before(at), other.before(place)) + shared(self.behind(at), other.behind(place))
    }

    fn before(&self, at: Span) -> Vec<&Word> {
        self.words.iter().rev().filter(|w| w.kind != WordKind::Mark && w.span.end <= at.start).take(AROUND).collect()
    }

    fn behind(&self, at: Span) -> Vec<&Word> {
        self.words.iter().filter(|w| w.kind != WordKind::Mark && w.span.start >= at.end).take(AROUND).collect()
    }

    /// Its words in order, marks left out.
    pub(super) fn spoken(&self) -> Vec<&Word> {
        self.words.iter().filter(|w| w.kind != WordKind::Mark).collect()
    }

    /// The same of its words within `spans`, as their keys.
    pub(super) fn keys_within(&self, spans: &[Span]) -> Vec<&str> {
        self.spoken().into_iter().filter(|w| spans.iter().any(|s| s.contains(w.span))).map(|w| &*w.key).collect()
    }

    /// The sum of the weights of its terms.
    pub(super) fn weight(&self) -> f32 {
        self.terms.iter().map(|t| t.weight).sum()
    }
}

/// The keys of `words`.
pub(super) fn keys<'a>(words: &[&'a Word]) -> Vec<&'a str> {
    words.iter().map(|w| &*w.key).collect()
}

/// Where `run` begins among `words`.
pub(super) fn position(words: &[&Word], run: &[&str]) -> Option<usize> {
    words.windows(run.len().max(1)).position(|w| w.iter().map(|w| &*w.key).eq(run.iter().copied()))
}

/// How much a word tells: the rarer in prose at large, the more.
fn weight(word: &Word) -> f32 {
    let rare = rarity(&word.stem);
    if is_slight(&word.stem) || language::classes(&word.key).is(Class::AUXILIARY) { SLIGHT * rare } else { rare }
}

/// The sentences, headlines and captions of an article, in the order of its text.
pub(super) fn lines(article: usize, analysis: &Analysis) -> Vec<Line> {
    let text = &analysis.article.text;
    let mut lines: Vec<Line> =
        analysis.sentences.iter().map(|s| Line::new(article, analysis, s.span, analysis.article.blocks[s.block].role)).collect();
    for block in analysis.article.blocks.iter().filter(|b| matches!(b.role, Role::Headline | Role::Caption)) {
        lines.extend(language::sentences(text, block.span).into_iter().map(|span| Line::new(article, analysis, span, block.role)));
    }
    lines.sort_by_key(|l| l.span);
    lines
}
