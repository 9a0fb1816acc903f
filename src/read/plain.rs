//! Plain text: paragraphs are lines, unless the file is wrapped at a fixed width.
//!
//! The text stays the file's own, byte for byte (a header of front matter is cut off), so that
//! offsets, lines and columns are the file's. Where lines were wrapped by a mail program or an old
//! wire, the line breaks within a paragraph become spaces, which moves nothing. Only what is no letter of
//! a word (a soft hyphen, one at the end of a wrapped line) and words that are struck out are taken out.

use super::draft::Draft;
use super::{cuts, front_matter, html, lines, printed};
use crate::article::{Block, Role, Span};
use std::collections::BTreeSet;

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
    let map = lines::source_map(&text, first_line);
    let spans: Vec<Span> = lines::trimmed(&text).collect();
    let heads = printed::running_heads(&text, &spans);
    let joins = over_pages(&text, &spans, &heads, wrapped_lines(&text, &spans, &heads));
    let mut cuts = cuts::soft_hyphens(&text);
    let struck = cuts::struck(&text);
    if !struck.is_empty() {
        draft.notes.push(html::struck_out(struck.iter().map(|s| text[s.clone()].split_whitespace().count()).sum()));
    }
    cuts.extend(struck);
    if heads.contains(&true) {
        cuts.extend(printed::inner_hyphens(&text));
    }
    let (text, spans) = match joins {
        Some(joins) => {
            let pairs = spans.windows(2).zip(&joins).filter(|(_, joins)| **joins).map(|(pair, _)| (pair[0], pair[1]));
            let broken: Vec<(Span, Span)> = pairs.filter(|(a, b)| printed::is_broken(a.of(&text), b.of(&text))).collect();
            let compounds = if broken.is_empty() { BTreeSet::new() } else { printed::compounds(&text) };
            cuts.extend(broken.into_iter().map(|(a, b)| printed::join(&text, &compounds, a, b)));
            let heads: BTreeSet<usize> = spans.iter().zip(&heads).filter(|(_, head)| **head).map(|(s, _)| s.start).collect();
            let (text, spans) = unwrap_lines(text, &spans, &joins);
            let spans = spans.into_iter().map(|s| (s, heads.contains(&s.start))).collect();
            (text, spans)
        }
        None => (text, spans.into_iter().zip(heads).collect::<Vec<(Span, bool)>>()),
    };
    let block = |span: Span, is_head: bool| Block {
        span,
        role: if is_head { Role::Furniture } else { Role::Paragraph },
        reason: is_head.then_some("running head of a printed page"),
    };
    if cuts.is_empty() {
        (draft.text, draft.source_map) = (text, map);
        draft.blocks = spans.into_iter().map(|(span, head)| block(span, head)).collect();
        return draft;
    }
    cuts.sort_by_key(|cut| (cut.start, cut.end));
    let mut blocks = Vec::new();
    let of_kind = |head: bool| spans.iter().filter(|(_, h)| *h == head).map(|(s, _)| *s).collect::<Vec<Span>>();
    for head in [false, true] {
        let (kept, spans, places) = cuts::without(&text, &of_kind(head), &map, &cuts);
        blocks.extend(spans.into_iter().map(|span| block(span, head)));
        (draft.text, draft.source_map) = (kept, places);
    }
    blocks.sort_by_key(|b| b.span.start);
    draft.blocks = blocks;
    draft
}

/// For text wrapped at a fixed width: whether each line goes on in the next one.
fn wrapped_lines(text: &str, spans: &[Span], heads: &[bool]) -> Option<Vec<bool>> {
    let width = |s: &Span| if s.len() > 4 * MAX_WRAP_WIDTH { usize::MAX } else { s.of(text).chars().count() };
    let widths: Vec<usize> = spans.iter().zip(heads).map(|(s, head)| if *head { 0 } else { width(s) }).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    if !(MIN_WRAP_WIDTH..=MAX_WRAP_WIDTH).contains(&widest) {
        return None;
    }
    let adjacent = |a: &Span, b: &Span| text[a.end..b.start].matches('\n').count() == 1;
    let mut joins = vec![false; spans.len()];
    let (mut breaks, mut full, mut lower) = (0usize, 0usize, 0usize);
    for i in 0..spans.len().saturating_sub(1) {
        if !adjacent(&spans[i], &spans[i + 1]) || heads[i] || heads[i + 1] {
            continue;
        }
        // A word that is broken goes on, however short its line.
        if printed::is_broken(spans[i].of(text), spans[i + 1].of(text)) {
            joins[i] = true;
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

/// The same with the sentences that the end of a page parts: a form feed stands between a line without an end mark and
/// one that begins in small letters.
fn over_pages(text: &str, spans: &[Span], heads: &[bool], joins: Option<Vec<bool>>) -> Option<Vec<bool>> {
    let goes_on = |i: usize| {
        let (line, next) = (spans[i], spans[i + 1]);
        let is_open = line.of(text).ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';' | '-'));
        let is_parted = text[line.end..next.start].contains('\u{c}');
        is_parted && is_open && next.of(text).starts_with(char::is_lowercase) && !heads[i] && !heads[i + 1]
    };
    let parted: Vec<usize> = (0..spans.len().saturating_sub(1)).filter(|i| goes_on(*i)).collect();
    if parted.is_empty() {
        return joins;
    }
    let mut joins = joins.unwrap_or_else(|| vec![false; spans.len()]);
    parted.into_iter().for_each(|i| joins[i] = true);
    Some(joins)
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
                joined.extend(gap.chars().map(|c| if matches!(c, '\n' | '\r' | '\u{c}') { ' ' } else { c }));
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
    fn a_sentence_goes_on_over_the_end_of_a_page() {
        for gap in ["\u{c}", "\n\u{c}", "\n\n\u{c}"] {
            let draft =
                parse(format!("Ferry aground\n\nThe ferry sailed. The mayor{gap}said on Monday that it was full.\n\u{c}No one was hurt."));
            assert_eq!(paragraphs(&draft).len(), 3, "{gap:?}");
            assert!(paragraphs(&draft)[1].ends_with("it was full."), "{gap:?}");
        }
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
    fn soft_hyphens_and_struck_words_are_taken_out() {
        let draft = parse("The har\u{ad}bour was ~~never~~ closed.\n\nThe mayor said so.\n".to_owned());
        assert_eq!(paragraphs(&draft), ["The harbour was closed.", "The mayor said so."]);
        assert_eq!(draft.notes, ["1 word struck out in it was left out"]);
        let mayor = draft.text.find("mayor").unwrap();
        assert_eq!(draft.source_map.position(&draft.text, mayor), Position { line: 3, column: 5, byte: 5 });
    }

    #[test]
    fn short_paragraphs_are_not_wrapped_lines() {
        let text = "The mayor said no on Monday, and she said it twice in one hour.\n\
            The council said yes.\nNobody was surprised by either of the two answers given.\n";
        assert_eq!(paragraphs(&parse(text.to_owned())).len(), 3);
    }
}
