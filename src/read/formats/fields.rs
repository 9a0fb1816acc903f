//! The names under which rows, objects and items give an article's parts: "headline", "pub_date", "body_html".
//!
//! Takes a look-up from name to value and yields an item; a JSON object, a row of a table and a ninjs item
//! differ in nothing else.

use crate::read::columns::Columns;
use crate::read::item::{Item, Text};
use crate::read::rejection::Rejection;

const TITLE: &[&str] = &["title", "headline", "head", "heading", "name", "subject", "headlines"];
const MARKUP: &[&str] = &["body_xhtml", "bodyxhtml", "body_html", "bodyhtml", "content_html", "contenthtml", "html"];
const PLAIN: &[&str] = &[
    "body_text",
    "bodytext",
    "text",
    "articlebody",
    "article_body",
    "fulltext",
    "full_text",
    "content_text",
    "maintext",
    "main_text",
    "body",
    "content",
    "article",
    "story",
    "description_text",
    "content_elements",
];
const DATE: &[&str] = &[
    "date",
    "published",
    "datepublished",
    "date_published",
    "publishedat",
    "published_at",
    "publication_date",
    "publicationdate",
    "pubdate",
    "pub_date",
    "published_date",
    "date_publish",
    "publish_date",
    "publishdate",
    "firstpublished",
    "display_date",
    "first_publish_date",
    "first_published",
    "webpublicationdate",
    "firstcreated",
    "contentcreated",
    "versioncreated",
    "created",
    "created_at",
    "timestamp",
    "datetime",
    "time",
    "day",
];
const CHANGED: &[&str] = &["updated", "updated_at", "modified", "datemodified", "date_modified", "lastmodified", "contentmodified"];
const BYLINE: &[&str] = &["byline", "bylines", "by", "author", "authors", "creator", "writer", "reporter", "credits"];
const OUTLET: &[&str] = &[
    "source",
    "outlet",
    "publisher",
    "publication",
    "newspaper",
    "site",
    "site_name",
    "sitename",
    "website",
    "provider",
    "infosources",
    "infosource",
    "medium",
    "copyrightholder",
    "source_name",
];
const ADDRESS: &[&str] = &["url", "link", "canonical", "canonical_url", "permalink", "source_url", "weburl", "web_url", "address"];
const LANGUAGE: &[&str] = &["language", "lang", "locale", "inlanguage"];

/// Whether names such as these are those of articles: a text, and a title, a date or an address.
pub(super) fn are_of_an_article<'a>(names: impl Iterator<Item = &'a str>, columns: &Columns) -> bool {
    let names: Vec<String> = names.map(|n| known(n, columns)).collect();
    let has = |list: &[&str]| names.iter().any(|n| list.contains(&n.as_str()));
    let has_text = has(&[TEXT, "bodies"]) || has(MARKUP) || has(PLAIN);
    has_text && (has(&["[title]", "[date]", "[url]", "headlines"]) || has(TITLE) || has(DATE) || has(ADDRESS))
}

/// The name of the text where the desk names its column itself; the other parts' names are of the same kind. No
/// column is called so.
const TEXT: &str = "[text]";

/// A column's name as [`item`] asks for it: the part that the desk says it holds, else its [`plain`] form.
pub(super) fn known(name: &str, columns: &Columns) -> String {
    columns.part(name).map_or_else(|| plain(name), |part| format!("[{part}]"))
}

/// A name in the form of the lists: "Pub Date" is "pub_date".
pub(super) fn plain(name: &str) -> String {
    name.trim().trim_start_matches('\u{feff}').to_lowercase().replace([' ', '-', '.'], "_")
}

/// The item whose values `get` gives; `None` if it has no text.
pub(super) fn item(get: &dyn Fn(&str) -> Option<String>) -> Option<Item> {
    let value = |name: &str| get(name).filter(|v| !v.trim().is_empty());
    let first = |list: &[&str]| list.iter().find_map(|name| value(name));
    let part = |own: &str, list: &[&str]| value(own).or_else(|| first(list));
    let either = |text: String| if is_markup(&text) { Text::Markup(text) } else { Text::Plain(text) };
    let own = value(TEXT).map(either);
    let text = own.or_else(|| first(MARKUP).map(Text::Markup)).or_else(|| first(PLAIN).map(either))?;
    let mut item = Item::new(text);
    item.title = part("[title]", TITLE);
    item.byline = part("[author]", BYLINE);
    item.outlet = part("[source]", OUTLET).filter(|o| !o.starts_with("http"));
    item.url = part("[url]", ADDRESS);
    item.language = part("[language]", LANGUAGE);
    item.dates = part("[date]", DATE).into_iter().collect();
    item.other_dates = first(CHANGED).map(|d| (d, Rejection::LastChange)).into_iter().collect();
    Some(item)
}

/// Whether a text is HTML.
pub(super) fn is_markup(text: &str) -> bool {
    ["</p>", "<p>", "<br", "</div>", "</h"].iter().any(|tag| text.contains(tag))
}
