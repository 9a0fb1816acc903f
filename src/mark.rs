//! What crossread writes says so itself, so that a report is known again wherever it is moved to.
//!
//! A page begins with `<meta name="generator" content="crossread 0.1.0">`, a Markdown file with a
//! comment, an annotation with its command. A list beside them would be lost on the way through a
//! store of artifacts, and anybody could write a false one.

/// Name of the program.
pub const NAME: &str = "crossread";

/// Where the program is at home: `homepage` of Cargo.toml; none while that names no address.
pub const HOME: Option<&str> = {
    let home = env!("CARGO_PKG_HOMEPAGE");
    if home.is_empty() { None } else { Some(home) }
};

/// Name and version, as pages carry them: "crossread 0.1.0".
pub const GENERATOR: &str = concat!("crossread ", env!("CARGO_PKG_VERSION"));

/// Bytes at the beginning of a file within which its mark stands: a page has its policy and a long
/// title before it at the most.
const HEAD: usize = 8 << 10;

/// The first line of Markdown that crossread writes.
pub fn of_markdown() -> String {
    format!("<!-- generator: {GENERATOR} -->\n")
}

/// The first line of a style sheet or script that crossread writes.
pub fn of_plain() -> String {
    format!("/* generator: {GENERATOR} */\n")
}

/// The last line of text that crossread writes.
pub fn of_text() -> String {
    format!("generator: {GENERATOR}\n")
}

/// An HTML page with a mark, put in if a template of the desk's own has left it out.
pub fn in_page(page: String) -> String {
    if is_page(page.as_bytes()) {
        return page;
    }
    let doctype = page.get(..9).is_some_and(|d| d.eq_ignore_ascii_case("<!doctype"));
    let at = if doctype { page.find('>').map_or(0, |i| i + 1) } else { 0 };
    let (before, after) = page.split_at(at);
    format!("{before}\n{}{after}", of_markdown())
}

/// Whether an HTML page or a Markdown or text file with these `bytes` is a page of crossread, so
/// that it is no article.
pub fn is_page(bytes: &[u8]) -> bool {
    let head = head(bytes);
    has(head, b"<meta name=\"generator\" content=\"crossread ")
        || has(head, b"<!-- generator: crossread ")
        || is_annotations(bytes)
        || is_text(bytes)
}

/// Whether a file called `name` in a folder of reports, with these `bytes`, is one that crossread
/// writes there: of its name and with its mark.
pub fn is_own(name: &str, bytes: &[u8]) -> bool {
    let head = head(bytes);
    match name {
        "report.json" => has(head, b"\"generator\": \"crossread "),
        "report.jsonl" => has(head, b"{\"type\":\"run\",\"generator\":\"crossread "),
        "report.sarif" => has(head, b"\"name\": \"crossread\""),
        "report.rdjson" => has(head, b"\"name\": \"crossread\""),
        "report.junit.xml" => has(head, b"<testsuites name=\"crossread\""),
        "gl-code-quality-report.json" => bytes.trim_ascii() == b"[]" || (has(head, b"\"check_name\":") && has(head, b"\"fingerprint\":")),
        "report.github.txt" => bytes.is_empty() || is_annotations(bytes),
        "report.txt" => is_text(bytes),
        "report.md" | "report.html" | "index.html" | "check.html" | "speakers.html" => is_page(bytes),
        "style.css" | "script.js" => bytes.starts_with(b"/* generator: crossread "),
        _ => (is_event_page(name) || is_one_file(name)) && is_page(bytes),
    }
}

/// "2025-03-04-ferry-fire.html", a report as one file; "report-ferry-fire.html" where it has no day.
fn is_one_file(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".html") else { return false };
    let day =
        stem.get(..10).is_some_and(|d| d.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() }));
    (day || stem.starts_with("report-")) && stem.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// "events/ferry-fire.html".
fn is_event_page(name: &str) -> bool {
    let stem = name.strip_prefix("events/").and_then(|n| n.strip_suffix(".html"));
    stem.is_some_and(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

fn is_annotations(bytes: &[u8]) -> bool {
    [&b"::error file="[..], b"::warning file=", b"::notice file="].iter().any(|c| bytes.starts_with(c))
}

fn is_text(bytes: &[u8]) -> bool {
    let last = bytes.trim_ascii_end().rsplit(|b| *b == b'\n').next().unwrap_or_default();
    last.starts_with(b"generator: crossread ")
}

fn head(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(HEAD)]
}

fn has(bytes: &[u8], words: &[u8]) -> bool {
    memchr::memmem::find(bytes, words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_mark_alone() {
        let page = in_page("<!DOCTYPE html><title>Own template</title>".to_owned());
        assert!(page.starts_with("<!DOCTYPE html>\n<!-- generator: crossread "), "{page}");
        assert!(is_own("index.html", page.as_bytes()) && is_own("events/ferry-fire.html", page.as_bytes()));
        assert!(is_own("2025-03-04-ferry-fire.html", page.as_bytes()) && is_own("report-ferry.html", page.as_bytes()));
        assert!(!is_own("ferry-2025-03-04.html", page.as_bytes()) && !is_own("2025-03-04/x.html", page.as_bytes()));
        assert_eq!(in_page(page.clone()), page);
        assert!(!is_own("index.html", b"<!doctype html><p>The reporter used crossread 0.1.0.</p>"));
    }

    #[test]
    fn no_name_is_own_that_crossread_does_not_write() {
        let page = in_page(String::new());
        for other in ["src/main.rs", "events/../index.html", "events/x/y.html", "events/.html", ".git/config", "story.html"] {
            assert!(!is_own(other, page.as_bytes()), "{other}");
        }
    }

    #[test]
    fn annotations_and_text_are_known_too() {
        assert!(is_page(b"::error file=a.txt,line=1,endLine=1,title=x::y\n"));
        assert!(is_page(format!("Two reports\n\n{}", of_text()).as_bytes()));
        assert!(!is_page(b"The error ::error file= stood in the log.\n"));
    }
}
