//! The article as a page carries it for machines: `articleBody` of JSON-LD, the data of its scripts.
//!
//! A page behind a paywall shows one paragraph and holds all of them in its JSON-LD; one that a script
//! draws shows none. Where the page shows less than three fifths of the words, the carried text is read,
//! with a note, and what the page shows is set aside.

use super::entities;
use super::flatten::{Hidden, flatten};
use super::head::{inside, is_article, is_linked_data};
use super::script_data::{self, Data};
use super::tree::Tree;
use crate::article::{Block, Position, Role, Span};
use crate::read::draft::Draft;
use crate::read::furniture::ends_sentence;
use serde_json::{Map, Value};

/// The carried text is read where the page shows less than this share of its words.
const SHOWN_SHARE: f64 = 0.6;
/// Words of the shortest carried text that is an article, about two sentences.
const MIN_WORDS: usize = 30;
/// A page that shows fewer words has no text of its own: "Loading…".
const FEW_WORDS: usize = 8;
/// All scripts are looked into where the page shows fewer: the opening of an article before its paywall.
const OPENING_WORDS: usize = 200;
/// Paragraphs of an article whose title its script does not tell.
const MIN_PARAGRAPHS: usize = 3;
/// Share of the shown words' runs of three that the carried text has, if both are one article.
const SAME_SHARE: f64 = 0.5;
/// Larger blocks of data are catalogues; nested deeper than this they are no text.
const MAX_JSON: usize = 4 << 20;
const MAX_DEPTH: usize = 5;
/// JSON values looked at in one page.
const MAX_VALUES: usize = 200_000;

/// A text that the page carries.
struct Carried {
    paragraphs: Vec<String>,
    /// Its own title, where it has one.
    title: Option<String>,
    /// Offset of the script in the page.
    at: usize,
    from: &'static str,
    /// Whether it is the posts of a live blog, which a page that shows some of them does not carry as one text.
    of_posts: bool,
    /// Whether the place where it was found is for articles alone.
    is_sure: bool,
}

/// Read the carried text into `draft` if the page shows much less of it.
pub(super) fn complete(tree: &Tree<'_>, draft: &mut Draft) {
    let shown: Vec<&str> = draft.blocks.iter().filter(|b| b.role.is_body()).map(|b| b.span.of(&draft.text)).collect();
    let shown_words: usize = shown.iter().map(|l| l.split_whitespace().count()).sum();
    let is_fuller = |c: &Carried| {
        let words = count_words(&c.paragraphs);
        words >= MIN_WORDS && (shown_words < FEW_WORDS || !c.of_posts) && (shown_words as f64) < SHOWN_SHARE * words as f64
    };
    // The title of the metadata may be the carried text's own.
    let headline = draft.blocks.iter().find(|b| b.role == Role::Headline).map(|b| letters(b.span.of(&draft.text)));
    let title = draft.metadata.title.as_deref().map(letters);
    let is_titled = |c: &Carried| {
        c.title
            .as_deref()
            .map(letters)
            .is_some_and(|t| !t.is_empty() && (Some(&t) == headline.as_ref() || !c.is_sure && Some(&t) == title.as_ref()))
    };
    let sentences = |c: &Carried| c.paragraphs.iter().filter(|p| ends_sentence(p)).count();
    let is_same = |c: &Carried| {
        is_titled(c)
            || shown_words < FEW_WORDS && (c.is_sure || c.title.is_none() && sentences(c) >= MIN_PARAGRAPHS)
            || shown_words >= FEW_WORDS && shared(&shown, &c.paragraphs) >= SAME_SHARE
    };
    let found = find(tree, shown_words < OPENING_WORDS).into_iter().filter(|c| is_fuller(c) && is_same(c));
    let Some(carried) = found.max_by_key(|c| (is_titled(c), count_words(&c.paragraphs))) else {
        return;
    };
    append(tree.source, carried, draft);
}

fn count_words(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(|p| p.split_whitespace().count()).sum()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The share of the shown words' runs of three that are in `paragraphs`.
fn shared(shown: &[&str], paragraphs: &[String]) -> f64 {
    let all: std::collections::BTreeSet<[&str; 3]> = paragraphs.iter().flat_map(|p| threes(p)).collect();
    let own: Vec<[&str; 3]> = shown.iter().flat_map(|p| threes(p)).collect();
    own.iter().filter(|t| all.contains(*t)).count() as f64 / own.len().max(1) as f64
}

fn threes(text: &str) -> Vec<[&str; 3]> {
    text.split_whitespace().collect::<Vec<_>>().windows(3).filter_map(|w| w.try_into().ok()).collect()
}

/// All texts that the page carries; of its scripts `all` are looked into.
fn find(tree: &Tree<'_>, all: bool) -> Vec<Carried> {
    let mut found = Vec::new();
    for node in (1..tree.nodes.len()).filter(|n| tree.name(*n) == "script" && is_linked_data(tree, *n)) {
        let Some(text) = inside(tree, node).filter(|t| t.len() <= MAX_JSON && t.contains("articleBody")) else { continue };
        let at = text.as_ptr() as usize - tree.source.as_ptr() as usize;
        found.extend(parsed(text).and_then(|v| of_linked_data(&v, at)));
    }
    found.extend(script_data::find(tree, all).iter().flat_map(of_script_data));
    found
}

fn parsed(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " "))).ok()
}

/// Every value below `root`, breadth first.
fn values(root: &Value) -> impl Iterator<Item = &Value> {
    let mut queue = std::collections::VecDeque::from([root]);
    std::iter::from_fn(move || {
        let value = queue.pop_front()?;
        match value {
            Value::Array(items) => queue.extend(items),
            Value::Object(fields) => queue.extend(fields.values()),
            _ => {}
        }
        Some(value)
    })
    .take(MAX_VALUES)
}

/// The text of the first article of JSON-LD that has one: a text, a list of paragraphs, or the posts of a live blog.
fn of_linked_data(root: &Value, at: usize) -> Option<Carried> {
    let own = |v: &Value| match v.get("articleBody")? {
        Value::String(text) => Some(paragraphs(text)),
        Value::Array(list) => Some(list.iter().filter_map(Value::as_str).flat_map(paragraphs).collect()),
        _ => None,
    };
    let posts = |v: &Value| {
        let posts = v.get("liveBlogUpdate")?.as_array()?;
        Some(posts.iter().filter_map(own).flatten().collect::<Vec<String>>())
    };
    let read = |v: &Value| own(v).map(|words| (words, false)).or_else(|| posts(v).map(|words| (words, true)));
    let (article, (paragraphs, of_posts)) = values(root).filter(|v| is_article(v)).find_map(|v| Some((v, read(v)?)))?;
    let title = article.get("headline").and_then(Value::as_str).map(|t| entities::decode(t).into_owned());
    Some(Carried { paragraphs, title, at, from: "its JSON-LD", of_posts, is_sure: true })
}

/// Lists of one script that may be the article.
const MAX_LISTS: usize = 20;

/// Names of a plain text that is the whole article.
const TEXTS: &[&str] = &["content", "body", "articleBody", "text", "html"];

/// Whether a text is several sentences.
fn is_several(text: &str) -> bool {
    text.split_whitespace().filter(|w| ends_sentence(w)).take(2).count() == 2
}

/// The title of an object, as scripts name it.
fn title_of(fields: &Map<String, Value>) -> Option<&str> {
    let basic = || fields.get("headlines")?.get("basic")?.as_str();
    ["title", "headline"].iter().find_map(|name| fields.get(*name)?.as_str()).or_else(basic)
}

/// Parts of the names of fields that hold other stories than the one whose title stands beside them.
const OTHERS: &[&str] = &["related", "recommend", "latest", "trending", "popular", "more", "teaser", "sidebar", "comment", "promo"];

/// Every value below `root`, breadth first, each with the name of its field and the title of the innermost object
/// around it that has one.
fn titled_values(root: &Value) -> impl Iterator<Item = (&Value, &str, Option<&str>)> {
    let mut queue = std::collections::VecDeque::from([(root, "", None)]);
    std::iter::from_fn(move || {
        let (value, name, title) = queue.pop_front()?;
        match value {
            Value::Array(items) => queue.extend(items.iter().map(|item| (item, "", title))),
            Value::Object(fields) => {
                let title = title_of(fields).or(title);
                let of_field = |name: &str| title.filter(|_| !OTHERS.iter().any(|o| name.to_ascii_lowercase().contains(o)));
                queue.extend(fields.iter().map(|(name, value)| (value, name.as_str(), of_field(name))));
            }
            _ => {}
        }
        Some((value, name, title))
    })
    .take(MAX_VALUES)
}

/// The lists, the texts and the pieces of markup that hold the most prose: the longest may be that of other stories.
fn of_script_data(data: &Data) -> Vec<Carried> {
    let prose = |list: &[String]| list.iter().filter(|p| ends_sentence(p)).map(String::len).sum::<usize>();
    let candidates = titled_values(&data.value).filter_map(|(value, name, title)| {
        let paragraphs = match value {
            Value::Array(items) => items.iter().filter_map(|i| words_of(i, 0)).flat_map(|t| paragraphs(&t)).collect::<Vec<_>>(),
            Value::String(text) if text.contains("<p") || TEXTS.contains(&name) && is_several(text) => paragraphs(text),
            _ => return None,
        };
        Some((prose(&paragraphs), title, paragraphs))
    });
    let mut lists: Vec<(usize, Option<&str>, Vec<String>)> = candidates.collect();
    // Most of an article is sentences.
    lists.retain(|(size, _, list)| *size > 0 && 2 * size >= list.iter().map(String::len).sum());
    lists.sort_by_key(|(size, ..)| std::cmp::Reverse(*size));
    let carried = |(_, title, paragraphs): (usize, Option<&str>, Vec<String>)| Carried {
        paragraphs,
        title: title.map(|t| entities::decode(t).into_owned()),
        at: data.at,
        from: "the data of its script",
        of_posts: false,
        is_sure: data.is_state,
    };
    lists.into_iter().take(MAX_LISTS).map(carried).collect()
}

/// Names of the words of a paragraph, and of what holds them.
const WORDS: &[&str] = &["text", "content", "html", "value", "paragraph", "markup", "children", "data", "model", "fields", "attributes"];

/// The words of one paragraph as scripts hold them: a text, an object with one, or the pieces of one.
fn words_of(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        // ["$", "p", null, {"children": …}]: an element as React writes it
        Value::Array(pieces) if pieces.first().is_some_and(|p| p == "$") && depth < MAX_DEPTH => {
            pieces.last().filter(|p| p.is_object()).and_then(|p| words_of(p, depth + 1))
        }
        Value::Array(pieces) if depth > 0 && depth < MAX_DEPTH => {
            let words: Vec<String> = pieces.iter().filter_map(|p| words_of(p, depth + 1)).collect();
            (!words.is_empty()).then(|| words.concat())
        }
        Value::Object(fields) if depth < MAX_DEPTH => WORDS.iter().find_map(|key| fields.get(*key).and_then(|v| words_of(v, depth + 1))),
        _ => None,
    }
}

/// The paragraphs of a carried text, be it plain or markup.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let is_markup = ["</", "<br", "<p>", "&lt;p"].iter().any(|tag| text.contains(tag));
    if !is_markup {
        return text.lines().map(|l| entities::decode(l.trim()).trim().to_owned()).filter(|l| !l.is_empty()).collect();
    }
    let source = if text.contains("&lt;p") { entities::decode(text) } else { text.into() };
    let page = flatten(&Tree::parse(&source), Hidden::Left);
    page.blocks.iter().map(|b| b.span.of(&page.text).replace('\n', " ")).collect()
}

/// Put the carried paragraphs behind what the page shows, whose own excerpt of them is set aside.
fn append(source: &str, carried: Carried, draft: &mut Draft) {
    for block in draft.blocks.iter_mut().filter(|b| b.role.is_body()) {
        (block.role, block.reason) = (Role::Furniture, Some("the page's excerpt of its own text"));
    }
    let place = place(source, carried.at);
    let has_headline = draft.blocks.iter().any(|b| b.role == Role::Headline);
    let title = draft.metadata.title.clone().or(carried.title).filter(|_| !has_headline).map(|t| (Role::Headline, t));
    let paragraphs = carried.paragraphs.into_iter().map(|p| (Role::Paragraph, p));
    for (role, words) in title.into_iter().chain(paragraphs) {
        if !draft.text.is_empty() {
            draft.text.push_str("\n\n");
        }
        let start = draft.text.len();
        draft.text.push_str(&words);
        draft.source_map.anchor(start, place);
        draft.blocks.push(Block { span: Span::new(start, draft.text.len()), role, reason: None });
    }
    draft.notes.push(format!("the page shows less of its text than it carries; the article was read from {}", carried.from));
}

/// Line and column of an offset of the page.
fn place(source: &str, at: usize) -> Position {
    Position::of_line(1).after(&source[..at])
}

#[cfg(test)]
mod tests {
    use crate::read::parse;

    const FIRST: &str = "The council of Port Ellery voted on Monday to build a second bridge over the estuary.";
    const REST: &str = "Mayor Ana Holt said the bridge would open in two years, after eleven years of dispute, and cost 41 million.";

    fn body(page: &str) -> Vec<String> {
        let article = parse("page.html", page.as_bytes()).unwrap();
        article.body().map(|b| article.slice(b.span).to_owned()).collect()
    }

    #[test]
    fn a_page_that_shows_less_than_it_carries() {
        for page in [
            format!(
                "<title>Bridge</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"articleBody\":\"{FIRST}\\n{REST}\"}}</script><p>{FIRST}</p>"
            ),
            format!(
                "<title>Bridge</title><div>Loading</div><script id=__NEXT_DATA__>{{\"a\":{{\"body\":[{{\"text\":\"{FIRST}\"}},{{\"text\":\"{REST}\"}}]}}}}</script>"
            ),
            format!(
                "<title>Bridge</title><h1>Bridge</h1><script id=__NUXT_DATA__ type='application/json'>[{{\"page\":1}},{{\"title\":2,\"body\":3}},\"Bridge\",[4,5],\"{FIRST}\",\"{REST}\"]</script>"
            ),
            format!(
                "<title>Bridge</title><h1>Bridge</h1><script>window.__NUXT__=(function(a){{return {{post:{{title:\"Bridge\",body:\"\\u003Cp>{FIRST}\\u003C/p>\\u003Cp>{REST}\\u003C/p>\",n:a}}}}}}(1))</script>"
            ),
            format!(
                "<title>Bridge</title><h1>Bridge</h1><script>window.__STATE__ = {{\"headline\": \"Bridge\", \"related\": [\"{REST} {REST} {REST}\"], \"parts\": [{{\"text\": \"{FIRST}\"}}, {{\"text\": \"{REST}\"}}]}};</script>"
            ),
            format!("<title>Bridge</title><script id=__NEXT_DATA__>{{\"html\":\"<p>{FIRST}</p><p>{REST}</p>\"}}</script>"),
            format!("<title>Bridge</title><script id=__NEXT_DATA__>{{\"post\":{{\"body\":\"{FIRST}\\n{REST}\"}}}}</script>"),
            format!(
                "<title>Bridge</title><script id=__NEXT_DATA__>{{\"blocks\":[{{\"type\":\"text\",\"data\":{{\"text\":\"{FIRST}\"}}}},{{\"type\":\"p\",\"model\":{{\"text\":\"{REST}\"}}}}]}}</script>"
            ),
            format!(
                "<title>Bridge</title><script type='application/ld+json;charset=utf-8'>{{\"@type\":\"NewsArticle\",\"articleBody\":[\"{FIRST}\",\"{REST}\"]}}</script><h1>Bridge</h1>"
            ),
            format!(
                "<title>Bridge</title><script type='application/ld+json'>{{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{{\"@type\":\"BlogPosting\",\"articleBody\":\"{FIRST}\"}},{{\"@type\":\"BlogPosting\",\"articleBody\":\"{REST}\"}}]}}</script><h1>Bridge</h1>"
            ),
        ] {
            assert_eq!(body(&page), [FIRST, REST], "{page}");
        }
    }

    #[test]
    fn a_longer_list_of_other_stories_is_not_the_article() {
        let others = ["A ferry ran aground off Tresk on Sunday evening in thick fog.", "Nobody was hurt, the coast guard said on Monday."]
            .map(|t| format!("{{\"text\":\"{t} {t} {t}\"}}"))
            .join(",");
        let page = format!(
            "<title>Bridge</title><p>{FIRST}</p><script id=__NEXT_DATA__>{{\"a\":{{\"body\":[{{\"text\":\"{FIRST}\"}},{{\"text\":\"{REST}\"}}]}},\"related\":[{others}]}}</script>"
        );
        assert_eq!(body(&page), [FIRST, REST]);
    }

    #[test]
    fn any_script_may_hold_other_texts() {
        for script in [
            format!("window.x = {{\"title\": \"Cookies\", \"text\": \"{FIRST} {REST}\"}}"),
            format!("window.x = {{\"text\": \"{FIRST} {REST}\"}}"),
        ] {
            let page = format!("<title>Bridge</title><h1>Bridge</h1><p>The bridge is closed.</p><script>{script}</script>");
            assert_eq!(body(&page), ["The bridge is closed."]);
        }
    }

    #[test]
    fn another_articles_text_is_not_taken() {
        let page = format!(
            "<title>Ferry</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"articleBody\":\"{FIRST}\\n{REST}\"}}</script><p>A ferry ran aground off Tresk on Sunday.</p>"
        );
        assert_eq!(body(&page), ["A ferry ran aground off Tresk on Sunday."]);
    }
}
