//! Any page: what html5ever shows as words is in what this project reads of it. `fuzz/run shown`.
#![no_main]

use crossread::internals::read::{ReadError, parse};
use libfuzzer_sys::fuzz_target;
use scraper::{Html, Node};

/// Elements whose words are not seen, or are no text of the page.
const LEFT_OUT: &[&str] = &[
    "head", "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "audio", "video", "select", "datalist",
    "textarea", "title", "embed", "applet", "map", "rp", "noembed", "noframes", "dialog", "frameset",
];
/// Parts of class names of what is read aloud and not seen, and whole ones of what is not seen.
const ALOUD: &[&str] = &[
    "visually-hidden", "visuallyhidden", "hidden-visually", "sr-only", "screen-reader", "screenreader", "show-for-sr", "a11y-hidden",
    "element-invisible", "accessibility-text", "hide-text", "offscreen", "off-screen",
];
const UNSEEN: &[&str] = &["hidden", "is-hidden", "invisible", "is-invisible"];
/// Styles of what is not seen.
const STYLES: &[&str] = &["display:none", "visibility:hidden", "left:-999", "text-indent:-999", "clip:rect(", "font-size:0"];
/// Shorter words are found in any text.
const LEAST: usize = 3;

/// The words that the page shows: runs of ASCII letters and digits.
fn shown(page: &Html) -> Vec<String> {
    let mut words = Vec::new();
    let mut open = vec![page.tree.root()];
    while let Some(node) = open.pop() {
        match node.value() {
            Node::Element(element) => {
                let style: String = element.attr("style").unwrap_or("").split_whitespace().collect::<String>().to_lowercase();
                let class = element.attr("class").unwrap_or("").to_lowercase();
                let hidden = element.attr("hidden").is_some()
                    || STYLES.iter().any(|s| style.contains(s))
                    || ALOUD.iter().any(|name| class.contains(name))
                    || class.split_ascii_whitespace().any(|name| UNSEEN.contains(&name));
                if hidden || LEFT_OUT.contains(&element.name()) {
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

fuzz_target!(|source: &str| {
    let words = shown(&Html::parse_document(source));
    let read = match parse("a.html", source.as_bytes()) {
        Ok(article) => article.text.chars().filter(char::is_ascii_alphanumeric).collect(),
        Err(ReadError::NoText(_)) => String::new(),
        Err(_) => return,
    };
    for word in words {
        assert!(read.contains(&word), "“{word}” is shown and not read");
    }
});
