//! What always holds of an article that was read, whatever the bytes were.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own words fails")]

use crossread::internals::article::Article;
use crossread::internals::read::{ReadError, parse};
use proptest::prelude::*;

/// Spans resolve, blocks are in order and apart, and hold every character that is not blank.
fn holds(article: &Article) -> Result<(), TestCaseError> {
    let text = &article.text;
    let mut at = 0;
    for block in &article.blocks {
        let span = block.span;
        prop_assert!(span.start >= at && span.end > span.start, "blocks out of order: {span:?} after {at}");
        let words = text.get(span.start..span.end);
        prop_assert!(words.is_some(), "{span:?} is not on character boundaries of {text:?}");
        prop_assert_eq!(words.map(str::trim), words, "white space at the ends of a block");
        prop_assert!(text[at..span.start].trim().is_empty(), "text between blocks: {:?}", &text[at..span.start]);
        at = span.end;
        let (from, to) = (article.source_map.position(text, span.start), article.source_map.position(text, span.end));
        prop_assert!(from <= to && from.line >= 1 && from.column >= 1, "{from:?} to {to:?}");
    }
    prop_assert!(text[at..].trim().is_empty(), "text after the last block: {:?}", &text[at..]);
    if let Some(torn) = article.torn_start {
        prop_assert!(!article.slice(torn).is_empty());
    }
    Ok(())
}

fn holds_or_fails(path: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    match parse(path, bytes) {
        Ok(article) => holds(&article),
        Err(ReadError::Empty | ReadError::Binary(_) | ReadError::NoText(_) | ReadError::NotArticle(_)) => Ok(()),
        Err(error) => Err(TestCaseError::fail(error.to_string())),
    }
}

const NAMES: [&str; 8] = ["a.txt", "a.md", "a.html", "a", "a.json", "a.xml", "a.csv", "a.srt"];

/// Pieces of which lines and pages are made, some broken.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ,.]{0,40}",
        "\\PC{0,12}",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("---\n".to_owned()),
        Just("title: The ferry\n".to_owned()),
        Just("Share This\n".to_owned()),
        Just("© 2014 The Harbour Post\n".to_owned()),
        Just("Updated 2:12 PM, Jan 29, 2020\n".to_owned()),
        Just("“We will not pay,” said Ana Holt, the mayor of Port Ellery.\n".to_owned()),
        Just("> ".to_owned()),
        Just("# ".to_owned()),
        Just("- ".to_owned()),
        Just("*".to_owned()),
        Just("<p>".to_owned()),
        Just("</p>".to_owned()),
        Just("<div class='related'>".to_owned()),
        Just("</div>".to_owned()),
        Just("<br>".to_owned()),
        Just("<!--".to_owned()),
        Just("-->".to_owned()),
        Just("<script>".to_owned()),
        Just("</script>".to_owned()),
        Just("<q>".to_owned()),
        Just("<a href=\"".to_owned()),
        Just("&nbsp;".to_owned()),
        Just("&rsquo;&#8220;&".to_owned()),
        Just("\u{a0}".to_owned()),
        Just("é“”…日本".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300), name in 0..4usize) {
        holds_or_fails(NAMES[name], &bytes)?;
    }

    #[test]
    fn any_pieces(pieces in prop::collection::vec(piece(), 0..40), name in 0..4usize) {
        holds_or_fails(NAMES[name], pieces.concat().as_bytes())?;
    }

    /// Of plain text nothing is lost and nothing moves, but that a title declared in front matter heads it.
    #[test]
    fn plain_text_stays(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        if let Ok(article) = parse("a.txt", text.as_bytes()) {
            prop_assert!(text.len() >= article.text.len());
            let blank = |s: &str| s.replace(|c: char| c.is_whitespace() || c.is_control(), "");
            let declared = article.blocks.first().filter(|b| b.reason == Some("the title in the front matter"));
            let title = declared.map_or("", |b| article.slice(b.span));
            prop_assert!(blank(&text).contains(&blank(title)));
            prop_assert!(blank(&text).ends_with(&blank(&article.text[title.len()..])));
        }
    }

    /// The same words give the same article, whatever the file is called.
    #[test]
    fn ids_come_from_the_text(text in "[a-z]{3,20}( [a-z]{3,20}){3,9}\\.") {
        let (a, b) = (parse("a.txt", text.as_bytes()), parse("b/c.txt", text.as_bytes()));
        prop_assert_eq!(a.map(|a| a.id), b.map(|b| b.id));
    }
}

#[test]
fn words_of_a_page_are_kept() {
    let page = "<html><body><nav>Menu one</nav><div>Alpha<p>Beta &amp; gamma</p>delta<table><tr><td>epsilon</table></div>\
                <form>zeta</form><aside>eta</aside></html>";
    let article = parse("a.html", page.as_bytes()).unwrap();
    for word in ["Menu one", "Alpha", "Beta & gamma", "delta", "epsilon", "zeta", "eta"] {
        assert!(article.text.contains(word), "{word} is lost from {:?}", article.text);
    }
}
