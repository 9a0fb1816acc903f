//! Markdown: headings, paragraphs, block quotations and lists become blocks of running text.
//!
//! Wrapped lines of one paragraph are joined, emphasis and links give their words alone, raw HTML
//! is left out, and nothing is typeset: quotation marks stay as the author wrote them.
//! Words struck out are left out, footnotes stand apart, and tags of site builders (`{% include %}`) are none.
//! "> We *will* not\n> pay." becomes one block quotation, "We will not pay."

use super::draft::Draft;
use super::page_text::PageText;
use super::{cuts, front_matter, html};
use crate::article::Role;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Read Markdown.
pub(super) fn parse(source: String) -> Draft {
    let mut draft = Draft { has_structure: false, ..Draft::default() };
    let (start, first_line) = front_matter::read(&source, &mut draft);
    let body = &source[start..];
    let shown = without_tags(body);
    let mut page = PageText::new(body, first_line);
    let (mut in_struck, mut struck) = (false, 0usize);
    let mut frames: Vec<Role> = Vec::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut in_image = 0usize;
    let mut first_heading = true;
    for (event, range) in Parser::new_ext(&shown, options).into_offset_iter() {
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
                Tag::FootnoteDefinition(_) => {
                    page.end_block();
                    frames.push(Role::Furniture);
                }
                Tag::Strikethrough => in_struck = true,
                Tag::Image { .. } => in_image += 1,
                // The words of raw HTML belong to the text, its tags do not.
                Tag::HtmlBlock => {
                    page.end_block();
                    page.push(&html::words_of(&body[range.clone()]), range.start);
                }
                Tag::Paragraph | Tag::CodeBlock(_) | Tag::List(_) | Tag::Table(_) | Tag::TableHead | Tag::TableRow => {
                    page.end_block();
                }
                _ => {}
            },
            Event::End(tag) => match tag {
                TagEnd::Strikethrough => in_struck = false,
                TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                    page.end_block();
                    frames.pop();
                }
                TagEnd::Image => in_image = in_image.saturating_sub(1),
                TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::List(_) | TagEnd::TableHead | TagEnd::TableRow | TagEnd::HtmlBlock => {
                    page.end_block();
                }
                // a row is one line
                TagEnd::TableCell => page.push(" ", range.end),
                _ => {}
            },
            Event::Text(text) | Event::Code(text) if in_struck => struck += text.split_whitespace().count(),
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
    draft.blocks.iter_mut().filter(|b| b.role == Role::Furniture).for_each(|b| b.reason = Some("footnote"));
    if struck > 0 {
        draft.notes.push(html::struck_out(struck));
    }
    draft.source_map = source_map;
    draft
}

/// The text with spaces in place of the tags of site builders: `{% … %}`, `{{ … }}`.
fn without_tags(text: &str) -> std::borrow::Cow<'_, str> {
    let tags = cuts::tags(text);
    if tags.is_empty() {
        return text.into();
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), 0);
    for tag in tags {
        out.push_str(&text[rest..tag.start]);
        out.extend(std::iter::repeat_n(' ', tag.len()));
        rest = tag.end;
    }
    out.push_str(&text[rest..]);
    out.into()
}

#[cfg(test)]
mod tests {
    use crate::read::parse;

    #[test]
    fn what_is_struck_out_noted_or_a_tag() {
        let text = "By {% author anaholt %}\n\nThe ferry ran aground.[^1] ~~Fourteen died.~~ {{< film id=\"x\" >}}\n\n{{% quote %}}We saw it.{{% /quote %}}\n\n[^1]: By the log.\n";
        let article = parse("a.md", text.as_bytes()).unwrap();
        let body: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
        assert_eq!(body, ["The ferry ran aground.", "We saw it."]);
        assert_eq!(article.notes, ["2 words struck out in it were left out"]);
        assert_eq!(article.furniture().last().map(|b| article.slice(b.span)), Some("By the log."));
    }
}
