//! Which blocks of a page are the article: where its prose is densest, and what does not belong.
//!
//! Takes the tree with its blocks and yields a role for each block. Parts whose names say so
//! ("related", "comments") are set aside unless most of the page's prose is in them; the article is
//! the innermost element that holds nearly all of the remaining prose; within it, rows of links,
//! buttons and captions are told from paragraphs.

use super::evidence::Evidence;
use super::flatten::{Flat, Flattened};
use super::hints::{self, Hint};
use super::prose::{MAX_PROSE_LINKS, MIN_ARTICLE_LETTERS, PROSE_LETTERS, heading, is_prose, prose_below};
use super::teasers;
use super::tree::Tree;
use crate::article::{Block, Role};
use crate::read::dates::written;
use crate::read::furniture::{is_byline, reason};

/// A part that is named as set aside and holds more than this share of the page's prose is not.
const MAX_ASIDE_SHARE: f64 = 0.4;
/// The article's element is left for one of its children that holds at least this share of it.
const DESCENT_SHARE: f64 = 0.8;
/// An element named as the article's body is taken if it holds this share of the prose.
const NAMED_BODY_SHARE: f64 = 0.5;
/// A line of links within the article has at least this share of its letters in them.
const LINK_LINE: f64 = 0.8;

/// The page's parts.
pub(super) struct Parts {
    /// For each node, why it is set aside.
    asides: Vec<Option<&'static str>>,
    hints: Vec<Option<Hint>>,
    /// The element that holds the article.
    root: usize,
}

impl Parts {
    /// The element that holds the article.
    pub(super) fn root(&self) -> usize {
        self.root
    }

    /// Whether all of the page's body stands in a part that is named as comments and holds no headline.
    pub(super) fn are_comments(&self, tree: &Tree<'_>, page: &Flattened) -> bool {
        let body = || page.blocks.iter().zip(&page.flats).filter(|(b, _)| b.role.is_body()).map(|(_, f)| f.node);
        let headline = page.blocks.iter().zip(&page.flats).find(|(b, _)| b.role == Role::Headline).map(|(_, f)| f.node);
        let is_outside = |n: usize| headline.is_none_or(|h| h < n || h >= tree.nodes[n].end);
        let is_comments = |n: usize| self.hints[n] == Some(Hint::Aside(reason::COMMENTS)) && is_outside(n);
        body().next().is_some() && body().all(|node| tree.ancestors(node).any(is_comments))
    }

    /// Why the part around `node` is set aside, if it is.
    pub(super) fn aside(&self, node: usize) -> Option<&'static str> {
        self.asides[node]
    }
}

/// Find the article in the page.
pub(super) fn find(tree: &Tree<'_>, page: &Flattened, title: Option<&str>) -> Parts {
    let hints: Vec<Option<Hint>> = (0..tree.nodes.len()).map(|n| hints::of_element(tree, n)).collect();
    let teasers = teasers::mark(tree, &page.flats);
    let all = prose_below(tree, &page.flats, is_prose);
    let mut asides: Vec<Option<&'static str>> = vec![None; tree.nodes.len()];
    let holds_article = holding_article(tree, &hints);
    let evidence = Evidence::find(tree, page, &hints, &teasers, title);
    let mut under_body = vec![false; tree.nodes.len()];
    for node in 1..tree.nodes.len() {
        let inherited = asides[tree.nodes[node].parent];
        under_body[node] = under_body[tree.nodes[node].parent] || hints[node] == Some(Hint::Body);
        asides[node] = inherited.or_else(|| match hints[node] {
            Some(Hint::Aside(why)) if evidence.outweighs(node, why) => None,
            Some(Hint::Aside(why)) if is_aside(all[node], all[0], why, holds_article[node]) => Some(why),
            _ => (teasers[node] && !under_body[node]).then_some(reason::RELATED),
        });
    }
    let mut prose = prose_below(tree, &page.flats, |f| asides[f.node].is_none() && is_prose(f));
    // A page of short lines, such as a list of winners, is told by the name of its body alone.
    if prose[0] < MIN_ARTICLE_LETTERS {
        let is_short_line = |f: &Flat| under_body[f.node] && f.link_share() < MAX_PROSE_LINKS;
        prose = prose_below(tree, &page.flats, |f| asides[f.node].is_none() && (is_prose(f) || is_short_line(f)));
    }
    let root = find_root(tree, &prose, &hints);
    Parts { asides, hints, root }
}

/// Whether a part that is named as beside the article is so. Themes call whole columns "sidebar":
/// one that holds most of the prose, the headline or the article's body is none.
fn is_aside(own: usize, total: usize, why: &str, holds_article: bool) -> bool {
    let share = own as f64 / total.max(1) as f64;
    let enough_is_left = total - own >= MIN_ARTICLE_LETTERS;
    let may_outweigh = matches!(why, reason::COMMENTS | reason::PAGE | hints::SIDEBAR) && !holds_article;
    share <= MAX_ASIDE_SHARE || (may_outweigh && enough_is_left) || (why == reason::COMMENTS && enough_is_left)
}

/// For each node, whether the headline or a part named as the article's body is below it.
fn holding_article(tree: &Tree<'_>, hints: &[Option<Hint>]) -> Vec<bool> {
    let mut holds: Vec<bool> = (0..tree.nodes.len()).map(|n| hints[n] == Some(Hint::Body) || tree.name(n) == "h1").collect();
    for node in (1..holds.len()).rev() {
        let parent = tree.nodes[node].parent;
        holds[parent] |= holds[node];
    }
    holds
}

/// The element that holds the article's prose.
fn find_root(tree: &Tree<'_>, prose: &[usize], hints: &[Option<Hint>]) -> usize {
    let mut root = 0;
    loop {
        let (mut best, mut child) = (0, root + 1);
        while child < tree.nodes[root].end {
            if prose[child] > prose[best] || best == 0 {
                best = child;
            }
            child = tree.nodes[child].end;
        }
        let is_enough = best != 0 && prose[best] > 0 && prose[best] as f64 >= DESCENT_SHARE * prose[root] as f64;
        if !is_enough || matches!(tree.name(best), "p" | "blockquote" | "li" | "td") && prose[best] < MIN_ARTICLE_LETTERS {
            break;
        }
        root = best;
    }
    let named = || (1..tree.nodes.len()).filter(|&n| hints[n] == Some(Hint::Body) && tree.nodes[n].end > n + 1);
    let Some(best) = named().max_by_key(|&n| (prose[n], n)).filter(|&n| prose[n] > 0) else { return root };
    let share = prose[best] as f64 / prose[root].max(1) as f64;
    // A body that is cut into several elements of that name is all of them.
    let outside = |n: usize| n >= tree.nodes[best].end || tree.nodes[n].end <= best;
    let others: usize = named().filter(|&n| outside(n) && n > root && n < tree.nodes[root].end).map(|n| prose[n]).max().unwrap_or(0);
    let is_cut = share < DESCENT_SHARE && (prose[best] + others) as f64 >= DESCENT_SHARE * prose[root] as f64;
    if share >= NAMED_BODY_SHARE && !is_cut { best } else { root }
}

/// Give each block its role.
pub(super) fn assign(tree: &Tree<'_>, page: &mut Flattened, parts: &Parts, title: Option<&str>) {
    let text = std::mem::take(&mut page.text);
    let root = &tree.nodes[parts.root];
    let headline = headline(tree, page, &text, parts, title);
    let surroundings = surroundings(tree, parts.root);
    for (i, (block, flat)) in page.blocks.iter_mut().zip(&page.flats).enumerate() {
        let inside = parts.root == 0 || flat.node >= parts.root && flat.node < root.end;
        let (role, why) = if headline == Some(i) {
            (Role::Headline, Some("headline"))
        } else if inside {
            role_inside(tree, flat, parts, block.span.of(&text), surroundings[flat.node])
        } else {
            role_outside(tree, flat, parts, headline.is_some_and(|h| i < h))
        };
        (block.role, block.reason) = (role, why);
    }
    announcements(&mut page.blocks);
    titles_of_lists(tree, page);
    page.text = text;
}

/// A subhead below which, up to the next one, there is nothing but what is set aside goes with that: "From our blogs".
fn announcements(blocks: &mut [Block]) {
    let (mut why, mut is_told) = (None, false);
    for block in blocks.iter_mut().rev() {
        match block.role {
            Role::Subhead => {
                if !is_told && why.is_some() {
                    (block.role, block.reason) = (Role::Furniture, why);
                }
                (why, is_told) = (None, false);
            }
            Role::Furniture => why = block.reason,
            _ => is_told = true,
        }
    }
}

/// Elements around a heading that hold nothing else are passed over.
const HEADING_WRAPPERS: usize = 4;

/// A subhead that shares its element with nothing but what is set aside is the title of that, whatever follows the element.
fn titles_of_lists(tree: &Tree<'_>, page: &mut Flattened) {
    for i in 0..page.blocks.len() {
        if page.blocks[i].role != Role::Subhead {
            continue;
        }
        let is_next_in = |n: &usize| page.flats.get(i + 1).is_some_and(|f| f.node < tree.nodes[*n].end);
        let is_before_in = |n: usize| i > 0 && page.flats[i - 1].node >= n;
        let Some(around) = tree.ancestors(page.flats[i].node).take(HEADING_WRAPPERS).find(is_next_in).filter(|n| !is_before_in(*n)) else {
            continue;
        };
        let end = tree.nodes[around].end;
        let inside = page.flats[i + 1..].iter().zip(&page.blocks[i + 1..]).take_while(|(f, _)| f.node < end);
        let why = page.blocks[i + 1].reason;
        if inside.map(|(_, b)| b.role).all(|role| role == Role::Furniture) && why.is_some() {
            (page.blocks[i].role, page.blocks[i].reason) = (Role::Furniture, why);
        }
    }
}

/// The block that is the page's headline: an `h1`, or any heading with the words of the title.
fn headline(tree: &Tree<'_>, page: &Flattened, text: &str, parts: &Parts, title: Option<&str>) -> Option<usize> {
    heading(tree, page, text, title, |node| parts.asides[node].is_none())
}

fn role_outside(tree: &Tree<'_>, flat: &Flat, parts: &Parts, above_headline: bool) -> (Role, Option<&'static str>) {
    if let Some(why) = parts.asides[flat.node] {
        return (Role::Furniture, Some(why));
    }
    match hint_around(tree, flat, parts) {
        Some(Hint::Byline) if flat.letters < 120 => (Role::Byline, Some("byline")),
        Some(Hint::Date) if flat.letters < 80 => (Role::Dateline, Some("date line")),
        Some(Hint::Standfirst) => (Role::Kicker, Some("standfirst")),
        Some(Hint::Caption) => (Role::Caption, Some("caption or picture credit")),
        _ if flat.link_share() > MAX_PROSE_LINKS => {
            (Role::Furniture, Some(if above_headline { reason::NAVIGATION } else { reason::RELATED }))
        }
        _ => (Role::Furniture, Some(reason::OUTSIDE)),
    }
}

/// What a block stands in, within the article.
#[derive(Clone, Copy, Debug, Default)]
struct Surroundings {
    heading: bool,
    quotation: bool,
    list: bool,
    /// A paragraph, or a cell or term that may hold one.
    paragraph: bool,
}

/// The surroundings of each node below `root`.
fn surroundings(tree: &Tree<'_>, root: usize) -> Vec<Surroundings> {
    let mut all = vec![Surroundings::default(); tree.nodes.len()];
    for node in root + 1..tree.nodes[root].end {
        let mut own = all[tree.nodes[node].parent];
        match tree.name(node) {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => own.heading = true,
            "blockquote" => own.quotation = true,
            "li" => own.list = true,
            "p" | "pre" | "td" | "th" | "dd" | "dt" => own.paragraph = true,
            _ => {}
        }
        all[node] = own;
    }
    all
}

fn role_inside(tree: &Tree<'_>, flat: &Flat, parts: &Parts, line: &str, surroundings: Surroundings) -> (Role, Option<&'static str>) {
    if let Some(why) = parts.asides[flat.node] {
        return (Role::Furniture, Some(why));
    }
    match hint_around(tree, flat, parts) {
        Some(Hint::Caption) => return (Role::Caption, Some("caption or picture credit")),
        // A date or a role within the byline is for the line itself to tell.
        Some(Hint::Byline) if line.bytes().any(|b| b.is_ascii_digit()) && flat.letters < 60 => return (Role::Paragraph, None),
        Some(Hint::Byline) if flat.letters < 120 => return (Role::Byline, Some("byline")),
        Some(Hint::Date) if flat.letters < 80 => return (Role::Dateline, Some("date line")),
        _ => {}
    }
    let is_link_line = flat.link_share() >= LINK_LINE;
    if surroundings.heading {
        return if is_link_line { (Role::Furniture, Some(reason::RELATED)) } else { (Role::Subhead, None) };
    }
    if is_link_line && !is_linked_sentence(line, surroundings) && (!flat.ends_sentence || flat.letters < PROSE_LETTERS) {
        return (Role::Furniture, Some(reason::RELATED));
    }
    if surroundings.quotation {
        return (Role::Blockquote, None);
    }
    if surroundings.list {
        return (Role::List, None);
    }
    let says_who_or_when = || is_byline(line) || !written::find(line).is_empty();
    if !surroundings.paragraph && !says_who_or_when() && !flat.ends_sentence && line.split_whitespace().count() < 4 && flat.letters < 30 {
        return (Role::Furniture, Some(reason::PAGE));
    }
    (Role::Paragraph, None)
}

/// Words of a paragraph that is a link from its first word to its last.
const LINKED_SENTENCE_WORDS: usize = 8;

/// Whether a paragraph that is one link is a sentence of the article: titles of other articles end with no
/// full stop.
fn is_linked_sentence(line: &str, surroundings: Surroundings) -> bool {
    surroundings.paragraph
        && line.trim_end_matches(['”', '"', '’', ')']).ends_with('.')
        && !line.ends_with("...")
        // "Sign up: our letter brings you the news of the harbour every day."
        && !line.split_whitespace().take(3).any(|w| w.ends_with(':'))
        && line.split_whitespace().count() >= LINKED_SENTENCE_WORDS
}

/// The innermost hint about what the block holds, looked for in the few elements around it.
fn hint_around(tree: &Tree<'_>, flat: &Flat, parts: &Parts) -> Option<Hint> {
    tree.ancestors(flat.node)
        .take_while(|&n| n != parts.root)
        .take(4)
        .find_map(|n| parts.hints[n].filter(|h| matches!(h, Hint::Caption | Hint::Byline | Hint::Date | Hint::Standfirst)))
}

#[cfg(test)]
mod tests {
    use crate::article::Role;
    use crate::read::parse;

    #[test]
    fn slides_and_the_titles_of_lists_are_set_aside() {
        let prose = |n: u32| {
            format!("<p>The council voted {n} times on Monday to build a second bridge over the estuary, after years of dispute.</p>")
        };
        let body: String = (1..5).map(prose).collect();
        let slides: String = (1..4)
            .map(|n| format!("<div class=swiper-slide><img><p>Workers carry stone number {n} to the quay on Monday.</p></div>"))
            .collect();
        let teasers: String = (1..6).map(|n| format!("<div class=item><h3><a href=/{n}>The story of quay number {n}</a></h3><p>It tells of the fees, which rise again.</p></div>")).collect();
        let page = format!(
            "<title>Quay</title><article><h1>East quay to close</h1>{body}<div class=swiper>{slides}</div><div class=blogs-module><h2>From our blogs</h2>{teasers}</div><h2>The cost</h2>{}<div class=blogs-module><h2>From our blogs</h2>{teasers}</div></article>",
            prose(5)
        );
        let article = parse("a.html", page.as_bytes()).unwrap();
        let read: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
        assert_eq!((read.len(), read[4]), (6, "The cost"), "{read:?}");
    }

    #[test]
    fn a_line_with_the_words_of_the_title_is_the_headline() {
        let prose =
            "<p>The council voted on Monday to build a second bridge over the estuary, after eleven years of dispute.</p>".repeat(4);
        let page = format!(
            "<title>Quay Post - Council votes for the second bridge</title><table><tr><td><font size=5><b>Council votes for the second bridge</b></font><br>3 March 2019{prose}</table>"
        );
        let article = parse("a.html", page.as_bytes()).unwrap();
        assert_eq!(article.metadata.title.as_deref(), Some("Council votes for the second bridge"));
        assert!(article.body().all(|b| article.slice(b.span).ends_with("dispute.")));
        let named = format!(
            "<title>Council votes for the second bridge</title><h1>Quay Post</h1><p>Council votes for the second bridge</p><p>Posted : [ 2019-03-03 15:24 ]</p>{prose}"
        );
        let article = parse("a.html", named.as_bytes()).unwrap();
        assert!(article.blocks.iter().any(|b| b.role == Role::Headline && article.slice(b.span).starts_with("Council")));
        assert_eq!(article.metadata.published.unwrap().date.to_string(), "2019-03-03");
    }
}
