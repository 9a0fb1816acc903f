//! Tokens: words, numbers and marks with their spans.
//!
//! Hyphenated words, abbreviations ("U.S.", "Gen."), decimals and thousands ("1,200.5") and
//! clock times stay whole; a possessive or contracted ending splits off only for `'s`.

use crate::article::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes and digits.
    Word,
    /// Begins with a digit.
    Number,
    /// A single mark or symbol.
    Mark,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// Its text.
    pub fn text(self, text: &str) -> &str {
        self.span.of(text)
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// The tokens of `text` within `range`, in order. White space is between tokens, never in one.
pub fn tokens(text: &str, range: Span) -> Vec<Token> {
    let mut out = Vec::with_capacity(range.len() / 5 + 1);
    let part = range.of(text);
    let mut rest = part.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}') {
            continue;
        }
        let (end, kind) = if c.is_numeric() {
            (number_end(part, at), TokenKind::Number)
        } else if is_letter(c) {
            (word_end(part, at), TokenKind::Word)
        } else if is_apostrophe(c) && is_possessive(part, at, c) {
            (at + c.len_utf8() + 1, TokenKind::Word)
        } else {
            (at + c.len_utf8(), TokenKind::Mark)
        };
        while rest.peek().is_some_and(|(i, _)| *i < end) {
            rest.next();
        }
        out.push(Token { span: Span::new(range.start + at, range.start + end), kind });
    }
    out
}

/// `'s` after a letter and before a non-letter.
fn is_possessive(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let mut after = text[at + mark.len_utf8()..].chars();
    before && matches!(after.next(), Some('s' | 'S')) && !after.next().is_some_and(char::is_alphanumeric)
}

fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        let next_is_letter = chars.peek().is_some_and(|(_, n)| n.is_alphabetic());
        if !(c.is_alphanumeric() || matches!(c, '.' | ',' | ':') && next_is_digit || is_hyphen(c) && next_is_letter) {
            break;
        }
        end = start + i + c.len_utf8();
    }
    end
}

fn word_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let joined = next.is_some_and(|n| is_letter(n) || n.is_numeric());
        let joins = is_apostrophe(c) && !is_possessive(rest, i, c) || is_hyphen(c);
        if is_letter(c) || c.is_numeric() || joins && joined {
            end = i + c.len_utf8();
        } else if c == '.' && joined && is_initialism(&rest[..i]) {
            end = i + 1;
        } else {
            if c == '.' && is_initialism(&rest[..i]) && rest[..i].contains('.') {
                end = i + 1;
            }
            break;
        }
    }
    start + end
}

/// "U", "U.S", "a.m": single letters between dots.
fn is_initialism(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text, Span::new(0, text.len())).into_iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn names_numbers_and_contractions_stay_whole() {
        assert_eq!(texts("Jong-un’s 1,200.5 tons"), ["Jong-un", "’s", "1,200.5", "tons"]);
        assert_eq!(texts("The U.S. won’t, he said."), ["The", "U.S.", "won’t", ",", "he", "said", "."]);
        assert_eq!(texts("at 3:15 p.m. today"), ["at", "3:15", "p.m.", "today"]);
    }

    proptest::proptest! {
        #[test]
        fn every_token_resolves_and_none_overlap(text in "\\PC{0,80}") {
            let mut last = 0;
            for token in tokens(&text, Span::new(0, text.len())) {
                proptest::prop_assert!(token.span.start >= last && !token.span.is_empty());
                proptest::prop_assert!(text.get(token.span.start..token.span.end).is_some());
                last = token.span.end;
            }
        }
    }
}
