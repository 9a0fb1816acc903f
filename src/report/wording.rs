//! Two wordings → the pieces that a reader sees marked.
//!
//! "We will not pay" compared with "We won't pay" gives: same *We*, delete *will not*, insert
//! *won't*, same *pay*. Marks and white space never count as a difference.

use super::model::{Change, Piece};
use crate::article::Span;
use crate::diff::{Step, steps};
use crate::language::{Token, TokenKind, key, tokens};

/// Below this share of common words a word diff of two sentences is noise, and both are shown whole.
pub(super) const WORTH_MARKING: f64 = 0.55;

/// A wording cut into its words.
pub(super) struct Wording<'a> {
    text: &'a str,
    words: Vec<Token>,
    keys: Vec<String>,
    /// Hashes of the keys, sorted: how many words two wordings can share at most is told without comparing their order.
    bag: Vec<u64>,
}

impl<'a> Wording<'a> {
    /// Cut `text` into words.
    pub(super) fn of(text: &'a str) -> Self {
        let mut words = tokens(text, Span::new(0, text.len()));
        words.retain(|t| t.kind != TokenKind::Mark);
        let keys: Vec<String> = words.iter().map(|t| key(t.text(text))).collect();
        let mut bag: Vec<u64> = keys.iter().map(|k| xxhash_rust::xxh3::xxh3_64(k.as_bytes())).collect();
        bag.sort_unstable();
        Self { text, words, keys, bag }
    }

    /// Its words in normal form: equal for wordings that differ in marks and capitals alone.
    pub(super) fn key(&self) -> String {
        self.keys.join(" ")
    }

    /// Whether most of its words are those of `other`, so that a diff of the two can be read.
    pub(super) fn is_like(&self, other: &Wording<'_>) -> bool {
        shared(&steps(&other.keys, &self.keys), other.keys.len() + self.keys.len()) >= WORTH_MARKING
    }

    /// This wording with what differs from `reference` marked, what only `reference` has included.
    pub(super) fn against(&self, reference: &Wording<'_>) -> Vec<Piece> {
        let steps = steps(&reference.keys, &self.keys);
        let is_alike = shared(&steps, reference.keys.len() + self.keys.len()) >= WORTH_MARKING;
        if is_alike { self.marked(&steps, reference) } else { whole(self.text) }
    }

    /// This wording with `steps`, which lead to it from `reference`, marked.
    fn marked(&self, steps: &[Step], reference: &Wording<'_>) -> Vec<Piece> {
        let mut pieces = Pieces::default();
        let mut at = 0;
        for step in steps {
            let (deleted, inserted) = match step {
                Step::Equal(..) => continue,
                Step::Delete(old) => (Some(old), None),
                Step::Insert(new) => (None, Some(new)),
                Step::Replace(old, new) => (Some(old), Some(new)),
            };
            let (from, at_end) = match inserted {
                Some(new) => (self.words[new.start].span.start, false),
                // What is missing here stood before the word that comes next, or after the last.
                None => self.after_step(steps, step),
            };
            pieces.push(Change::Same, &self.text[at..from]);
            at = from;
            if let Some(old) = deleted {
                let gone = &reference.text[reference.words[old.start].span.start..reference.words[old.end - 1].span.end];
                pieces.push(Change::Delete, &if at_end { format!(" {gone}") } else { format!("{gone} ") });
            }
            if let Some(new) = inserted {
                let end = self.words[new.end - 1].span.end;
                pieces.push(Change::Insert, &self.text[at..end]);
                at = end;
            }
        }
        pieces.push(Change::Same, &self.text[at..]);
        pieces.0
    }

    /// Where the words after `step` begin in this wording; if there are none, where its last word
    /// ends, and true.
    fn after_step(&self, steps: &[Step], step: &Step) -> (usize, bool) {
        let i = steps.iter().position(|s| std::ptr::eq(s, step)).unwrap_or(0);
        let next = steps[i + 1..].iter().find_map(|s| match s {
            Step::Equal(_, new) | Step::Insert(new) | Step::Replace(_, new) => Some(new.start),
            Step::Delete(_) => None,
        });
        match next {
            Some(word) => (self.words[word].span.start, false),
            None => (self.words.last().map_or(0, |w| w.span.end), true),
        }
    }

    /// The place in `others` of the wording that has most in common with this, the first of equals, if it has at
    /// least `share` of the words of both.
    pub(super) fn nearest(&self, others: &[&Wording<'_>], share: f64) -> Option<usize> {
        let most = |other: &Wording<'_>| 2.0 * in_common(&self.bag, &other.bag) as f64 / (self.keys.len() + other.keys.len()).max(1) as f64;
        let mut likely: Vec<(f64, usize)> = others.iter().map(|o| most(o)).zip(0..).filter(|(most, _)| *most >= share).collect();
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut best: Option<(f64, usize)> = None;
        for (most, n) in likely {
            if best.is_some_and(|(alike, at)| most < alike || most <= alike && n > at) {
                continue;
            }
            let alike = shared(&steps(&others[n].keys, &self.keys), others[n].keys.len() + self.keys.len());
            if alike >= share && best.is_none_or(|(b, at)| alike > b || alike >= b && n < at) {
                best = Some((alike, n));
            }
        }
        best.map(|(_, n)| n)
    }

    /// This wording with what differs from `other` marked, what only `other` has included, however much it is.
    pub(super) fn changed(&self, other: &Wording<'_>) -> Vec<Piece> {
        self.marked(&steps(&other.keys, &self.keys), other)
    }

    /// This wording with what differs from `other` marked: the words that it alone has, or where it has none, what it
    /// leaves out.
    pub(super) fn beside(&self, other: &Wording<'_>) -> Vec<Piece> {
        let all = self.changed(other);
        let added = all.iter().any(|p| p.change == Change::Insert);
        let mut pieces = Pieces::default();
        all.iter().filter(|p| !added || p.change != Change::Delete).for_each(|p| pieces.push(p.change, &p.text));
        pieces.0
    }
}

/// How many members two sorted lists share, each counted once a member.
fn in_common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    shared
}

/// Share of their words that two wordings have in common, in the same order.
fn shared(steps: &[Step], words: usize) -> f64 {
    let equal: usize = steps.iter().map(|s| if let Step::Equal(old, _) = s { old.len() } else { 0 }).sum();
    2.0 * equal as f64 / words.max(1) as f64
}

/// The text as one unmarked piece.
pub(super) fn whole(text: &str) -> Vec<Piece> {
    vec![Piece { text: text.to_owned(), change: Change::Same }]
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, change: Change, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.change == change => last.text.push_str(text),
            _ => self.0.push(Piece { text: text.to_owned(), change }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[-gone-]`, `{+new+}`.
    fn shown(pieces: &[Piece]) -> String {
        let show = |p: &Piece| match p.change {
            Change::Same => p.text.clone(),
            Change::Delete => format!("[-{}-]", p.text),
            Change::Insert => format!("{{+{}+}}", p.text),
        };
        pieces.iter().map(show).collect()
    }

    fn diff(old: &str, new: &str) -> String {
        shown(&Wording::of(new).against(&Wording::of(old)))
    }

    #[test]
    fn words_are_marked_and_marks_are_not() {
        assert_eq!(diff("We will not pay, ever.", "We won’t pay ever"), "We [-will not -]{+won’t+} pay ever");
        assert_eq!(diff("The road is open", "The road is not open"), "The road is {+not+} open");
        assert_eq!(diff("The road is not open", "The road is open"), "The road is [-not -]open");
        assert_eq!(diff("“We will pay”", "We will pay."), "We will pay.");
        assert_eq!(diff("The road is open now", "The road is open."), "The road is open[- now-].");
    }

    #[test]
    fn unlike_sentences_are_shown_whole() {
        assert_eq!(diff("The bridge fell on Monday", "Prices of bread rose again"), "Prices of bread rose again");
    }

    #[test]
    fn a_wording_is_marked_beside_the_one_that_is_nearest() {
        let (a, b, c) = (Wording::of("ten boats sank off Ellery"), Wording::of("ten ships sank off Ellery"), Wording::of("ten boats sank"));
        assert_eq!((a.nearest(&[&b, &c], 0.5), c.nearest(&[&b, &a], 0.5)), (Some(0), Some(1)));
        assert_eq!(shown(&b.beside(&a)), "ten {+ships+} sank off Ellery");
        assert_eq!(shown(&a.beside(&c)), "ten boats sank{+ off Ellery+}".replace("{+ ", " {+"));
        assert_eq!(shown(&c.beside(&a)), "ten boats sank[- off Ellery-]");
        assert_eq!(Wording::of("bread is dear").nearest(&[&a, &b, &c], 0.5), None);
    }

    proptest::proptest! {
        #[test]
        fn without_what_is_gone_the_wording_is_whole(old in "[a-d ,.é]{0,30}", new in "[a-d ,.é]{0,30}") {
            let pieces = Wording::of(&new).against(&Wording::of(&old));
            let kept: String = pieces.iter().filter(|p| p.change != Change::Delete).map(|p| p.text.as_str()).collect();
            proptest::prop_assert_eq!(kept, new);
        }
    }
}
