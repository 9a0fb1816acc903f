//! One sentence → its words with their stems, for claims and their alignment.
//!
//! Hyphenated words fall into their parts, so that "third-quarter" and "third quarter" are alike,
//! and irregular forms go to their base: "Talks have begun" gives *talk* and *begin*. It knows no
//! names, numbers or dates.

use super::counted::{Counted, Letters};
pub(crate) use super::counted::{WordKind, base};
use crate::article::Span;
use crate::extract::lexis::{Lexis, WordId};
use crate::language::{self, FnvMap, en};
use std::sync::LazyLock;

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
