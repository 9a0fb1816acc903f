//! Which format a file has, its parser, and what is done for every format alike.
//!
//! A format is one row of [`FORMATS`]. `notes/ferry.md` is read as Markdown by its extension; a
//! file without one is looked into: one that begins `<!DOCTYPE html>` is a page.

use super::draft::Draft;
use super::{ReadError, dates, decode, furniture, headline, html, markdown, metadata, plain, rescue, torn};
use crate::article::{Article, ArticleId};
use encoding_rs::Encoding;

/// One format that is read.
struct Format {
    extensions: &'static [&'static str],
    /// The encoding that a file of this format declares.
    declared: fn(&[u8]) -> Option<&'static Encoding>,
    /// Text → draft.
    parse: fn(String) -> Result<Draft, ReadError>,
}

const FORMATS: &[Format] = &[
    Format { extensions: &["txt", "text"], declared: |_| None, parse: |text| Ok(plain::parse(text)) },
    Format { extensions: &["md", "markdown"], declared: |_| None, parse: |text| Ok(markdown::parse(text)) },
    Format { extensions: &["html", "htm", "xhtml"], declared: html::declared_encoding, parse: html::parse },
];

/// How much of a file is looked at to tell its format.
const SNIFFED_BYTES: usize = 1024;

/// Whether the extension of `path` is that of a format that is read.
pub(super) fn is_known(path: &str) -> bool {
    by_extension(path).is_some()
}

/// Parse one file. `path` gives the format by its extension, else the content does; it is kept for
/// display.
pub fn parse(path: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    let format = by_extension(path).unwrap_or_else(|| sniff(bytes));
    let decoded = decode::decode(bytes, format.declared)?;
    let mut draft = (format.parse)(decoded.text)?;
    draft.notes.splice(0..0, decoded.notes);
    furniture::set_aside(&mut draft);
    rescue::body(&mut draft);
    metadata::complete(&mut draft);
    dates::settle(&mut draft);
    headline::place(&mut draft);
    let torn_start = torn::start(&draft);
    if let Some(span) = torn_start {
        draft.notes.push(format!("torn at the start: the text begins “{}”", span.of(&draft.text)));
    }
    Ok(Article {
        id: ArticleId(format!("a{:010x}", xxhash_rust::xxh3::xxh3_64(draft.text.as_bytes()) >> 24)),
        path: path.to_owned(),
        text: draft.text,
        blocks: draft.blocks,
        metadata: draft.metadata,
        source_map: draft.source_map,
        notes: draft.notes,
        torn_start,
    })
}

fn by_extension(path: &str) -> Option<&'static Format> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (_, extension) = name.rsplit_once('.')?;
    FORMATS.iter().find(|f| f.extensions.iter().any(|e| e.eq_ignore_ascii_case(extension)))
}

/// The format of a file whose name does not tell: a page if it begins with markup, else plain text.
fn sniff(bytes: &[u8]) -> &'static Format {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SNIFFED_BYTES)]).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let is_page = head.starts_with("<!doctype html") || head.starts_with("<html") || (head.starts_with('<') && head.contains("<html"));
    &FORMATS[if is_page { 2 } else { 0 }]
}
