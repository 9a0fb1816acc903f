//! Escaping for GitHub-flavoured Markdown.
//!
//! An article's `# fire | <b>` is shown as these characters and never as a heading, a table cell
//! or markup.

/// `text` on one line, with every character that Markdown could take for markup escaped.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut previous = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
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
            // Nobody is called, nothing is linked: a comment parts the sign from the name.
            '@' => out.push_str("@<!-- -->"),
            ':' if chars.peek() == Some(&'/') => out.push_str(":<!-- -->"),
            '.' if out.to_ascii_lowercase().ends_with("www") => out.push_str(".<!-- -->"),
            '-' | '+' | '=' if at_start => out.extend(['\\', c]),
            '.' | ')' if previous.is_some_and(|p: char| p.is_ascii_digit()) && out.trim_start().bytes().all(|b| b.is_ascii_digit()) => {
                out.extend(['\\', c]);
            }
            _ => out.push(c),
        }
        previous = Some(c);
    }
    out
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
            ("ask @desk", "ask @<!-- -->desk"),
            ("well-known, 3.5 percent", "well-known, 3.5 percent"),
        ];
        for (text, escaped) in cases {
            assert_eq!(escape(text), escaped);
        }
    }
}
