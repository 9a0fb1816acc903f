//! A second reader of pages, html5ever by way of scraper: which words it shows that this project's own has lost.
//! The fuzz target `shown` is made with it too.

use crossread::internals::read::{ReadError, may_be_hidden, parse_all};
use scraper::{Html, Node};

/// Elements whose words are not seen, or are no text of the page: struck out, or the number of a note.
const LEFT_OUT: &[&str] = &[
    "head", "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "audio", "video", "select", "datalist",
    "textarea", "title", "embed", "applet", "map", "rp", "noembed", "noframes", "dialog", "frameset", "del", "s", "strike", "sup",
];
/// Shorter words are found in any text.
const LEAST: usize = 3;
/// Bytes of several articles that are unpacked from a page.
const LIMIT: u64 = 1 << 24;

/// The words that a page shows: runs of ASCII letters and digits.
fn shown(page: &Html) -> Vec<String> {
    let mut words = Vec::new();
    let mut open = vec![page.tree.root()];
    while let Some(node) = open.pop() {
        match node.value() {
            Node::Element(element) => {
                let (class, style) = (element.attr("class").unwrap_or(""), element.attr("style").unwrap_or(""));
                if element.attr("hidden").is_some() || may_be_hidden(class, style) || LEFT_OUT.contains(&element.name()) {
                    continue;
                }
            }
            Node::Text(text) => {
                let of_text = text.split(|c: char| !c.is_ascii_alphanumeric());
                words.extend(of_text.filter(|w| w.len() >= LEAST).map(str::to_owned));
            }
            _ => {}
        }
        open.extend(node.children());
    }
    words
}

/// The words of `source` that are shown and not read.
pub(crate) fn missing(source: &str) -> Vec<String> {
    let read: String = match parse_all("a.html", source.as_bytes(), LIMIT) {
        Ok(articles) => articles.iter().flat_map(|a| a.text.chars()).filter(char::is_ascii_alphanumeric).collect(),
        Err(ReadError::NoText(_)) => String::new(),
        Err(_) => return Vec::new(),
    };
    let mut words = shown(&Html::parse_document(source));
    words.retain(|word| !read.contains(word));
    words
}
