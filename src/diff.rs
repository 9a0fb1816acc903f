//! Word differences between two wordings: the one place that calls `similar`.
//!
//! "we will not pay" against "we won't pay" gives: equal *we*, replaced *will not* / *won't*,
//! equal *pay*. Tokens are compared by a key that the caller gives, and shown as they stand.
//! [`sides`] does the whole for two strings: the pieces of each, each marked as on both sides or
//! only here. Whether two wordings are worth comparing is not decided here, see `align`.

use crate::article::Span;
use crate::language::{Token, TokenKind, is_stop_word, key, tokens};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeSet;
use std::ops::Range;

/// Below this likeness a word diff of two sentences is noise: on unrelated news sentences the
/// share of common words reaches .43, on two wordings of one utterance it stays above .6.
pub const MIN_LIKENESS: f64 = 0.6;

/// Two words share so much of their letters that only the letters between are marked
/// ("apologi|s|e"); with less, whole words read better ("water" / "danger").
const MIN_SHARED_LETTERS: f64 = 0.6;

/// One step of a difference, as ranges of tokens of the old and the new side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Same tokens on both sides.
    Equal(Range<usize>, Range<usize>),
    /// Only in the old side.
    Delete(Range<usize>),
    /// Only in the new side.
    Insert(Range<usize>),
    /// Old tokens in place of new ones.
    Replace(Range<usize>, Range<usize>),
}

/// Differences between two sequences of token keys, by Patience, which reads best on prose.
/// Never time-limited: the result depends on the input alone.
pub fn steps<K: AsRef<str>>(old: &[K], new: &[K]) -> Vec<Step> {
    let old: Vec<&str> = old.iter().map(AsRef::as_ref).collect();
    let new: Vec<&str> = new.iter().map(AsRef::as_ref).collect();
    capture_diff_slices(Algorithm::Patience, &old, &new)
        .into_iter()
        .map(|op| match op {
            DiffOp::Equal { old_index, new_index, len } => Step::Equal(old_index..old_index + len, new_index..new_index + len),
            DiffOp::Delete { old_index, old_len, .. } => Step::Delete(old_index..old_index + old_len),
            DiffOp::Insert { new_index, new_len, .. } => Step::Insert(new_index..new_index + new_len),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                Step::Replace(old_index..old_index + old_len, new_index..new_index + new_len)
            }
        })
        .collect()
}

/// A piece of one wording. Pieces follow each other without a gap and give the whole wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its text, as it stands.
    pub text: &'a str,
    /// On both sides, or only on this one.
    pub same: bool,
}

/// Both wordings in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides<'a> {
    /// Pieces of the old wording.
    pub old: Vec<Piece<'a>>,
    /// Pieces of the new wording.
    pub new: Vec<Piece<'a>>,
    /// False when the two are so unlike that only the words that the other side lacks altogether
    /// are marked, and they are better shown one below the other.
    pub alike: bool,
}

/// A side's text with its tokens and their keys.
struct Side<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    keys: Vec<String>,
}

impl<'a> Side<'a> {
    fn new(text: &'a str) -> Self {
        let tokens = tokens(text, Span::new(0, text.len()));
        let keys = tokens.iter().map(|t| key(t.text(text))).collect();
        Self { text, tokens, keys }
    }

    fn cover(&self, range: &Range<usize>) -> Range<usize> {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(first), Some(last)) if range.start < range.end => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    /// Words that carry meaning: neither marks nor function words.
    fn content(&self) -> Vec<&str> {
        let words = self.tokens.iter().zip(&self.keys).filter(|(t, k)| t.kind != TokenKind::Mark && !is_stop_word(k));
        words.map(|(_, k)| k.as_str()).collect()
    }

    fn pieces(&self, mut changed: Vec<Range<usize>>) -> Vec<Piece<'a>> {
        changed.retain(|r| r.start < r.end);
        changed.sort_unstable_by_key(|r| r.start);
        let mut out = Vec::with_capacity(changed.len() * 2 + 1);
        let mut at = 0;
        let mut push = |range: Range<usize>, same| {
            if let Some(text) = self.text.get(range).filter(|t| !t.is_empty()) {
                out.push(Piece { text, same });
            }
        };
        for range in changed {
            push(at..range.start, true);
            at = range.end.max(at);
            push(range, false);
        }
        push(at..self.text.len(), true);
        out
    }
}

/// How much two wordings share: of the words that carry meaning, those in common, in order, as a
/// share of the shorter side; between 0 and 1. Function words count only when nothing else is there.
pub fn likeness(old: &str, new: &str) -> f64 {
    likeness_of(&Side::new(old), &Side::new(new))
}

fn likeness_of(old: &Side<'_>, new: &Side<'_>) -> f64 {
    let (mut a, mut b) = (old.content(), new.content());
    if a.is_empty() || b.is_empty() {
        a = old.keys.iter().map(String::as_str).collect();
        b = new.keys.iter().map(String::as_str).collect();
    }
    let shorter = a.len().min(b.len());
    if shorter == 0 {
        return if a.len() == b.len() { 1.0 } else { 0.0 };
    }
    // Forms and spellings of one word begin alike: "apologize", "apologise".
    let head = |word: &&str| -> String { word.chars().take(5).collect() };
    let (a, b): (Vec<String>, Vec<String>) = (a.iter().map(head).collect(), b.iter().map(head).collect());
    let common: usize = steps(&a, &b).iter().map(|s| if let Step::Equal(r, _) = s { r.len() } else { 0 }).sum();
    common as f64 / shorter as f64
}

/// Both wordings in pieces, what differs marked: words, and letters inside a word where two words
/// share most of their letters.
pub fn sides<'a>(old: &'a str, new: &'a str) -> Sides<'a> {
    let (old, new) = (Side::new(old), Side::new(new));
    if likeness_of(&old, &new) < MIN_LIKENESS {
        return Sides { old: lacking(&old, &new), new: lacking(&new, &old), alike: false };
    }
    let (mut in_old, mut in_new) = (Vec::new(), Vec::new());
    for step in joined(steps(&old.keys, &new.keys), &old) {
        match step {
            Step::Equal(..) => {}
            Step::Delete(a) => in_old.push(old.cover(&a)),
            Step::Insert(b) => in_new.push(new.cover(&b)),
            Step::Replace(a, b) => {
                let (a, b) = (old.cover(&a), new.cover(&b));
                let (a, b) = letters(old.text, new.text, a, b);
                in_old.push(a);
                in_new.push(b);
            }
        }
    }
    Sides { old: old.pieces(in_old), new: new.pieces(in_new), alike: true }
}

/// Pieces of `side`, those words marked that carry meaning and stand nowhere in `other`.
fn lacking<'a>(side: &Side<'a>, other: &Side<'_>) -> Vec<Piece<'a>> {
    let there: BTreeSet<&str> = other.content().into_iter().collect();
    let words = side.tokens.iter().zip(&side.keys).filter(|(t, _)| t.kind != TokenKind::Mark);
    let lacks = words.filter(|(_, k)| !is_stop_word(k) && !there.contains(k.as_str()));
    side.pieces(lacks.map(|(t, _)| t.span.start..t.span.end).collect())
}

/// Two replacements with one function word or mark between them read better as one.
fn joined(steps: Vec<Step>, old: &Side<'_>) -> Vec<Step> {
    let small = |r: &Range<usize>| {
        r.len() == 1 && old.keys.get(r.start).is_some_and(|k| is_stop_word(k) || old.tokens[r.start].kind == TokenKind::Mark)
    };
    let mut out: Vec<Step> = Vec::with_capacity(steps.len());
    for step in steps {
        if let Step::Replace(a, b) = &step
            && let [.., Step::Replace(a0, b0), Step::Equal(e, _)] = out.as_slice()
            && small(e)
        {
            let whole = Step::Replace(a0.start..a.end, b0.start..b.end);
            out.truncate(out.len() - 2);
            out.push(whole);
            continue;
        }
        out.push(step);
    }
    out
}

/// Narrow a replaced word to its changed letters, if the two are one word each, no numbers, and
/// share most of their letters at their ends.
fn letters(old: &str, new: &str, a: Range<usize>, b: Range<usize>) -> (Range<usize>, Range<usize>) {
    let (Some(x), Some(y)) = (old.get(a.clone()), new.get(b.clone())) else { return (a, b) };
    let wordlike = |s: &str| s.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    if !wordlike(x) || !wordlike(y) {
        return (a, b);
    }
    let head: usize = x.chars().zip(y.chars()).take_while(|(p, q)| p == q).map(|(p, _)| p.len_utf8()).sum();
    let tail: usize = x[head..].chars().rev().zip(y[head..].chars().rev()).take_while(|(p, q)| p == q).map(|(p, _)| p.len_utf8()).sum();
    let shared = (head + tail) as f64 / x.len().max(y.len()) as f64;
    if head < 3 || shared < MIN_SHARED_LETTERS {
        return (a, b);
    }
    (a.start + head..a.end - tail, b.start + head..b.end - tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(pieces: &[Piece<'_>]) -> String {
        pieces.iter().map(|p| if p.same { p.text.to_owned() } else { format!("[{}]", p.text) }).collect()
    }

    #[test]
    fn a_changed_word_is_a_replacement() {
        let old = ["we", "will", "pay"];
        let new = ["we", "shall", "pay"];
        assert_eq!(steps(&old, &new), [Step::Equal(0..1, 0..1), Step::Replace(1..2, 1..2), Step::Equal(2..3, 2..3)]);
    }

    #[test]
    fn pieces_mark_words_or_letters() {
        let cases = [
            ("We will not pay.", "We may not pay.", "will", "may"),
            ("We apologize to all", "We apologise to all", "z", "s"),
            ("187 people came", "178 people came", "187", "178"),
            ("at no point was anyone in the water", "at no point was anyone in danger", "the water", "danger"),
            ("“We won’t go”", "\"We won't go\"", "", ""),
        ];
        for (old, new, a, b) in cases {
            let sides = sides(old, new);
            let changed = |p: &[Piece<'_>]| p.iter().filter(|p| !p.same).map(|p| p.text).collect::<Vec<_>>().join("|");
            assert_eq!((changed(&sides.old).as_str(), changed(&sides.new).as_str()), (a, b), "{old} / {new}");
        }
    }

    #[test]
    fn unlike_sentences_are_not_diffed_word_by_word() {
        let sides = sides("The harbour closed at noon on Friday", "The mayor will speak at the harbour");
        assert!(!sides.alike);
        assert_eq!(show(&sides.old), "The harbour [closed] at [noon] on [Friday]");
    }

    proptest::proptest! {
        #[test]
        fn pieces_give_the_whole_text(old in "\\PC{0,60}", new in "\\PC{0,60}") {
            let sides = sides(&old, &new);
            proptest::prop_assert_eq!(sides.old.iter().map(|p| p.text).collect::<String>(), old.as_str());
            proptest::prop_assert_eq!(sides.new.iter().map(|p| p.text).collect::<String>(), new.as_str());
        }

        #[test]
        fn equal_texts_differ_nowhere(text in "[a-zA-Z .,]{0,60}") {
            proptest::prop_assert!(sides(&text, &text).new.iter().all(|p| p.same));
        }
    }
}
