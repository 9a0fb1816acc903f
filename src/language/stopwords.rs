//! English function words that carry no topic.

use super::en;
use super::lexicon::FnvMap;
use std::sync::LazyLock;

static WORDS: LazyLock<FnvMap<&'static str, ()>> = LazyLock::new(|| en::words(en::STOP_WORDS).map(|word| (word, ())).collect());

/// Whether `key` (as made by [`super::key`]) is a function word.
pub fn is_stop_word(key: &str) -> bool {
    WORDS.contains_key(key)
}
