//! Builds an article's text out of pieces of markup, with the way back to the file.
//!
//! Takes pieces of words with their offsets in the source, yields text in which white space is
//! folded as a browser folds it, blocks, and the source map. From `<p>The <b>mayor</b>\n said`
//! comes the block "The mayor said", whose last word lies on line 2 of the page.

use crate::article::{Block, Position, Role, SourceMap, Span};

const SOFT_HYPHEN: char = '\u{ad}';

/// Text in the making. Blocks stand two line ends apart.
pub(super) struct PageText<'s> {
    text: String,
    blocks: Vec<Block>,
    map: SourceMap,
    open: Option<Block>,
    /// White space seen and not yet written: a space, or a line break within the block.
    pending: Option<char>,
    cursor: Cursor<'s>,
    /// Source offset at which the last written piece ended.
    last_source: Option<usize>,
}

impl<'s> PageText<'s> {
    /// An empty text of `source`, which begins at `first_line` of its file.
    pub(super) fn new(source: &'s str, first_line: u32) -> Self {
        Self {
            text: String::new(),
            blocks: Vec::new(),
            map: SourceMap::default(),
            open: None,
            pending: None,
            cursor: Cursor { source, offset: 0, position: Position::of_line(first_line), first_line },
            last_source: None,
        }
    }

    /// Begin a block, unless one is open.
    pub(super) fn begin_block(&mut self, role: Role) {
        if self.open.is_none() {
            self.open = Some(Block { span: Span::new(self.text.len(), self.text.len()), role, reason: None });
            self.pending = None;
        }
    }

    /// Break the line within the open block.
    pub(super) fn break_line(&mut self) {
        self.pending = Some('\n');
    }

    /// Add words that stand at `at` in the source; white space is folded.
    pub(super) fn push(&mut self, words: &str, at: usize) {
        self.begin_block(Role::Paragraph);
        let mut rest = words;
        while !rest.is_empty() {
            let word_at = rest.find(|c: char| !c.is_ascii_whitespace()).unwrap_or(rest.len());
            if word_at > 0 && self.pending.is_none() {
                self.pending = Some(' ');
            }
            rest = &rest[word_at..];
            let word_end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
            if word_end > 0 {
                self.write(&rest[..word_end], at + (words.len() - rest.len()));
            }
            rest = &rest[word_end..];
        }
    }

    fn write(&mut self, word: &str, at: usize) {
        let Some(block) = &mut self.open else { return };
        let mut contiguous = self.last_source == Some(at);
        if block.span.start == self.text.len() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            block.span = Span::new(self.text.len(), self.text.len());
            contiguous = false;
        } else if let Some(space) = self.pending {
            self.text.push(space);
            // One space in the text for one in the source leaves the columns in step.
            contiguous = space == ' ' && self.last_source.is_some_and(|last| last + 1 == at) && self.cursor.is_blank(at - 1);
        }
        self.pending = None;
        if !contiguous {
            self.map.anchor(self.text.len(), self.cursor.position(at));
        }
        // A soft hyphen says where a word may be broken; it is no letter of the word.
        let (mut rest, mut from) = (word, at);
        while let Some(hyphen) = rest.find(SOFT_HYPHEN) {
            self.text.push_str(&rest[..hyphen]);
            from += hyphen + SOFT_HYPHEN.len_utf8();
            rest = &rest[hyphen + SOFT_HYPHEN.len_utf8()..];
            if !rest.is_empty() {
                self.map.anchor(self.text.len(), self.cursor.position(from));
            }
        }
        self.text.push_str(rest);
        self.last_source = Some(at + word.len());
    }

    /// The words of the open block so far, if there are any.
    pub(super) fn open_text(&self) -> Option<&str> {
        let start = self.open.as_ref()?.span.start.min(self.text.len());
        Some(&self.text[start..]).filter(|t| !t.is_empty())
    }

    /// The last character of the open block and the length of its word in characters, if nothing parts it
    /// from what is pushed next.
    pub(super) fn last_word(&self) -> Option<(char, usize)> {
        let start = self.open.as_ref()?.span.start.min(self.text.len());
        let last = self.text[start..].chars().next_back().filter(|c| !c.is_whitespace() && self.pending.is_none())?;
        Some((last, self.text[start..].chars().rev().take(8).take_while(|c| !c.is_whitespace()).count()))
    }

    /// End the open block, if any, and say whether it was kept; a block without words is dropped.
    pub(super) fn end_block(&mut self) -> bool {
        self.pending = None;
        if let Some(mut block) = self.open.take() {
            let start = block.span.start.min(self.text.len());
            // No-break spaces are words to the folding above, but blank at a block's ends.
            if let Some(inner) = super::lines::trim(&self.text[start..]) {
                block.span = inner.shift(start);
                self.blocks.push(block);
                return true;
            }
        }
        false
    }

    /// Text, blocks and map.
    pub(super) fn finish(mut self) -> (String, Vec<Block>, SourceMap) {
        self.end_block();
        (self.text, self.blocks, self.map)
    }
}

/// Counts lines and columns while it moves through the source, so that each byte is looked at once.
struct Cursor<'s> {
    source: &'s str,
    offset: usize,
    position: Position,
    first_line: u32,
}

impl Cursor<'_> {
    fn position(&mut self, at: usize) -> Position {
        let at = at.min(self.source.len());
        if at < self.offset {
            (self.offset, self.position) = (0, Position::of_line(self.first_line));
        }
        let passed = self.source.get(self.offset..at).unwrap_or("");
        self.position = self.position.after(passed);
        self.offset = at;
        self.position
    }

    fn is_blank(&self, at: usize) -> bool {
        matches!(self.source.as_bytes().get(at), Some(b' ' | b'\t'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_and_places_are_kept() {
        let source = "<p>The <b>mayor</b>\n   said  no.</p>\n<p> \u{a0} </p><p>Twice.</p>";
        let mut page = PageText::new(source, 1);
        page.push("The ", 3);
        page.push("mayor", 10);
        page.push("\n   said  no.", 19);
        page.end_block();
        page.push(" \u{a0} ", source.find('\u{a0}').unwrap() - 1);
        page.end_block();
        page.push("Twice.", source.find("Twice").unwrap());
        let (text, blocks, map) = page.finish();
        let found: Vec<&str> = blocks.iter().map(|b| b.span.of(&text)).collect();
        assert_eq!(found, ["The mayor said no.", "Twice."]);
        let place = |word: &str| map.position(&text, text.find(word).unwrap());
        assert_eq!(place("mayor"), Position { line: 1, column: 11, byte: 11 });
        assert_eq!(place("ayor"), Position { line: 1, column: 12, byte: 12 });
        assert_eq!(place("said"), Position { line: 2, column: 4, byte: 4 });
        assert_eq!(place("no."), Position { line: 2, column: 10, byte: 10 });
        assert_eq!(place("Twice").line, 3);
    }
}
