//! Paragraph-sized pieces of an article and the part each plays on the page.

use super::Span;
use serde::{Deserialize, Serialize};

/// What a block is on the page. The first four are the article's own prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A paragraph of prose.
    #[serde(rename = "body")]
    Paragraph,
    /// A paragraph that the outlet marks as taken from elsewhere.
    Blockquote,
    /// A heading within the text.
    Subhead,
    /// An item of a list.
    List,
    /// The article's title.
    Headline,
    /// The line above or below the title.
    Kicker,
    /// Who wrote it.
    Byline,
    /// When or where it was written, in a line of its own.
    Dateline,
    /// Text that belongs to a picture.
    Caption,
    /// About the author.
    Bio,
    /// Set aside: not the article's own (share buttons, related links, copyright).
    Furniture,
}

impl Role {
    /// Whether quotations and claims are looked for here.
    pub const fn is_body(self) -> bool {
        matches!(self, Role::Paragraph | Role::Blockquote | Role::Subhead | Role::List)
    }

    /// Whether the block is set aside and listed as such.
    pub const fn is_furniture(self) -> bool {
        matches!(self, Role::Furniture | Role::Bio | Role::Caption)
    }
}

/// One paragraph-sized piece of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands in the article's text; no white space at either end.
    pub span: Span,
    /// The part it plays.
    pub role: Role,
    /// Why it has this role, where it is not a plain paragraph: "share buttons", "copyright line". It is for a reader of
    /// the report and is not kept where an article is stored.
    #[serde(skip)]
    pub reason: Option<&'static str>,
}
