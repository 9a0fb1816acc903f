//! The posts of a live blog: pages mark each as `itemprop="liveBlogUpdate"` (schema.org/LiveBlogPosting), or say in
//! their JSON-LD that they are a live blog, with an element `article` a post.

use super::head::inside;
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
    if found.len() > MOST {
        return Vec::new();
    }
    found.retain(|node| has_prose(*node));
    found
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
