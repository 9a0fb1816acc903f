//! Lines and columns of many offsets of one text.
//!
//! [`SourceMap::position`] counts from the last anchor, which is right for one offset; an article of
//! one 20 MB line with ten thousand quotations needs the counts kept.

use super::{Position, SourceMap};

/// Bytes between two kept counts of characters.
const STEP: usize = 1024;

/// Counts of one text, from which any offset's place is found in logarithmic time.
#[derive(Clone, Debug)]
pub struct Positions<'a> {
    text: &'a str,
    map: &'a SourceMap,
    /// Offsets of the newlines.
    newlines: Vec<usize>,
    /// Characters that begin before each multiple of [`STEP`].
    characters: Vec<usize>,
}

impl<'a> Positions<'a> {
    /// Count `text`, which `map` belongs to.
    pub fn new(text: &'a str, map: &'a SourceMap) -> Self {
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
        let mut characters = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            characters.push(count);
            count += chunk.iter().filter(|b| begins_character(**b)).count();
        }
        characters.push(count);
        Self { text, map, newlines, characters }
    }

    /// Where `offset` stands in the file; the same as [`SourceMap::position`].
    pub fn at(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let (from, at) = self.map.anchor_before(offset);
        let first = self.newlines.partition_point(|n| *n < from);
        let last = self.newlines.partition_point(|n| *n < offset);
        if last <= first {
            return Position { line: at.line, column: at.column + self.between(from, offset), byte: at.byte + (offset - from) as u32 };
        }
        let begin = self.newlines[last - 1] + 1;
        Position { line: at.line + (last - first) as u32, column: 1 + self.between(begin, offset), byte: 1 + (offset - begin) as u32 }
    }

    /// Characters that begin in `from..to`.
    fn between(&self, from: usize, to: usize) -> u32 {
        self.before(to).saturating_sub(self.before(from)) as u32
    }

    fn before(&self, offset: usize) -> usize {
        let chunk = offset / STEP;
        let rest = &self.text.as_bytes()[chunk * STEP..offset];
        self.characters[chunk] + rest.iter().filter(|b| begins_character(**b)).count()
    }
}

const fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_offset_has_the_place_that_the_map_gives(text in "[a-zé€\n]{0,4000}", line in 1u32..50, anchor in 0usize..4000) {
            let mut map = SourceMap::from_line(line);
            let anchor = (0..=anchor.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
            map.anchor(anchor, Position { line: line + 90, column: 7, byte: 9 });
            let positions = Positions::new(&text, &map);
            for offset in (0..=text.len()).filter(|i| text.is_char_boundary(*i)).step_by(37) {
                proptest::prop_assert_eq!(positions.at(offset), map.position(&text, offset));
            }
        }
    }
}
