//! Stems of English words, by the Snowball (Porter 2) stemmer.

use frostem::{Algorithm, Stemmer};
use std::sync::LazyLock;

static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));

/// The stem of a key as made by [`super::key`]: "talks" → "talk", "begun" stays "begun".
pub fn stem(key: &str) -> String {
    let bare = key.strip_suffix("'s").unwrap_or(key);
    ENGLISH.stem(bare).into_owned()
}
