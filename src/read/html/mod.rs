//! Saved pages: markup → the article's own text, with everything else set aside by its reason.
//!
//! The parser is this project's own: it keeps the place of every word in the file, and its time
//! grows with the page alone, however broken or hostile the markup is. A page of 90 KB becomes a
//! headline, a byline and twenty paragraphs; its menus and comments are blocks of furniture.

mod content;
mod entities;
mod flatten;
mod head;
mod hints;
mod teasers;
mod token;
mod tree;

use super::ReadError;
use super::draft::Draft;
use encoding_rs::Encoding;
use tree::Tree;

/// Encodings are declared in this many bytes at the head of a page; the standard says 1024, pages
/// do it later.
const ENCODING_BYTES: usize = 8192;

/// The encoding that a page declares in a `meta` element or an XML declaration.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(ENCODING_BYTES)]).to_ascii_lowercase();
    ["charset=", "encoding="].iter().find_map(|key| {
        let label = head[head.find(key)? + key.len()..].trim_start_matches(['"', '\'', ' ']);
        let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))).unwrap_or(label.len());
        Encoding::for_label(&label.as_bytes()[..end])
    })
}

/// Read a page.
pub(super) fn parse(source: String) -> Result<Draft, ReadError> {
    let mut draft = Draft { has_structure: true, ..Draft::default() };
    let tree = Tree::parse(&source);
    head::read(&tree, &mut draft);
    let mut page = flatten::flatten(&tree);
    if page.blocks.is_empty() {
        return Err(ReadError::NoText("the page shows no words; if a script writes them, save the page from a browser".to_owned()));
    }
    let parts = content::find(&tree, &page);
    content::assign(&tree, &mut page, &parts, draft.metadata.title.as_deref());
    head::dates_in_page(&tree, |n| parts.aside(n), &mut draft);
    if !content::has_body(&page.blocks) {
        draft.notes.push("no prose was found in this page".to_owned());
    }
    (draft.text, draft.blocks, draft.source_map) = (page.text, page.blocks, page.map);
    Ok(draft)
}

/// The words of a piece of HTML.
pub(super) fn words_of(fragment: &str) -> String {
    flatten::flatten(&Tree::parse(fragment)).text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;

    #[test]
    fn declared_encodings() {
        for (head, name) in [
            ("<meta charset='iso-8859-1'>", Some("windows-1252")),
            ("<meta http-equiv=content-type content=\"text/html; charset=Shift_JIS\">", Some("Shift_JIS")),
            ("<?xml version='1.0' encoding=\"utf-8\"?>", Some("UTF-8")),
            ("<p>charset=nonsense", None),
        ] {
            assert_eq!(declared_encoding(head.as_bytes()).map(Encoding::name), name, "{head}");
        }
    }

    #[test]
    fn a_page_is_told_apart() {
        let prose = "The council of Port Ellery voted on Monday to build a second bridge over the estuary, after eleven years of dispute.";
        let page = format!(
            "<html><title>Council votes for the bridge | Post</title><body><nav><a href=/>Home</a> <a href=/s>Sport</a></nav><main>\
             <h1>Council votes for the bridge</h1><div class=byline>By Ana Holt</div><div class='article-body'><p>{prose}</p><h2>The cost</h2>\
             <figure><img><figcaption>The estuary at dawn</figcaption></figure><blockquote><p>{prose}</p></blockquote><p>{prose}</p>\
             <div class=related><p><a href=/x>Five bridges that never were</a></p></div><p>{prose}</p></div></main>\
             <section id=comments><p>{prose}</p></section><footer>© 2019 Post</footer>"
        );
        let draft = parse(page).unwrap();
        let roles: Vec<Role> = draft.blocks.iter().map(|b| b.role).collect();
        use Role::*;
        assert_eq!(
            roles,
            [Furniture, Headline, Byline, Paragraph, Subhead, Caption, Blockquote, Paragraph, Furniture, Paragraph, Furniture, Furniture]
        );
    }

    #[test]
    fn hostile_pages_cost_little() {
        for source in [
            "<div>".repeat(100_000) + "x",
            "<b><p>".repeat(50_000) + "x",
            format!("<p {}>x", "a=1 ".repeat(1_000_000)),
            "<a href=\"".repeat(100_000) + ">x",
            "<!--".repeat(100_000) + ">x",
            "<p>x</b></i></div>".repeat(50_000),
            "<table><tr><td>".repeat(30_000) + "x",
            "&am".repeat(300_000),
            "<q>x".repeat(50_000),
        ] {
            assert!(parse(source).is_ok());
        }
        assert!(matches!(parse("<p></p><script>x</script>".to_owned()), Err(ReadError::NoText(_))));
    }
}
