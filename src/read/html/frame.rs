//! Where the article ends and the page around it begins, for the lines that only look like its own: the day in
//! the header of the page, and that of the story below it.
//!
//! "9 June 2023" above the element that holds headline and text is a clock; between that element's begin and the
//! headline it is the article's day.

use super::flatten::{Flat, Flattened};
use super::names::is_heading;
use super::tree::Tree;
use crate::read::draft::Frame;

/// Where the article's parts stand in the tree.
pub(super) struct Places {
    /// The element that holds the article.
    pub(super) root: usize,
    pub(super) headline: Option<usize>,
    /// The first paragraph.
    pub(super) body: Option<usize>,
}

impl Places {
    /// The element that holds the headline with the text below it, unless it is the whole page.
    fn container(&self, tree: &Tree<'_>) -> Option<usize> {
        let (headline, body) = (self.headline?, self.body?);
        let lowest = tree.ancestors(headline).find(|n| body > *n && body < tree.nodes[*n].end)?;
        let outer = tree.ancestors(lowest).filter(|n| matches!(tree.name(*n), "article" | "main")).last();
        outer.or(Some(lowest).filter(|n| !matches!(tree.name(*n), "html" | "body")))
    }
}

/// Lines directly behind the article's element that may be its own, such as who wrote it and when.
const BEHIND: usize = 2;

/// The node at which the header of the page ends: none before it is the article's, be it above the headline.
pub(super) fn header_end(tree: &Tree<'_>, places: &Places) -> usize {
    let Some(headline) = places.headline else { return 0 };
    let is_part = |n: &usize| matches!(tree.name(*n), "nav" | "header") && tree.nodes[*n].end <= headline;
    match places.container(tree) {
        // What an article has above its headline is its own, a row of links included.
        Some(node) if tree.name(node) == "article" => node,
        node => (1..headline).filter(is_part).map(|n| tree.nodes[n].end).chain(node).max().unwrap_or(0),
    }
}

/// Where in the page's text the header ends, at the node `header_end`, and the article.
pub(super) fn find(tree: &Tree<'_>, page: &Flattened, places: &Places, header_end: usize) -> Frame {
    let lines = || page.blocks.iter().zip(&page.flats);
    let header_ends = lines().take_while(|(_, f)| f.node < header_end).last().map_or(0, |(b, _)| b.span.end);
    // An article's element is wider than the one that its paragraphs are children of.
    let holds_headline = |n: usize| places.headline.is_some_and(|h| n <= h && h < tree.nodes[n].end);
    let wide = tree.ancestors(places.root).find(|n| tree.name(*n) == "article" && holds_headline(*n)).unwrap_or(places.root);
    let end = if wide == 0 { tree.nodes.len() } else { tree.nodes[wide].end };
    let is_plain = |f: &Flat| f.linked == 0 && !tree.ancestors(f.node).take(3).any(|n| is_heading(tree.name(n)));
    let behind = lines().skip_while(|(_, f)| f.node < end).take(BEHIND).take_while(|(_, f)| is_plain(f));
    let article_ends = lines().take_while(|(_, f)| f.node < end).chain(behind).last().map_or(0, |(b, _)| b.span.end);
    Frame { header_ends, article_ends, has_element: places.container(tree).is_some() }
}
