//! Plain text: paragraphs are lines, unless the file is wrapped at a fixed width.
//!
//! The text stays the file's own, byte for byte (a header of front matter is cut off), so that
//! offsets, lines and columns are the file's. Where lines were wrapped by a mail program or an old
//! wire, the line breaks within a paragraph become spaces, which moves nothing.

use super::draft::Draft;
use super::{front_matter, lines};
use crate::article::{Block, Role, Span};

/// Lines of wrapped text are at most this wide, in characters. E-mail wraps at 72 to 78, old
/// wires at 65 to 69; lines of unwrapped paragraphs are mostly far longer.
const MAX_WRAP_WIDTH: usize = 90;
/// Narrower text is verse, a table or a list.
const MIN_WRAP_WIDTH: usize = 50;
/// A line was wrapped if the next line's first word would have passed this share of the width.
const FULL_LINE: f64 = 0.9;

/// Read plain text.
pub(super) fn parse(text: String) -> Draft {
    let mut draft = Draft::default();
    let (start, first_line) = front_matter::read(&text, &mut draft);
    let text = if start == 0 { text } else { text[start..].to_owned() };
    draft.source_map = lines::source_map(&text, first_line);
    let spans: Vec<Span> = lines::trimmed(&text).collect();
    let (text, spans) = match wrapped_lines(&text, &spans) {
        Some(joins) => unwrap_lines(text, &spans, &joins),
        None => (text, spans),
    };
    draft.text = text;
    draft.blocks = spans.into_iter().map(|span| Block { span, role: Role::Paragraph, reason: None }).collect();
    draft
}

/// For text wrapped at a fixed width: whether each line goes on in the next one.
fn wrapped_lines(text: &str, spans: &[Span]) -> Option<Vec<bool>> {
    let width = |s: &Span| if s.len() > 4 * MAX_WRAP_WIDTH { usize::MAX } else { s.of(text).chars().count() };
    let widths: Vec<usize> = spans.iter().map(width).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    if !(MIN_WRAP_WIDTH..=MAX_WRAP_WIDTH).contains(&widest) {
        return None;
    }
    let adjacent = |a: &Span, b: &Span| text[a.end..b.start].matches('\n').count() == 1;
    let mut joins = vec![false; spans.len()];
    let (mut breaks, mut full, mut lower) = (0usize, 0usize, 0usize);
    for i in 0..spans.len().saturating_sub(1) {
        if !adjacent(&spans[i], &spans[i + 1]) {
            continue;
        }
        breaks += 1;
        let next = spans[i + 1].of(text);
        let first_word = next.split_whitespace().next().map_or(0, |w| w.chars().count());
        joins[i] = (widths[i] + 1 + first_word) as f64 > FULL_LINE * widest as f64;
        full += usize::from(joins[i]);
        lower += usize::from(joins[i] && next.starts_with(char::is_lowercase));
    }
    // Two thirds of a wrapped English text's lines begin with a small letter.
    (full >= 3 && full * 10 >= breaks * 7 && lower * 10 >= full * 4).then_some(joins)
}

/// Join wrapped lines into paragraphs: each line end within one becomes spaces of the same length.
fn unwrap_lines(text: String, spans: &[Span], joins: &[bool]) -> (String, Vec<Span>) {
    let mut joined = String::with_capacity(text.len());
    let mut blocks: Vec<Span> = Vec::new();
    let mut goes_on = false;
    for (span, joins_next) in spans.iter().zip(joins) {
        let gap = &text[joined.len()..span.start];
        match blocks.last_mut().filter(|_| goes_on) {
            Some(block) => {
                joined.extend(gap.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
                block.end = span.end;
            }
            None => {
                joined.push_str(gap);
                blocks.push(*span);
            }
        }
        joined.push_str(span.of(&text));
        goes_on = *joins_next;
    }
    joined.push_str(&text[joined.len()..]);
    (joined, blocks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Position;

    fn paragraphs(draft: &Draft) -> Vec<&str> {
        draft.blocks.iter().map(|b| b.span.of(&draft.text)).collect()
    }

    #[test]
    fn each_line_is_a_paragraph_and_the_text_stays() {
        let text = "One.\r\n\r\n  Two — “three”.\nFour";
        let draft = parse(text.to_owned());
        assert_eq!(draft.text, text);
        assert_eq!(paragraphs(&draft), ["One.", "Two — “three”.", "Four"]);
    }

    #[test]
    fn front_matter_is_cut_off_and_lines_stay_the_files() {
        let draft = parse("---\ntitle: A\n---\n\nOne.\n".to_owned());
        assert_eq!(draft.text, "\nOne.\n");
        assert_eq!(draft.source_map.position(&draft.text, 1), Position::of_line(5));
    }

    #[test]
    fn wrapped_lines_become_paragraphs_without_moving() {
        let text = "Council votes for the bridge\n\n\
            The council of Port Ellery voted on Monday to build a second bridge over\n\
            the estuary, ending a dispute that had run for eleven years and that had\n\
            cost two mayors their office. Work is to begin in the spring.\n\n\
            “We will not wait for another winter,” said Ana Holt, the mayor, who had\n\
            voted against the same plan in 2014. She did not say what had changed\n\
            since then.\n";
        let draft = parse(text.to_owned());
        let found = paragraphs(&draft);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[1].contains("over the estuary, ending a dispute that had run for eleven years and that had cost"));
        assert_eq!(draft.text.len(), text.len());
        let cost = draft.text.find("cost two").unwrap();
        assert_eq!(draft.source_map.position(&draft.text, cost), Position::of_line(5));
    }

    #[test]
    fn short_paragraphs_are_not_wrapped_lines() {
        let text = "The mayor said no on Monday, and she said it twice in one hour.\n\
            The council said yes.\nNobody was surprised by either of the two answers given.\n";
        assert_eq!(paragraphs(&parse(text.to_owned())).len(), 3);
    }
}
