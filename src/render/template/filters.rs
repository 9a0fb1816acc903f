//! Filters that templates can call besides MiniJinja's own.

use crate::render::visible;
use minijinja::value::Value;
use minijinja::{Environment, State, context};
use std::fmt::Write as _;

pub(super) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("web_address", |url: Option<String>| url.filter(|u| is_web_address(u)).unwrap_or_default());
    environment.add_filter("to_passage", |url: Option<String>, words: String| to_passage(url.as_deref(), &words));
    environment.add_filter("clip", |text: Option<String>, most: usize| text.map_or_else(String::new, |t| clip(&t, most)));
    environment.add_filter("ends", |text: String, words: usize| ends(&text, words));
    environment.add_filter("one_line", |text: String| visible::line(&text));
    environment.add_filter("code", |text: String| Value::from_safe_string(code(&text)));
    environment.add_filter("target", |address: String| Value::from_safe_string(target(&address)));
    environment.add_filter("in_html", |text: String| Value::from_safe_string(super::markdown::in_html(&visible::line(&text))));
    environment.add_filter("runs", |place: Value| runs(&place));
    environment
        .add_filter("in_script", |state: &State<'_, '_>, value: Value| in_script(&value, &state.lookup("folder").unwrap_or_default()));
}

/// The sentence of a place of evidence, `before`, `pieces` and `after`, in runs of marked and of other
/// words: what stands side by side unmarked is one text, so that it is escaped as one. A link that
/// Markdown would see in it is seen whole.
fn runs(place: &Value) -> Result<Value, minijinja::Error> {
    let text = |value: Value| value.as_str().map(str::to_owned).unwrap_or_default();
    let mut runs = vec![(text(place.get_attr("before")?), false)];
    for piece in place.get_attr("pieces")?.try_iter()? {
        let (words, marked) = (text(piece.get_attr("text")?), piece.get_attr("marked")?.is_true());
        match runs.last_mut().filter(|(_, before)| !marked && !*before) {
            Some((run, _)) => run.push_str(&words),
            None => runs.push((words, marked)),
        }
    }
    let after = text(place.get_attr("after")?);
    match runs.last_mut().filter(|(_, marked)| !marked) {
        Some((run, _)) => run.push_str(&after),
        None => runs.push((after, false)),
    }
    Ok(runs.into_iter().map(|(text, marked)| context! { text, marked }).collect())
}

/// Escape for HTML text and quoted attributes.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut from = 0;
    let bytes = text.as_bytes();
    for (i, b) in text.bytes().enumerate() {
        let escaped = match b {
            // In the log of a CI service, `::` and `##[` are commands.
            b':' if bytes.get(i + 1) == Some(&b':') => "&#58;",
            b'[' if bytes[..i].ends_with(b"##") => "&#91;",
            // no scanner for handlers is led astray by a text of `onerror=`
            b'=' if is_handler(&bytes[..i]) => "&#61;",
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[from..i]);
        out.push_str(escaped);
        from = i + 1;
    }
    out.push_str(&text[from..]);
    out
}

/// Whether what stands before a sign of equality is a word like `onerror`.
fn is_handler(before: &[u8]) -> bool {
    let letters = before.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    letters > 2 && before[before.len() - letters..][..2].eq_ignore_ascii_case(b"on")
}

/// Whether `url` is an http or https address of printable characters, the only kind that is linked.
pub(in crate::render) fn is_web_address(url: &str) -> bool {
    let lower = url.get(..8.min(url.len())).unwrap_or("").to_ascii_lowercase();
    let scheme = lower.starts_with("http://") || lower.starts_with("https://");
    scheme && url.len() > 8 && !url.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '`'))
}

/// The address of `words` on the page `url`, by a text fragment; "" if the page has no web address.
fn to_passage(url: Option<&str>, words: &str) -> String {
    /// Words at either end of a long passage that name it.
    const ENDS: usize = 5;
    let Some(url) = url.filter(|u| is_web_address(u)) else { return String::new() };
    let base = url.split('#').next().unwrap_or(url);
    // A marked passage keeps its marks; a browser matches whole words, so torn ends are left out.
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.is_empty() {
        return base.to_owned();
    }
    if words.len() <= 2 * ENDS {
        return format!("{base}#:~:text={}", percent_encoded(&words.join(" ")));
    }
    let (first, last) = (words[..ENDS].join(" "), words[words.len() - ENDS..].join(" "));
    format!("{base}#:~:text={},{}", percent_encoded(&first), percent_encoded(&last))
}

fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for b in text.bytes() {
        if b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'~') {
            out.push(char::from(b));
        } else {
            // Infallible: writing to a string.
            let _ = write!(out, "%{b:02X}");
        }
    }
    out
}

/// At most `most` characters, cut between words.
fn clip(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text[..end].rfind(char::is_whitespace).filter(|i| *i > end / 2).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches(|c: char| c.is_whitespace() || c == ','))
}

/// A long passage by its first and last words: what is struck out stands whole elsewhere.
pub(in crate::render) fn ends(text: &str, words: usize) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    if all.len() <= 3 * words {
        return text.to_owned();
    }
    format!("{} … {}", all[..words].join(" "), all[all.len() - words..].join(" "))
}

/// Text for a Markdown code span in a table cell: no backtick ends it, no bar ends the cell.
fn code(text: &str) -> String {
    visible::line(text).replace('`', "'").replace('|', "¦").replace("##[", "## [")
}

/// An address as a Markdown link has it between its brackets: nothing ends the brackets, a table's cell or the
/// address, and nothing in it is an entity.
fn target(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_ascii_alphanumeric() || "-_.~:/?#@!,;=+%".contains(c) {
            out.push(c);
        } else if c == '&' {
            out += "&amp;";
        } else {
            let mut bytes = [0; 4];
            out += &c.encode_utf8(&mut bytes).bytes().map(|b| format!("%{b:02X}")).collect::<String>();
        }
    }
    out
}

/// JSON that is safe in a script element.
fn in_script(value: &Value, folder: &Value) -> Result<Value, minijinja::Error> {
    let json = serde_json::to_string(value).map_err(|e| minijinja::Error::new(minijinja::ErrorKind::BadSerialization, e.to_string()))?;
    let json = crate::render::paths::from_folder(json, folder.as_str().unwrap_or_default());
    let mut safe = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        // Every such character stands within a JSON string, where its escape means the same.
        if matches!(c, '<' | '>' | '&') || (visible::is_hidden(c) && c as u32 <= 0xffff) {
            safe += &format!("\\u{:04x}", c as u32);
        } else {
            safe.push(c);
        }
    }
    Ok(Value::from_safe_string(safe))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_linked() {
        assert!(is_web_address("https://post.example/a?b=c"));
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//post.example",
            "http:",
            "https://a b",
            "https://x/\"onclick",
            " https://x.example",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_passage_is_named_by_its_ends() {
        let url = Some("https://post.example/a#top");
        assert_eq!(to_passage(url, "fourteen dead"), "https://post.example/a#:~:text=fourteen%20dead");
        let long = to_passage(url, "one two three four five six seven eight nine ten, eleven twelve");
        assert_eq!(long, "https://post.example/a#:~:text=one%20two%20three%20four%20five,eight%20nine%20ten%2C%20eleven%20twelve");
        assert_eq!(to_passage(Some("javascript:x"), "a"), "");
    }

    #[test]
    fn an_address_ends_where_it_ends() {
        assert_eq!(target("https://post.example/a_b?x=1&y=(2)|<3>"), "https://post.example/a_b?x=1&amp;y=%282%29%7C%3C3%3E");
        assert_eq!(target("events/ferry.html#f-01"), "events/ferry.html#f-01");
    }

    #[test]
    fn text_is_cut_between_words() {
        assert_eq!(clip("The ferry struck a reef", 12), "The ferry…");
        assert_eq!(clip("short", 12), "short");
    }
}
