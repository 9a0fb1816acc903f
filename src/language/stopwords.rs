//! English function words that carry no topic.

use std::collections::HashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| include_str!("stopwords.txt").split_whitespace().collect());

/// Whether `key` (as made by [`super::key`]) is a function word.
pub fn is_stop_word(key: &str) -> bool {
    WORDS.contains(key)
}
