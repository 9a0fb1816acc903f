//! Which format a file has, and the parser for it.

use super::{ReadError, plain};
use crate::article::Article;

/// Parse one file. `path` gives the format by its extension and is kept for display.
pub fn parse(path: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    plain::parse(path, bytes)
}
