//! What the shape of a line says: a title is short and no sentence, prose is long or ends as one.
//!
//! "Ferry aground off Tresk" could be a title; "The ferry ran aground, the coastguard said on Monday." is prose.

use super::phrases::ends_sentence;
use crate::article::{Block, Role};

/// Titles are at most this long, in words.
pub(super) const MAX_TITLE_WORDS: usize = 25;

/// Whether a block's role is still to be found: what the format itself told stays.
pub(super) fn is_open(block: &Block) -> bool {
    matches!(block.role, Role::Paragraph | Role::List | Role::Subhead) && block.reason.is_none()
}

/// Whether `line` could be a title: short, and not a sentence, an introduction or a list item.
pub(super) fn is_title_like(line: &str, max_words: usize) -> bool {
    let words = line.split_whitespace().count();
    let begins = line.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '‘' | '“' | '\'' | '"' | '¿' | '¡' | '«'));
    let goes_on = line.ends_with([':', ';', ',', '-', '—', '.', '…']);
    let is_sentence = ends_sentence(line) && !line.ends_with(['?', '!']);
    (1..=max_words).contains(&words) && begins && !goes_on && !is_sentence && !line.ends_with(",”")
}

/// Whether `line` is surely prose.
pub(super) fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words > MAX_TITLE_WORDS || (words >= 8 && ends_sentence(line))
}
