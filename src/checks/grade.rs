//! What kind of difference a changed place in a quotation is, and how grave.
//!
//! "will not pay" / "may not pay" is a modal verb, "apologize" / "apologise" nothing, "[the charts]"
//! / "them" is marked by its brackets.

use crate::align::quotations::compare::Change;
use crate::align::quotations::wording::{Gap, Word, Wording};
use crate::extract::claims::words::base;
use crate::findings::{Aspect, Severity};
use crate::language::en;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Kinds of change, from the mildest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// The other side split its quotation here, with its reporting clause.
    Split,
    /// Marked by brackets or an ellipsis.
    Marked,
    /// Function words, and words that say next to nothing ("therefore", "actually").
    Function,
    /// The same word in another place, or a name by its initials.
    Moved,
    /// Another form of the same word: "pew" / "pews".
    Form,
    /// One letter of a word, "our" / "the", "is" / "was", "very" or "still" on one side only.
    Slight,
    /// "I" / "we", "all" / "some".
    Scope,
    /// "may" on one side only.
    Hedge,
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
            Grade::Split | Grade::Marked | Grade::Function | Grade::Moved => Severity::Info,
            Grade::Form | Grade::Slight => Severity::Low,
            Grade::Scope | Grade::Hedge => Severity::Medium,
            Grade::Content | Grade::Number | Grade::Modal | Grade::Negation => Severity::High,
        }
    }

    /// What differs, for the reason that a finding gives.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Grade::Split | Grade::Marked => "brackets or an ellipsis mark the change",
            Grade::Function => "only function words differ",
            Grade::Moved => "only the place of a word differs",
            Grade::Form => "the form of a word differs",
            Grade::Slight => "a letter, a tense or a small word that points, limits or stresses differs",
            Grade::Scope => "who or how many is meant differs",
            Grade::Content => "words that carry meaning differ",
            Grade::Number => "a number differs",
            Grade::Modal | Grade::Hedge => "how certain it is differs",
            Grade::Negation => "one side denies",
        }
    }

    /// Aspects besides the wording.
    pub(super) const fn aspect(self) -> Option<Aspect> {
        match self {
            Grade::Number => Some(Aspect::Number),
            Grade::Modal | Grade::Hedge => Some(Aspect::Modality),
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
    "it",
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
/// Of these, those whose presence on one side only is worth a look.
const POINTERS: &[&str] = &[
    "i", "we", "they", "he", "she", "you", "me", "us", "them", "him", "my", "our", "their", "his", "your", "all", "some", "every", "most",
    "only", "always", "against", "if", "unless", "until",
];
/// Forms of "be" and "have" by tense: "it is" / "it was".
const TENSES: &[(&str, u8)] = &[("is", 1), ("are", 1), ("am", 1), ("was", 2), ("were", 2), ("has", 3), ("have", 3), ("had", 4)];
/// Words that stress or limit: small, and yet not the speaker's if only one side has them.
const STRESSES: &[&str] =
    &["very", "still", "now", "again", "quite", "certainly", "too", "ever", "even", "almost", "nearly", "own", "first"];
/// Words that make of a fact a guess.
const GUESSES: &[&str] = &["perhaps", "maybe", "probably", "possibly", "likely", "apparently", "allegedly", "reportedly"];
/// Modal verbs in the classes between which a change turns the meaning; "would" reports "will",
/// "could" reports "can", "might" reports "may".
const MODALS: &[(&str, u8)] =
    &[("will", 1), ("would", 1), ("shall", 1), ("may", 2), ("might", 2), ("can", 3), ("could", 3), ("must", 4), ("should", 5)];

/// Modal verbs that make of a fact a possibility or a duty.
const HEDGES: &[&str] = &["may", "might", "could", "can", "would", "must", "should"];

pub(super) fn is_negation(word: &Word) -> bool {
    NEGATIONS.contains(&word.key.as_str())
}

fn is_number(word: &Word) -> bool {
    word.key.starts_with(|c: char| c.is_ascii_digit())
        || matches!(word.key.as_str(), "hundred" | "thousand" | "million" | "billion" | "dozen" | "once" | "twice")
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
    let content = |words: &[Word]| words.iter().any(|w| !w.stop && !is_slight(w) || is_negation(w));
    content(&a.words[change.a.clone()]) != content(&b.words[change.b.clone()])
}

/// "EU" / "European Union": one name, written out or by its initials.
fn abbreviates(x: &[Word], y: &[Word]) -> bool {
    let of = |short: &[Word], long: &[Word]| {
        let [short] = short else { return false };
        let initials: String = long.iter().filter(|w| !w.stop).filter_map(|w| w.key.chars().next()).collect();
        long.len() > 1 && short.key.chars().filter(|c| *c != '.').eq(initials.chars())
    };
    of(x, y) || of(y, x)
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
    if abbreviates(x, y) {
        return Grade::Moved;
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
    let (of_x, of_y) = (modals(a, &change.a), modals(b, &change.b));
    if !of_x.is_empty() && !of_y.is_empty() && of_x != of_y {
        return Grade::Modal;
    }
    let hedged = |words: &[Word]| words.iter().any(|w| HEDGES.contains(&w.key.as_str()));
    if of_keys(x, GUESSES) != of_keys(y, GUESSES) && stems(x).len().max(stems(y).len()) <= 1 {
        return Grade::Hedge;
    }
    // "the moment we knew" / "the moment we could"
    if x.len() == 1 && y.len() == 1 && hedged(x) != hedged(y) && x.iter().chain(y).any(|w| !w.stop) {
        return Grade::Hedge;
    }
    let small = small_words(x, y);
    let small = if hedged(x) != hedged(y) && of_x.len() != of_y.len() { small.max(Grade::Hedge) } else { small };
    let (of_x, of_y) = (stems(x), stems(y));
    if of_x == of_y {
        return if of_x.is_empty() { small } else { small.max(Grade::Form) };
    }
    if misprint(x, y) {
        return small.max(Grade::Slight);
    }
    // "long-lived or short-lived" / "long- or short-lived": said once here, and twice there.
    let moved = |stems: &BTreeSet<String>, there: &Wording, at: &Range<usize>| stems.is_subset(&self::stems(around(there, at)));
    if moved(&of_x, b, &change.b) && moved(&of_y, a, &change.a) { small.max(Grade::Moved) } else { Grade::Content }
}

/// The keys of `words` that stand in `list`.
fn of_keys<'a>(words: &'a [Word], list: &[&str]) -> BTreeSet<&'a str> {
    words.iter().map(|w| w.key.as_str()).filter(|k| list.contains(k)).collect()
}

/// Classes of the modal verbs in `range`, with those of two words: "able to" is a "can", "have to" a "must".
fn modals(wording: &Wording, range: &Range<usize>) -> BTreeSet<u8> {
    let before_to = |i: usize| wording.words.get(i + 1).is_some_and(|w| w.key == "to");
    let class = |i: usize| match wording.words[i].key.as_str() {
        "able" => Some(3),
        "have" | "has" | "had" | "need" | "needs" | "needed" if before_to(i) => Some(4),
        "supposed" if before_to(i) => Some(5),
        key => MODALS.iter().find(|(m, _)| *m == key).map(|(_, class)| *class),
    };
    range.clone().filter_map(class).collect()
}

/// Stems of the words that carry meaning, slight ones left out.
fn stems(words: &[Word]) -> BTreeSet<String> {
    words.iter().filter(|w| !w.stop && !is_slight(w)).map(|w| base(&w.key)).collect()
}

fn is_slight(word: &Word) -> bool {
    static SLIGHT: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| en::words(en::SLIGHT_WORDS).collect());
    SLIGHT.contains(word.key.as_str())
}

/// So many words on either side of a change are searched for words that only moved.
const NEAR: usize = 6;

fn around<'a>(wording: &'a Wording, at: &Range<usize>) -> &'a [Word] {
    &wording.words[at.start.saturating_sub(NEAR)..(at.end + NEAR).min(wording.words.len())]
}

/// What the function words of a change make of it.
fn small_words(x: &[Word], y: &[Word]) -> Grade {
    let (of_x, of_y) = (of_keys(x, SCOPES), of_keys(y, SCOPES));
    if !of_x.is_empty() && !of_y.is_empty() && of_x != of_y {
        return Grade::Scope;
    }
    let tenses = |words: &[Word]| -> BTreeSet<u8> {
        words.iter().filter_map(|w| TENSES.iter().find(|(t, _)| *t == w.key)).map(|(_, class)| *class).collect()
    };
    let (then, now) = (tenses(x), tenses(y));
    let tense = !then.is_empty() && !now.is_empty() && then != now;
    let differ = |list: &[&str]| of_keys(x, list) != of_keys(y, list);
    if tense || differ(POINTERS) || differ(STRESSES) { Grade::Slight } else { Grade::Function }
}
