//! Telling an article's own text from what a page puts around it.
//!
//! Takes a draft whose blocks are raw lines or paragraphs, and gives each its role with a reason:
//! headline, byline, date line, caption, author's note, or furniture such as "Share this". It works
//! from general features (words of buttons, the end of a sentence, position) and in doubt leaves a
//! line in the article: a lost sentence costs more than a button left in.

mod bio;
mod caption;
mod head;
mod line;
mod phrases;
pub(super) mod reason;
mod shape;

use super::draft::Draft;
use crate::article::{Block, Role};
use reason::OUTSIDE;
use shape::{MAX_TITLE_WORDS, is_open, is_prose, is_title_like};

pub(super) use line::is_byline;
pub(super) use phrases::ends_sentence;

/// Subheads are at most this long, in words.
const MAX_SUBHEAD_WORDS: usize = 9;

/// Give every block of the draft its role.
pub(super) fn set_aside(draft: &mut Draft) {
    let text = std::mem::take(&mut draft.text);
    for block in draft.blocks.iter_mut().filter(|b| is_open(b) || b.reason == Some(OUTSIDE)) {
        if let Some((role, reason)) = line::classify(block.span.of(&text)) {
            (block.role, block.reason) = (role, Some(reason));
        }
    }
    link_lists(&text, &mut draft.blocks);
    if !draft.has_structure {
        head::settle(&text, draft);
        bio::set_aside(&text, &mut draft.blocks);
    }
    subheads(&text, &mut draft.blocks);
    draft.text = text;
}

/// The titles that stand below "Most read" and the like, up to the next prose.
fn link_lists(text: &str, blocks: &mut [Block]) {
    use reason::{COMMENTS, NEWSLETTER, RELATED};
    let mut under: Option<&'static str> = None;
    for block in blocks {
        let line = block.span.of(text);
        match block.reason {
            // "Read more: …" is complete in itself; a bare heading announces a list.
            Some(r) if r == RELATED && !line.contains(": ") && block.role == Role::Furniture => under = Some(RELATED),
            Some(r) if (r == COMMENTS || r == NEWSLETTER) && block.role == Role::Furniture => under = None,
            Some(_) => {}
            None => match under {
                Some(reason)
                    if matches!(block.role, Role::Paragraph | Role::List)
                        && is_title_like(line, MAX_TITLE_WORDS)
                        && !ends_sentence(line) =>
                {
                    (block.role, block.reason) = (Role::Furniture, Some(reason));
                }
                _ => under = None,
            },
        }
    }
}

/// Short titles between paragraphs.
fn subheads(text: &str, blocks: &mut [Block]) {
    let mut before: Option<usize> = None;
    for i in 1..blocks.len().saturating_sub(1) {
        if blocks[i - 1].role.is_body() {
            before = Some(i - 1);
        }
        let line = blocks[i].span.of(text);
        if blocks[i].role != Role::Paragraph || !is_title_like(line, MAX_SUBHEAD_WORDS) || ends_sentence(line) {
            continue;
        }
        let is_between = before.is_some_and(|b| blocks[b].role != Role::Subhead && is_prose(blocks[b].span.of(text)))
            && blocks[i + 1].role.is_body()
            && is_prose(blocks[i + 1].span.of(text));
        if is_between {
            (blocks[i].role, blocks[i].reason) = (Role::Subhead, Some("subhead"));
        }
    }
}
