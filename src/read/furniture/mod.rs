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

use super::draft::Draft;
use super::html::OUTSIDE;
use crate::article::{Block, Role};

pub(super) use line::is_byline;
pub(super) use phrases::ends_sentence;

/// Reasons for which text is set aside.
pub(super) mod reason {
    pub(in crate::read) const SHARE: &str = "share buttons";
    pub(in crate::read) const NAVIGATION: &str = "navigation";
    pub(in crate::read) const RELATED: &str = "related links";
    pub(in crate::read) const NEWSLETTER: &str = "newsletter box";
    pub(in crate::read) const COMMENTS: &str = "comments";
    pub(in crate::read) const ADVERTISEMENT: &str = "advertisement";
    pub(in crate::read) const LEGAL: &str = "cookie or legal notice";
    pub(in crate::read) const PAGE: &str = "page furniture";
    pub(in crate::read) const CONTACT: &str = "contact line";
    pub(in crate::read) const CREDIT: &str = "reporting credit";
    pub(in crate::read) const COPYRIGHT: &str = "copyright line";
    pub(in crate::read) const CLOCK: &str = "page clock or time of a change";
    pub(in crate::read) const ADDRESS: &str = "bare address";
    pub(in crate::read) const BIO: &str = "about the author";

    /// The reason that a section of a word list stands for.
    pub(in crate::read) fn of_section(name: &str) -> &'static str {
        let all = [SHARE, NAVIGATION, RELATED, NEWSLETTER, COMMENTS, ADVERTISEMENT, LEGAL, PAGE, CONTACT, CREDIT, BIO];
        all.into_iter().find(|r| *r == name).unwrap_or(PAGE)
    }
}

/// Titles are at most this long, in words.
const MAX_TITLE_WORDS: usize = 25;
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

/// Whether a block's role is still to be found: what the format itself told stays.
fn is_open(block: &Block) -> bool {
    matches!(block.role, Role::Paragraph | Role::List | Role::Subhead) && block.reason.is_none()
}

/// Whether `line` could be a title: short, and not a sentence, an introduction or a list item.
fn is_title_like(line: &str, max_words: usize) -> bool {
    let words = line.split_whitespace().count();
    let begins = line.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '‘' | '“' | '\'' | '"' | '¿' | '¡' | '«'));
    let goes_on = line.ends_with([':', ';', ',', '-', '—', '.', '…']);
    let is_sentence = ends_sentence(line) && !line.ends_with(['?', '!']);
    (1..=max_words).contains(&words) && begins && !goes_on && !is_sentence && !line.ends_with(",”")
}

/// Whether `line` is surely prose.
fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words > MAX_TITLE_WORDS || (words >= 8 && ends_sentence(line))
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
