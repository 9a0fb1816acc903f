//! A reading view of tokens: lower-case words without allocation, neighbours and gaps.
//!
//! Scanners that look a token or two around them ("about", "1,200", "people") read through it.

use super::{Token, TokenKind};
use std::ops::Deref;

/// Longest word that a scanner looks up; longer words are in no list.
const LONGEST: usize = 28;

/// A word in lower case with plain apostrophes and hyphens, without allocation; empty when it is
/// longer than any listed word or not written in plain letters.
#[derive(Clone, Copy)]
pub(crate) enum Lower<'a> {
    /// Written so in the text.
    Plain(&'a str),
    /// Written with capitals or curly apostrophes: its letters and how many they are.
    Folded([u8; LONGEST], u8),
}

impl<'a> Lower<'a> {
    fn of(word: &'a str) -> Self {
        if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
            return Self::Plain(if word.len() > LONGEST { "" } else { word });
        }
        let (mut bytes, mut len) = ([0; LONGEST], 0);
        for c in word.chars() {
            let b = match c {
                '’' | 'ʼ' => b'\'',
                '‐' | '‑' => b'-',
                c if c.is_ascii() => c.to_ascii_lowercase() as u8,
                _ => return Self::Plain(""),
            };
            if len == LONGEST {
                return Self::Plain("");
            }
            bytes[len] = b;
            len += 1;
        }
        Self::Folded(bytes, len as u8)
    }

    /// Its letters.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Plain(word) => word,
            Self::Folded(bytes, len) => std::str::from_utf8(&bytes[..*len as usize]).unwrap_or(""),
        }
    }
}

impl Deref for Lower<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

/// Tokens with the text that they stand in.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
}

impl<'a> View<'a> {
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The text of token `i`; empty past either end.
    pub(crate) fn raw(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Token `i` in lower case, without the dot of an abbreviation; empty past either end.
    pub(crate) fn lower(&self, i: usize) -> Lower<'a> {
        let raw = self.raw(i);
        let bare = raw.strip_suffix('.').filter(|bare| !bare.is_empty() && !bare.contains('.')).unwrap_or(raw);
        Lower::of(bare)
    }

    /// Token `i` back from `at`, in lower case: `back(at, 1)` is the one before it.
    pub(crate) fn back(&self, at: usize, i: usize) -> Lower<'a> {
        at.checked_sub(i).map_or(Lower::Plain(""), |j| self.lower(j))
    }

    pub(crate) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    pub(crate) fn is_word(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Word)
    }

    pub(crate) fn is_number(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Number)
    }

    /// Whether token `i` stands right behind its forerunner, with nothing between.
    pub(crate) fn joined(&self, i: usize) -> bool {
        i > 0 && i < self.len() && self.tokens[i - 1].span.end == self.tokens[i].span.start
    }

    /// Whether a line break lies between token `i` and its forerunner, or there is none.
    pub(crate) fn line_start(&self, i: usize) -> bool {
        if i == 0 || i >= self.len() {
            return true;
        }
        let gap = self.tokens[i - 1].span.end..self.tokens[i].span.start;
        self.text.get(gap).unwrap_or("").contains('\n')
    }

    /// Whether a sentence can begin at token `i`: a line start, or an end mark before it.
    pub(crate) fn sentence_start(&self, i: usize) -> bool {
        self.line_start(i) || matches!(self.raw(i - 1), "." | "!" | "?" | "“" | "\"" | ":" | "‘" | "•")
    }

    /// Whether token `i` begins with a capital.
    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.raw(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether token `i` begins with a small letter.
    pub(crate) fn is_small(&self, i: usize) -> bool {
        self.raw(i).chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether token `i` is a hyphen or a dash.
    pub(crate) fn is_dash(&self, i: usize) -> bool {
        matches!(self.raw(i), "-" | "‐" | "‑" | "–" | "−")
    }

    /// Whether token `i` ends a clause: an end mark, a line break before it, a semicolon or colon.
    pub(crate) fn ends_clause(&self, i: usize) -> bool {
        i >= self.len() || self.line_start(i) || self.is_clause_mark(i)
    }

    /// Whether going back over token `i` leaves the clause of the token behind it. The first word of a line
    /// belongs to it: "Damage of 12,000 euros".
    pub(crate) fn clause_begins_behind(&self, i: usize) -> bool {
        self.is_clause_mark(i) || self.line_start(i + 1)
    }

    /// Whether token `i` is a mark that parts clauses.
    fn is_clause_mark(&self, i: usize) -> bool {
        matches!(self.raw(i), "." | "!" | "?" | ";" | ":" | "—" | "(" | ")" | "”" | "\"" | "“")
    }
}
