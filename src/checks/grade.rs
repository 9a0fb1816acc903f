//! What kind of difference a changed place in a quotation is, and how grave.
//!
//! "will not pay" / "may not pay" is a modal verb, "apologize" / "apologise" nothing, "[the charts]"
//! / "them" is marked by its brackets.

use crate::align::quotations::compare::Change;
use crate::align::quotations::wording::{Gap, Word, Wording};
use crate::findings::{Aspect, Severity};
use crate::language::stem;
use std::collections::BTreeSet;
use std::ops::Range;

/// Kinds of change, from the mildest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// The other side split its quotation here, with its reporting clause.
    Split,
    /// Marked by brackets or an ellipsis.
    Marked,
    /// Function words.
    Function,
    /// Another form of the same word.
    Form,
    /// "I" / "we", "all" / "some".
    Scope,
    /// Words that carry meaning.
    Content,
    /// Numbers.
    Number,
    /// "will" / "may".
    Modal,
    /// "not".
    Negation,
}

impl Grade {
    pub(super) const fn severity(self) -> Severity {
        match self {
            Grade::Split | Grade::Marked => Severity::Info,
            Grade::Function | Grade::Form => Severity::Low,
            Grade::Scope => Severity::Medium,
            Grade::Content | Grade::Number | Grade::Modal | Grade::Negation => Severity::High,
        }
    }

    /// What differs, for the reason that a finding gives.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Grade::Split | Grade::Marked => "brackets or an ellipsis mark the change",
            Grade::Function => "only function words differ",
            Grade::Form => "only the form of a word differs",
            Grade::Scope => "who or how many is meant differs",
            Grade::Content => "words that carry meaning differ",
            Grade::Number => "a number differs",
            Grade::Modal => "how certain it is differs",
            Grade::Negation => "one side denies",
        }
    }

    /// Aspects besides the wording.
    pub(super) const fn aspect(self) -> Option<Aspect> {
        match self {
            Grade::Number => Some(Aspect::Number),
            Grade::Modal => Some(Aspect::Modality),
            Grade::Negation => Some(Aspect::Polarity),
            _ => None,
        }
    }
}

const NEGATIONS: &[&str] = &["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "hardly", "nowhere"];
const SCOPES: &[&str] = &[
    "i",
    "we",
    "they",
    "he",
    "she",
    "you",
    "me",
    "us",
    "them",
    "him",
    "my",
    "our",
    "their",
    "his",
    "your",
    "all",
    "some",
    "any",
    "every",
    "each",
    "both",
    "many",
    "few",
    "more",
    "less",
    "most",
    "only",
    "always",
    "often",
    "sometimes",
    "before",
    "after",
    "against",
    "for",
    "if",
    "unless",
    "until",
    "but",
    "over",
    "under",
];
/// Modal verbs in the classes between which a change turns the meaning; "would" reports "will",
/// "could" reports "can", "might" reports "may".
const MODALS: &[(&str, u8)] =
    &[("will", 1), ("would", 1), ("shall", 1), ("may", 2), ("might", 2), ("can", 3), ("could", 3), ("must", 4), ("should", 5)];

pub(super) fn is_negation(word: &Word) -> bool {
    NEGATIONS.contains(&word.key.as_str())
}

fn is_number(word: &Word) -> bool {
    word.key.starts_with(|c: char| c.is_ascii_digit())
        || matches!(word.key.as_str(), "hundred" | "thousand" | "million" | "billion" | "dozen")
}

/// Whether the side that has `range`, which may be empty, says itself that words were changed or
/// left out there.
fn marked(wording: &Wording, range: &Range<usize>) -> bool {
    let words = &wording.words[range.clone()];
    let brackets = words.iter().any(|w| w.bracketed) && words.iter().filter(|w| !w.bracketed).all(|w| w.stop);
    let dots = [range.start, range.end].iter().any(|i| wording.words.get(*i).is_some_and(|w| w.gap == Gap::Ellipsis));
    brackets || dots
}

fn split(wording: &Wording, range: &Range<usize>) -> bool {
    range.is_empty() && wording.words.get(range.start).is_some_and(|w| w.gap == Gap::Break)
}

/// One long word against one that differs by a letter: "slopping" / "sloping".
fn misprint(x: &[Word], y: &[Word]) -> bool {
    let ([x], [y]) = (x, y) else { return false };
    x.key.len().min(y.key.len()) >= 5 && strsim::damerau_levenshtein(&x.key, &y.key) <= 1
}

/// Whether only one side has words that carry meaning, so that they are missing and not replaced.
pub(super) fn is_omission(change: &Change, a: &Wording, b: &Wording) -> bool {
    let content = |words: &[Word]| words.iter().any(|w| !w.stop || is_negation(w));
    content(&a.words[change.a.clone()]) != content(&b.words[change.b.clone()])
}

/// Grade one change.
pub(super) fn grade(change: &Change, a: &Wording, b: &Wording) -> Grade {
    let (x, y) = (&a.words[change.a.clone()], &b.words[change.b.clone()]);
    if marked(a, &change.a) || marked(b, &change.b) {
        return Grade::Marked;
    }
    if split(a, &change.a) || split(b, &change.b) {
        return Grade::Split;
    }
    let count = |words: &[Word]| words.iter().filter(|w| is_negation(w)).count();
    if count(x) % 2 != count(y) % 2 {
        return Grade::Negation;
    }
    let set =
        |words: &[Word], of: fn(&Word) -> bool| -> BTreeSet<String> { words.iter().filter(|w| of(w)).map(|w| w.key.clone()).collect() };
    if set(x, is_number) != set(y, is_number) {
        return Grade::Number;
    }
    let modals = |words: &[Word]| -> BTreeSet<u8> {
        words.iter().filter_map(|w| MODALS.iter().find(|(m, _)| *m == w.key)).map(|(_, class)| *class).collect()
    };
    let (of_x, of_y) = (modals(x), modals(y));
    if !of_x.is_empty() && !of_y.is_empty() && of_x != of_y {
        return Grade::Modal;
    }
    let stems = |words: &[Word]| -> BTreeSet<String> { words.iter().filter(|w| !w.stop).map(|w| stem(&w.key)).collect() };
    let (of_x, of_y) = (stems(x), stems(y));
    if of_x != of_y {
        return if misprint(x, y) { Grade::Form } else { Grade::Content };
    }
    if !of_x.is_empty() {
        return Grade::Form;
    }
    let scope = |w: &Word| SCOPES.contains(&w.key.as_str());
    let (of_x, of_y) = (set(x, scope), set(y, scope));
    if !of_x.is_empty() && !of_y.is_empty() && of_x != of_y { Grade::Scope } else { Grade::Function }
}
