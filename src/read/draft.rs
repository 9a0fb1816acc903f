//! What a format's parser hands on: text, raw blocks and hints, before roles and dates are settled.
//!
//! The parser of a saved page knows that "3 March 2019" stood in a `<time>` element; whether that
//! is the day of publication is settled later, for all formats alike, in `dates`.

use super::rejection::Rejection;
use crate::article::{Block, Metadata, Origin, Position, SourceMap};

/// An article in the making.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) text: String,
    /// In order, without overlap, covering all that is not blank.
    pub(super) blocks: Vec<Block>,
    pub(super) source_map: SourceMap,
    /// What the parser knows for sure; `published` is left to `dates`.
    pub(super) metadata: Metadata,
    /// The title is that of the page's `<title>` alone, which often names the outlet too.
    pub(super) title_is_tag: bool,
    /// Who made the file, by its properties: of use where nobody else is named.
    pub(super) maker: Option<String>,
    /// Where the file declares the title, if that is outside of the text.
    pub(super) title_at: Option<Position>,
    /// Names of the outlet that are worth a try when nothing better is known, best first.
    pub(super) outlet_hints: Vec<String>,
    pub(super) dates: Vec<DateHint>,
    pub(super) notes: Vec<String>,
    /// Parts of the file that could not be read, each with what is wrong and what to do.
    pub(super) unread: Vec<String>,
    /// Where the page around the article ends and begins anew.
    pub(super) frame: Option<Frame>,
    /// The page around posts that were cut out of it: it need not have prose of its own.
    pub(super) is_frame: bool,
    /// Whether the format itself told prose and furniture apart.
    pub(super) has_structure: bool,
}

/// Offsets in the text of a page at which its header ends, and the article with what is directly behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) header_ends: usize,
    pub(super) article_ends: usize,
    /// One element, which is not the whole page, holds the headline and the text.
    pub(super) has_element: bool,
}

/// A date that may be the day of publication, or looks like it and is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DateHint {
    /// As written.
    pub(super) written: String,
    pub(super) origin: Origin,
    /// How far it is from the best of its origin: 0 is best.
    pub(super) rank: u8,
    /// Why it is not the day of publication, if that is known already.
    pub(super) rejected: Option<Rejection>,
}

/// Hints of this rank count only where there is no other of any origin.
pub(super) const LAST_RESORT: u8 = 8;

impl DateHint {
    pub(super) fn new(written: impl Into<String>, origin: Origin) -> Self {
        Self::ranked(written, origin, 0)
    }

    pub(super) fn ranked(written: impl Into<String>, origin: Origin, rank: u8) -> Self {
        Self { written: written.into(), origin, rank, rejected: None }
    }

    pub(super) fn rejected(written: impl Into<String>, origin: Origin, why: Rejection) -> Self {
        Self { written: written.into(), origin, rank: 0, rejected: Some(why) }
    }
}
