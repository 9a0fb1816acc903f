//! Characters that an article must not hand on to a reader's screen unseen.
//!
//! An escape sequence can move a terminal's cursor, and a bidirectional override can turn "not
//! guilty" round. Both are shown instead of obeyed: ESC as `␛`, U+202E as `⟨U+202E⟩`.

use std::borrow::Cow;

/// `text` with control characters (but newline and tab) and bidirectional controls made visible.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            c if !is_hidden(c) => out.push(c),
            '\u{0}'..='\u{1f}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
            '\u{7f}' => out.push('␡'),
            c => out.push_str(&code(c)),
        }
    }
    Cow::Owned(out)
}

/// "⟨U+202E⟩".
fn code(c: char) -> String {
    format!("⟨U+{:04X}⟩", c as u32)
}

/// A name (a path, an outlet, a title in a message) on one line: what ends a line shows as `␊`, and so do the
/// marks that show nothing and change the order of what stands beside them or tell two like names apart. Text
/// may have these; a name that has them is meant to look like another.
pub fn name(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '\n' | '\t' | '\r' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => out.push_str(&code(c)),
            c => out.push(c),
        }
    }
    visible(&out).into_owned()
}

/// A line that no CI runner takes for a command: GitHub's obeys a line that begins with `::`, after
/// any white space, and one that has `##[` anywhere.
pub fn inert(line: &str) -> Cow<'_, str> {
    let text = line.trim_start();
    if !text.starts_with("::") && !line.contains("##[") {
        return Cow::Borrowed(line);
    }
    let line = line.replace("##[", "## [");
    let text = line.trim_start();
    let before = &line[..line.len() - text.len()];
    Cow::Owned(text.strip_prefix("::").map_or_else(|| line.clone(), |rest| format!("{before}: :{rest}")))
}

/// On one line: white space is one space each, controls are visible.
pub(crate) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    visible(&words.join(" ")).into_owned()
}

/// Whether a character acts on the reader's screen rather than showing there.
pub(crate) const fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // C0 and C1 controls, embeddings and overrides, isolates, non-characters that XML forbids.
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{fffe}' | '\u{ffff}' | '\u{2028}' | '\u{2029}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown_and_text_is_kept() {
        assert_eq!(visible("“Zoë” – naïve\tday\n"), "“Zoë” – naïve\tday\n");
        assert_eq!(visible("\u{1b}[31mred\u{7}"), "␛[31mred␇");
        assert_eq!(visible("not \u{202e}guilty\u{2069}"), "not ⟨U+202E⟩guilty⟨U+2069⟩");
        assert_eq!(visible("a\r\nb\u{9b}"), "a\nb⟨U+009B⟩");
        assert_eq!(visible("19 dead\r14"), "19 dead␍14");
        assert_eq!(line(" a\n b\tc "), "a b c");
    }

    #[test]
    fn a_name_hides_nothing() {
        assert_eq!(name("a\r\n\u{200e}b\u{feff}\u{61c}.txt"), "a␍␊⟨U+200E⟩b⟨U+FEFF⟩⟨U+061C⟩.txt");
    }

    #[test]
    fn no_line_is_a_command_to_a_runner() {
        assert_eq!(inert("::error::x"), ": :error::x");
        assert_eq!(inert(" \u{a0}::error::x\n"), " \u{a0}: :error::x\n");
        assert_eq!(inert("a ##[error]x"), "a ## [error]x");
        assert_eq!(inert("std::fs::read"), "std::fs::read");
    }
}
