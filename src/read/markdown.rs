//! Markdown: headings, paragraphs, block quotations and lists become blocks of running text.
//!
//! Wrapped lines of one paragraph are joined, emphasis and links give their words alone, raw HTML
//! is left out, and nothing is typeset: quotation marks stay as the author wrote them.
//! "> We *will* not\n> pay." becomes one block quotation, "We will not pay."

use super::draft::Draft;
use super::page_text::PageText;
use super::{front_matter, html};
use crate::article::Role;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Read Markdown.
pub(super) fn parse(source: String) -> Draft {
    let mut draft = Draft { has_structure: false, ..Draft::default() };
    let (start, first_line) = front_matter::read(&source, &mut draft);
    let body = &source[start..];
    let mut page = PageText::new(body, first_line);
    let mut frames: Vec<Role> = Vec::new();
    let mut in_image = 0usize;
    let mut first_heading = true;
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(tag) => match tag {
                Tag::Heading { .. } => {
                    page.end_block();
                    frames.push(if std::mem::take(&mut first_heading) { Role::Headline } else { Role::Subhead });
                }
                Tag::BlockQuote(_) => {
                    page.end_block();
                    frames.push(Role::Blockquote);
                }
                Tag::Item => {
                    page.end_block();
                    frames.push(Role::List);
                }
                Tag::Image { .. } => in_image += 1,
                // The words of raw HTML belong to the text, its tags do not.
                Tag::HtmlBlock => {
                    page.end_block();
                    page.push(&html::words_of(&body[range.clone()]), range.start);
                }
                Tag::Paragraph | Tag::CodeBlock(_) | Tag::List(_) | Tag::Table(_) | Tag::TableRow | Tag::TableCell => {
                    page.end_block();
                }
                _ => {}
            },
            Event::End(tag) => match tag {
                TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item => {
                    page.end_block();
                    frames.pop();
                }
                TagEnd::Image => in_image = in_image.saturating_sub(1),
                TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::List(_) | TagEnd::TableRow | TagEnd::TableCell | TagEnd::HtmlBlock => {
                    page.end_block();
                }
                _ => {}
            },
            Event::Text(text) | Event::Code(text) => {
                let role = if in_image > 0 { Role::Caption } else { frames.last().copied().unwrap_or(Role::Paragraph) };
                page.begin_block(role);
                page.push(&text, range.start);
            }
            Event::SoftBreak => page.push(" ", range.start),
            Event::HardBreak => page.break_line(),
            _ => {}
        }
    }
    let (text, blocks, source_map) = page.finish();
    draft.text = text;
    draft.blocks = blocks;
    draft.source_map = source_map;
    draft
}
