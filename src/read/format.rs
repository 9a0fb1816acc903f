//! Which format a file has, its parser, and what is done for every format alike.
//!
//! What begins as a message, a feed or a Word file does is one, whatever its name; a name decides only
//! between text, Markdown and pages. A file with several articles gives them in order, the second of
//! `feed.xml` as `feed.xml#2`.

use super::columns::Columns;
use super::draft::Draft;
use super::{ReadError, dates, decode, formats, furniture, headline, html, markdown, metadata, plain, posts, rescue, torn};
use crate::article::{Article, ArticleId};
use encoding_rs::Encoding;

/// A format that a file's name may tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Text,
    Markdown,
    Page,
    /// Told by its content, whatever the name.
    Content,
    /// Of no use here, and named with the reason.
    Refused,
}

/// What the ends of names say; those of formats told by their content stand with these.
const EXTENSIONS: &[(Named, &[&str])] = &[
    (Named::Text, &["txt", "text"]),
    (Named::Markdown, &["md", "markdown"]),
    (Named::Page, &["html", "htm", "xhtml"]),
    (Named::Refused, &["pdf", "ps", "doc", "pages", "wpd", "webarchive"]),
];

/// How much of a file is looked at to tell its format.
const SNIFFED_BYTES: usize = 1024;
/// Bytes that a file packed in another may have, for callers who set no limit.
const LIMIT: u64 = 16 << 20;

/// Whether a file of that name may hold an article, or is refused with a reason.
pub(super) fn is_known(path: &str) -> bool {
    by_extension(unpacked_name(path)).is_some()
}

/// Parse one file of one article; of several the first. See [`parse_all`].
pub fn parse(path: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    let first = parse_all(path, bytes, LIMIT)?.into_iter().next();
    first.ok_or_else(|| ReadError::NoText("it holds no article".to_owned()))
}

/// Parse one file into its articles, in order. `path` is kept for display; no more than `limit` bytes are
/// unpacked of what lies packed in it.
pub fn parse_all(path: &str, bytes: &[u8], limit: u64) -> Result<Vec<Article>, ReadError> {
    parse_with(path, bytes, limit, &Columns::default()).map(|parsed| parsed.articles)
}

/// What one file holds.
#[derive(Debug)]
pub(super) struct Parsed {
    /// Its articles, in order.
    pub(super) articles: Vec<Article>,
    /// What of it could not be read, each with what is wrong and what to do.
    pub(super) unread: Vec<String>,
}

/// The same, where the desk names some columns of its tables itself.
pub(super) fn parse_with(path: &str, bytes: &[u8], limit: u64, columns: &Columns) -> Result<Parsed, ReadError> {
    let mut drafts = if formats::is_gzip(bytes) {
        let inner = formats::gunzip(bytes, limit)?;
        if formats::is_gzip(&inner) {
            return Err(ReadError::Binary("a gzip archive within another; unpack it".to_owned()));
        }
        drafts(unpacked_name(path), &inner, limit, columns)?
    } else {
        drafts(path, bytes, limit, columns)?
    };
    drafts = drafts.into_iter().flat_map(posts::split).collect();
    let named = |n: usize| if n == 0 { path.to_owned() } else { format!("{path}#{}", n + 1) };
    let unread = drafts.iter_mut().flat_map(|draft| std::mem::take(&mut draft.unread)).collect();
    let articles = drafts.into_iter().enumerate().map(|(n, draft)| finish(named(n), draft)).collect();
    Ok(Parsed { articles, unread })
}

/// The drafts of one file.
fn drafts(path: &str, bytes: &[u8], limit: u64, columns: &Columns) -> Result<Vec<Draft>, ReadError> {
    if let Some(drafts) = formats::of_bytes(bytes, limit) {
        return drafts;
    }
    let named = by_extension(path);
    let declared: fn(&[u8]) -> Option<&'static Encoding> =
        if matches!(named, Some(Named::Text | Named::Markdown)) { |_| None } else { html::declared_encoding };
    let decoded = decode::decode(bytes, declared)?;
    let mut drafts = of_text(named, decoded.text, columns)?;
    for draft in &mut drafts {
        draft.notes.splice(0..0, decoded.notes.iter().cloned());
    }
    Ok(drafts)
}

fn of_text(named: Option<Named>, text: String, columns: &Columns) -> Result<Vec<Draft>, ReadError> {
    let one = |draft: Draft| vec![draft];
    match named {
        Some(Named::Page) => html::parse_all(text),
        Some(Named::Markdown) => Ok(one(markdown::parse(text))),
        // A text that only begins as another format does stays a text.
        Some(Named::Text) | None => match formats::of_text(&text, columns).and_then(Result::ok) {
            Some(drafts) => Ok(drafts),
            None if named.is_none() && is_page(&text) => html::parse_all(text),
            None if named.is_none() && formats::unknown_xml(&text) => Err(ReadError::NotArticle("XML of a kind that is not read")),
            None => Ok(one(plain::parse(text))),
        },
        Some(Named::Content | Named::Refused) => match formats::of_text(&text, columns) {
            Some(drafts) => drafts,
            None if is_page(&text) => html::parse_all(text),
            None if formats::unknown_xml(&text) => Err(ReadError::NotArticle("XML of a kind that is not read")),
            None => match formats::data(&text).filter(|_| named == Some(Named::Content)) {
                Some(why) => Err(why),
                None => Ok(one(plain::parse(text))),
            },
        },
    }
}

/// What is done for every format alike.
fn finish(path: String, mut draft: Draft) -> Article {
    furniture::set_aside(&mut draft);
    rescue::body(&mut draft);
    metadata::complete(&mut draft);
    dates::settle(&mut draft);
    headline::place(&mut draft);
    let torn_start = torn::start(&draft);
    if let Some(span) = torn_start {
        draft.notes.push(format!("torn at the start: the text begins “{}”", span.of(&draft.text)));
    }
    let mut article = Article {
        id: ArticleId(format!("a{:010x}", xxhash_rust::xxh3::xxh3_64(draft.text.as_bytes()) >> 24)),
        path,
        text: draft.text,
        blocks: draft.blocks,
        metadata: draft.metadata,
        source_map: draft.source_map,
        notes: draft.notes,
        torn_start,
    };
    if let Some(outlet) = metadata::without_unseen(article.outlet()) {
        article.metadata.outlet = Some(outlet);
    }
    article
}

/// The name of what a packed file holds: "page.html" for "page.html.gz".
fn unpacked_name(path: &str) -> &str {
    let cut = path.len().saturating_sub(3);
    if path.get(cut..).is_some_and(|end| end.eq_ignore_ascii_case(".gz")) { &path[..cut] } else { path }
}

fn by_extension(path: &str) -> Option<Named> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (_, extension) = name.rsplit_once('.')?;
    let known = EXTENSIONS.iter().find(|(_, ends)| ends.iter().any(|e| e.eq_ignore_ascii_case(extension)));
    known.map(|(named, _)| *named).or_else(|| formats::is_end(extension).then_some(Named::Content))
}

/// Whether a file whose name does not tell is a page: it begins with markup.
pub(super) fn is_page(text: &str) -> bool {
    let mut end = text.len().min(SNIFFED_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    head.starts_with("<!doctype html") || head.starts_with("<html") || (head.starts_with('<') && head.contains("<html"))
}
