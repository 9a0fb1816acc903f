//! The model that every stage speaks: an [`Article`] is one source document, cut into [`Block`]s,
//! with [`Span`]s that point into its own text.
//!
//! Nothing here reads files or interprets prose. For example, a saved page of *The Harbour Post*
//! becomes one article whose text holds the headline, the body paragraphs and also "Share this",
//! the last of these as a block with the role [`Role::Furniture`] and the reason why.

mod block;
mod metadata;
mod overlap;
mod positions;
mod span;

pub use block::{Block, Role};
pub use metadata::{Declared, FoundDate, Metadata, Origin, RejectedDate};
pub(crate) use overlap::Overlaps;
pub use positions::Positions;
pub use span::{Position, SourceMap, Span};

use serde::{Deserialize, Serialize};

/// Name of an article that is stable across runs: `a` and ten hexadecimal digits made from its
/// text, never from its path or its place in the input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct ArticleId(pub String);

impl ArticleId {
    /// The id of the `copy`-th article, from 2, whose text has the id `first`.
    pub fn of_copy(first: &str, copy: usize) -> Self {
        Self(format!("{first}-{copy}"))
    }
}

impl std::fmt::Display for ArticleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One source document: its text as read, cut into blocks, and what is known about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Article {
    /// Stable name, made of the text.
    pub id: ArticleId,
    /// Where it was read from, as the user gave it, with `/` between folders.
    pub path: String,
    /// The decoded text. Every span of the program is a byte range into it.
    pub text: String,
    /// The text's paragraphs in order; they do not overlap and hold all of its non-blank characters.
    pub blocks: Vec<Block>,
    /// Title, outlet, byline, date and so on, with where each came from.
    pub metadata: Metadata,
    /// From offsets in `text` to lines and columns of the file.
    pub source_map: SourceMap,
    /// Remarks of the reader that an editor should know: "decoded as windows-1252", "torn at the start".
    pub notes: Vec<String>,
    /// The words at which the text begins in the middle of a sentence, if it does: "InD) missile system".
    pub torn_start: Option<Span>,
}

impl Article {
    /// An article of plain text, a paragraph a line, with nothing known about it: for callers that
    /// have a text and no file, such as the trainers, whose labels count from the text's own start.
    pub fn of_lines(text: &str) -> Self {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let start = at + line.len() - line.trim_start().len();
                blocks.push(Block { span: Span::new(start, start + trimmed.len()), role: Role::Paragraph, reason: None });
            }
            at += line.len();
        }
        Self {
            id: ArticleId("a0".to_owned()),
            path: String::new(),
            text: text.to_owned(),
            blocks,
            metadata: Metadata::default(),
            source_map: SourceMap::from_line(1),
            notes: Vec::new(),
            torn_start: None,
        }
    }

    /// The text under `span`; empty if the span does not resolve.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    /// The blocks that are the article's own prose, in order: body paragraphs, block quotations,
    /// subheads and lists.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.role.is_body())
    }

    /// What was set aside as not the article's own, in order.
    pub fn furniture(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.role.is_furniture())
    }

    /// The block that holds `offset`.
    pub fn block_at(&self, offset: usize) -> Option<&Block> {
        let i = self.blocks.partition_point(|b| b.span.end <= offset);
        self.blocks.get(i).filter(|b| b.span.start <= offset)
    }

    /// The outlet's name for display: the declared source, else the host of the address, else the
    /// file's stem.
    pub fn outlet(&self) -> &str {
        self.metadata.outlet.as_deref().unwrap_or_else(|| {
            let name = self.path.rsplit('/').next().unwrap_or(&self.path);
            name.rsplit_once('.').map_or(name, |(stem, _)| stem)
        })
    }
}
