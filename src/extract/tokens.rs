//! The tokens of an article's body, taken once and shared by all stages.
//!
//! «“It sank.”\nHolt nodded.» has two paragraphs with the tokens “ It sank . ” and Holt nodded . ; each
//! token has the id under which [`Lexis`] knows its spelling.

use super::lexis::{Known, Lexis, WordId};
use crate::article::{Article, Role, Span};
use crate::language::{self, Token};
use std::ops::Range;

/// One line of a body block.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Index of its block.
    pub(super) block: usize,
    /// Where it stands, without white space at its ends.
    pub(super) span: Span,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

/// The tokens of a body.
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    pub(super) lines: Vec<Line>,
    pub(super) list: Vec<Token>,
    pub(super) ids: Vec<WordId>,
}

impl<'a> Tokens<'a> {
    /// The tokens of the body blocks of `article`; new spellings are entered into `lexis`.
    pub(super) fn new(article: &'a Article, lexis: &mut Lexis) -> Self {
        Self::of(article, Role::is_body, lexis)
    }

    /// The tokens of the article's headline.
    pub(super) fn of_headline(article: &'a Article, lexis: &mut Lexis) -> Self {
        Self::of(article, |role| role == Role::Headline, lexis)
    }

    fn of(article: &'a Article, is_taken: impl Fn(Role) -> bool, lexis: &mut Lexis) -> Self {
        let text = article.text.as_str();
        let mut list = Vec::with_capacity(text.len() / 5);
        let mut lines = Vec::new();
        for (block, b) in article.blocks.iter().enumerate().filter(|(_, b)| is_taken(b.role)) {
            let mut at = b.span.start;
            // A line is a paragraph, also within a block.
            for line in b.span.of(text).split_inclusive('\n') {
                let lead = line.len() - line.trim_start().len();
                let trimmed = line.trim();
                if !trimmed.is_empty() {
                    let span = Span::new(at + lead, at + lead + trimmed.len());
                    let from = list.len();
                    language::push_tokens(text, span, &mut list);
                    lines.push(Line { block, span, tokens: from..list.len() });
                }
                at += line.len();
            }
        }
        let ids = list.iter().map(|token| lexis.id(token.text(text), token.kind)).collect();
        Self { text, lines, list, ids }
    }

    /// The tokens within `span`, which begins at or after token `from`.
    pub(super) fn within(&self, span: Span, from: usize) -> Range<usize> {
        let mut start = from;
        while self.list.get(start).is_some_and(|t| t.span.start < span.start) {
            start += 1;
        }
        let mut end = start;
        while self.list.get(end).is_some_and(|t| t.span.start < span.end) {
            end += 1;
        }
        start..end
    }

    /// What `lexis` knows of token `i`.
    pub(super) fn known<'l>(&self, i: usize, lexis: &'l Lexis) -> &'l Known {
        lexis.get(self.ids[i])
    }
}
