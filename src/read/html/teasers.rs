//! Lists of teasers: other articles' titles with a line or two below each.
//!
//! A short report may stand above twenty teasers that hold more prose than it does. They are known
//! by their form: several brothers of one kind, each of which begins with a link and says little.

use super::flatten::Flat;
use super::tree::Tree;
use std::collections::BTreeMap;

/// A list has at least so many teasers, and this share of the brothers are such.
const MIN_TEASERS: usize = 4;
const TEASER_SHARE: f64 = 0.75;
/// Letters in a teaser, and in the link at its beginning.
const MAX_TEASER_LETTERS: usize = 700;
const MIN_LINK_LETTERS: usize = 12;

/// Mark every node that is one of a list of teasers.
pub(super) fn mark(tree: &Tree<'_>, flats: &[Flat]) -> Vec<bool> {
    let count = tree.nodes.len();
    let (mut letters, mut linked) = (vec![0; count], vec![0; count]);
    let mut first: Vec<Option<usize>> = vec![None; count];
    for (i, flat) in flats.iter().enumerate() {
        letters[flat.node] += flat.letters;
        linked[flat.node] += flat.linked;
        for node in tree.ancestors(flat.node) {
            if first[node].is_some() {
                break;
            }
            first[node] = Some(i);
        }
    }
    for node in (1..count).rev() {
        letters[tree.nodes[node].parent] += letters[node];
        linked[tree.nodes[node].parent] += linked[node];
    }
    let is_teaser = |node: usize| {
        first[node].is_some_and(|i| flats[i].starts_linked)
            && letters[node] <= MAX_TEASER_LETTERS
            && linked[node] >= MIN_LINK_LETTERS
            && letters[node] > linked[node]
    };
    let mut brothers: BTreeMap<(usize, &str, &str), Vec<usize>> = BTreeMap::new();
    for (node, own) in letters.iter().enumerate().skip(1) {
        let name = tree.name(node);
        if matches!(name, "li" | "div" | "article" | "section" | "dl" | "tr" | "td") && *own > 0 {
            let class = tree.attribute(node, "class").and_then(|c| c.split_ascii_whitespace().next()).unwrap_or("");
            brothers.entry((tree.nodes[node].parent, name, class)).or_default().push(node);
        }
    }
    let mut marks = vec![false; count];
    for group in brothers.into_values() {
        let teasers = group.iter().filter(|&&n| is_teaser(n)).count();
        if teasers >= MIN_TEASERS && teasers as f64 >= TEASER_SHARE * group.len() as f64 {
            for node in group {
                marks[node] = letters[node] <= MAX_TEASER_LETTERS;
            }
        }
    }
    marks
}
