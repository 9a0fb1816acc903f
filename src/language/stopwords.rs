//! English function words that carry no topic.

use super::lexicon::FnvMap;
use std::sync::LazyLock;

static WORDS: LazyLock<FnvMap<&'static str, ()>> =
    LazyLock::new(|| include_str!("stopwords.txt").split_whitespace().map(|word| (word, ())).collect());

/// Whether `key` (as made by [`super::key`]) is a function word.
pub fn is_stop_word(key: &str) -> bool {
    WORDS.contains_key(key)
}
