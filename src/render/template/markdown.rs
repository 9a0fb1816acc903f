//! Escaping for GitHub-flavoured Markdown.
//!
//! An article's `# fire | <b>` is shown as these characters and never as a heading, a table cell
//! or markup; its `#42` and `@desk` are never links.

use regex::Regex;
use std::sync::LazyLock;

/// A comment, of which nothing shows, parts what would be linked.
const APART: &str = "<!-- -->";

/// Digits of which GitHub does not make a commit; it does of seven.
const SHORTER: usize = 6;

/// What GitHub makes a link or a picture of in any text: the comment goes in after the first group.
/// Issues (`#42`, `owner/repo#9`, `GH-12`, `GHSA-…`, `CVE-…`), mentions, addresses, commits, `:smile:`.
static LINKED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let patterns = [
        r"(#)[0-9A-Za-z]",
        r"(?i:\b(GH|GHSA|CVE)-[0-9a-z])",
        r"(@)",
        r"(?i:(www)\.)",
        r"(:)/",
        r"(:):",
        r"(?i:\b(mailto|xmpp):)",
        r"(:)[0-9A-Za-z_+-]+:",
        r"\b(?<commit>[0-9a-f]{7,})\b",
    ];
    Regex::new(&patterns.join("|")).ok()
});

/// `text` on one line, with every character that Markdown could take for markup escaped.
pub(super) fn escape(text: &str) -> String {
    let apart = apart(text);
    let mut cuts = apart.iter().copied().peekable();
    let mut out = String::with_capacity(text.len() + 16);
    let mut previous = None;
    for (i, c) in text.char_indices() {
        if cuts.next_if_eq(&i).is_some() {
            out.push_str(APART);
        }
        let at_start = out.trim_end().is_empty();
        match c {
            '\n' | '\t' | '\r' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' | '#' | '!' | '{' | '}' | '$' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '-' | '+' | '=' if at_start => out.extend(['\\', c]),
            '.' | ')' if previous.is_some_and(|p: char| p.is_ascii_digit()) && out.trim_start().bytes().all(|b| b.is_ascii_digit()) => {
                out.extend(['\\', c]);
            }
            _ => out.push(c),
        }
        previous = Some(c);
    }
    if cuts.next().is_some() {
        out.push_str(APART);
    }
    out
}

/// `text` within an element of HTML in a Markdown file, where backslashes would show.
pub(super) fn in_html(text: &str) -> String {
    let apart = apart(text);
    let mut cuts = apart.iter().copied().peekable();
    let mut out = String::with_capacity(text.len() + 16);
    for (i, c) in text.char_indices() {
        if cuts.next_if_eq(&i).is_some() {
            out.push_str(APART);
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // What GitHub takes for a formula anywhere.
            '$' => out.push_str("&#36;"),
            '`' => out.push_str("&#96;"),
            _ => out.push(c),
        }
    }
    if cuts.next().is_some() {
        out.push_str(APART);
    }
    out
}

/// Where in `text` a comment must stand, in bytes. Matches are looked for from within one another:
/// `@a#1` is two.
fn apart(text: &str) -> Vec<usize> {
    let Some(linked) = LINKED.as_ref() else { return Vec::new() };
    let mut cuts = Vec::new();
    let mut from = 0;
    while let Some(found) = linked.captures_at(text, from) {
        if let Some(commit) = found.name("commit") {
            cuts.extend((commit.start()..commit.end()).step_by(SHORTER).skip(1));
            from = commit.end();
            continue;
        }
        let Some(first) = found.iter().skip(1).flatten().next() else { break };
        cuts.push(first.end());
        from = first.end();
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_could_obey_is_escaped() {
        let cases = [
            ("# Fire", "\\# Fire"),
            ("a | b", "a \\| b"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
            ("- item\n- item", "\\- item - item"),
            ("1. first", "1\\. first"),
            ("In 1. place", "In 1. place"),
            ("`code` ~~gone~~", "\\`code\\` \\~\\~gone\\~\\~"),
            ("see https://x.example", "see https:<!-- -->//x.example"),
            ("well-known, 3.5 percent", "well-known, 3.5 percent"),
        ];
        for (text, escaped) in cases {
            assert_eq!(escape(text), escaped);
        }
    }

    #[test]
    fn within_html_nothing_is_markup_or_a_link() {
        assert_eq!(in_html("<b> & #42 @desk"), "&lt;b&gt; &amp; #<!-- -->42 @<!-- -->desk");
        assert_eq!(in_html("a_b *c* `d`"), "a_b *c* &#96;d&#96;");
    }

    #[test]
    fn what_github_links_by_itself_is_parted() {
        let cases = [
            ("ask @desk", "ask @<!-- -->desk"),
            ("see #42", "see \\#<!-- -->42"),
            ("owner/repo#9", "owner/repo\\#<!-- -->9"),
            ("GH-12 and gh-3", "GH<!-- -->-12 and gh<!-- -->-3"),
            ("CVE-2031-1", "CVE<!-- -->-2031-1"),
            ("at deadbeef1 it", "at deadbe<!-- -->ef1 it"),
            (
                "0123456789abcdef0123456789abcdef01234567",
                "012345<!-- -->6789ab<!-- -->cdef01<!-- -->234567<!-- -->89abcd<!-- -->ef0123<!-- -->4567",
            ),
            ("a :smile: b", "a :<!-- -->smile: b"),
            ("go to www.x.example", "go to www<!-- -->.x.example"),
            ("a@b.example#7", "a@<!-- -->b.example\\#<!-- -->7"),
            ("::error::x", ":<!-- -->:<!-- -->error:<!-- -->:x"),
            ("mailto:x", "mailto<!-- -->:x"),
            ("at 9:30, for 250000 crowns: all", "at 9:30, for 250000 crowns: all"),
        ];
        for (text, escaped) in cases {
            assert_eq!(escape(text), escaped);
        }
    }
}
