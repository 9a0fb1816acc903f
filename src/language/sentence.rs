//! Sentence boundaries in news prose.

use crate::article::Span;

/// The sentences of `text` within `range`, trimmed, in order. A newline always ends one.
pub fn sentences(text: &str, range: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let part = range.of(text);
    let mut start = 0;
    let mut chars = part.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let ends = match c {
            '\n' => true,
            '.' | '!' | '?' => chars.peek().is_none_or(|(_, n)| n.is_whitespace()),
            _ => false,
        };
        if ends {
            push_trimmed(part, start, i + c.len_utf8(), range.start, &mut out);
            start = i + c.len_utf8();
        }
    }
    push_trimmed(part, start, part.len(), range.start, &mut out);
    out
}

fn push_trimmed(part: &str, start: usize, end: usize, base: usize, out: &mut Vec<Span>) {
    let piece = &part[start..end];
    let lead = piece.len() - piece.trim_start().len();
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        out.push(Span::new(base + start + lead, base + start + lead + trimmed.len()));
    }
}
