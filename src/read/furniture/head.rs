//! The head of a text: kicker, headline and what stands above the first paragraph.
//!
//! In "North Port Fallout / Harbour and Town Object to a Second Bridge / The council voted …" the
//! first line is the kicker and the second the headline.

use super::phrases::ends_sentence;
use super::shape::{MAX_TITLE_WORDS, is_prose, is_title_like};
use super::{line, reason};
use crate::article::{Block, Role};
use crate::read::draft::Draft;

/// A title of at least so many words is the headline even if others follow.
const MIN_HEADLINE_WORDS: usize = 5;
/// Titles are looked for in at most so many lines.
const MAX_HEAD_LINES: usize = 12;

/// Find the head of the draft's text.
pub(super) fn settle(text: &str, draft: &mut Draft) {
    let Some(first_prose) = draft.blocks.iter().position(|b| is_open(b) && is_prose(b.span.of(text))) else {
        return;
    };
    let end = first_prose.min(MAX_HEAD_LINES);
    let known = draft.metadata.title.clone();
    let blocks = &mut draft.blocks[..end];
    if !blocks.iter().any(|b| b.role == Role::Headline) {
        let lines: Vec<&str> = blocks.iter().map(|b| b.span.of(text)).collect();
        let candidates: Vec<usize> = (0..end).filter(|&i| is_open(&blocks[i]) && is_title_like(lines[i], MAX_TITLE_WORDS)).collect();
        // What stands above a row of menu entries is the masthead.
        let menu = blocks.iter().rposition(|b| b.reason == Some(reason::NAVIGATION) && b.span.len() > 25 && is_row(b, text));
        let below: Vec<usize> = candidates.iter().copied().filter(|&i| menu.is_none_or(|m| i > m)).collect();
        let headline = match &known {
            Some(title) => below.iter().copied().find(|&i| is_same_title(lines[i], title)),
            None => {
                let long = below.iter().copied().find(|&i| lines[i].split_whitespace().count() >= MIN_HEADLINE_WORDS);
                long.or(below.last().copied())
            }
        };
        if let Some(headline) = headline {
            for &i in candidates.iter().filter(|&&i| i < headline) {
                let in_masthead = menu.is_some_and(|m| i < m);
                (blocks[i].role, blocks[i].reason) = (Role::Kicker, Some(if in_masthead { "masthead" } else { "kicker" }));
            }
            (blocks[headline].role, blocks[headline].reason) = (Role::Headline, Some("headline"));
            // "Make CT Your Homepage" can look like anything; a headline never ends as a sentence with a full stop.
            debug_assert!(!ends_sentence(lines[headline]) || !lines[headline].ends_with('.'));
        }
    }
    header_clocks(text, &mut draft.blocks, end);
}

/// A bare date with a weekday above the headline is the clock of the page's header.
fn header_clocks(text: &str, blocks: &mut [Block], end: usize) {
    let headline = blocks[..end].iter().position(|b| b.role == Role::Headline).unwrap_or(0);
    for block in blocks[..headline].iter_mut().filter(|b| b.role == Role::Dateline) {
        if line::date_line(block.span.of(text)) == Some(line::DateLine::Bare { weekday: true }) {
            (block.role, block.reason) = (Role::Furniture, Some(reason::CLOCK));
        }
    }
}

fn is_open(block: &Block) -> bool {
    super::shape::is_open(block)
}

fn is_row(block: &Block, text: &str) -> bool {
    block.span.of(text).split_whitespace().count() >= 3 && !block.span.of(text).to_lowercase().contains("homepage")
}

/// Whether two titles have the same letters and digits.
fn is_same_title(a: &str, b: &str) -> bool {
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (a, b) = (letters(a), letters(b));
    !a.is_empty() && (a == b || a.len() > 20 && b.starts_with(&a) || b.len() > 20 && a.starts_with(&b))
}
