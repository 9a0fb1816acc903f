//! One article as a container holds it: a message, an entry of a feed, a row, a word processor's file.
//!
//! Takes its text (plain, marked up or in paragraphs) with what the container says of it, and yields the
//! draft that every format yields: `{"title": "Ferry aground", "text": "…"}` becomes what the same words in
//! a text file with front matter become.

use super::draft::{DateHint, Draft, LAST_RESORT};
use super::rejection::Rejection;
use super::{ReadError, answers, html, plain};
use crate::article::{Block, Origin, Position, Role, SourceMap, Span};

/// A paragraph with its role and, where it has one, the reason for it.
pub(super) type Paragraph = (Role, Option<&'static str>, String);

/// The text of an item.
#[derive(Debug)]
pub(super) enum Text {
    /// Lines, or lines wrapped at a fixed width.
    Plain(String),
    /// A piece of HTML that is the article and nothing else.
    Markup(String),
    /// A whole page.
    Page(String),
    /// The page of a message, which may quote another.
    Message(String),
    Paragraphs(Vec<Paragraph>),
}

/// What a container says of one article.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) text: Text,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    /// The day of publication, as written; several where one may be missing or torn, best first.
    pub(super) dates: Vec<String>,
    /// When the file was made, for one that names no day of publication.
    pub(super) made: Option<String>,
    /// Who made the file.
    pub(super) maker: Option<String>,
    /// Days that are not that of publication, each with what it is.
    pub(super) other_dates: Vec<(String, Rejection)>,
    /// Where the item stands in its file.
    pub(super) place: Position,
    pub(super) notes: Vec<String>,
    /// Parts of the file around it that could not be read.
    pub(super) unread: Vec<String>,
}

impl Item {
    /// An item with nothing known but its text.
    pub(super) fn new(text: Text) -> Self {
        Self {
            text,
            title: None,
            byline: None,
            outlet: None,
            url: None,
            language: None,
            dates: Vec::new(),
            made: None,
            maker: None,
            other_dates: Vec::new(),
            place: Position::of_line(1),
            notes: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// The item as a draft.
    pub(super) fn draft(self) -> Result<Draft, ReadError> {
        let mut draft = match self.text {
            Text::Plain(text) => plain::parse(text),
            Text::Markup(fragment) => html::parse(format!("<body><article itemprop=articleBody>{fragment}</article>"))?,
            Text::Page(page) => html::parse(page)?,
            Text::Message(page) => {
                let mut draft = html::parse(page)?;
                answers::set_aside(&mut draft);
                draft
            }
            Text::Paragraphs(paragraphs) => of_paragraphs(paragraphs),
        };
        if draft.blocks.is_empty() {
            return Err(ReadError::NoText("it holds no words of an article".to_owned()));
        }
        // Where escapes and encodings lie between, a block's place is that of its item.
        let mut map = SourceMap::default();
        draft.blocks.iter().for_each(|b| map.anchor(b.span.start, self.place));
        draft.source_map = map;
        let cleaned = |value: Option<String>| value.map(|v| v.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|v| !v.is_empty());
        let of_page = draft.has_structure && draft.metadata.title.is_some() && self.title.is_none();
        draft.maker = cleaned(self.maker);
        let metadata = &mut draft.metadata;
        metadata.title = cleaned(self.title).or(metadata.title.take());
        metadata.byline = cleaned(self.byline).or(metadata.byline.take());
        metadata.url = cleaned(self.url).filter(|u| u.starts_with("http")).or(metadata.url.take());
        metadata.language = cleaned(self.language).or(metadata.language.take());
        if let Some(outlet) = cleaned(self.outlet) {
            draft.outlet_hints.push(outlet);
        }
        if draft.metadata.title.is_some() && !of_page {
            draft.title_at.get_or_insert(self.place);
        }
        let dates = self.dates.into_iter().filter(|d| !d.trim().is_empty());
        draft.dates.extend(dates.map(|d| DateHint::new(d, Origin::PageMetadata)));
        draft.dates.extend(self.made.map(|d| DateHint::ranked(d, Origin::PageMetadata, LAST_RESORT)));
        draft.dates.extend(self.other_dates.into_iter().map(|(d, why)| DateHint::rejected(d, Origin::PageMetadata, why)));
        draft.notes.extend(self.notes);
        draft.unread.extend(self.unread);
        Ok(draft)
    }
}

fn of_paragraphs(paragraphs: Vec<Paragraph>) -> Draft {
    let mut draft = Draft::default();
    for (role, reason, words) in paragraphs {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            continue;
        }
        if !draft.text.is_empty() {
            draft.text.push_str("\n\n");
        }
        let start = draft.text.len();
        draft.text.push_str(&words);
        draft.blocks.push(Block { span: Span::new(start, draft.text.len()), role, reason });
    }
    draft
}
