//! What an element's names say about its part on the page: `class="related-articles"` holds links.
//!
//! The names are the data of `hints.txt`. Only words count, never parts of words, and names that
//! speak of something else ("has-sidebar", "no-comments") are passed over.

use super::tree::Tree;
use crate::read::furniture::reason;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Not the article's own, with the reason.
    Aside(&'static str),
    Caption,
    Byline,
    Date,
    Standfirst,
    Body,
}

/// Text beside the article.
pub(super) const SIDEBAR: &str = "sidebar";

/// Class names that begin so tell about the page's state, not about what an element holds.
const STATES: &[&str] =
    &["no", "has", "with", "without", "is", "js", "hide", "not", "postid", "category", "tag", "single", "enable", "enabled"];

static HINTS: LazyLock<BTreeMap<&'static str, Hint>> = LazyLock::new(|| {
    let mut hints = BTreeMap::new();
    let mut section = Hint::Body;
    for line in include_str!("hints.txt").lines().filter(|l| !l.starts_with('#')) {
        match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            Some("caption") => section = Hint::Caption,
            Some("byline") => section = Hint::Byline,
            Some("date") => section = Hint::Date,
            Some("standfirst") => section = Hint::Standfirst,
            Some("body") => section = Hint::Body,
            Some(name) if name == SIDEBAR => section = Hint::Aside(SIDEBAR),
            Some(name) => section = Hint::Aside(reason::of_section(name)),
            None => hints.extend(line.split(' ').map(|w| (w, section))),
        }
    }
    hints
});

/// What the element `node` holds, by its name, role and attributes.
pub(super) fn of_element(tree: &Tree<'_>, node: usize) -> Option<Hint> {
    let by_name = match tree.name(node) {
        "nav" | "menu" => Some(Hint::Aside(reason::NAVIGATION)),
        "footer" => Some(Hint::Aside(reason::PAGE)),
        "aside" => Some(Hint::Aside(SIDEBAR)),
        "form" | "button" | "label" | "fieldset" | "legend" => Some(Hint::Aside(reason::PAGE)),
        "amp-ad" | "amp-embed" => Some(Hint::Aside(reason::ADVERTISEMENT)),
        "amp-sidebar" => Some(Hint::Aside(reason::NAVIGATION)),
        "figcaption" => Some(Hint::Caption),
        "" | "html" | "body" | "article" | "main" => return tree.attribute(node, "itemprop").and_then(of_property),
        _ => None,
    };
    let by_role = || match tree.attribute(node, "role") {
        Some("navigation" | "menu" | "menubar" | "search" | "banner" | "toolbar") => Some(Hint::Aside(reason::NAVIGATION)),
        Some("contentinfo" | "dialog" | "alert" | "form" | "button" | "tablist") => Some(Hint::Aside(reason::PAGE)),
        Some("complementary") => Some(Hint::Aside(SIDEBAR)),
        _ => None,
    };
    let by_property = || tree.attribute(node, "itemprop").and_then(of_property);
    let by_rel = || tree.attribute(node, "rel").filter(|r| *r == "author").map(|_| Hint::Byline);
    let by_words = || {
        ["class", "id", "data-component", "data-component-name", "data-testid", "data-module"]
            .iter()
            .filter_map(|a| tree.attribute(node, a))
            .flat_map(str::split_ascii_whitespace)
            .filter_map(of_word)
            // "credits reader-credits": two words say more than one
            .max_by_key(|(_, words)| *words)
            .map(|(hint, _)| hint)
    };
    by_name.or_else(by_role).or_else(by_property).or_else(by_rel).or_else(by_words)
}

fn of_property(value: &str) -> Option<Hint> {
    match value {
        "articleBody" => Some(Hint::Body),
        "author" | "creator" => Some(Hint::Byline),
        "datePublished" | "dateCreated" => Some(Hint::Date),
        "caption" => Some(Hint::Caption),
        "comment" => Some(Hint::Aside(reason::COMMENTS)),
        _ => None,
    }
}

/// Longer names are made by machines.
const MAX_WORD: usize = 60;

/// What one class name or id says, and by how many of its words.
fn of_word(word: &str) -> Option<(Hint, usize)> {
    if word.len() > MAX_WORD {
        return None;
    }
    let parts = parts(word);
    // A tweet or film put into the article belongs to it, whatever shares or social words stand by.
    if parts.iter().any(|p| matches!(p.as_str(), "embed" | "embedded" | "tweet" | "oembed")) {
        return None;
    }
    if parts.len() > 1 && STATES.contains(&parts[0].as_str()) {
        return None;
    }
    // Two words say more than one: "author-bio" before "author".
    let pairs = parts.windows(2).find_map(|p| HINTS.get(format!("{}-{}", p[0], p[1]).as_str()));
    let pair = pairs.map(|hint| (*hint, 2));
    pair.or_else(|| parts.iter().find_map(|p| HINTS.get(p.as_str())).map(|hint| (*hint, 1)))
}

/// "articleAuthor-bio_x" → article, author, bio, x
fn parts(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut was_lower = false;
    for c in word.chars() {
        let begins = c.is_ascii_uppercase() && was_lower;
        if (!c.is_alphanumeric() || begins) && parts.last().is_some_and(|p| !p.is_empty()) {
            parts.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(part) = parts.last_mut()
        {
            part.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    parts.retain(|p| !p.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_speak() {
        for (word, hint) in [
            ("related-articles", Some(Hint::Aside(reason::RELATED))),
            ("articleBody", Some(Hint::Body)),
            ("article__body--wide", Some(Hint::Body)),
            ("author-bio", Some(Hint::Aside(reason::BIO))),
            ("author", Some(Hint::Byline)),
            ("has-sidebar", None),
            ("no-comments", None),
            ("adventure", None),
            ("headline", None),
            ("ad", Some(Hint::Aside(reason::ADVERTISEMENT))),
        ] {
            assert_eq!(of_word(word).map(|h| h.0), hint, "{word}");
        }
    }
}
