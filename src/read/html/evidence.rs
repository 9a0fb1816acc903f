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
/// One that the headline opens, wherever it stands, has at least so many.
const OPENED_PARAGRAPHS: usize = 2;
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
    /// It holds the longest run of paragraphs, which is an `<article>`'s.
    holds_both: Vec<bool>,
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
        let runs = runs(tree, page, &prose, counts);
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
            // The run of paragraphs that the headline opens, be it outside of their element.
            let first = page.flats[at + 1..].iter().find(|f| counts(f)).map(|f| holder(tree, f, &prose));
            first.filter(|n| runs[*n].1 >= OPENED_PARAGRAPHS && runs[*n].0 >= SOME_PROSE).into_iter().for_each(|n| marked[n] = true);
        }
        let mut holds_run = vec![false; tree.nodes.len()];
        let article = largest(&|n| tree.name(n) == "article");
        // The element whose paragraphs hold the most prose.
        let run = (1..runs.len()).max_by_key(|n| (runs[*n].0, *n));
        let is_large = |n: &usize| prose[*n] >= MIN_ARTICLE_LETTERS;
        article.filter(is_large).into_iter().chain(run.filter(|n| is_long(runs[*n]))).for_each(|n| holds_run[n] = true);
        let mut holds_both = vec![false; tree.nodes.len()];
        let is_one = |(a, r): &(usize, usize)| a <= r && *r < tree.nodes[*a].end && runs[*r].1 >= RUN_PARAGRAPHS;
        let both = article.zip(run).filter(is_one).map(|(a, _)| a);
        both.into_iter().for_each(|n| holds_both[n] = true);
        for node in (1..tree.nodes.len()).rev() {
            let parent = tree.nodes[node].parent;
            marked[parent] |= marked[node];
            holds_run[parent] |= holds_run[node];
            holds_both[parent] |= holds_both[node];
        }
        Self { marked, holds_run, holds_both, prose }
    }

    /// Whether what `node` holds outweighs that its name says `why`.
    pub(super) fn outweighs(&self, node: usize, why: &str) -> bool {
        let names_a_part = matches!(why, reason::COMMENTS | reason::LEGAL | reason::BIO);
        // A long thread of comments or a notice has paragraphs too, and neither headline nor body.
        let most_is_here = self.prose[0] - self.prose[node] < self.prose[node] / 2;
        self.marked[node] || !names_a_part && (self.holds_both[node] || self.holds_run[node] && most_is_here)
    }
}

/// The element that a paragraph is a child of, past elements that hold it alone.
fn holder(tree: &Tree<'_>, flat: &Flat, prose: &[usize]) -> usize {
    let mut holder = tree.nodes[flat.node].parent;
    for _ in 0..WRAPPERS {
        if holder != 0 && prose[holder] == flat.letters - flat.linked {
            holder = tree.nodes[holder].parent;
        }
    }
    holder
}

/// For each element the letters and the number of the paragraphs that it is the holder of.
fn runs(tree: &Tree<'_>, page: &Flattened, prose: &[usize], counts: impl Fn(&Flat) -> bool) -> Vec<(usize, usize)> {
    let mut runs = vec![(0usize, 0usize); tree.nodes.len()];
    for flat in page.flats.iter().filter(|f| counts(f)) {
        let run = &mut runs[holder(tree, flat, prose)];
        *run = (run.0 + flat.letters, run.1 + 1);
    }
    runs
}

/// Whether so many letters in so many paragraphs are a run of them.
fn is_long((letters, paragraphs): (usize, usize)) -> bool {
    paragraphs >= RUN_PARAGRAPHS && letters >= MIN_ARTICLE_LETTERS
}

#[cfg(test)]
mod tests {
    use crate::read::parse;

    /// Words of state on the element around an article, beside a list of teasers that say as much.
    #[test]
    fn no_class_word_loses_an_article() {
        let prose: String = (1..=4)
            .map(|n| {
                format!(
                    "<p>The council voted on Tuesday to close quay number {n} for ten weeks, while divers replace the piles below it.</p>"
                )
            })
            .collect();
        let teasers: String = (1..=12)
            .map(|n| {
                format!(
                    "<div><p>A teaser that tells in some ten words what story number {n} is about.</p><a href=/{n}>More of it</a></div>"
                )
            })
            .collect();
        for class in
            ["modal", "newsletter-issue", "comments-open", "share-enabled", "related-layout", "sidebar-layout", "cookie-notice-closed"]
        {
            for (outside, inside) in [("<h1>East quay to close</h1>", ""), ("", "<h1>East quay to close</h1>")] {
                let page = format!(
                    "<title>East quay to close</title>{outside}<div class='{class}'><div>{inside}{prose}</div></div><div>{teasers}</div>"
                );
                let article = parse("a.html", page.as_bytes()).unwrap();
                let read = article.body().filter(|b| article.slice(b.span).starts_with("The council")).count();
                assert_eq!(read, 4, "{class}: {outside}");
            }
        }
        let cards = teasers.replace("<a href", "<p>It tells more of it in a sentence that is as long again.</p><a href");
        let page = format!("<title>Quay</title><div class=share-enabled><article>{prose}</article></div><div>{cards}</div>");
        let article = parse("a.html", page.as_bytes()).unwrap();
        assert_eq!(article.body().filter(|b| article.slice(b.span).starts_with("The council")).count(), 4);
    }
}
