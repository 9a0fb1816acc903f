//! Byte ranges into an article's own text, and the way back to lines and columns of its file.

use serde::{Deserialize, Serialize};

/// A byte range into [`super::Article::text`], end exclusive, both ends on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies within it.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same range, moved by `by` bytes to the right.
    pub const fn shift(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }

    /// The text of `text` under it; empty if it does not resolve.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(r: std::ops::Range<usize>) -> Self {
        Span::new(r.start, r.end)
    }
}

/// A place in a file: line and column, both counted from 1, the column in characters and in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
    /// Column, from 1, in bytes of UTF-8.
    #[serde(default = "first")]
    pub byte: u32,
}

/// The first column, for places of reports that did not count bytes yet.
const fn first() -> u32 {
    1
}

impl Position {
    /// The beginning of `line`.
    pub const fn of_line(line: u32) -> Self {
        Self { line, column: 1, byte: 1 }
    }

    /// The place after `passed`, which follows this one in the file.
    pub fn after(self, passed: &str) -> Self {
        match passed.rfind('\n') {
            Some(last) => {
                let newlines = memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u32;
                Self::of_line(self.line + newlines).after(&passed[last + 1..])
            }
            None => Self { column: self.column + passed.chars().count() as u32, byte: self.byte + passed.len() as u32, ..self },
        }
    }
}

/// Maps offsets of an article's text to places in its file.
///
/// A list of anchors, sorted by offset: the text from an anchor up to its next newline lies at the
/// anchor's line and column; each newline after it begins a new line at column 1.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SourceMap {
    anchors: Vec<(usize, Position)>,
}

impl SourceMap {
    /// A map whose text begins at `line` of the file and follows it line by line.
    pub fn from_line(line: u32) -> Self {
        Self { anchors: vec![(0, Position::of_line(line))] }
    }

    /// Say that the text at `offset` stands at `position` in the file. Offsets must not decrease.
    pub fn anchor(&mut self, offset: usize, position: Position) {
        self.anchors.push((offset, position));
    }

    /// Say that `bytes` more stand before the text, from `position` on.
    pub fn precede(&mut self, bytes: usize, position: Position) {
        if self.anchors.is_empty() {
            self.anchors.push((0, Position::of_line(1)));
        }
        for (offset, _) in &mut self.anchors {
            *offset += bytes;
        }
        self.anchors.insert(0, (0, position));
    }

    /// Say in `other` where the text under `span` stands, if it stands there from `at` on.
    pub fn copy(&self, text: &str, span: Span, other: &mut SourceMap, at: usize) {
        other.anchor(at, self.position(text, span.start));
        let first = self.anchors.partition_point(|(o, _)| *o <= span.start);
        for (offset, position) in self.anchors[first..].iter().take_while(|(o, _)| *o < span.end) {
            other.anchor(at + offset - span.start, *position);
        }
    }

    /// The last anchor at or before `offset`, with its place in the file.
    pub(super) fn anchor_before(&self, offset: usize) -> (usize, Position) {
        let i = self.anchors.partition_point(|(o, _)| *o <= offset);
        i.checked_sub(1).and_then(|i| self.anchors.get(i)).copied().unwrap_or((0, Position::of_line(1)))
    }

    /// Where `offset` of `text` stands in the file.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let (from, at) = self.anchor_before(offset);
        let between = text.get(from..offset.min(text.len())).unwrap_or("");
        at.after(between)
    }
}
