//! Why two values are taken to differ: the reasons that later stages ask about are variants of their
//! own, so that no stage reads the words that an editor is shown.

use std::cmp::Ordering;

/// Why two statements are put side by side under one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// One source has the action under way or done, another only ahead.
    UnderWay,
    /// One source has nobody harmed, another gives a toll.
    HarmOrNone,
    /// One name is spelt in two ways.
    Spelling,
    /// One given name is spelt in two ways.
    SpellingOfGivenName,
    /// One name is spelt in two ways that two alphabets allow.
    SpellingOfOtherAlphabet,
    /// Any other, in words an editor reads.
    Other(&'static str),
}

impl Reason {
    /// The reason in words an editor reads.
    pub const fn text(self) -> &'static str {
        match self {
            Reason::UnderWay => "one source has it under way or done, another only ahead",
            Reason::HarmOrNone => "one has nobody harmed, another gives a toll",
            Reason::Spelling => "one name is spelt in two ways",
            Reason::SpellingOfGivenName => "one given name is spelt in two ways",
            Reason::SpellingOfOtherAlphabet => "one name is spelt in two ways, as other alphabets allow",
            Reason::Other(text) => text,
        }
    }

    /// Whether one name is spelt in two ways, so that no other person or thing is named.
    pub const fn is_of_spelling(self) -> bool {
        matches!(self, Reason::Spelling | Reason::SpellingOfGivenName | Reason::SpellingOfOtherAlphabet)
    }
}

impl Ord for Reason {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text().cmp(other.text())
    }
}

impl PartialOrd for Reason {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
