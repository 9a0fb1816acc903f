//! Which spans of an article overlap another, looked up.

use super::Span;
use std::collections::BTreeMap;

/// Values at spans of texts; `K` says which text.
pub(crate) struct Overlaps<K, T> {
    /// By text and first byte: one past the last byte, and the value.
    at: BTreeMap<(K, usize), Vec<(usize, T)>>,
    /// Bytes of the longest span: none that begins further before another can reach into it.
    longest: usize,
}

impl<K: Ord + Copy, T: Copy> Overlaps<K, T> {
    pub(crate) const fn new() -> Self {
        Self { at: BTreeMap::new(), longest: 0 }
    }

    pub(crate) fn insert(&mut self, text: K, span: Span, value: T) {
        self.at.entry((text, span.start)).or_default().push((span.end, value));
        self.longest = self.longest.max(span.end.saturating_sub(span.start));
    }

    /// The values whose spans overlap `span`, by where they begin.
    pub(crate) fn with(&self, text: K, span: Span) -> impl Iterator<Item = T> + '_ {
        let from = span.start.saturating_sub(self.longest);
        let near = self.at.range((text, from)..(text, span.end.max(from)));
        near.flat_map(|((_, start), all)| all.iter().map(move |(end, value)| (Span::new(*start, *end), *value)))
            .filter(move |(other, _)| other.overlaps(span))
            .map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_share_a_byte_of_one_text() {
        let mut all = Overlaps::new();
        for (text, start, end, value) in [(0, 0, 100, 'a'), (0, 10, 20, 'b'), (0, 20, 30, 'c'), (1, 12, 14, 'd')] {
            all.insert(text, Span::new(start, end), value);
        }
        assert_eq!(all.with(0, Span::new(15, 20)).collect::<String>(), "ab");
        assert_eq!(all.with(0, Span::new(99, 200)).collect::<String>(), "a");
        assert_eq!(all.with(0, Span::new(100, 200)).collect::<String>(), "");
        assert_eq!(all.with(1, Span::new(0, 13)).collect::<String>(), "d");
    }
}
