//! One sentence → its words with their stems, for claims and their alignment.
//!
//! Hyphenated words fall into their parts, so that "third-quarter" and "third quarter" are alike,
//! and irregular forms go to their base: "Talks have begun" gives *talk* and *begin*. It knows no
//! names, numbers or dates.

use crate::article::Span;
use crate::extract::lexis::{Counted, Letters, Lexis, WordId};
use crate::language::{self, FnvMap, en};
use std::cell::RefCell;
use std::sync::LazyLock;

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

/// One word of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Where it stands in the article.
    pub(crate) span: Span,
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

/// The words of the tokens of a sentence, in order.
pub(crate) fn words(text: &str, tokens: &[language::Token]) -> Vec<Word> {
    let mut lexis = Lexis::learned();
    let ids: Vec<WordId> = tokens.iter().map(|token| lexis.id(token.text(text), token.kind)).collect();
    let words = known_words(tokens, &ids, &lexis);
    lexis.keep();
    words
}

/// The same for tokens whose spellings are in `lexis`.
pub(crate) fn known_words(tokens: &[language::Token], ids: &[WordId], lexis: &Lexis) -> Vec<Word> {
    let mut out = Vec::with_capacity(tokens.len() + 2);
    for (token, id) in tokens.iter().zip(ids) {
        for (start, end, Counted { key, stem, kind, capital }) in &lexis.get(*id).counted {
            let span = Span::new(token.span.start + *start as usize, token.span.start + *end as usize);
            out.push(Word { span, key: key.clone(), stem: stem.clone(), kind: *kind, capital: *capital });
        }
    }
    out
}

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

static SLIGHT: LazyLock<FnvMap<String, ()>> = LazyLock::new(|| en::words(en::WIDE_WORDS).map(|w| (base(w), ())).collect());

/// Whether sharing this stem says little about sharing a topic: "say", "year", "new".
pub(crate) fn is_slight(stem: &str) -> bool {
    SLIGHT.contains_key(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_and_hyphens_meet() {
        let text = "Third-quarter talks have begun in the US.";
        let stems: Vec<String> =
            words(text, &language::tokens(text, Span::new(0, text.len()))).into_iter().map(|w| w.stem.to_string()).collect();
        assert_eq!(stems, ["third", "quarter", "talk", "have", "begin", "in", "the", "u.s", "."]);
    }
}
