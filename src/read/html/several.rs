//! Several articles on one page: each with its own headline and its own paragraphs, side by side; or the posts of
//! a live blog, each with its time.
//!
//! A page with one headline above parts that are not marked as posts stays one article; a list of teasers has no
//! paragraphs.

use super::flatten::{Flat, Flattened};
use super::live;
use super::names::is_heading;
use super::prose::is_prose;
use super::tree::Tree;
use crate::article::{Block, Origin, Role, SourceMap};
use crate::read::draft::{DateHint, Draft};
use crate::read::posts::cut_out;

/// Paragraphs and letters of prose of an article that stands beside another.
const MIN_PARAGRAPHS: usize = 2;
const MIN_LETTERS: usize = 100;
/// More are a list of posts.
const MAX_ARTICLES: usize = 12;

/// Elements of that name on a page that is looked at; each is a walk over it.
const MAX_ELEMENTS: usize = 100;

/// The articles of a page that has more than one.
#[derive(Default)]
pub(super) struct Several {
    /// The element of the first, if the page is not around it.
    pub(super) root: Option<usize>,
    /// The elements of those that are cut out of the page, in order.
    pub(super) others: Vec<usize>,
    /// What an article that is cut out is.
    note: &'static str,
}

impl Several {
    pub(super) fn is_empty(&self) -> bool {
        self.others.is_empty()
    }
}

/// The articles of a page; none if there are not two.
pub(super) fn find(tree: &Tree<'_>, page: &Flattened, aside: impl Fn(usize) -> Option<&'static str>) -> Several {
    let mut posts = live::posts(tree, |node| page.flats.iter().any(|f| f.node > node && f.node < tree.nodes[node].end && is_prose(f)));
    if posts.len() > 1 {
        let outside = |f: &Flat| posts.iter().all(|p| f.node < *p || f.node >= tree.nodes[*p].end);
        // Without a paragraph of its own the page is the frame of its latest post.
        if !page.flats.iter().any(|f| is_prose(f) && aside(f.node).is_none() && outside(f)) {
            posts.remove(0);
        }
        return Several { root: None, others: posts, note: "one of the posts of a live blog" };
    }
    let mut found = brothers(tree, page, aside).into_iter();
    Several { root: found.next(), others: found.collect(), note: "one of several articles on its page" }
}

/// The elements of whole articles that stand side by side, in order; empty if there are not two.
fn brothers(tree: &Tree<'_>, page: &Flattened, aside: impl Fn(usize) -> Option<&'static str>) -> Vec<usize> {
    let is_whole = |node: usize| {
        let inside = |n: usize| n > node && n < tree.nodes[node].end;
        let prose: Vec<usize> =
            page.flats.iter().filter(|f| inside(f.node) && is_prose(f) && aside(f.node).is_none()).map(|f| f.letters).collect();
        prose.len() >= MIN_PARAGRAPHS && prose.iter().sum::<usize>() >= MIN_LETTERS
    };
    let named = |name: &str| (1..tree.nodes.len()).filter(|n| tree.name(*n) == name && aside(*n).is_none()).collect::<Vec<usize>>();
    let (articles, headlines) = (named("article"), named("h1"));
    if articles.len() > MAX_ELEMENTS || headlines.len() > MAX_ELEMENTS {
        return Vec::new();
    }
    let is_in = |inner: usize, outer: usize| inner > outer && inner < tree.nodes[outer].end;
    // Below a headline of the page the titles of its parts are subheads.
    let has_own = headlines.iter().any(|h| !articles.iter().any(|a| is_in(*h, *a)));
    let has = |node: usize, names: &[&str]| (node + 1..tree.nodes[node].end).any(|n| names.contains(&tree.name(n)));
    let has_linked_title =
        |node: usize| (node + 1..tree.nodes[node].end).any(|n| tree.name(n) == "a" && tree.name(tree.nodes[n].parent) == "h2");
    let is_titled = |node: usize| has(node, &["h1"]) || !has_own && has(node, &["h2"]) && !has_linked_title(node);
    let mut found: Vec<usize> = Vec::new();
    for node in articles.iter().copied().filter(|n| is_titled(*n)) {
        if found.last().is_none_or(|last| node >= tree.nodes[*last].end) && is_whole(node) {
            found.push(node);
        }
    }
    if found.is_empty() {
        // Each headline with the largest element that holds no other.
        let alone = |h: &usize| tree.ancestors(*h).take_while(|n| headlines.iter().filter(|o| is_in(**o, *n)).count() <= 1).last();
        found = headlines.iter().filter_map(alone).filter(|n| !is_heading(tree.name(*n)) && is_whole(*n)).collect();
        if found.len() < headlines.len() {
            found.clear();
        }
    }
    // Where a page is scrolled on, the next article stands in an element of its own.
    let are_headed = found.iter().all(|n| tree.name(*n) == "article" && has(*n, &["h1"]));
    let are_brothers = are_headed || found.windows(2).all(|pair| tree.nodes[pair[0]].parent == tree.nodes[pair[1]].parent);
    if found.len() > 1 && found.len() <= MAX_ARTICLES && are_brothers { found } else { Vec::new() }
}

/// Cut all articles but the first out of the page.
pub(super) fn cut(tree: &Tree<'_>, page: &mut Flattened, several: &Several, first: &Draft) -> Vec<Draft> {
    let (mut drafts, mut taken) = (Vec::new(), vec![false; page.blocks.len()]);
    for &node in &several.others {
        let inside = |i: &usize| page.flats[*i].node >= node && page.flats[*i].node < tree.nodes[node].end;
        let own: Vec<usize> = (0..page.blocks.len()).filter(inside).collect();
        own.iter().for_each(|i| taken[*i] = true);
        drafts.push(draft(tree, page, node, &own, (first, several.note)));
    }
    if drafts.is_empty() {
        return drafts;
    }
    // What is left is the first article with the page around it.
    let left: Vec<usize> = (0..taken.len()).filter(|i| !taken[*i]).collect();
    let (text, blocks, map) = rebuilt(page, &left);
    page.flats = left.iter().map(|i| page.flats[*i]).collect();
    (page.text, page.blocks, page.map) = (text, blocks, map);
    if let Some(root) = several.root.filter(|_| !page.blocks.iter().any(|b| b.role == Role::Headline)) {
        let is_title =
            |f: &Flat| f.node >= root && f.node < tree.nodes[root].end && tree.ancestors(f.node).take(3).any(|n| is_heading(tree.name(n)));
        let at = page.flats.iter().position(is_title);
        if let Some(block) = at.and_then(|at| page.blocks.get_mut(at)) {
            (block.role, block.reason) = (Role::Headline, Some("headline"));
        }
    }
    drafts
}

fn draft(tree: &Tree<'_>, page: &Flattened, node: usize, own: &[usize], (first, note): (&Draft, &str)) -> Draft {
    let (text, mut blocks, source_map) = rebuilt(page, own);
    let below =
        |names: &[&str]| own.iter().position(|i| tree.ancestors(page.flats[*i].node).take(3).any(|n| names.contains(&tree.name(n))));
    let headline = below(&["h1"]).or_else(|| below(&["h2", "h3", "h4"]));
    if let Some(block) = headline.and_then(|at| blocks.get_mut(at)) {
        (block.role, block.reason) = (Role::Headline, Some("headline"));
    }
    let mut draft = Draft { text, blocks, source_map, has_structure: true, ..Draft::default() };
    let title = headline.and_then(|at| draft.blocks.get(at)).map(|b| b.span.of(&draft.text).replace('\n', " "));
    draft.metadata.title = title.or_else(|| first.metadata.title.clone());
    draft.metadata.language = first.metadata.language.clone();
    draft.outlet_hints = first.outlet_hints.clone();
    let times = (node + 1..tree.nodes[node].end).filter(|n| tree.name(*n) == "time").filter_map(|n| tree.attribute(n, "datetime"));
    draft.dates = times.map(|t| DateHint::new(t, Origin::PageText)).collect();
    draft.notes.push(note.to_owned());
    draft
}

/// The given blocks of the page as a text of their own.
fn rebuilt(page: &Flattened, own: &[usize]) -> (String, Vec<Block>, SourceMap) {
    cut_out(&page.text, &page.blocks, &page.map, own)
}

#[cfg(test)]
mod tests {
    use crate::read::parse_all;

    #[test]
    fn each_has_its_own_words_day_and_place() {
        let one = |n: usize| {
            format!(
                "<article><h1>Ferry number {n} ran aground</h1><time datetime=2019-03-0{n}></time><p>A ferry with the number {n} ran aground off Port Tresk on Sunday evening in fog.</p>\n<p>Nobody on board was hurt, the mayor of Port Tresk said, and <b>all</b> went home.</p></article>"
            )
        };
        let page = format!("<title>News</title><main>{}\n{}</main><footer>Contact</footer>", one(1), one(2));
        let articles = parse_all("a.html", page.as_bytes(), 1 << 20).unwrap();
        assert_eq!(articles.len(), 2);
        for (article, n) in articles.iter().zip(1u32..) {
            assert!(article.body().all(|b| !article.slice(b.span).contains(&format!("number {}", 3 - n))));
            assert_eq!(article.body().count(), 2);
            assert_eq!(article.metadata.published.as_ref().unwrap().date.day(), n as i8);
            let place = article.source_map.position(&article.text, article.text.find("all went").unwrap());
            assert_eq!(place.line, 2 * n, "{place:?}");
        }
        let of_two_ranks = format!("<title>News</title><main>{}\n{}</main>", one(1), one(2).replace("h1", "h2"));
        let of_second_rank = of_two_ranks.replace("h1", "h2");
        let in_other_elements = page.replace("<article>", "<div class=story>").replace("</article>", "</div>");
        let scrolled = format!("<title>News</title>{}<div class=next>{}</div>", one(1), one(2));
        for page in [of_two_ranks, of_second_rank, in_other_elements, scrolled] {
            let articles = parse_all("a.html", page.as_bytes(), 1 << 20).unwrap();
            assert_eq!(articles.len(), 2, "{page}");
            assert_eq!(articles[1].metadata.title.as_deref(), Some("Ferry number 2 ran aground"));
            assert!(!articles[0].text.contains("number 2") && !articles[1].text.contains("number 1"));
        }
        let live = format!("<h1>Ferry aground: live</h1><main>{}{}</main>", one(1).replace("h1", "h2"), one(2).replace("h1", "h2"));
        assert_eq!(parse_all("a.html", live.as_bytes(), 1 << 20).unwrap().len(), 1);
    }
}
