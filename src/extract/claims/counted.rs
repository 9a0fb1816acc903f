//! What a claim counts of one word: its key, its stem, what it is made of.
//!
//! "Third-quarter" counts as *third* and *quarter*, "begun" by its base *begin*. It knows no sentence.

use crate::language::{self, FnvMap, en};
use std::cell::RefCell;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// Carries no topic: "the", "of".
    Function,
    /// Carries topic.
    Content,
    /// Begins with a digit.
    Number,
    /// A mark.
    Mark,
}

/// Letters that many words share: cheap to copy, compared as text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Letters(Arc<str>);

impl Letters {
    /// The letters as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Letters {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Letters {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Letters {
    fn from(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl PartialEq<str> for Letters {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Letters {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl fmt::Debug for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a claim counts of a word.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    /// Lower case, marks made plain, trailing dot of an abbreviation left out.
    pub(crate) key: Letters,
    /// Stem of the key, irregular forms at their base; the key itself unless `kind` is content.
    pub(crate) stem: Letters,
    /// What it is made of.
    pub(crate) kind: WordKind,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
}

static IRREGULAR: LazyLock<FnvMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut forms = FnvMap::default();
    for line in en::lines(en::IRREGULAR_FORMS) {
        let mut words = line.split_whitespace();
        if let Some(base) = words.next() {
            forms.extend(words.map(|form| (form, base)));
        }
    }
    forms
});

/// Words whose base each thread remembers: news repeats its words, and stemming one anew costs more
/// than all else that is done with it.
const REMEMBERED: usize = 20_000;

thread_local! {
    static KNOWN: RefCell<FnvMap<String, String>> = RefCell::new(FnvMap::default());
}

/// The stem of `key`, irregular forms at their base.
pub(crate) fn base(key: &str) -> String {
    KNOWN.with_borrow_mut(|known| {
        if let Some(base) = known.get(key) {
            return base.clone();
        }
        let base = base_anew(key);
        if known.len() < REMEMBERED {
            known.insert(key.to_owned(), base.clone());
        }
        base
    })
}

fn base_anew(key: &str) -> String {
    // an abbreviation has no endings: the "s" of "u.s" is no plural
    if key.contains('.') {
        // "B.B.C." is "BBC"; of two letters the plain form may be a word of its own ("us")
        let letters: String = key.split('.').collect();
        let single = key.split('.').all(|part| part.chars().count() <= 1);
        return if single && letters.len() > 2 { letters } else { key.to_owned() };
    }
    match IRREGULAR.get(key) {
        Some(base) => language::stem(base),
        None => language::stem(&language::spelling(key)),
    }
}

/// Adverbs and the like that the list of function words lacks.
const FILLERS: [&str; 28] = [
    "also", "just", "now", "still", "yet", "already", "even", "ever", "however", "though", "although", "would", "may", "might", "must",
    "shall", "will", "can", "could", "upon", "among", "amid", "via", "per", "since", "whether", "mr", "us",
];

/// What a claim counts of the token `written`, with the places of its parts.
pub(crate) fn counted(written: &str, kind: language::TokenKind) -> Vec<(u32, u32, Counted)> {
    let whole = |kind| vec![(0, written.len() as u32, count(written, kind))];
    match kind {
        language::TokenKind::Mark => whole(WordKind::Mark),
        language::TokenKind::Number => whole(WordKind::Number),
        language::TokenKind::Word => {
            let mut out = Vec::with_capacity(1);
            let mut at = 0;
            for part in written.split_inclusive(['-', '‐', '‑']) {
                let bare = part.trim_end_matches(['-', '‐', '‑']);
                if !bare.is_empty() {
                    out.push((at as u32, (at + bare.len()) as u32, count(bare, WordKind::Content)));
                }
                at += part.len();
            }
            out
        }
    }
}

fn count(written: &str, kind: WordKind) -> Counted {
    let mut key = language::key(written);
    if key.ends_with('.') && key.len() > 1 {
        key.pop();
    }
    if matches!(written, "US" | "U.S" | "U.S.") {
        "u.s".clone_into(&mut key);
    }
    let capital = written.chars().next().is_some_and(char::is_uppercase);
    let kind = match kind {
        WordKind::Content if language::is_stop_word(&key) || FILLERS.contains(&key.as_str()) || key.ends_with("n't") => WordKind::Function,
        other => other,
    };
    let key = Letters::from(key.as_str());
    let stem = if kind == WordKind::Content { Letters::from(base(&key).as_str()) } else { key.clone() };
    Counted { key, stem, kind, capital }
}
