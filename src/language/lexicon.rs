//! What kinds of word a word can be: closed classes, common verbs and nouns, names, places.
//!
//! "minister" can be a role; "said" a past form; "Holt" is in no list. Nothing here looks at
//! context: a class says only what a word *can* be.

use super::Class;
use crate::tables::{self, Table};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a: short keys, no secrets, the same on every machine.
#[derive(Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(tables::BASIS)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = tables::step(self.0, *b);
        }
    }
}

/// A map that hashes with [`Fnv`].
pub(crate) type FnvMap<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;
/// A set that hashes with [`Fnv`].
pub(crate) type FnvSet<K> = HashSet<K, BuildHasherDefault<Fnv>>;

static LEXICON: Table<8> = Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/classes.bin")));

/// What the lists say of `word`.
fn listed(word: &str) -> Option<Class> {
    LEXICON.get(tables::hash(word)).map(|bits| Class::of_bits(u64::from_le_bytes(bits)))
}

/// What `word`, in lower case, can be. A word in no list with a verb's ending is taken for one.
pub fn classes(word: &str) -> Class {
    if let Some(class) = listed(word) {
        return class;
    }
    if let Some(stem) = word.strip_suffix('s').filter(|s| s.len() > 2 && !s.ends_with('s'))
        && let Some(class) = listed(stem)
        && class.is(Class::ANY_NOUN)
    {
        let people = if class.is(Class::HUMAN) { Class::ACTORS } else { Class::default() };
        return Class::PLURAL.with(people);
    }
    if word.len() > 4 && word.ends_with("ed") {
        return Class::PAST;
    }
    if word.len() > 5 && word.ends_with("ing") {
        return Class::GERUND;
    }
    if word.len() > 4 && word.ends_with("ly") {
        return Class::ADVERB;
    }
    Class::default()
}

/// What a phrase of several words, in lower case, is listed as: "new zealand" a place.
pub fn phrase_classes(phrase: &str) -> Class {
    listed(phrase).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_classes_of_their_lists() {
        assert!(classes("minister").is(Class::ROLE));
        assert!(classes("said").is(Class::PAST));
        assert!(classes("the").is(Class::DETERMINER));
        assert!(classes("maria").is(Class::GIVEN_F));
        assert!(phrase_classes("new zealand").is(Class::PLACE));
        assert!(classes("bloviated").is(Class::PAST));
    }
}
