//! Text → lines with their places, and the way back from text that is its file's own.
//!
//! In "One.\r\n\r\n  Two." the second non-blank line is the span of "Two.", line 3, column 3.

use crate::article::{Position, SourceMap, Span};

/// Anchors within one long line stand this many bytes apart, so that finding a column never
/// means counting a megabyte.
const ANCHOR_EVERY: usize = 1024;

/// The non-blank lines of `text`, each trimmed of white space. A form feed ends a line, though the file's
/// lines are not counted by it.
pub(super) fn trimmed(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_inclusive(['\n', '\u{c}']).filter_map(move |line| {
        let start = at;
        at += line.len();
        trim(line).map(|span| span.shift(start))
    })
}

/// The part of `text` without white space at its ends; `None` if it is blank.
pub(super) fn trim(text: &str) -> Option<Span> {
    let inner = text.trim_start();
    let start = text.len() - inner.len();
    let inner = inner.trim_end();
    (!inner.is_empty()).then(|| Span::new(start, start + inner.len()))
}

/// The map of a text that stands in its file from the beginning of `first_line` on, byte for byte.
pub(super) fn source_map(text: &str, first_line: u32) -> SourceMap {
    let mut map = SourceMap::default();
    let mut at = 0;
    for (n, line) in text.split_inclusive('\n').enumerate() {
        anchor_line(&mut map, line, at, first_line + n as u32);
        at += line.len();
    }
    map
}

fn anchor_line(map: &mut SourceMap, line: &str, at: usize, number: u32) {
    map.anchor(at, Position::of_line(number));
    let (mut last, mut place) = (0, Position::of_line(number));
    while line.len() - last > ANCHOR_EVERY {
        let mut next = last + ANCHOR_EVERY;
        while !line.is_char_boundary(next) {
            next -= 1;
        }
        place = place.after(&line[last..next]);
        map.anchor(at + next, place);
        last = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_places() {
        let text = "One.\r\n\r\n  Two.\n\u{a0}\n Three";
        let lines: Vec<&str> = trimmed(text).map(|s| s.of(text)).collect();
        assert_eq!(lines, ["One.", "Two.", "Three"]);
        let map = source_map(text, 4);
        let two = text.find("Two").unwrap();
        assert_eq!(map.position(text, two), Position { line: 6, column: 3, byte: 3 });
    }

    #[test]
    fn form_feeds_part_lines_and_count_as_none() {
        let text = "One.\u{c}Two.\nThree.";
        assert_eq!(trimmed(text).map(|s| s.of(text)).collect::<Vec<_>>(), ["One.", "Two.", "Three."]);
        assert_eq!(source_map(text, 1).position(text, text.find("Three").unwrap()).line, 2);
    }

    #[test]
    fn columns_of_a_long_line() {
        let text = "é".repeat(5000);
        assert_eq!(source_map(&text, 1).position(&text, 8000), Position { line: 1, column: 4001, byte: 8001 });
    }
}
