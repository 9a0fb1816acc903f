//! The tokens of an article's title and paragraphs, taken once for all that grouping looks at.

use crate::article::{Article, Span};
use crate::language::{Token, tokens};

/// What grouping reads of an article: its own prose, never furniture.
pub(super) struct Words<'a> {
    /// The article's text.
    pub(super) text: &'a str,
    /// The title, which may be declared and stand nowhere in the text, with its tokens.
    pub(super) title: Option<(&'a str, Vec<Token>)>,
    /// Each paragraph with its tokens.
    pub(super) body: Vec<(Span, Vec<Token>)>,
}

impl<'a> Words<'a> {
    /// The tokens of `title` and of the body of `article`.
    pub(super) fn of(article: &'a Article, title: Option<&'a str>) -> Self {
        let text = article.text.as_str();
        Self {
            text,
            title: title.map(|title| (title, tokens(title, Span::new(0, title.len())))),
            body: article.body().map(|block| (block.span, tokens(text, block.span))).collect(),
        }
    }
}
