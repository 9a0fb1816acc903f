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

/// Bytes of a token at most; what goes on falls into several. The longest word of 1,200 news articles
/// has 60, the longest address of a page 200; two names are compared letter by letter, which takes
/// the product of their lengths.
const LONGEST_TOKEN: usize = 256;

/// Whether `token` may be a part of an overlong word: no word of the news is as long.
pub(crate) const fn is_part(token: Token) -> bool {
    // A part ends on a char boundary, and a char has four bytes at most.
    token.span.len() > LONGEST_TOKEN - 4
}

/// The tokens of `text` within `range`, in order. White space is between tokens, never in one.
pub fn tokens(text: &str, range: Span) -> Vec<Token> {
    let mut out = Vec::with_capacity(range.len() / 5 + 1);
    push_tokens(text, range, &mut out);
    out
}

/// The same, put behind those in `out`.
pub(crate) fn push_tokens(text: &str, range: Span, out: &mut Vec<Token>) {
    let part = range.of(text);
    let mut at = 0;
    while let Some(first) = part.as_bytes().get(at).copied() {
        if first.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let near = &part[..part.floor_char_boundary(at + LONGEST_TOKEN)];
        let Some((end, kind)) = token(near, at, first) else {
            at += part[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        out.push(Token { span: Span::new(range.start + at, range.start + end), kind });
        at = end;
    }
}

/// End and kind of the token at `at`; none at a blank.
fn token(part: &str, at: usize, first: u8) -> Option<(usize, TokenKind)> {
    if first.is_ascii_alphabetic() {
        return Some((plain_end(part, at).unwrap_or_else(|| word_end(part, at)), TokenKind::Word));
    }
    let c = if first.is_ascii() { first as char } else { part[at..].chars().next()? };
    if c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}') {
        return None;
    }
    Some(if c.is_numeric() {
        (number_end(part, at), TokenKind::Number)
    } else if is_letter(c) {
        (word_end(part, at), TokenKind::Word)
    } else if is_apostrophe(c) && is_possessive(part, at, c) {
        (at + c.len_utf8() + 1, TokenKind::Word)
    } else {
        (at + c.len_utf8(), TokenKind::Mark)
    })
}

/// The end of a word of plain letters and digits, where what follows can be no part of it: most words.
fn plain_end(part: &str, start: usize) -> Option<usize> {
    let bytes = part.as_bytes();
    let length = bytes[start..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let next = bytes.get(start + length).copied().unwrap_or(b' ');
    (next.is_ascii() && !matches!(next, b'.' | b'-' | b'\'' | b'*')).then_some(start + length)
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
    // What stands after the last dot taken in, and whether there was one.
    let (mut letters, mut dotted) = (0, false);
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let joined = next.is_some_and(|n| is_letter(n) || n.is_numeric());
        let joins = is_apostrophe(c) && !is_possessive(rest, i, c) || is_hyphen(c);
        if is_letter(c) || c.is_numeric() || joins && joined {
            end = i + c.len_utf8();
        } else if c == '.' && joined && site_end(&rest[i + 1..]).is_some() {
            return start + i + 1 + site_end(&rest[i + 1..]).unwrap_or(0);
        } else if c == '.' && joined && is_initial(&rest[letters..i]) {
            end = i + 1;
            (letters, dotted) = (end, true);
        } else if let Some(hidden) = hidden_letters(&rest[i..]) {
            end = i + hidden;
            chars.nth(hidden - 2);
        } else {
            if c == '.' && dotted && is_initial(&rest[letters..i]) {
                end = i + 1;
            }
            break;
        }
    }
    start + end
}

/// How many asterisks at the head of `rest` stand for letters: "b****y", "s***". Two before a blank close what
/// stands in bold.
fn hidden_letters(rest: &str) -> Option<usize> {
    let run = rest.bytes().take_while(|b| *b == b'*').count();
    let inner = rest[run..].chars().next().is_some_and(is_letter);
    (run >= 3 || run == 2 && inner).then_some(run)
}

/// The length of what closes the address of a site, "com" of "space.com", at the head of `rest`.
fn site_end(rest: &str) -> Option<usize> {
    let known = SITE_ENDS.iter().find(|end| rest.get(..end.len()).is_some_and(|head| head.eq_ignore_ascii_case(end)))?;
    let next = rest[known.len()..].chars().next();
    (!next.is_some_and(|c| c.is_alphanumeric() || is_hyphen(c) || c == '/' || c == '@')).then_some(known.len())
}

/// Endings of sites that news names as sources.
const SITE_ENDS: &[&str] = &["com", "org", "net", "gov", "co.uk", "edu"];

/// Whether a word is the address of a site: "space.com".
pub(crate) fn is_site(word: &str) -> bool {
    word.find('.').is_some_and(|dot| dot > 1 && site_end(&word[dot + 1..]) == Some(word.len() - dot - 1))
}

/// A single letter, as between the dots of "U.S." and "a.m."
fn is_initial(part: &str) -> bool {
    let mut chars = part.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text, Span::new(0, text.len())).into_iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn a_word_without_end_falls_into_several() {
        let lengths: Vec<usize> = texts(&"Ab".repeat(300)).iter().map(|t| t.len()).collect();
        assert_eq!(lengths, [256, 256, 88]);
        assert!(tokens(&"Well-".repeat(60), Span::new(0, 300)).into_iter().any(is_part));
        assert!(!tokens("Well-known", Span::new(0, 10)).into_iter().any(is_part));
        assert_eq!(texts(&"ü".repeat(200)).concat(), "ü".repeat(200));
        assert_eq!(texts(&"Well-".repeat(20_000)).concat(), "Well-".repeat(20_000));
    }

    #[test]
    fn names_numbers_and_contractions_stay_whole() {
        assert_eq!(texts("Jong-un’s 1,200.5 tons"), ["Jong-un", "’s", "1,200.5", "tons"]);
        assert_eq!(texts("The U.S. won’t, he said."), ["The", "U.S.", "won’t", ",", "he", "said", "."]);
        assert_eq!(texts("at 3:15 p.m. today"), ["at", "3:15", "p.m.", "today"]);
        assert_eq!(texts("That b****y f***ing s***!"), ["That", "b****y", "f***ing", "s***", "!"]);
        assert_eq!(texts("in **bold** and 3*4"), ["in", "*", "*", "bold", "*", "*", "and", "3", "*", "4"]);
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
