//! The formats that newsrooms hold besides text, Markdown and pages: one file each, told by content.
//!
//! Each takes bytes or decoded text and yields the articles in it as items; which one a file is of, and what
//! is done for every format alike, is settled in `format`.

mod docx;
mod epub;
mod feed;
mod fields;
mod json;
mod mail;
mod news_xml;
mod odt;
mod packed;
mod paper;
mod rtf;
mod subtitles;
mod table;
mod warc;
mod xml;

use super::ReadError;
use super::draft::Draft;
use super::item::Item;
use packed::Zip;

pub(super) use packed::{gunzip, is_gzip};

/// The drafts of a file that is known by its bytes; `None` if it is of none of these formats.
pub(super) fn of_bytes(bytes: &[u8], limit: u64) -> Option<Result<Vec<Draft>, ReadError>> {
    let items = if packed::is_zip(bytes) {
        of_zip(bytes, limit)
    } else if rtf::is_rtf(bytes) {
        Ok(vec![rtf::item(bytes)])
    } else if warc::is_warc(bytes) {
        warc::items(bytes, limit)
    } else if mail::is_message(bytes) {
        mail::items(bytes)
    } else {
        return None;
    };
    Some(items.and_then(drafts))
}

fn of_zip(bytes: &[u8], limit: u64) -> Result<Vec<Item>, ReadError> {
    let mut zip = Zip::open(bytes, limit)?;
    if docx::is_docx(&zip) {
        docx::item(&mut zip).map(|item| vec![item])
    } else if epub::is_epub(&zip) {
        epub::items(&mut zip)
    } else if odt::is_odt(&zip) {
        odt::item(&mut zip).map(|item| vec![item])
    } else {
        Err(ReadError::Binary("a ZIP archive that is no Word, OpenDocument or EPUB file; unpack it".to_owned()))
    }
}

/// The drafts of a file that is known by its decoded text; `None` if it is of none of these formats.
pub(super) fn of_text(text: &str) -> Option<Result<Vec<Draft>, ReadError>> {
    let items = if subtitles::is_subtitles(text) {
        return Some(Ok(vec![subtitles::parse(text)]));
    } else if json::is_json(text) {
        json::items(text)
    } else if let Some(separator) = table::separator(text) {
        table::items(text, separator)
    } else {
        match xml::root_name(text)?.to_ascii_lowercase().as_str() {
            "rss" | "feed" | "rdf" => feed::items(text),
            "nitf" => news_xml::nitf(text),
            "newsitem" | "newsmessage" | "packageitem" => news_xml::newsml(text),
            _ => return None,
        }
    };
    Some(items.and_then(drafts))
}

/// Whether a text is XML of a kind that is not read.
pub(super) fn unknown_xml(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml")
        && xml::root_name(text).is_none_or(|n| !n.eq_ignore_ascii_case("html"))
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
