//! NITF and NewsML-G2, the XML of news agencies.
//!
//! An item gives its headline, byline, day and the paragraphs of its body; a message of several items gives
//! an article each. A picture's item has no text and says so.

use super::kind::{Content, Kind};
use super::xml::{Child, Element, Places, parse, root_name};
use crate::article::Position;
use crate::read::ReadError;
use crate::read::item::{Item, Text};

pub(super) const KIND: Kind =
    Kind { ends: &["nitf", "xml"], content: Content::Xml { roots: &["nitf", "newsitem", "newsmessage", "packageitem"], items } };

/// The articles of a document of either kind.
fn items(text: &str) -> Result<Vec<Item>, ReadError> {
    let is_nitf = root_name(text).is_some_and(|name| name.eq_ignore_ascii_case("nitf"));
    if is_nitf { nitf(text) } else { newsml(text) }
}

/// The articles of an NITF document.
fn nitf(text: &str) -> Result<Vec<Item>, ReadError> {
    Ok(vec![of_nitf(&parse(text)?)])
}

/// The articles of a NewsML-G2 item or message.
fn newsml(text: &str) -> Result<Vec<Item>, ReadError> {
    let root = parse(text)?;
    let items: Vec<&Element> = root.all().into_iter().filter(|e| e.name == "newsItem").collect();
    let mut places = Places::new(text);
    let read: Vec<Item> = items.iter().filter_map(|item| of_newsml(item, places.of(item.at))).collect();
    let kinds = || items.iter().filter_map(|i| i.find("itemClass")?.attribute("qcode")).collect::<Vec<_>>().join(", ");
    if read.is_empty() {
        return Err(ReadError::NoText(format!(
            "no news item in it has a text ({})",
            if items.is_empty() { root.name.clone() } else { kinds() }
        )));
    }
    Ok(read)
}

fn of_nitf(root: &Element) -> Item {
    let body = root.find("body.content").or_else(|| root.find("body"));
    let mut item = Item::new(Text::Markup(body.map(|b| b.markup(&html_name)).unwrap_or_default()));
    let head = root.find("body.head");
    let norm = |name: &str| root.find(name).and_then(|e| e.attribute("norm")).map(str::to_owned);
    item.title = root.words_of("hl1").or_else(|| root.words_of("hedline")).or_else(|| root.find("head").and_then(|h| h.words_of("title")));
    item.byline = head.and_then(|h| h.find("byline")).or_else(|| root.find("byline")).and_then(byline);
    item.dates = ["date.issue", "date.release", "story.date"].iter().filter_map(|n| norm(n)).collect();
    item.outlet = root
        .find("doc.copyright")
        .and_then(|e| e.attribute("holder"))
        .or_else(|| root.find("pubdata").and_then(|e| e.attribute("name")))
        .map(str::to_owned)
        .or_else(|| root.words_of("distributor"));
    item.language = root.attribute("lang").map(str::to_owned);
    item
}

/// A byline without the office that stands behind the name.
fn byline(element: &Element) -> Option<String> {
    let words = element.children.iter().map(|child| match child {
        Child::Text(words) => words.clone(),
        Child::Element(inner) if inner.name == "byttl" => String::new(),
        Child::Element(inner) => inner.text(),
    });
    Some(words.collect::<String>().trim().to_owned()).filter(|b| !b.is_empty())
}

/// What an element of NITF is in HTML.
fn html_name(element: &Element) -> String {
    match element.name.as_str() {
        "hl2" | "hl3" | "hl4" => "h2",
        "bq" => "blockquote",
        "media" => "figure",
        "media-caption" | "media-producer" => "figcaption",
        "block" => "div",
        "media-metadata" | "media-reference" | "media-object" => "template",
        name @ ("p" | "table" | "tr" | "td" | "th" | "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "br" | "hr" | "q" | "em" | "sub" | "sup"
        | "a") => name,
        _ => "span",
    }
    .to_owned()
}

fn of_newsml(news: &Element, place: Position) -> Option<Item> {
    let content = news.child("contentSet")?;
    let inline = content.elements().find(|e| matches!(e.name.as_str(), "inlineXML" | "inlineData"))?;
    let mut item = match (inline.find("nitf"), inline.find("body")) {
        (Some(nitf), _) => of_nitf(nitf),
        (None, Some(body)) => Item::new(Text::Markup(body.markup(&|e| e.name.clone()))),
        _ if inline.elements().next().is_some() => Item::new(Text::Markup(inline.markup(&|e| e.name.clone()))),
        _ => {
            let words = inline.text();
            Item::new(if words.contains("</") { Text::Markup(words) } else { Text::Plain(words) })
        }
    };
    let name_of = |e: &Element| e.words_of("name").or_else(|| e.attribute("literal").map(str::to_owned));
    let meta = news.child("contentMeta");
    let about = news.child("itemMeta");
    let find = |name: &str| meta.and_then(|m| m.words_of(name));
    item.title = find("headline").or(item.title);
    item.byline = find("by").or(item.byline).or_else(|| meta.and_then(|m| m.child("creator")).and_then(name_of));
    item.outlet = about
        .and_then(|m| m.child("provider"))
        .and_then(name_of)
        .or_else(|| news.find("copyrightHolder").and_then(name_of))
        .or(item.outlet);
    item.language =
        meta.and_then(|m| m.find("language")).and_then(|l| l.attribute("tag")).or_else(|| news.attribute("lang")).map(str::to_owned);
    let dates = [find("contentCreated"), about.and_then(|m| m.words_of("firstCreated")), about.and_then(|m| m.words_of("versionCreated"))];
    item.dates = dates.into_iter().flatten().chain(item.dates).collect();
    item.dates.truncate(1);
    item.place = place;
    Some(item)
}

#[cfg(test)]
mod tests {
    use crate::read::{ReadError, parse_all};

    const BODY: &str = "<p>A ferry ran aground off <location>Tresk</location> on Sunday.</p><media><media-reference source='a.jpg'/><media-caption>The ferry</media-caption></media><p>Nobody was hurt.</p>";

    fn body(file: &str) -> (String, String, Vec<String>) {
        let article = parse_all("a.xml", file.as_bytes(), 1 << 20).unwrap().remove(0);
        let paragraphs = article.body().map(|b| article.slice(b.span).to_owned()).collect();
        let day = article.metadata.published.map(|p| p.date.to_string()).unwrap_or_default();
        (article.metadata.byline.unwrap_or_default(), day, paragraphs)
    }

    #[test]
    fn one_item_in_two_formats() {
        let nitf = format!(
            "<nitf><head><docdata><date.issue norm='20190303T201000Z'/></docdata></head><body><body.head><hedline><hl1>Ferry aground</hl1></hedline><byline>By Ana Holt</byline></body.head><body.content>{BODY}</body.content></body></nitf>"
        );
        let newsml = format!(
            "<newsMessage><itemSet><newsItem><itemMeta><versionCreated>2019-03-03T20:10:00Z</versionCreated></itemMeta><contentMeta><headline>Ferry aground</headline><by>Ana Holt</by></contentMeta><contentSet><inlineXML>{nitf}</inlineXML></contentSet></newsItem></itemSet></newsMessage>"
        );
        for file in [nitf, newsml] {
            let (byline, day, paragraphs) = body(&file);
            assert_eq!((byline.as_str(), day.as_str()), ("Ana Holt", "2019-03-03"));
            assert_eq!(paragraphs, ["A ferry ran aground off Tresk on Sunday.", "Nobody was hurt."]);
        }
    }

    #[test]
    fn a_picture_has_no_text() {
        let file = "<newsItem><itemMeta><itemClass qcode='ninat:picture'/></itemMeta><contentSet><remoteContent href='a.jpg'/></contentSet></newsItem>";
        match parse_all("a.xml", file.as_bytes(), 1 << 20) {
            Err(ReadError::NoText(why)) => assert!(why.contains("ninat:picture")),
            other => panic!("{other:?}"),
        }
    }
}
