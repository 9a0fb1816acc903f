//! The posts of a live blog: pages mark each as `itemprop="liveBlogUpdate"` (schema.org/LiveBlogPosting), or say in
//! their JSON-LD that they are a live blog, with an element `article` a post.

use super::head::inside;
use super::names::is_heading;
use super::tree::Tree;

/// Posts of a page that are read apart; a page that has more is read as one article.
const MOST: usize = 400;

/// The elements of the posts, in order of the page; none if it is no live blog. `has_prose` tells whether an element
/// has a sentence.
pub(super) fn posts(tree: &Tree<'_>, has_prose: impl Fn(usize) -> bool) -> Vec<usize> {
    let marked = |node: &usize| tree.attribute(*node, "itemprop").is_some_and(|p| p.split_whitespace().any(is_update));
    let mut found = outermost(tree, (1..tree.nodes.len()).filter(marked));
    if found.is_empty() && is_live_blog(tree) {
        let is_post = |node: &usize| tree.name(*node) == "article" && is_timed(tree, *node);
        found = outermost(tree, (1..tree.nodes.len()).filter(is_post));
    }
    if found.is_empty() {
        found = timed_brothers(tree);
    }
    if found.len() > MOST {
        return Vec::new();
    }
    found.retain(|node| has_prose(*node));
    found
}

/// Posts of a page that calls them none are at least so many, and hold their times within so many days.
const MIN_TIMED: usize = 3;
const MAX_DAYS: i64 = 3;

/// Elements `article` side by side, each opened by its hour on one of a few days; titles of teasers are links.
fn timed_brothers(tree: &Tree<'_>) -> Vec<usize> {
    let found: Vec<usize> = outermost(tree, (1..tree.nodes.len()).filter(|n| tree.name(*n) == "article"));
    let times: Vec<&str> = found.iter().filter_map(|n| opening_time(tree, *n)).collect();
    let has_linked_title = |post: usize| {
        (post + 1..tree.nodes[post].end)
            .any(|n| tree.name(n) == "a" && tree.ancestors(n).take_while(|a| *a != post).any(|a| is_heading(tree.name(a))))
    };
    let are_brothers = found.windows(2).all(|pair| tree.nodes[pair[0]].parent == tree.nodes[pair[1]].parent);
    let days: Vec<jiff::civil::Date> = times.iter().filter_map(|t| t.get(..10)?.parse().ok()).collect();
    let (first, last) = (days.iter().min(), days.iter().max());
    let are_near = first.zip(last).is_some_and(|(a, b)| b.since(*a).is_ok_and(|span| i64::from(span.get_days()) <= MAX_DAYS));
    let differ = times.iter().collect::<std::collections::BTreeSet<_>>().len() == times.len();
    let all_timed = found.len() >= MIN_TIMED && found.len() <= MOST && days.len() == found.len();
    if all_timed && differ && are_near && are_brothers && !found.iter().any(|n| has_linked_title(*n)) { found } else { Vec::new() }
}

/// The day and hour that stand before any sentence of an element.
fn opening_time<'t>(tree: &'t Tree<'_>, node: usize) -> Option<&'t str> {
    let mut inside = node + 1..tree.nodes[node].end;
    let time = inside.find(|n| tree.name(*n) == "time" || tree.name(*n) == "p")?;
    tree.attribute(time, "datetime").filter(|t| t.contains('T') && t.contains(':'))
}

fn is_update(word: &str) -> bool {
    word.eq_ignore_ascii_case("liveBlogUpdate")
}

/// Those of `nodes`, in order of the page, that are in none of the others.
fn outermost(tree: &Tree<'_>, nodes: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for node in nodes {
        if found.last().is_none_or(|last| node >= tree.nodes[*last].end) {
            found.push(node);
        }
    }
    found
}

fn is_timed(tree: &Tree<'_>, node: usize) -> bool {
    (node + 1..tree.nodes[node].end).any(|n| tree.name(n) == "time" && tree.attribute(n, "datetime").is_some())
}

/// Whether the page's JSON-LD calls it a live blog.
fn is_live_blog(tree: &Tree<'_>) -> bool {
    let linked = |n: &usize| tree.name(*n) == "script" && tree.attribute(*n, "type").is_some_and(|t| t.contains("ld+json"));
    (1..tree.nodes.len()).filter(linked).filter_map(|n| inside(tree, n)).any(|text| text.contains("LiveBlogPosting"))
}

#[cfg(test)]
mod tests {
    use crate::read::parse_all;

    const FIRST: &str = "A passenger ferry ran aground off Port Ellery on Sunday evening, hurting 14 people.";
    const SECOND: &str = "The ferry had left Corvane with 212 passengers on board when it struck a sandbank.";

    fn page(head: &str, attributes: &str) -> String {
        let post = |hour: u32, title: &str, text: &str| {
            format!("<article {attributes}><time datetime=2019-03-03T{hour}:10:00Z>{hour}:10</time>{title}<p>{text}</p></article>")
        };
        let (first, second) = (post(20, "<h2>Ferry aground</h2>", FIRST), post(19, "", SECOND));
        format!(
            "<title>Ferry: live</title>{head}<main><h1>Ferry: live</h1><p>The Marigold struck a sandbank off Port Ellery in fog on Sunday.</p>{first}{second}</main>"
        )
    }

    #[test]
    fn each_post_is_an_article_with_its_time() {
        let linked = r#"<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>"#;
        for page in [page("", "itemprop=liveBlogUpdate"), page(linked, "")] {
            let articles = parse_all("a.html", page.as_bytes(), 1 << 20).unwrap();
            assert_eq!(articles.len(), 3, "{page}");
            assert!(articles[0].text.contains("struck a sandbank off") && !articles[0].text.contains(FIRST), "{}", articles[0].text);
            for (article, (text, hour, title)) in
                articles[1..].iter().zip([(FIRST, "20:10", "Ferry aground"), (SECOND, "19:10", "Ferry: live")])
            {
                assert!(article.body().any(|b| article.slice(b.span) == text), "{}", article.text);
                assert_eq!(article.metadata.title.as_deref(), Some(title));
                let published = article.metadata.published.as_ref().unwrap();
                assert!(published.written.contains(hour), "{published:?}");
            }
        }
    }

    /// Four posts, each opened by its hour; related stories have linked titles or are of other days.
    #[test]
    fn hours_side_by_side_are_posts() {
        let post = |hour: u32, title: &str| {
            format!("<article><time datetime=2019-03-03T{hour}:10:00Z>{hour}:10</time>{title}<p>{FIRST} It was {hour}.</p></article>")
        };
        let page = |title: &str| {
            format!("<main><h1>Ferry aground: what we know</h1>{}</main>", (16..20).map(|h| post(h, title)).collect::<String>())
        };
        let articles = parse_all("a.html", page("").as_bytes(), 1 << 20).unwrap();
        assert_eq!(articles.len(), 4);
        for (article, hour) in articles.iter().zip(16..) {
            assert!(article.text.contains(&format!("It was {hour}.")), "{}", article.text);
        }
        for other in [
            page("<h2><a href=x>The ferry in pictures</a></h2>"),
            page("").replace("03T17", "09T17"),
            page("").replacen("T16:10", "T17:10", 1),
        ] {
            assert_eq!(parse_all("a.html", other.as_bytes(), 1 << 20).unwrap().len(), 1, "{other}");
        }
    }

    #[test]
    fn parts_that_nobody_calls_posts_stay_one_article() {
        assert_eq!(parse_all("a.html", page("", "").as_bytes(), 1 << 20).unwrap().len(), 1);
    }

    #[test]
    fn a_page_without_words_of_its_own_is_its_first_post() {
        let page =
            page("", "itemprop=liveBlogUpdate").replace("<p>The Marigold struck a sandbank off Port Ellery in fog on Sunday.</p>", "");
        let articles = parse_all("a.html", page.as_bytes(), 1 << 20).unwrap();
        assert_eq!(articles.len(), 2);
        assert!(articles[0].text.contains(FIRST) && articles[1].text.contains(SECOND));
    }
}
