//! How common a word is in English prose at large, so that a folder of three articles weighs words
//! as a folder of three thousand does: in two reports of one ferry fire "ferry" stands in every
//! document and is telling all the same, while "government" never is.
//!
//! `language/en/background.txt` holds stems by level: the share of articles expected to hold a stem of level
//! *n* is 2^(−n/2). It was made from the frequency-ranked lists of *zxcvbn* (MIT licence, see NOTICE):
//! words of English Wikipedia and of film dialogue, common names, and words that are also common
//! passwords. By Zipf's law a word of rank *r* makes up 0.1/(r+3) of running text, and an article
//! is taken to have 300 content words. Words of the news trade ("said", "police", weekdays) were
//! moved up by hand.

use crate::tables::{self, Table};

static LEVELS: Table<1> = Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/levels.bin")));

/// Level of words that the list does not hold: rarer than one article in three thousand.
const UNKNOWN_LEVEL: u8 = 23;

fn level(stem: &str) -> f32 {
    f32::from(LEVELS.get(tables::hash(stem)).map_or(UNKNOWN_LEVEL, |[level]| level))
}

/// Share of articles expected to hold `stem`.
pub(super) fn share(stem: &str) -> f32 {
    (-level(stem) / 2.0).exp2()
}

/// How rare `stem` is in prose at large, 0 (in every article) to 1 (in fewer than one of three thousand).
pub(crate) fn rarity(stem: &str) -> f32 {
    level(stem) / f32::from(UNKNOWN_LEVEL)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn common_words_have_a_greater_share() {
        assert!(share("govern") > share("ferri") && share("ferri") > share("zzyzx"));
    }
}
