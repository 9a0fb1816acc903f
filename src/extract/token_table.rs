//! The tokens of a whole article, kept for all that comes after extraction: nobody tokenises its text again.
//!
//! Packed to eight bytes a token: an article of 700 words takes 6 kB, about as much as its text.

use crate::article::Span;
use crate::language::{self, Token, TokenKind};

/// Tokens in the order of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct TokenTable {
    list: Vec<Packed>,
}

/// A token: where it begins, bytes that it has, what it is made of.
#[derive(Clone, Copy, Debug)]
struct Packed {
    start: u32,
    length: u16,
    kind: TokenKind,
}

impl Packed {
    const fn span(self) -> Span {
        let start = self.start as usize;
        Span::new(start, start + self.length as usize)
    }
}

impl TokenTable {
    /// The table of `tokens`, which come in any order and do not overlap.
    pub(crate) fn of(tokens: impl Iterator<Item = Token>) -> Self {
        let pack = |t: Token| Some(Packed { start: t.span.start.try_into().ok()?, length: t.span.len().try_into().ok()?, kind: t.kind });
        let mut list: Vec<Packed> = tokens.filter_map(pack).collect();
        list.sort_unstable_by_key(|t| t.start);
        list.shrink_to_fit();
        Self { list }
    }

    /// The table of a text that has no blocks yet.
    pub(crate) fn of_text(text: &str) -> Self {
        Self::of(language::tokens(text, Span::new(0, text.len())).into_iter())
    }

    /// The tokens of `span`; of one that reaches over its edge, the part within.
    pub(crate) fn within(&self, span: Span) -> Vec<Token> {
        let from = self.list.partition_point(|t| t.span().end <= span.start);
        let met = self.list[from..].iter().take_while(|t| (t.start as usize) < span.end);
        met.map(|t| Token { span: Span::new(t.span().start.max(span.start), t.span().end.min(span.end)), kind: t.kind }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tokens;

    #[test]
    fn a_stretch_has_the_tokens_that_it_would_have_alone() {
        let text = "Holt’s 1,200 men won’t go.\nThe U.S. said so at 3:15 p.m. today.";
        let all = tokens(text, Span::new(0, text.len()));
        let table = TokenTable::of(all.iter().copied());
        // an ending that is split off its word is one behind the word alone
        for (i, first) in all.iter().enumerate().filter(|(_, t)| !t.text(text).starts_with('’')) {
            for last in &all[i..] {
                let span = first.span.cover(last.span);
                assert_eq!(table.within(span), tokens(text, span), "{}", span.of(text));
            }
        }
        let cut: Vec<&str> = table.within(Span::new(2, 4)).into_iter().map(|t| t.text(text)).collect();
        assert_eq!(cut, ["lt"]);
    }
}
