//! The classes of words: closed classes, common verbs and nouns, names, places.

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr, $word:expr;)*) => {
        impl Class {
            $($(#[$doc])* pub const $name: Class = Class(1 << $bit);)*

            /// The class that the word lists call `word`.
            #[allow(dead_code, reason = "the build script uses it")]
            pub(crate) fn named(word: &str) -> Class {
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

    /// The set as bits.
    #[allow(dead_code, reason = "the build script uses it")]
    pub(crate) const fn bits(self) -> u64 {
        self.0
    }

    /// The set of `bits`.
    pub(crate) const fn of_bits(bits: u64) -> Class {
        Class(bits)
    }

    /// Whether it is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
