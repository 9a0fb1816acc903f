//! Saved pages: markup → the article's own text, with everything else set aside by its reason.
//!
//! The parser is this project's own: it keeps the place of every word in the file, and its time
//! grows with the page alone, however broken or hostile the markup is. A page of 90 KB becomes a
//! headline, a byline and twenty paragraphs; its menus and comments are blocks of furniture.

mod content;
mod embedded;
mod entities;
mod evidence;
mod flatten;
mod frame;
mod head;
mod hidden;
mod hints;
mod live;
mod names;
mod outlet;
mod prose;
mod script_data;
mod several;
mod teasers;
mod times;
mod token;
mod tree;

#[doc(hidden)]
pub use hidden::may_be_hidden;

use super::ReadError;
use super::draft::Draft;
use super::metadata;
use crate::article::{Block, Role};
use encoding_rs::Encoding;
use flatten::{Flattened, Hidden};
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

/// Read a page, of several articles the first.
pub(super) fn parse(source: String) -> Result<Draft, ReadError> {
    parse_all(source).map(|drafts| drafts.into_iter().next().unwrap_or_default())
}

/// Read a page of one article or of several side by side.
pub(super) fn parse_all(source: String) -> Result<Vec<Draft>, ReadError> {
    let mut draft = Draft { has_structure: true, ..Draft::default() };
    let tree = Tree::parse(&source);
    head::read(&tree, &mut draft);
    let (mut page, mut parts) = told_apart(&tree, Hidden::Left, &draft);
    if body_letters(&page) < prose::MIN_ARTICLE_LETTERS {
        let (shown, its_parts) = told_apart(&tree, Hidden::Shown, &draft);
        if body_letters(&shown) >= prose::MIN_ARTICLE_LETTERS && body_letters(&shown) >= 2 * body_letters(&page) {
            (page, parts) = (shown, its_parts);
            draft.notes.push("the page hides its text until a script shows it; it was read all the same".to_owned());
        }
    }
    let several = several::find(&tree, &page, |n| parts.aside(n));
    let node_of = |is: &dyn Fn(&Block) -> bool| page.blocks.iter().position(is).map(|i| page.flats[i].node);
    let places = frame::Places {
        root: several.root.unwrap_or_else(|| parts.root()),
        headline: node_of(&|b| b.role == Role::Headline),
        body: node_of(&|b| b.role.is_body() && b.span.len() > 60),
    };
    draft.notes.extend(swallowed(&tree));
    if parts.are_comments(&tree, &page) {
        draft.notes.push("the page's only text stands in a part that is named as comments; it was read as the article".to_owned());
    }
    if page.struck > 0 {
        draft.notes.push(struck_out(page.struck));
    }
    let mut others = several::cut(&tree, &mut page, &several, &draft);
    draft.is_frame = !others.is_empty();
    let header_end = frame::header_end(&tree, &places);
    times::read(&tree, &places, header_end, |n| parts.aside(n), &mut draft);
    draft.frame = Some(frame::find(&tree, &page, &places, header_end));
    (draft.text, draft.blocks, draft.source_map) = (page.text, page.blocks, page.map);
    let tag = draft.metadata.title.clone();
    title_of_page(&mut draft);
    let outlet = metadata::outlet_in_text(&draft);
    for other in &mut others {
        // What has no title and no outlet of its own has those of the page.
        if other.metadata.title == tag {
            other.metadata.title.clone_from(&draft.metadata.title);
        }
        other.outlet_hints.extend(outlet.clone());
    }
    if several.is_empty() {
        embedded::complete(&tree, &mut draft);
    }
    if draft.blocks.is_empty() {
        return Err(no_words());
    }
    Ok(std::iter::once(draft).chain(others).collect())
}

/// Words of the shortest heading that goes before a `<title>` of other words: fewer name a section or the site.
const MIN_HEADLINE_WORDS: usize = 4;

/// The page's headline goes before its `<title>`, which is written for machines and often names the outlet beside
/// the headline.
fn title_of_page(draft: &mut Draft) {
    let Some(headline) = draft.blocks.iter().find(|b| b.role == Role::Headline).map(|b| b.span.of(&draft.text).replace('\n', " ")) else {
        return;
    };
    let Some(title) = draft.metadata.title.as_deref().filter(|_| draft.title_is_tag) else { return };
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—' | ':' | '·' | '»');
    let behind = title.strip_prefix(&headline).filter(|r| r.starts_with(char::is_whitespace));
    let before = title.strip_suffix(&headline).filter(|r| r.ends_with(char::is_whitespace) && r.trim_end().ends_with(is_mark));
    let is_part = title.len() > headline.len() && title.starts_with(&headline) || before.is_some();
    let name = behind.or(before).map(|rest| rest.trim_matches(is_mark)).filter(|n| !n.is_empty() && n.split(' ').count() <= 4);
    draft.outlet_hints.extend(name.map(str::to_owned));
    let is_outlet = draft.outlet_hints.iter().any(|o| o.eq_ignore_ascii_case(&headline));
    if is_part || headline.split(' ').count() >= MIN_HEADLINE_WORDS && !is_outlet {
        draft.metadata.title = Some(headline);
    }
}

/// Words that an element which is never closed must have swallowed to be told of.
const MIN_SWALLOWED: usize = 12;

/// What to say of an element without an end tag that holds the rest of the page.
fn swallowed(tree: &Tree<'_>) -> Option<String> {
    const OPENED: &[&str] = &["title", "textarea", "noembed", "noframes", "iframe"];
    let is_open = |n: &usize| OPENED.contains(&tree.name(*n)) && !tree.nodes[*n].closed;
    let holds_text = |n: &usize| flatten::words_below(tree, *n) >= MIN_SWALLOWED;
    // The first holds those that follow it.
    if let Some(node) = (1..tree.nodes.len()).find(is_open).filter(holds_text) {
        return Some(format!("the page has a <{}> that is never closed; what follows it was read all the same", tree.name(node)));
    }
    let last = tree.nodes.len().checked_sub(1)?;
    let tree::Kind::Raw(range) = &tree.nodes[last].kind else { return None };
    let name = tree.name(tree.nodes[last].parent);
    let rest = tree.source.get(range.clone()).filter(|_| range.end == tree.source.len())?;
    let words = rest.split_whitespace().count();
    let holds_markup = rest.contains("</") || rest.contains("<p");
    (!name.is_empty() && holds_markup && words >= MIN_SWALLOWED).then(|| {
        format!("the page has a <{name}> that is never closed: what follows it, {words} words with their tags, is not shown by browsers and was not read")
    })
}

fn no_words() -> ReadError {
    ReadError::NoText("the page shows no words; if a script writes them, save the page from a browser".to_owned())
}

/// What to say of `words` that are struck out.
pub(super) fn struck_out(words: usize) -> String {
    format!("{words} word{} struck out in it {} left out", if words == 1 { "" } else { "s" }, if words == 1 { "was" } else { "were" })
}

/// The page's words with their roles.
fn told_apart(tree: &Tree<'_>, hidden: Hidden, draft: &Draft) -> (Flattened, content::Parts) {
    let title = draft.metadata.title.as_deref();
    let mut page = flatten::flatten(tree, hidden);
    let parts = content::find(tree, &page, title);
    content::assign(tree, &mut page, &parts, title);
    (page, parts)
}

fn body_letters(page: &Flattened) -> usize {
    page.blocks.iter().zip(&page.flats).filter(|(b, _)| b.role.is_body()).map(|(_, f)| f.letters - f.linked).sum()
}

/// `text` with its character references resolved.
pub(super) fn decoded(text: &str) -> String {
    entities::decode(text).into_owned()
}

/// `text` with its character references resolved, unless it is markup.
pub(super) fn decoded_text(text: &str) -> String {
    if text.contains('<') { text.to_owned() } else { decoded(text) }
}

/// Whether a page names its title.
pub(super) fn has_title(page: &str) -> bool {
    let mut draft = Draft::default();
    head::read(&Tree::parse(page), &mut draft);
    draft.metadata.title.is_some()
}

/// The words of a piece of HTML.
pub(super) fn words_of(fragment: &str) -> String {
    flatten::flatten(&Tree::parse(fragment), Hidden::Left).text
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
    fn comments_alone_are_told() {
        let prose =
            "<p>The council of Port Ellery voted on Monday to build a second bridge over the estuary, after eleven years of dispute.</p>";
        let told = |page: String| parse(page).unwrap().notes.iter().any(|n| n.contains("comments"));
        assert!(told(format!("<title>Bridge</title><div id=comments>{prose}{prose}</div>")));
        assert!(!told(format!("<title>Bridge</title><div class=comments-open><h1>Council votes for it</h1>{prose}{prose}</div>")));
    }

    #[test]
    fn what_an_open_element_swallows_is_told() {
        let prose =
            "<p>The council of Port Ellery voted on Monday to build a second bridge over the estuary, after eleven years of dispute.</p>";
        for name in ["script", "style", "textarea", "iframe", "title"] {
            let draft = parse(format!("<title>Bridge</title>{prose}<{name}>{prose}{prose}")).unwrap();
            assert!(draft.notes.iter().any(|n| n.contains(&format!("<{name}>"))), "{name}: {:?}", draft.notes);
            let read = draft.blocks.iter().filter(|b| b.role.is_body()).count();
            assert_eq!(read, if matches!(name, "script" | "style") { 1 } else { 3 }, "{name}");
        }
        assert!(parse(format!("{prose}<script>let x = '<p>a</p>'</script>")).unwrap().notes.is_empty());
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
            format!("<table><tr>{}", "<td>1".repeat(50_000)),
            "<article><h1>x</h1>".repeat(20_000),
            "<button>x<time>1".repeat(20_000),
            "<sup><a href='#'>1".repeat(20_000),
            "<textarea>x".repeat(20_000),
            format!("<p>x</p><script>{}</script>", "\"\\\"".repeat(200_000)),
            format!("<p>x</p><script>{}</script>", "[{a:'".repeat(100_000)),
            format!("<p>x</p><script>{}</script>", "`'\"\n".repeat(100_000)),
            format!("<p>x</p>{}", "<script><!--<script>".repeat(20_000)),
            format!("<p>x{}", "<![CDATA[<a title=']]>'>".repeat(20_000)),
            format!("<p>x</p><script type='application/json'>[{}]</script>", vec!["[1,1]"; 50_000].join(",")),
        ] {
            assert!(parse(source).is_ok());
        }
        assert!(matches!(parse("<p></p><script>x</script>".to_owned()), Err(ReadError::NoText(_))));
        let hidden = "<div class=hidden><article><time datetime=2019-03-03T10:00>".repeat(20_000);
        assert!(matches!(parse(hidden), Err(ReadError::NoText(_))));
    }
}
