//! What kinds of word a word can be: closed classes, common verbs and nouns, names, places.
//!
//! "minister" can be a role; "said" a past form; "Holt" is in no list. Nothing here looks at
//! context: a class says only what a word *can* be.

use super::en;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr, $word:expr;)*) => {
        impl Class {
            $($(#[$doc])* pub const $name: Class = Class(1 << $bit);)*

            fn named(word: &str) -> Class {
                match word {
                    $($word => Class::$name,)*
                    _ => Class::default(),
                }
            }
        }
    };
}

classes! {
    /// "the", "some", "two"
    DETERMINER = 0, "determiner";
    /// "his", "their"
    POSSESSIVE = 1, "possessive";
    /// "he", "them"
    PRONOUN = 2, "pronoun";
    /// "of", "in"
    PREPOSITION = 3, "preposition";
    /// "and", "because"
    CONJUNCTION = 4, "conjunction";
    /// "has", "would"
    AUXILIARY = 5, "auxiliary";
    /// "would", "may"
    MODAL = 6, "modal";
    /// "not", "never"
    NEGATION = 7, "negation";
    /// "also", "repeatedly"
    ADVERB = 8, "adverb";
    /// "Monday"
    WEEKDAY = 9, "weekday";
    /// "March"
    MONTH = 10, "month";
    /// "today", "week"
    TIME = 11, "time";
    /// "who", "which"
    RELATIVE = 12, "relative";
    /// "Mr", "Gen"
    TITLE = 13, "title";
    /// "minister", "analyst": one person by what they do
    ROLE = 14, "role";
    /// "officials", "critics"
    HUMANS = 15, "humans";
    /// "ministry", "company", "report": what can speak though it is no person
    BODY = 16, "body";
    /// "said", "walked"
    PAST = 17, "past";
    /// "says", "walks"
    PRESENT = 18, "s";
    /// "saying"
    GERUND = 19, "ing";
    /// "spoken"
    PARTICIPLE = 20, "participle";
    /// "say"
    BASE = 21, "base";
    /// "house"
    NOUN = 22, "noun";
    /// "houses"
    PLURAL = 23, "plural";
    /// "green"
    ADJECTIVE = 24, "adjective";
    /// A masculine given name
    GIVEN_M = 25, "m";
    /// A feminine given name
    GIVEN_F = 26, "f";
    /// A given name of either sex
    GIVEN_X = 27, "x";
    /// A frequent surname
    SURNAME = 28, "surname";
    /// A place
    PLACE = 29, "place";
    /// A people: "Korean"
    DEMONYM = 30, "demonym";
    /// An organisation
    ORGANISATION = 31, "organisation";
    /// "accountant"
    ACTOR = 32, "actor";
    /// "accountants"
    ACTORS = 33, "actors";
    /// Common nouns that are often written with a capital in headings
    NOUNISH = 34, "nounish";
    /// What has a title: "film", "song"
    WORK = 35, "work";
}

impl Class {
    /// Any given name.
    pub const GIVEN: Class = Class(Self::GIVEN_M.0 | Self::GIVEN_F.0 | Self::GIVEN_X.0);
    /// Any verb form.
    pub const VERB: Class = Class(Self::PAST.0 | Self::PRESENT.0 | Self::GERUND.0 | Self::PARTICIPLE.0 | Self::BASE.0);
    /// A noun for people.
    pub const HUMAN: Class = Class(Self::ROLE.0 | Self::HUMANS.0 | Self::ACTOR.0 | Self::ACTORS.0);
    /// Any common noun.
    pub const ANY_NOUN: Class = Class(Self::NOUN.0 | Self::PLURAL.0 | Self::HUMAN.0 | Self::BODY.0 | Self::NOUNISH.0 | Self::TIME.0);
    /// Words that only hold a sentence together.
    pub const FUNCTION: Class = Class(
        Self::DETERMINER.0
            | Self::POSSESSIVE.0
            | Self::PRONOUN.0
            | Self::PREPOSITION.0
            | Self::CONJUNCTION.0
            | Self::AUXILIARY.0
            | Self::NEGATION.0
            | Self::ADVERB.0
            | Self::RELATIVE.0,
    );

    /// Whether it holds any of `other`.
    pub const fn is(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub const fn with(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// Without `other`.
    #[must_use]
    pub const fn without(self, other: Class) -> Class {
        Class(self.0 & !other.0)
    }

    /// Whether it is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// FNV-1a: short keys, no secrets, the same on every machine.
#[derive(Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3);
        }
    }
}

/// A map that hashes with [`Fnv`].
pub(crate) type FnvMap<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;
/// A set that hashes with [`Fnv`].
pub(crate) type FnvSet<K> = HashSet<K, BuildHasherDefault<Fnv>>;

static LEXICON: LazyLock<FnvMap<&'static str, Class>> = LazyLock::new(|| {
    let mut map: FnvMap<&'static str, Class> = FnvMap::with_capacity_and_hasher(32_768, BuildHasherDefault::default());
    let mut put = |word: &'static str, class: Class| {
        let entry = map.entry(word).or_default();
        *entry = entry.with(class);
    };
    for line in en::lines(en::WORDS).chain(en::lines(en::GIVEN_NAMES)) {
        let mut parts = line.split(' ');
        let Some(word) = parts.next() else { continue };
        parts.for_each(|p| put(word, Class::named(p)));
    }
    let lists = [
        (en::SURNAMES, Class::SURNAME),
        (en::PLACES, Class::PLACE),
        (en::DEMONYMS, Class::DEMONYM),
        (en::ORGANISATIONS, Class::ORGANISATION),
    ];
    for (list, class) in lists {
        en::lines(list).for_each(|word| put(word, class));
    }
    for line in en::lines(en::GRAMMAR) {
        if let Some((class, words)) = line.split_once(": ") {
            words.split(' ').for_each(|word| put(word, Class::named(class)));
        }
    }
    map
});

/// What `word`, in lower case, can be. A word in no list with a verb's ending is taken for one.
pub fn classes(word: &str) -> Class {
    if let Some(class) = LEXICON.get(word) {
        return *class;
    }
    if let Some(stem) = word.strip_suffix('s').filter(|s| s.len() > 2 && !s.ends_with('s'))
        && let Some(class) = LEXICON.get(stem)
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
    LEXICON.get(phrase).copied().unwrap_or_default()
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
