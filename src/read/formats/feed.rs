//! RSS, Atom and RDF feeds: an article an entry, from its full text where the feed has one.
//!
//! `<content:encoded>` before `<content>` before `<description>`; of an entry with a summary alone the
//! article's notes say so. The feed's own title is the outlet.

use super::kind::{Content, Kind};
use super::xml::{Element, Places, parse};
use crate::read::ReadError;
use crate::read::html;
use crate::read::item::{Item, Text};
use crate::read::rejection::Rejection;

pub(super) const KIND: Kind = Kind { ends: &["rss", "atom"], content: Content::Xml { roots: &["rss", "feed", "rdf"], items } };

/// The entries of a feed.
fn items(text: &str) -> Result<Vec<Item>, ReadError> {
    let root = parse(text)?;
    let channel = root.child("channel").unwrap_or(&root);
    let outlet = words(channel, "title");
    let language = words(channel, "language").or_else(|| root.attribute("lang").map(str::to_owned));
    let entries = root.all().into_iter().filter(|e| matches!(e.name.as_str(), "item" | "entry"));
    let mut places = Places::new(text);
    let items: Vec<Item> = entries
        .map(|entry| {
            let mut item = entry_item(entry);
            item.outlet = entry.child("source").and_then(|s| words(s, "title")).or_else(|| outlet.clone());
            item.language = language.clone();
            item.place = places.of(entry.at);
            item
        })
        .collect();
    if items.is_empty() { Err(ReadError::NoText("the feed has no entries".to_owned())) } else { Ok(items) }
}

fn words(element: &Element, name: &str) -> Option<String> {
    element.child(name).map(|e| e.text().trim().to_owned()).filter(|t| !t.is_empty())
}

fn entry_item(entry: &Element) -> Item {
    let full = entry.child("encoded").or_else(|| entry.child("content")).filter(|e| !e.text().trim().is_empty());
    let short = entry.child("description").or_else(|| entry.child("summary"));
    let mut item = Item::new(text(full.or(short)));
    if full.is_none() {
        item.notes.push("the feed gives no more than this summary of the article".to_owned());
    }
    // What stands in CDATA, or is said to be HTML, has its entities left.
    item.title = words(entry, "title").map(|t| html::decoded(&t));
    item.byline =
        entry.child("author").and_then(|a| words(a, "name")).or_else(|| words(entry, "creator")).or_else(|| words(entry, "author"));
    let link = |e: &&Element| e.name == "link" && e.attribute("rel").is_none_or(|r| r == "alternate");
    item.url = entry.elements().find(link).map(|l| l.attribute("href").map_or_else(|| l.text(), str::to_owned));
    item.dates = ["pubDate", "published", "date", "issued"].iter().filter_map(|n| words(entry, n)).collect();
    if let Some(updated) = words(entry, "updated") {
        // Atom requires the day of a change and not that of publication.
        match item.dates.is_empty() {
            true => item.dates.push(updated),
            false => item.other_dates.push((updated, Rejection::LastChange)),
        }
    }
    item
}

/// Marks that WordPress replaces when it shows an entry, `[gallery ids="1,2"]`, and what it makes of them.
const SHORTCODES: &[(&str, &str)] = &[
    ("caption", "<figure><figcaption>"),
    ("/caption", "</figcaption></figure>"),
    ("gallery", ""),
    ("embed", ""),
    ("/embed", ""),
    ("audio", ""),
    ("/audio", ""),
    ("video", ""),
    ("/video", ""),
    ("playlist", ""),
];
/// Bytes of the longest of them, and of the remark at the end of an entry.
const MAX_SHORTCODE: usize = 500;
const MAX_REMARK: usize = 4000;

/// The markup of an entry without what its system has put in.
fn cleaned(markup: &str) -> String {
    let is_remark = |at: &usize| markup.len() - at <= MAX_REMARK && markup[*at..].contains(" appeared first on ");
    let end = markup.rfind("<p>The post ").filter(is_remark).unwrap_or(markup.len());
    let (mut out, mut rest) = (String::with_capacity(end), &markup[..end]);
    while let Some((before, code)) = rest.split_once('[') {
        out.push_str(before);
        let name = &code[..code.find(|c: char| !(c.is_ascii_lowercase() || c == '/')).unwrap_or(code.len())];
        let known = SHORTCODES.iter().find(|(known, _)| *known == name);
        let close = known.and_then(|_| code.bytes().take(MAX_SHORTCODE).position(|b| b == b']'));
        match known.zip(close) {
            Some(((_, shown), close)) => {
                out.push_str(shown);
                rest = &code[close + 1..];
            }
            None => {
                out.push('[');
                rest = code;
            }
        }
    }
    out.push_str(rest);
    out
}

fn text(element: Option<&Element>) -> Text {
    let Some(element) = element else { return Text::Plain(String::new()) };
    let has_elements = element.elements().next().is_some();
    let words = if has_elements { element.markup(&|e| e.name.clone()) } else { element.text() };
    if has_elements || words.contains('<') || words.contains("&lt;") { Text::Markup(cleaned(&words)) } else { Text::Plain(words) }
}

#[cfg(test)]
mod tests {
    use crate::read::parse_all;

    #[test]
    fn an_article_an_entry() {
        let rss = "<rss xmlns:content='x'><channel><title>Quay Post</title><item><title>Ferry aground</title><pubDate>Sun, 03 Mar 2019 20:10:00 GMT</pubDate>\
            <link>https://quay.example/a</link><description>s</description><content:encoded><![CDATA[<p>A ferry ran aground off Tresk.</p><p>Nobody was hurt.</p>]]></content:encoded></item>\n\
            <item><title>Bridge</title><description>The council voted for a bridge.</description></item></channel></rss>";
        let articles = parse_all("f.xml", rss.as_bytes(), 1 << 20).unwrap();
        assert_eq!(articles.len(), 2);
        let first = &articles[0];
        assert_eq!(first.metadata.title.as_deref(), Some("Ferry aground"));
        assert_eq!(first.metadata.outlet.as_deref(), Some("Quay Post"));
        assert_eq!(first.metadata.published.as_ref().unwrap().date.to_string(), "2019-03-03");
        let paragraphs: Vec<&str> = first.body().map(|b| first.slice(b.span)).collect();
        assert_eq!(paragraphs, ["A ferry ran aground off Tresk.", "Nobody was hurt."]);
        assert_eq!(articles[1].path, "f.xml#2");
        assert_eq!(articles[1].source_map.position(&articles[1].text, 0).line, 2);
        assert!(articles[1].notes[0].contains("summary"));
    }

    #[test]
    fn atom_in_markup_of_its_own() {
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay Post</title><entry><title>Ferry</title><updated>2019-03-03T20:10:00Z</updated>\
            <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>A ferry &amp; a tug ran aground.</p></div></content></entry></feed>";
        let article = &parse_all("f.atom", atom.as_bytes(), 1 << 20).unwrap()[0];
        assert!(article.text.contains("A ferry & a tug ran aground."));
        assert!(article.metadata.published.is_some());
    }

    #[test]
    fn what_wordpress_puts_in_is_no_text() {
        let feed = "<rss><channel><title>Quay Post</title><item><title>Ferry aground</title><content:encoded><![CDATA[<p>A ferry ran aground.</p>[caption id=\"a\"]<img src=x> The ferry[/caption]<p>Nobody was hurt [two were wet].</p>[gallery ids=\"1,2\"]<p>The post <a href=x>Ferry aground</a> appeared first on <a href=y>Quay Post</a>.</p>]]></content:encoded></item></channel></rss>";
        let article = crate::read::parse("a.xml", feed.as_bytes()).unwrap();
        let body: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
        assert_eq!(body, ["A ferry ran aground.", "Nobody was hurt [two were wet]."]);
    }
}
