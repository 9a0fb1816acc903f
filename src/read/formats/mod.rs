//! The formats that newsrooms hold besides text, Markdown and pages: one file each, told by content.
//!
//! Each takes bytes or decoded text and yields the articles in it as items; which one a file is of, and what
//! is done for every format alike, is settled in `format`.

/// Declares the formats, each from its file, which must have a `KIND`.
macro_rules! formats {
    ($($(#[$when:meta])? $module:ident),* $(,)?) => {
        $($(#[$when])? mod $module;)*
        /// Every format, in the order in which a content is tried.
        const ALL: &[kind::Kind] = &[$($(#[$when])? $module::KIND),*];
    };
}

formats![
    docx,
    epub,
    odt,
    rtf,
    #[cfg(feature = "pdf")]
    pdf,
    warc,
    mbox,
    mail,
    digest,
    subtitles,
    json,
    table,
    feed,
    news_xml
];

mod fields;
mod kind;
mod packed;
mod paper;
mod xml;

use super::ReadError;
use super::columns::Columns;
use super::draft::Draft;
use super::item::Item;
use kind::Content;
use packed::Zip;
use std::cell::LazyCell;

pub(super) use packed::{gunzip, gunzip_head, is_gzip};

/// Whether a file's name may end so.
pub(super) fn is_end(extension: &str) -> bool {
    ALL.iter().flat_map(|format| format.ends).any(|end| end.eq_ignore_ascii_case(extension))
}

/// The drafts of a file that is known by its bytes; `None` if it is of none of these formats.
pub(super) fn of_bytes(bytes: &[u8], limit: u64) -> Option<Result<Vec<Draft>, ReadError>> {
    if packed::is_zip(bytes) {
        return Some(of_zip(bytes, limit).and_then(drafts));
    }
    ALL.iter().find_map(|format| match format.content {
        Content::Bytes { is, items } if is(bytes) => Some(items(bytes, limit).and_then(drafts)),
        _ => None,
    })
}

/// Whether a file that begins so is of one of the formats that are known by their bytes.
pub(super) fn is_begun(head: &[u8]) -> bool {
    ALL.iter().any(|format| matches!(format.content, Content::Bytes { is, .. } if is(head)))
}

/// Whether a text that begins so is of one of the formats that are known by their first lines.
pub(super) fn is_text_begun(head: &str) -> bool {
    let root = LazyCell::new(|| xml::root_name(head).map(|name| name.to_ascii_lowercase()));
    ALL.iter().any(|format| match format.content {
        Content::Whole { is, .. } => is(head),
        Content::Xml { roots, .. } => root.as_deref().is_some_and(|r| roots.contains(&r)),
        _ => false,
    })
}

fn of_zip(bytes: &[u8], limit: u64) -> Result<Vec<Item>, ReadError> {
    let mut zip = Zip::open(bytes, limit)?;
    let format = ALL.iter().find_map(|format| match format.content {
        Content::Zip { is, items } if is(&zip) => Some(items),
        _ => None,
    });
    match format {
        Some(items) => items(&mut zip),
        None => Err(ReadError::Binary(zip.what().to_owned())),
    }
}

/// The drafts of a file that is known by its decoded text; `None` if it is of none of these formats.
pub(super) fn of_text(text: &str, columns: &Columns) -> Option<Result<Vec<Draft>, ReadError>> {
    let root = LazyCell::new(|| xml::root_name(text).map(|name| name.to_ascii_lowercase()));
    ALL.iter().find_map(|format| match format.content {
        Content::Whole { is, draft } if is(text) => Some(Ok(vec![draft(text)])),
        Content::Text { is, items } if is(text, columns) => Some(items(text, columns).and_then(drafts)),
        Content::Xml { roots, items } if root.as_deref().is_some_and(|r| roots.contains(&r)) => Some(items(text).and_then(drafts)),
        _ => None,
    })
}

/// Whether a text is XML of a kind that is not read.
pub(super) fn unknown_xml(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml")
        && xml::root_name(text).is_none_or(|n| !n.eq_ignore_ascii_case("html"))
}

/// Why a text is data and no article, whatever its name says: markup or data of kinds that are not read, or torn.
pub(super) fn data(text: &str) -> Option<ReadError> {
    match text.trim_start_matches('\u{feff}').trim_start().chars().next() {
        Some('<') => Some(ReadError::NotArticle("XML of a kind that is not read")),
        // An article may be missed for it.
        Some('{' | '[') => Some(ReadError::NoText("its JSON is broken or torn; save the file anew".to_owned())),
        _ => table::is_table(text).then_some(ReadError::NotArticle(
            "a table without columns of an article (a title and a text); `[columns]` in crossread.toml names them",
        )),
    }
}

/// Items that have words, as drafts. One without words is named in the notes of the first.
fn drafts(items: Vec<Item>) -> Result<Vec<Draft>, ReadError> {
    let (mut drafts, mut empty) = (Vec::new(), Vec::new());
    for (n, item) in items.into_iter().enumerate() {
        let title = item.title.clone().unwrap_or_else(|| format!("number {}", n + 1));
        match item.draft() {
            Ok(draft) => drafts.push(draft),
            Err(error) => empty.push((title, error)),
        }
    }
    match (drafts.first_mut(), empty.first()) {
        (None, Some((_, error))) => return Err(error.clone()),
        (Some(first), Some((title, _))) => {
            let more = if empty.len() > 1 { format!(" and {} more", empty.len() - 1) } else { String::new() };
            first.notes.push(format!("of the articles in this file “{title}”{more} had no words"));
        }
        _ => {}
    }
    Ok(drafts)
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::{Cursor, Write as _};

    /// A ZIP file of the given members.
    pub(in crate::read) fn zip(members: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in members {
            let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
            writer.start_file(*name, options).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}
