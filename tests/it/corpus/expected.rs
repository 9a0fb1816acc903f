//! The files of corpus/expected, and where their passages stand in the articles as read.

#![allow(clippy::disallowed_methods, reason = "reads and writes files of its own")]

use crossread::internals::article::{Article, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// expected/EVENT.toml
#[derive(Debug, Deserialize)]
pub(crate) struct Event {
    pub(crate) event: String,
    #[serde(default)]
    pub(crate) must_find: Vec<MustFind>,
    #[serde(default)]
    pub(crate) must_not_find: Vec<MustNotFind>,
    #[serde(default)]
    pub(crate) quotation: Vec<Quoted>,
}

/// What a perfect report finds.
#[derive(Debug, Deserialize)]
pub(crate) struct MustFind {
    pub(crate) id: String,
    pub(crate) check: String,
    pub(crate) severity: String,
    /// A right expectation that is known not to be met yet.
    #[serde(default)]
    pub(crate) open: bool,
    pub(crate) why: String,
    pub(crate) passages: Vec<Passage>,
}

/// What a report must not raise.
#[derive(Debug, Deserialize)]
pub(crate) struct MustNotFind {
    pub(crate) id: String,
    pub(crate) check: Vec<String>,
    pub(crate) why: String,
    pub(crate) passages: Vec<Passage>,
}

/// Words in one article.
#[derive(Debug, Deserialize)]
pub(crate) struct Passage {
    pub(crate) article: String,
    pub(crate) text: String,
}

/// Who said what.
#[derive(Debug, Deserialize)]
pub(crate) struct Quoted {
    pub(crate) article: String,
    pub(crate) text: String,
    pub(crate) speaker: String,
    pub(crate) kind: String,
}

/// expected/grouping.toml
#[derive(Debug, Deserialize)]
pub(crate) struct Grouping {
    #[serde(default)]
    pub(crate) alone: Vec<String>,
    pub(crate) events: BTreeMap<String, Vec<String>>,
}

/// Read a file of expectations.
pub(crate) fn load<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Where `words` stand in the article's text, white space and marks aside.
pub(crate) fn locate(article: &Article, words: &str) -> Option<Span> {
    let text = flat(&article.text);
    let wanted: String = flat(words).into_iter().map(|(c, _)| c).collect();
    let hay: String = text.iter().map(|(c, _)| *c).collect();
    let at = hay.find(&wanted)?;
    let first = hay[..at].chars().count();
    let last = first + wanted.chars().count() - 1;
    let (end_char, end) = text.get(last)?;
    let end = article.text[*end..].chars().next().map_or(*end + end_char.len_utf8(), |c| *end + c.len_utf8());
    Some(Span::new(text.get(first)?.1, end))
}

/// Letters, figures and marks in plain form with their offsets; no white space, no Markdown emphasis.
fn flat(text: &str) -> Vec<(char, usize)> {
    let plain = |c: char| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '‑' => '-',
        c => c,
    };
    text.char_indices()
        .filter(|(_, c)| !c.is_whitespace() && !matches!(c, '*' | '_' | '\u{ad}' | '\u{200b}'))
        .map(|(i, c)| (plain(c), i))
        .collect()
}
