//! The project's tokens ↔ the model's: one mapping, in which no byte of a word is lost or told twice.
//!
//! The model was trained on finer tokens than the rest of the project reads: "10-year" is three, "won't" is
//! "wo" and "n't", "5m" is "5" and "m"; and on some that are longer: "Mr.", "U.S.-led", "--", an address of the
//! net. So each token of [`crate::language::tokens`] is cut where the model has two, and neighbours are joined
//! where it has one. White space alone lies between the model's tokens.

use crate::article::Span;
use crate::language::{FnvSet, TokenKind, en, lines, push_tokens};
use std::sync::LazyLock;

/// A token as the model has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ModelToken {
    /// Where it stands in the text.
    pub(super) span: Span,
    /// A space follows.
    pub(super) spaced: bool,
    /// What it stands for, where only its neighbour tells: "will" for "wo" before "n't".
    pub(super) norm: Option<&'static str>,
}

/// The model's tokens within `sentence`, in order.
pub(super) fn model_tokens(text: &str, sentence: Span) -> Vec<ModelToken> {
    let mut own = Vec::with_capacity(sentence.len() / 5 + 1);
    push_tokens(text, sentence, &mut own);
    let mut spans: Vec<Span> = Vec::with_capacity(own.len() + own.len() / 8);
    for token in own {
        if spans.last().is_some_and(|last| token.span.start < last.end) {
            continue;
        }
        if let Some(end) = address_end(text, token.span.start, sentence.end) {
            spans.push(Span::new(token.span.start, end));
            continue;
        }
        cut(text, token.span, token.kind, &mut |piece| match spans.last_mut() {
            Some(last) if last.end == piece.start && is_joined(text, *last, piece) => last.end = piece.end,
            _ => spans.push(piece),
        });
    }
    given(text, &spans)
}

/// The model's tokens at `spans`.
pub(super) fn given(text: &str, spans: &[Span]) -> Vec<ModelToken> {
    let touching = |i: usize, j: usize| spans.get(j).filter(|other| other.end == spans[i].start || other.start == spans[i].end);
    let token = |(i, span): (usize, &Span)| ModelToken {
        span: *span,
        spaced: text.as_bytes().get(span.end) == Some(&b' '),
        norm: touching(i, i + 1).and_then(|next| within(BEFORE_NOT, span.of(text)).filter(|_| is_not(next.of(text)))).or_else(|| {
            let number = touching(i, i.wrapping_sub(1))?.of(text);
            within(BEHIND_A_NUMBER, span.of(text)).filter(|_| number.ends_with(|c: char| c.is_ascii_digit()))
        }),
    };
    spans.iter().enumerate().map(token).collect()
}

/// Verbs in front of "n't".
const BEFORE_NOT: &[(&str, &str)] = &[("wo", "will"), ("ca", "can"), ("sha", "shall"), ("did", "do"), ("had", "have")];
/// Halves of the day behind an hour.
const BEHIND_A_NUMBER: &[(&str, &str)] = &[("am", "a.m."), ("pm", "p.m.")];

fn within(list: &'static [(&str, &'static str)], form: &str) -> Option<&'static str> {
    list.iter().find(|(short, _)| form.eq_ignore_ascii_case(short)).map(|(_, norm)| *norm)
}

/// "n't" with either apostrophe.
fn is_not(form: &str) -> bool {
    matches!(form.as_bytes(), [b'n' | b'N', mark, .., b't' | b'T'] if !mark.is_ascii_alphanumeric())
}

/// The end of the address of the net that begins at `start`.
fn address_end(text: &str, start: usize, limit: usize) -> Option<usize> {
    let rest = text.get(start..limit)?;
    if !["http://", "https://", "www."].iter().any(|head| rest.get(..head.len()).is_some_and(|have| have.eq_ignore_ascii_case(head))) {
        return None;
    }
    let chunk = rest.split(char::is_whitespace).next()?;
    Some(start + chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '”', '’', '»']).len())
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Endings of contractions, without their apostrophe.
const CONTRACTED: &[&str] = &["ll", "ve", "re", "d", "m"];

/// Units that the model has apart from their number: "5km", "3m", "10K".
const UNITS: &[&str] =
    &["km", "m", "cm", "mm", "ha", "ft", "kg", "g", "mg", "t", "lb", "oz", "mph", "mb", "MB", "GB", "TB", "G", "M", "K", "T", "am", "pm"];

/// Words of two that are written as one.
const PAIRS: &[(&str, usize)] = &[("cannot", 3), ("gonna", 3), ("gotta", 3)];

/// Hand the pieces of one of the project's tokens to `take`.
fn cut(text: &str, span: Span, kind: TokenKind, take: &mut dyn FnMut(Span)) {
    let word = span.of(text);
    if kind == TokenKind::Mark || word.len() < 2 {
        return take(span);
    }
    let mut from = 0;
    let mut before = None;
    for (at, c) in word.char_indices() {
        let behind = word[at + c.len_utf8()..].chars().next();
        if c == '-' && before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphabetic) {
            contraction(text, Span::new(span.start + from, span.start + at), take);
            take(Span::new(span.start + at, span.start + at + 1));
            from = at + 1;
        }
        before = Some(c);
    }
    contraction(text, Span::new(span.start + from, span.end), take);
}

/// "won't" → "wo", "n't"; "they'll" → "they", "'ll"; "cannot" → "can", "not"; "5km" → "5", "km".
fn contraction(text: &str, span: Span, take: &mut dyn FnMut(Span)) {
    let word = span.of(text);
    let at = word.char_indices().rfind(|(_, c)| is_apostrophe(*c)).and_then(|(at, c)| {
        let ending = &word[at + c.len_utf8()..];
        let n = word[..at].ends_with(['n', 'N']) && ending.eq_ignore_ascii_case("t");
        if n { Some(at - 1) } else { CONTRACTED.iter().any(|e| ending.eq_ignore_ascii_case(e)).then_some(at) }
    });
    let at = at.or_else(|| PAIRS.iter().find(|(pair, _)| word.eq_ignore_ascii_case(pair)).map(|(_, at)| *at));
    let at = at.or_else(|| {
        let digits = word.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
        (digits > 0 && UNITS.contains(&&word[digits..])).then_some(digits)
    });
    match at.filter(|at| *at > 0) {
        Some(at) => {
            take(Span::new(span.start, span.start + at));
            take(Span::new(span.start + at, span.end));
        }
        None => take(span),
    }
}

/// Abbreviations that keep their dot.
static ABBREVIATIONS: LazyLock<FnvSet<&'static str>> = LazyLock::new(|| lines(en::PARSER_ABBREVIATIONS).collect());

/// Whether the model has `last` and `piece`, between which nothing stands, as one token.
fn is_joined(text: &str, last: Span, piece: Span) -> bool {
    let (head, tail) = (last.of(text), piece.of(text));
    let mut back = head.chars().rev();
    let (before, before_that) = (back.next(), back.next().or_else(|| text[..last.start].chars().next_back()));
    let (Some(p), Some(n)) = (before, tail.chars().next()) else { return false };
    let behind = tail.chars().nth(1).or_else(|| text[piece.end..].chars().next());
    let is = |c: Option<char>, test: fn(char) -> bool| c.is_some_and(test);
    // "It ended.Then" is two sentences; "example.de" is a name.
    let inner = |p: Option<char>, n: Option<char>| {
        is(p, char::is_alphanumeric) && is(n, char::is_alphanumeric) && !(is(p, char::is_lowercase) && is(n, char::is_uppercase))
    };
    let long = head.chars().nth(1).is_some();
    match (p, n) {
        ('.', '.') => head.bytes().all(|b| b == b'.'),
        ('-', '-') => head.bytes().all(|b| b == b'-'),
        ('\'', '\'') | ('`', '`') => !long,
        (_, '.') => inner(before, behind) || ABBREVIATIONS.contains(head) || p.is_uppercase() && !is(before_that, char::is_uppercase),
        ('.', _) if n.is_alphanumeric() => long && inner(before_that, Some(n)),
        (_, '-') => behind != Some('-') && (p.is_alphanumeric() || p == '.') && !is_between(p, behind),
        ('-', _) if n.is_alphanumeric() => long && !head.ends_with("--") || !long && !before_that.is_some_and(|c| is_between(c, Some(n))),
        (_, '@') | ('@', _) => true,
        (_, '&' | '_') => p.is_alphanumeric() && is(behind, char::is_alphanumeric),
        ('&' | '_', _) => long && n.is_alphanumeric(),
        (_, '/') => p.is_alphanumeric() && is(behind, char::is_numeric),
        ('/', _) => long && n.is_alphanumeric(),
        (_, '$') => matches!(head, "US" | "A" | "C"),
        (_, 's' | 'S') => tail.len() == 1 && is_apostrophe(p) && !long && !is(before_that, char::is_whitespace),
        _ => false,
    }
}

/// Whether a hyphen between the two is a token of its own.
fn is_between(before: char, behind: Option<char>) -> bool {
    before.is_alphanumeric() && behind.is_some_and(char::is_alphabetic) || before.is_numeric() && behind.is_some_and(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> String {
        let spans = model_tokens(text, Span::new(0, text.len()));
        spans.iter().map(|t| t.span.of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn tokens_are_cut_where_the_model_has_two() {
        for (text, expected) in [
            ("He won’t, they'll, I’m", "He|wo|n’t|,|they|'ll|,|I|’m"),
            ("We cannot. Don't!", "We|can|not|.|Do|n't|!"),
            ("the 10-year-old co-op’s", "the|10|-|year|-|old|co|-|op|’s"),
            ("$5m, €1,200.50 and 10%", "$|5|m|,|€|1,200.50|and|10|%"),
            ("“It sank,” she said.", "“|It|sank|,|”|she|said|."),
            ("rain–sun and war—or peace", "rain|–|sun|and|war|—|or|peace"),
            ("2017-18 and/or 9/11", "2017|-|18|and|/|or|9/11"),
            ("the workers’ pay", "the|workers|’|pay"),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn tokens_are_joined_where_the_model_has_one() {
        for (text, expected) in [
            ("Mr. Holt and Gen. J. Brand", "Mr.|Holt|and|Gen.|J.|Brand"),
            ("The U.S. and the U.S.-led force", "The|U.S.|and|the|U.S.-led|force"),
            ("the U.S.’s plan", "the|U.S.|’s|plan"),
            ("Wait... no -- yes", "Wait|...|no|--|yes"),
            ("see https://a.example/b?c=1. Or b@a.example", "see|https://a.example/b?c=1|.|Or|b@a.example"),
            ("pre- and post-war", "pre-|and|post|-|war"),
            ("AT&T fell -5 in mid-1990s", "AT&T|fell|-5|in|mid-1990s"),
            ("US$5 at 3:15 p.m.", "US$|5|at|3:15|p.m."),
            ("It ended. NATO.", "It|ended|.|NATO|."),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_letter_is_lost_or_told_twice(text in "[a-zA-Z0-9 .,'’“”$€%@/&_\\-–—\n]{0,60}") {
            let tokens = model_tokens(&text, Span::new(0, text.len()));
            let mut end = 0;
            for token in &tokens {
                proptest::prop_assert!(token.span.start >= end && !token.span.is_empty());
                proptest::prop_assert!(text[end..token.span.start].chars().all(char::is_whitespace));
                proptest::prop_assert!(!token.span.of(&text).contains(char::is_whitespace));
                end = token.span.end;
            }
            proptest::prop_assert!(text[end..].trim().is_empty());
        }
    }
}
