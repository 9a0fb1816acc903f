//! The title that front matter declares → the headline at the head of the text.
//!
//! `title: Ferry runs aground, 14 hurt` is read by the same people as the text below it, and often says
//! otherwise; so it becomes a block of the text that findings can point at, with its place in the file.

use super::draft::Draft;
use crate::article::{Block, Role, Span};

/// Put a declared title before the text, unless the text has a headline of its own.
pub(super) fn place(draft: &mut Draft) {
    let (Some(title), Some(at)) = (&draft.metadata.title, draft.title_at) else { return };
    let title = title.trim();
    // a heading further down is no title, whatever the format made of it
    let body = draft.blocks.iter().position(|b| b.role.is_body()).unwrap_or(draft.blocks.len());
    draft.blocks[body..].iter_mut().filter(|b| b.role == Role::Headline).for_each(|b| b.role = Role::Subhead);
    if title.is_empty() || draft.blocks.iter().any(|b| b.role == Role::Headline) {
        return;
    }
    if draft.blocks.first().is_some_and(|b| b.span.of(&draft.text) == title && title.ends_with('.')) {
        // a sentence of the text that stands for its title
        return;
    }
    if let Some(first) = draft.blocks.first_mut().filter(|b| opens_with(b.span.of(&draft.text), title)) {
        (first.role, first.reason) = (Role::Headline, Some("headline"));
        return;
    }
    let head = format!("{title}\n\n");
    let span = Span::new(0, title.len());
    for block in &mut draft.blocks {
        block.span = block.span.shift(head.len());
    }
    draft.blocks.insert(0, Block { span, role: Role::Headline, reason: Some("the title in the front matter") });
    draft.source_map.precede(head.len(), at);
    draft.text.insert_str(0, &head);
}

/// Words that a line has beside the title if it is the headline: "Updated: 2019-03-03 06:50 (Harbour Wire)".
const STAMP_WORDS: usize = 10;

/// Whether `line` is the title, alone or with the page's stamp behind it.
fn opens_with(line: &str, title: &str) -> bool {
    let words = |s: &str| s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect::<Vec<_>>();
    let (line, title) = (words(line), words(title));
    let stamp = line.get(title.len()).is_none_or(|w| {
        matches!(w.as_str(), "updated" | "published" | "posted" | "modified" | "by") || w.starts_with(|c: char| c.is_ascii_digit())
    });
    stamp && line.starts_with(&title) && line.len() <= title.len() + STAMP_WORDS
}

#[cfg(test)]
mod tests {
    use crate::article::{Position, Role};
    use crate::read::parse;

    #[test]
    fn a_declared_title_is_a_headline_with_its_place() {
        let text =
            "---\nsource: The Harbour Post\ntitle: \"Ferry aground, 14 hurt\"\n---\n\nA ferry ran aground off Port Ellery on Monday.\n";
        let article = parse("a.txt", text.as_bytes()).unwrap();
        let headline = &article.blocks[0];
        assert_eq!((headline.role, article.slice(headline.span)), (Role::Headline, "Ferry aground, 14 hurt"));
        assert_eq!(article.source_map.position(&article.text, 0), Position { line: 3, column: 9, byte: 9 });
        let body = article.body().next().unwrap();
        assert_eq!(article.slice(body.span), "A ferry ran aground off Port Ellery on Monday.");
        assert_eq!(article.source_map.position(&article.text, body.span.start), Position::of_line(6));
    }

    #[test]
    fn a_lead_that_begins_with_the_title_stays_text() {
        let text = "---\ntitle: The captain\n---\n\nThe captain, Piet Vos, 45, had not been drinking, police said.\n";
        let article = parse("a.txt", text.as_bytes()).unwrap();
        assert_eq!(article.body().count(), 1);
        assert_eq!(article.slice(article.blocks[0].span), "The captain");
        assert_eq!(article.blocks.len(), 2);
    }

    #[test]
    fn a_heading_further_down_is_no_title() {
        let text = "---\ntitle: Ferry aground\n---\n\nA ferry ran aground.\n\n## Background\n\nIt was built in 1990.\n";
        let article = parse("a.md", text.as_bytes()).unwrap();
        assert_eq!(article.slice(article.blocks[0].span), "Ferry aground");
        assert_eq!(article.blocks.iter().filter(|b| b.role == Role::Headline).count(), 1);
    }

    #[test]
    fn a_headline_in_the_text_stays_the_only_one() {
        for (path, text) in [
            ("a.md", "---\ntitle: Ferry aground\n---\n# Ferry aground\n\nA ferry ran aground off Port Ellery.\n"),
            ("a.md", "---\ntitle: Ferry aground\n---\n\nFerry aground\n\nA ferry ran aground off Port Ellery.\n"),
            (
                "a.txt",
                "---\ntitle: Ferry aground\n---\n\nFerry aground Updated: 2019-03-03 06:50 (Harbour Wire)\nA ferry ran aground off Port Ellery.\n",
            ),
        ] {
            let article = parse(path, text.as_bytes()).unwrap();
            assert_eq!(article.text.matches("Ferry aground").count(), 1, "{text}");
            assert!(article.body().all(|b| !article.slice(b.span).contains("Ferry aground")), "{text}");
        }
    }
}
