//! EPUB: an article for every document of the book that has prose; covers and tables of contents have none.

use super::kind::{Content, Kind};
use super::packed::Zip;
use super::xml::{Element, parse};
use crate::read::ReadError;
use crate::read::html;
use crate::read::item::{Item, Text};

pub(super) const KIND: Kind = Kind { ends: &["epub"], content: Content::Zip { is: is_epub, items } };

const CONTAINER: &str = "META-INF/container.xml";
/// Words of a document that is an article and no title page.
const MIN_WORDS: usize = 20;

/// Whether a ZIP file is a book.
fn is_epub(zip: &Zip<'_>) -> bool {
    zip.has(CONTAINER)
}

/// The articles of a book.
fn items(zip: &mut Zip<'_>) -> Result<Vec<Item>, ReadError> {
    let missing = |what: &str| ReadError::NoText(format!("the book has no {what}"));
    let container = parse(&zip.text(CONTAINER)?.ok_or_else(|| missing("container"))?)?;
    let path = container.find("rootfile").and_then(|r| r.attribute("full-path")).ok_or_else(|| missing("package"))?.to_owned();
    let package = parse(&zip.text(&path)?.ok_or_else(|| missing("package"))?)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let manifest: Vec<&Element> = package.all().into_iter().filter(|e| e.name == "item").collect();
    let mut items = Vec::new();
    for reference in package.all().into_iter().filter(|e| e.name == "itemref") {
        let entry = manifest.iter().find(|i| i.attribute("id").is_some() && i.attribute("id") == reference.attribute("idref"));
        let Some(entry) = entry.filter(|e| !e.attribute("properties").unwrap_or("").contains("nav")) else { continue };
        let Some(text) = entry.attribute("href").map(|href| member(folder, href)).map(|name| zip.text(&name)).transpose()?.flatten() else {
            continue;
        };
        if html::words_of(&text).split_whitespace().count() >= MIN_WORDS {
            items.push(Item::new(Text::Page(text)));
        }
    }
    let about = |name: &str| package.find("metadata").and_then(|m| m.words_of(name));
    let is_single = items.len() == 1;
    for item in &mut items {
        item.language = about("language");
        item.outlet = about("publisher");
        item.dates = about("date").into_iter().collect();
        if is_single {
            item.title = about("title");
            item.byline = about("creator");
        } else if item.outlet.is_none() {
            item.outlet = about("title");
        }
    }
    if items.is_empty() { Err(missing("document with words")) } else { Ok(items) }
}

/// The name of a member that a package in `folder` calls `href`.
fn member(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or(href).replace("%20", " ");
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in href.split('/') {
        match part {
            ".." => _ = parts.pop(),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::tests::zip;
    use crate::read::parse_all;

    #[test]
    fn an_article_a_document() {
        let chapter = |n: usize| {
            format!(
                "<html><body><h1>Ferry {n} aground</h1><p>Ferry number {n} ran aground off Tresk on Sunday evening in fog, the mayor said.</p><p>Nobody on board was hurt, and the ferry was towed in.</p></body></html>"
            )
        };
        let package = "<package><metadata><dc:title>Quay Post weekly</dc:title><dc:date>2019-03-03</dc:date></metadata><manifest><item id='c' href='cover.xhtml'/><item id='a' href='../text/a.xhtml'/><item id='b' href='b.xhtml'/></manifest><spine><itemref idref='c'/><itemref idref='a'/><itemref idref='b'/></spine></package>";
        let file = zip(&[
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<container><rootfiles><rootfile full-path='book/c.opf'/></rootfiles></container>"),
            ("book/c.opf", package),
            ("book/cover.xhtml", "<html><body><p>Quay Post</p></body></html>"),
            ("text/a.xhtml", &chapter(1)),
            ("book/b.xhtml", &chapter(2)),
        ]);
        let articles = parse_all("a.epub", &file, 1 << 20).unwrap();
        let titles: Vec<&str> = articles.iter().filter_map(|a| a.metadata.title.as_deref()).collect();
        assert_eq!(titles, ["Ferry 1 aground", "Ferry 2 aground"]);
        assert_eq!(articles[0].metadata.outlet.as_deref(), Some("Quay Post weekly"));
        assert_eq!(articles[0].body().count(), 2);
    }
}
