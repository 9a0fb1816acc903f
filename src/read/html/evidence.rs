//! Content outweighs names: what an element holds against what its class says.
//!
//! Themes put words of state on the elements around an article: "share-enabled", "comments-open",
//! "newsletter-issue", "modal". An element that holds the headline with prose below it, the part marked as
//! the article's body, the page's largest `<article>` or its longest run of paragraphs is not set aside
//! for a word in its name.

use super::flatten::{Flat, Flattened};
use super::hints::Hint;
use super::prose::{MIN_ARTICLE_LETTERS, heading, is_prose, prose_below};
use super::tree::Tree;
use crate::read::furniture::reason;

/// A run of paragraphs has at least so many.
const RUN_PARAGRAPHS: usize = 3;
/// Letters of prose that stand below a headline or in a body, about a sentence.
const SOME_PROSE: usize = 80;
/// Elements around one paragraph that hold nothing else are passed over.
const WRAPPERS: usize = 3;

/// Where the article is, by what is in it.
pub(super) struct Evidence {
    /// The element that holds the headline or is the article's body.
    marked: Vec<bool>,
    /// It holds the largest `<article>` or run of paragraphs.
    holds_run: Vec<bool>,
    /// Letters of prose, without teasers, at and below each node.
    prose: Vec<usize>,
}

impl Evidence {
    /// Look through the page.
    pub(super) fn find(tree: &Tree<'_>, page: &Flattened, hints: &[Option<Hint>], teasers: &[bool], title: Option<&str>) -> Self {
        let mut in_teaser = teasers.to_vec();
        for node in 1..in_teaser.len() {
            in_teaser[node] |= in_teaser[tree.nodes[node].parent];
        }
        let counts = |f: &Flat| is_prose(f) && !in_teaser[f.node];
        let prose = prose_below(tree, &page.flats, counts);
        let mut marked = vec![false; tree.nodes.len()];
        let largest = |is: &dyn Fn(usize) -> bool| (1..tree.nodes.len()).filter(|n| is(*n)).max_by_key(|n| (prose[*n], *n));
        let body = largest(&|n| hints[n] == Some(Hint::Body)).filter(|n| prose[*n] >= SOME_PROSE);
        body.into_iter().for_each(|n| marked[n] = true);
        // Prose counts below a headline only where it follows it.
        if let Some(at) = heading(tree, page, &page.text, title, |_| true) {
            let followed = tree.ancestors(page.flats[at].node).find(|n| {
                let below = page.flats[at + 1..].iter().take_while(|f| f.node < tree.nodes[*n].end);
                below.filter(|f| counts(f)).map(|f| f.letters).sum::<usize>() >= SOME_PROSE
            });
            followed.into_iter().for_each(|n| marked[n] = true);
        }
        let mut holds_run = vec![false; tree.nodes.len()];
        let article = largest(&|n| tree.name(n) == "article").filter(|n| prose[*n] >= MIN_ARTICLE_LETTERS);
        let run = longest_run(tree, page, &prose, counts);
        article.into_iter().chain(run).for_each(|n| holds_run[n] = true);
        for node in (1..tree.nodes.len()).rev() {
            let parent = tree.nodes[node].parent;
            marked[parent] |= marked[node];
            holds_run[parent] |= holds_run[node];
        }
        Self { marked, holds_run, prose }
    }

    /// Whether what `node` holds outweighs that its name says `why`.
    pub(super) fn outweighs(&self, node: usize, why: &str) -> bool {
        let names_a_part = matches!(why, reason::COMMENTS | reason::LEGAL | reason::BIO);
        // A long thread of comments or a notice has paragraphs too, and neither headline nor body.
        let most_is_here = self.prose[0] - self.prose[node] < self.prose[node] / 2;
        self.marked[node] || !names_a_part && self.holds_run[node] && most_is_here
    }
}

/// The element whose paragraphs, each by itself or in an element of its own, hold the most prose.
fn longest_run(tree: &Tree<'_>, page: &Flattened, prose: &[usize], counts: impl Fn(&Flat) -> bool) -> Option<usize> {
    let mut runs = vec![(0usize, 0usize); tree.nodes.len()];
    for flat in page.flats.iter().filter(|f| counts(f)) {
        let mut holder = tree.nodes[flat.node].parent;
        for _ in 0..WRAPPERS {
            if holder != 0 && prose[holder] == flat.letters - flat.linked {
                holder = tree.nodes[holder].parent;
            }
        }
        runs[holder].0 += flat.letters;
        runs[holder].1 += 1;
    }
    let longest = (1..runs.len()).max_by_key(|n| (runs[*n].0, *n))?;
    (runs[longest].1 >= RUN_PARAGRAPHS && runs[longest].0 >= MIN_ARTICLE_LETTERS).then_some(longest)
}
