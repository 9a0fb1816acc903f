//! What a page declares about itself: meta elements, links, JSON-LD.
//!
//! Fills the draft's metadata and date hints; decides nothing. A page of *The Harbour Post* gives
//! `og:site_name`, `article:published_time`, an author and its canonical address.

use super::entities;
use super::outlet::{self, Names};
use super::tree::{Kind, Tree};
use crate::article::Origin;
use crate::read::dates::unwrapped;
use crate::read::draft::{DateHint, Draft};
use crate::read::metadata::host;
use crate::read::rejection::Rejection;
use serde_json::Value;
use std::collections::BTreeSet;

/// Larger blocks of JSON-LD are catalogues, not articles.
const MAX_JSON: usize = 2 << 20;
/// JSON values looked at in one page.
const MAX_VALUES: usize = 10_000;

/// Names under which pages give the day of publication, the most telling first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "article_date_original",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "dc.date.created",
    "date.created",
    "originalpublicationdate",
    "date",
    "og:pubdate",
    "bt:pubdate",
    "iso-8601-publish-date",
    "shareaholic:article_published_time",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date.publication",
    "dc.date.available",
    "dcterms.date",
    "dcterms.available",
    "dc:date",
    "eprints.date",
    "rnews:datepublished",
    "prism.publicationdate",
    "og:release_date",
    "og:published_time",
    "release_date",
    "displaydate",
    "datecreated",
    "article:post_date",
    "cxenseparse:publishtime",
    "analyticsattributes.articledate",
    "doc_date",
    "pub_date",
    "publish_time",
    "published_time",
    "publication-date",
    "firstpublished",
    "article.date",
    "gen_date",
    "vr:published_time",
    "ptime",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "lastmod",
    "last-modified",
    "datemodified",
    "dc.date.modified",
    "dcterms.modified",
    "utime",
];
const AUTHOR: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "article:author_name",
    "article.author",
    "dcterms.creator",
    "article_author",
    "authors",
    "dc.creator.name",
];

/// Read the page's declarations into `draft`.
pub(super) fn read(tree: &Tree<'_>, draft: &mut Draft) {
    let mut found = Found::default();
    for node in 1..tree.nodes.len() {
        match tree.name(node) {
            "html" => {
                found.language = found.language.take().or_else(|| value(tree, node, "lang")).or_else(|| value(tree, node, "xml:lang"))
            }
            "meta" => found.meta(tree, node),
            "link" if tree.attribute(node, "rel") == Some("canonical") => {
                found.canonical = found.canonical.take().or_else(|| value(tree, node, "href"));
            }
            // Firefox's reader view names the page that it was made of.
            "a" if tree.attribute(node, "class").is_some_and(|c| c.contains("reader-domain")) => {
                found.canonical = found.canonical.take().or_else(|| value(tree, node, "href"));
            }
            "a" if is_writers(tree, node) => found.writers.extend(name_in(tree, node)),
            "img" | "amp-img" => found.logo = found.logo.take().or_else(|| outlet::logo(tree, node)),
            "title" if found.page_title.is_none() => found.page_title = inside(tree, node).map(|t| folded(&entities::decode(t))),
            "script" if is_linked_data(tree, node) => {
                if let Some(text) = inside(tree, node) {
                    found.json(text);
                }
            }
            _ => {}
        }
    }
    found.settle(draft);
}

/// Whether a link leads to who wrote the article: `rel=author`, or the microformat that WordPress marks names with.
fn is_writers(tree: &Tree<'_>, node: usize) -> bool {
    let has = |attribute: &str, word: &str| tree.attribute(node, attribute).is_some_and(|v| v.split_ascii_whitespace().any(|w| w == word));
    has("rel", "author") || has("class", "fn") && has("class", "n")
}

/// The name of a person that is all an element holds.
fn name_in(tree: &Tree<'_>, node: usize) -> Option<String> {
    let texts = (node + 1..tree.nodes[node].end).filter_map(|n| match &tree.nodes[n].kind {
        Kind::Text(range) => Some(&tree.source[range.clone()]),
        _ => None,
    });
    let name = folded(&entities::decode(&texts.collect::<String>()));
    let words: Vec<&str> = name.split(' ').collect();
    ((2..=4).contains(&words.len()) && words.iter().all(|w| w.starts_with(char::is_uppercase))).then_some(name)
}

/// The value of "datePublished" in data that is broken elsewhere.
fn published_in(text: &str) -> Option<String> {
    let rest = text.split_once("\"datePublished\"")?.1.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    rest.split_once('"').map(|(value, _)| value.to_owned()).filter(|v| v.len() < 60)
}

pub(super) fn value(tree: &Tree<'_>, node: usize, name: &str) -> Option<String> {
    tree.attribute(node, name).map(folded).filter(|v| !v.is_empty())
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a script is JSON-LD: "application/ld+json; charset=utf-8".
pub(super) fn is_linked_data(tree: &Tree<'_>, node: usize) -> bool {
    let kind = tree.attribute(node, "type").and_then(|t| t.split(';').next());
    kind.is_some_and(|k| k.trim().eq_ignore_ascii_case("application/ld+json"))
}

/// The raw text inside an element.
pub(super) fn inside<'s>(tree: &Tree<'s>, node: usize) -> Option<&'s str> {
    match tree.nodes.get(node + 1).map(|n| &n.kind) {
        Some(Kind::Raw(range) | Kind::Text(range)) if node + 1 < tree.nodes[node].end => tree.source.get(range.clone()),
        _ => None,
    }
}

/// All that a page says of itself, the first of each kind.
#[derive(Default)]
struct Found {
    language: Option<String>,
    canonical: Option<String>,
    og_url: Option<String>,
    page_title: Option<String>,
    og_title: Option<String>,
    json_title: Option<String>,
    site: Option<String>,
    applications: Vec<String>,
    logo: Option<String>,
    locale: Option<String>,
    publisher: Option<String>,
    author: Option<String>,
    json_author: Option<String>,
    /// Names in links to who wrote something on the page.
    writers: BTreeSet<String>,
    published: Vec<(usize, String)>,
    json_published: Option<String>,
    /// The day that the page gives for something that is no article: itself, a film.
    json_other: Option<String>,
    modified: Option<String>,
}

impl Found {
    fn meta(&mut self, tree: &Tree<'_>, node: usize) {
        let Some(content) = value(tree, node, "content") else { return };
        let Some(name) = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|a| tree.attribute(node, a)) else { return };
        let name = name.to_lowercase();
        let slot = match name.as_str() {
            "og:title" => &mut self.og_title,
            "og:site_name" => &mut self.site,
            "application-name" | "apple-mobile-web-app-title" => return self.applications.push(content),
            "og:locale" => &mut self.locale,
            "og:url" => &mut self.og_url,
            "content-language" | "language" => &mut self.language,
            n if MODIFIED.contains(&n) => &mut self.modified,
            n if AUTHOR.contains(&n) && !content.starts_with("http") => &mut self.author,
            n => {
                if let Some(rank) = PUBLISHED.iter().position(|p| *p == n) {
                    self.published.push((rank, content));
                }
                return;
            }
        };
        slot.get_or_insert(content);
    }

    /// Read one block of JSON-LD. What cannot be parsed is passed over: pages often break it.
    fn json(&mut self, text: &str) {
        if text.len() > MAX_JSON {
            return;
        }
        let text =
            text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim_start_matches("//<![CDATA[").trim_end_matches("//]]>");
        let parsed = serde_json::from_str::<Value>(text.trim()).or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")));
        let Ok(root) = parsed else { return self.json_published = self.json_published.take().or_else(|| published_in(text)) };
        let mut queue = std::collections::VecDeque::from([&root]);
        let mut seen = 0;
        while let Some(value) = queue.pop_front() {
            seen += 1;
            if seen > MAX_VALUES {
                return;
            }
            match value {
                Value::Array(items) => queue.extend(items),
                Value::Object(fields) => {
                    if is_article(value) {
                        self.json_article(value, &root);
                    } else {
                        let published = ["datePublished", "uploadDate"].iter().find_map(|k| fields.get(*k).and_then(Value::as_str));
                        self.json_other = self.json_other.take().or_else(|| published.map(str::to_owned));
                    }
                    queue.extend(
                        fields.iter().filter(|(k, _)| matches!(k.as_str(), "@graph" | "mainEntity" | "mainEntityOfPage")).map(|(_, v)| v),
                    );
                }
                _ => {}
            }
        }
    }

    fn json_article(&mut self, article: &Value, root: &Value) {
        let text = |v: &Value| v.as_str().map(|s| folded(&entities::decode(s))).filter(|s| !s.is_empty());
        let field = |name: &str| article.get(name).and_then(text);
        self.json_title = self.json_title.take().or_else(|| field("headline"));
        self.json_published = self.json_published.take().or_else(|| field("datePublished")).or_else(|| field("dateCreated"));
        self.modified = self.modified.take().or_else(|| field("dateModified"));
        self.language = self.language.take().or_else(|| field("inLanguage"));
        self.publisher = self.publisher.take().or_else(|| article.get("publisher").and_then(|p| publisher(p, root)).and_then(text));
        self.json_author = self.json_author.take().or_else(|| article.get("author").and_then(names));
    }

    fn settle(mut self, draft: &mut Draft) {
        self.published.sort_by_key(|p| p.0);
        let published = self.json_published.into_iter().chain(self.published.into_iter().map(|p| p.1));
        draft.dates.extend(published.map(|written| DateHint::new(written, Origin::PageMetadata)));
        draft.dates.extend(self.json_other.map(|written| DateHint::ranked(written, Origin::PageMetadata, 1)));
        if let Some(written) = self.modified {
            draft.dates.push(DateHint::rejected(written, Origin::PageMetadata, Rejection::LastChange));
        }
        let address = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        let kept = self.canonical.filter(address).or(self.og_url.filter(address));
        let url = kept.as_deref().map(|u| unwrapped(u).to_owned());
        // The name of an archive that kept the page is not that of the outlet.
        let keeper = kept.as_deref().filter(|k| url.as_deref() != Some(*k)).and_then(host);
        let is_keeper = |name: &String| keeper.as_deref().is_some_and(|k| k.eq_ignore_ascii_case(name));
        let names = Names {
            sites: self.site.into_iter().filter(|s| !is_keeper(s)).chain(self.publisher).collect(),
            applications: self.applications.into_iter().filter(|s| !is_keeper(s)).collect(),
            logo: self.logo,
            host: url.as_deref().and_then(host),
        };
        draft.title_is_tag = self.og_title.is_none() && self.json_title.is_none();
        let title = self.og_title.clone().or(self.page_title.clone());
        let site = names.site(title.as_deref()).or_else(|| names.application(title.as_deref()));
        let (cut_title, suffix) = self.page_title.as_deref().map(|t| without_site(t, site.as_deref(), &names)).unwrap_or_default();
        let metadata = &mut draft.metadata;
        metadata.title = self.og_title.map(|t| without_site(&t, site.as_deref(), &names).0).or(self.json_title).or(Some(cut_title));
        metadata.title = metadata.title.take().filter(|t| !t.is_empty());
        // Links to several may be those of teasers.
        let writer = self.writers.pop_first().filter(|_| self.writers.is_empty());
        metadata.byline = self.json_author.or(self.author).or(writer);
        metadata.url = url;
        metadata.language = with_region(self.language, self.locale).filter(|l| l.len() <= 35);
        draft.outlet_hints.extend(names.hints(title.as_deref(), suffix));
    }
}

/// The language with its country, where only the page's locale names that: "en" and "en_GB" are "en-GB".
fn with_region(language: Option<String>, locale: Option<String>) -> Option<String> {
    let written = |l: String| l.replace('_', "-");
    let (language, locale) = (language.map(written), locale.map(written));
    let refines =
        |l: &String| locale.as_deref().and_then(|o| o.split_once('-')).is_some_and(|(primary, _)| primary.eq_ignore_ascii_case(l));
    if language.as_ref().is_none_or(refines) { locale.or(language) } else { language }
}

/// Whether a JSON-LD value is an article.
pub(super) fn is_article(value: &Value) -> bool {
    let is_kind =
        |v: &Value| v.as_str().is_some_and(|t| t.ends_with("Article") || t.ends_with("Posting") || t == "Report" || t == "Review");
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_kind),
        Some(kind) => is_kind(kind),
        None => false,
    }
}

/// The name of a publisher: its own, that of the first of a list, or that of the node of the graph that it points to.
fn publisher<'v>(value: &'v Value, root: &'v Value) -> Option<&'v Value> {
    let one = value.as_array().and_then(|list| list.first()).unwrap_or(value);
    let id = one.get("@id").and_then(Value::as_str);
    let nodes = root.get("@graph").unwrap_or(root).as_array().map(Vec::as_slice).unwrap_or_default();
    let pointed = || nodes.iter().take(MAX_VALUES).find(|n| id.is_some() && n.get("@id").and_then(Value::as_str) == id);
    one.get("name").or_else(|| pointed()?.get("name"))
}

/// Names of authors: a text, an object with a name, or a list of these.
fn names(author: &Value) -> Option<String> {
    let name = |v: &Value| {
        v.as_str().or_else(|| v.get("name").and_then(Value::as_str)).map(folded).filter(|n| !n.is_empty() && !n.starts_with("http"))
    };
    match author {
        Value::Array(list) => Some(list.iter().filter_map(name).collect::<Vec<_>>().join(", ")).filter(|n| !n.is_empty()),
        one => name(one),
    }
}

/// A title without the outlet's name at its end, and that name.
fn without_site(title: &str, site: Option<&str>, names: &Names) -> (String, Option<String>) {
    for separator in [" | ", " – ", " — ", " - ", " -- ", " :: ", " » ", " · ", " • "] {
        let Some((head, tail)) = title.rsplit_once(separator) else { continue };
        let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        let is_site = site.is_some_and(|s| letters(s).contains(&letters(tail)) || letters(tail).contains(&letters(s)));
        // Between bars stands what a title is made up of; a dash may be the title's own.
        let least = if separator == " | " { 2 } else { 4 };
        let is_short = tail.split(' ').count() <= 4 && head.split(' ').count() >= least;
        if is_site || names.is_of_host(tail) || (site.is_none() && is_short && tail.starts_with(char::is_uppercase)) {
            // "Title | Section | Outlet"
            let head = if separator == " | " { head.split(" | ").next().unwrap_or(head) } else { head };
            return (head.trim().to_owned(), Some(tail.trim().to_owned()).filter(|t| !t.is_empty()));
        }
    }
    (title.to_owned(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(source: &str) -> Draft {
        let mut draft = Draft::default();
        read(&Tree::parse(source), &mut draft);
        draft
    }

    #[test]
    fn declarations_are_read() {
        let draft = draft(
            r#"<html lang="en_GB"><title>Ferry aground | The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">
            <meta name=author content="Ana Holt"><link rel=canonical href="https://harbourpost.example/a">
            <script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Ferry runs aground",
            "datePublished":"2019-03-03T10:00:00Z","dateModified":"2019-03-05","author":[{"name":"Ana Holt"},"Bo Tansley"]}]}</script>"#,
        );
        let m = &draft.metadata;
        assert_eq!(m.title.as_deref(), Some("Ferry runs aground"));
        assert_eq!(m.byline.as_deref(), Some("Ana Holt, Bo Tansley"));
        assert_eq!(m.language.as_deref(), Some("en-GB"));
        assert_eq!(m.url.as_deref(), Some("https://harbourpost.example/a"));
        assert_eq!(draft.outlet_hints[0], "The Harbour Post");
        assert_eq!(draft.dates[0], DateHint::new("2019-03-03T10:00:00Z", Origin::PageMetadata));
        assert!(draft.dates[1].rejected.is_some());
    }

    #[test]
    fn the_publisher_by_whatever_way() {
        for (publisher, more) in [
            (r#"{"name":"Quay Gazette"}"#, ""),
            (r#"[{"name":"Quay Gazette"}]"#, ""),
            (r##"{"@id":"#o"}"##, r##",{"@type":"Organization","@id":"#o","name":"Quay Gazette"}"##),
        ] {
            let source = format!(
                "<script type='application/ld+json; charset=utf-8'>{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"publisher\":{publisher}}}{more}]}}</script>"
            );
            assert_eq!(draft(&source).outlet_hints, ["Quay Gazette"], "{publisher}");
        }
    }

    #[test]
    fn broken_declarations_are_passed_over() {
        for source in [
            "<script type='application/ld+json'>{\"a\":",
            "<meta content=x><meta property><title>",
            &format!("<script type='application/ld+json'>{}</script>", "[".repeat(100_000)),
        ] {
            assert_eq!(draft(source).metadata.title, None);
        }
    }

    #[test]
    fn outlets_are_cut_off_titles() {
        for (title, site, expected) in [
            ("Ferry runs aground in fog | The Harbour Post", None, "Ferry runs aground in fog"),
            ("Ferry runs aground in fog - World - The Harbour Post", Some("The Harbour Post"), "Ferry runs aground in fog - World"),
            ("Mayor says no – again", None, "Mayor says no – again"),
            ("Ferry aground | The Harbour Post", None, "Ferry aground"),
        ] {
            assert_eq!(without_site(title, site, &Names::default()).0, expected);
        }
    }
}
