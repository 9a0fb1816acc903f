//! What a format that is told by its content says of itself.

use super::packed::Zip;
use crate::read::ReadError;
use crate::read::columns::Columns;
use crate::read::draft::Draft;
use crate::read::item::Item;

/// One format: a file of this folder and a word in its list.
pub(super) struct Kind {
    /// Ends of file names that say it, in lower case.
    pub(super) ends: &'static [&'static str],
    /// How its content is known, and read.
    pub(super) content: Content,
}

/// What `is` says to be of the format, and what takes the articles from it.
#[derive(Clone, Copy)]
pub(super) enum Content {
    /// A ZIP file with members of known names.
    Zip { is: fn(&Zip<'_>) -> bool, items: fn(&mut Zip<'_>) -> Result<Vec<Item>, ReadError> },
    /// Bytes; no more than the number given are unpacked of what lies packed in them.
    Bytes { is: fn(&[u8]) -> bool, items: fn(&[u8], u64) -> Result<Vec<Item>, ReadError> },
    /// A decoded text of named columns or fields, some of which the desk may name itself.
    Text { is: fn(&str, &Columns) -> bool, items: fn(&str, &Columns) -> Result<Vec<Item>, ReadError> },
    /// A decoded text that is one article as it stands.
    Whole { is: fn(&str) -> bool, draft: fn(&str) -> Draft },
    /// XML with one of these root elements, in lower case.
    Xml { roots: &'static [&'static str], items: fn(&str) -> Result<Vec<Item>, ReadError> },
}
