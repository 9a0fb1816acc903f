//! Files → [`Article`]s: walk, detect, one file per format, metadata, dates, furniture, encodings.
//!
//! A saved page of 90 KB becomes a title, an outlet, a date and twenty paragraphs; its share
//! buttons and related links are kept as set-aside blocks, each with its reason. A file that
//! cannot be read becomes a [`Failure`] and never stops the run.
//!
//! [`Article`]: crate::article::Article

mod answers;
pub mod bounded;
mod columns;
mod cuts;
mod dates;
mod decode;
mod draft;
mod format;
mod formats;
mod front_matter;
mod furniture;
mod headline;
mod html;
mod item;
mod lines;
mod markdown;
mod metadata;
mod page_text;
mod plain;
mod posts;
mod printed;
mod rejection;
mod repeated;
mod rescue;
mod saved;
mod select;
mod sniff;
mod torn;
mod walk;

pub use columns::Columns;
pub use format::{parse, parse_all};
#[doc(hidden)]
pub use html::may_be_hidden;
pub use repeated::{independent, long_paragraphs, outlet_lines, set_aside_lines};
pub use select::{Patterns, Selection};
pub use walk::{Failure, Ignored, Inputs, Listing, OWN_FILES_LIST, ReadOptions, Told, list, read_bytes, read_files, read_paths};

/// Why one file's bytes did not become an article.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing but white space.
    #[error("the file is empty; nothing to compare")]
    Empty,
    /// Not text.
    #[error("not text ({0}); save the article as text or as a page")]
    Binary(String),
    /// Larger than the limit.
    #[error("{size} bytes are more than the limit of {limit}; raise it with --max-bytes if the file is an article")]
    TooLarge {
        /// Bytes of the file.
        size: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// Of a format that may hold articles, and no article.
    #[error("no article: {0}")]
    NotArticle(&'static str),
    /// Markup from which no prose could be taken.
    #[error("no article text found in it: {0}")]
    NoText(String),
}
