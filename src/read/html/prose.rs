//! What is prose on a page, how much of it lies below each element, and which line is its headline.
//!
//! "The ferry ran aground, the coastguard said." is prose, and so is a longer line however it ends; a row of
//! links is none.

use super::flatten::{Flat, Flattened};
use super::tree::Tree;

/// Letters of a line that is taken for prose: about eight words if it ends as a sentence does,
/// about twenty otherwise.
const SENTENCE_LETTERS: usize = 35;
pub(super) const PROSE_LETTERS: usize = 100;
/// Prose has less than this share of its letters in links.
pub(super) const MAX_PROSE_LINKS: f64 = 0.5;
/// Comments and sidebars may outweigh the article if it has at least so many letters itself.
pub(super) const MIN_ARTICLE_LETTERS: usize = 350;
/// Whether a block reads like a paragraph.
pub(super) fn is_prose(flat: &Flat) -> bool {
    flat.link_share() < MAX_PROSE_LINKS && (flat.letters >= PROSE_LETTERS || (flat.ends_sentence && flat.letters >= SENTENCE_LETTERS))
}

/// Letters of prose at and below each node, of the blocks that `counts`.
pub(super) fn prose_below(tree: &Tree<'_>, flats: &[Flat], counts: impl Fn(&Flat) -> bool) -> Vec<usize> {
    let mut sums = vec![0; tree.nodes.len()];
    for flat in flats.iter().filter(|f| counts(f)) {
        sums[flat.node] += flat.letters - flat.linked;
    }
    for node in (1..sums.len()).rev() {
        sums[tree.nodes[node].parent] += sums[node];
    }
    sums
}

/// Letters and words of a line that is the headline because the title begins or ends with it.
const TITLE_LETTERS: usize = 20;
const TITLE_WORDS: usize = 4;
/// Letters of the shortest line that is the headline because it is the title.
const WHOLE_LETTERS: usize = 8;

/// The first heading with the words of the title, else the first `h1` of a part that `counts`. Where there is none, or
/// it is as short as the name of a site, the line above the prose that has the title's words.
pub(super) fn heading(tree: &Tree<'_>, page: &Flattened, text: &str, title: Option<&str>, counts: impl Fn(usize) -> bool) -> Option<usize> {
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let title = title.map(letters).filter(|t| !t.is_empty());
    let heading =
        |f: &Flat| tree.ancestors(f.node).take(3).find_map(|n| tree.name(n).strip_prefix('h').filter(|l| l.len() == 1 && *l != "r"));
    let mut first_h1 = None;
    for (i, (block, flat)) in page.blocks.iter().zip(&page.flats).enumerate() {
        let Some(level) = heading(flat) else { continue };
        let words = letters(block.span.of(text));
        if title.as_deref().is_some_and(|t| t == words || words.len() > 15 && (t.starts_with(&words) || words.starts_with(t))) {
            return Some(i);
        }
        if level == "1" && counts(flat.node) && words.len() > 8 {
            first_h1.get_or_insert((i, words.len()));
        }
    }
    let Some(title) = title.filter(|t| first_h1.is_none_or(|(_, length)| 2 * length < t.len())) else { return first_h1.map(|(i, _)| i) };
    let above = page.blocks.iter().zip(&page.flats).enumerate().take_while(|(_, (_, f))| !(is_prose(f) && f.ends_sentence));
    let is_title = |line: &str| {
        let words = letters(line);
        let is_part = words.len() >= TITLE_LETTERS && (title.starts_with(&words) || title.ends_with(&words));
        words == title && words.chars().count() >= WHOLE_LETTERS
            || first_h1.is_none() && is_part && line.split_whitespace().count() >= TITLE_WORDS
    };
    let mut found = above.filter(|(_, (b, f))| counts(f.node) && f.link_share() < MAX_PROSE_LINKS && is_title(b.span.of(text)));
    found.next().map(|(i, _)| i).or(first_h1.map(|(i, _)| i))
}
