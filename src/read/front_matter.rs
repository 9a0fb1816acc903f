//! The lines between `---` and `---`, or `+++` and `+++`, at the head of a text: what the user declares
//! about it.
//!
//! Takes TOML between `+++`, and between `---` the simple YAML that people write (`date: 2019-03-03`, quoted values, lists, one level of
//! nesting) and yields metadata, a date hint and remarks on lines that it does not understand. It
//! never fails: a header that is no header is text.

use super::draft::{DateHint, Draft};
use super::rejection::Rejection;
use crate::article::{Origin, Position};

/// So many lines of a header are read: real ones have about ten.
const MAX_LINES: usize = 500;
/// Bytes of a TOML header that are read.
const MAX_TOML: usize = 65_536;
/// What is fenced and longer is a header all the same when so many of its lines are `key: value`.
const KEYED: f64 = 0.9;

/// One `key: value`.
#[derive(Debug, PartialEq, Eq)]
struct Field {
    key: String,
    values: Vec<String>,
    /// Where its value begins in the file.
    at: Position,
}

/// Read the header of `text` into `draft`. Returns the offset at which the text proper begins and
/// the number of its first line.
pub(super) fn read(text: &str, draft: &mut Draft) -> (usize, u32) {
    if let Some((header, rest, lines)) = fenced(text, "+++").filter(|(header, ..)| header.len() <= MAX_TOML)
        && let Ok(table) = header.parse::<toml::Table>()
    {
        toml_fields(header, &table).into_iter().for_each(|field| apply(field, draft));
        return (rest, lines + 1);
    }
    let Some((header, rest, lines)) = split(text, &mut draft.notes) else {
        let mut lines = text.lines();
        if is_fence(lines.next().unwrap_or("")) && lines.next().is_some_and(|l| key_value(l).is_some()) {
            draft.notes.push("the front matter is not closed by a line “---”; it was read as text".to_owned());
        }
        return (0, 1);
    };
    for field in fields(header, &mut draft.notes) {
        apply(field, draft);
    }
    (rest, lines + 1)
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// What stands between two lines `fence`, the offset of what follows, and how many lines lie before that.
fn fenced<'a>(text: &'a str, fence: &str) -> Option<(&'a str, usize, u32)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|l| l.trim_end() == fence)?.len();
    let mut at = first;
    for (n, line) in lines.enumerate() {
        if line.trim_end() == fence || fence == "---" && line.trim_end() == "..." {
            return Some((&text[first..at], at + line.len(), n as u32 + 2));
        }
        at += line.len();
    }
    None
}

/// The header between its fences, the offset of what follows, and how many lines lie before that. Of a
/// very long one only its first lines.
fn split<'a>(text: &'a str, notes: &mut Vec<String>) -> Option<(&'a str, usize, u32)> {
    let (header, rest, lines) = fenced(text, "---")?;
    let keyed = header.lines().filter(|l| key_value(l).is_some()).count();
    let count = header.lines().count();
    if count > MAX_LINES {
        let read: usize = header.split_inclusive('\n').take(MAX_LINES).map(str::len).sum();
        let is_header = keyed as f64 >= KEYED * count as f64;
        return is_header.then(|| {
            notes.push(format!("of the front matter only the first {MAX_LINES} lines were read"));
            (&header[..read], rest, lines)
        });
    }
    // Two rules around nothing, or around prose, are no header.
    (keyed > 0).then_some((header, rest, lines))
}

/// The fields of a TOML header: strings, dates and lists of them, or the `name` of a table.
fn toml_fields(header: &str, table: &toml::Table) -> Vec<Field> {
    fn words(value: &toml::Value) -> Vec<String> {
        match value {
            toml::Value::String(text) => vec![text.clone()],
            toml::Value::Datetime(date) => vec![date.to_string()],
            toml::Value::Array(all) => all.iter().flat_map(words).collect(),
            toml::Value::Table(table) => table.get("name").map(words).unwrap_or_default(),
            other => vec![other.to_string()],
        }
    }
    let begins = |line: &str, key: &str| line.trim_start().strip_prefix(key).is_some_and(|l| l.trim_start().starts_with('='));
    let field = |(key, value): (&String, &toml::Value)| {
        let found = header.lines().enumerate().find(|(_, line)| begins(line, key));
        let at = found.map_or(Position::of_line(2), |(n, line)| place(line, line.split_once('=').map_or("", |(_, v)| v.trim()), n));
        Field { key: key.to_lowercase().replace(['_', ' '], "-"), values: words(value), at }
    };
    table.iter().filter(|(_, value)| !words(value).is_empty()).take(MAX_LINES).map(field).collect()
}

/// Key and value of a line that has both; keys are short and have no spaces at their ends.
fn key_value(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim().trim_matches(['"', '\'']);
    let is_key = !key.is_empty() && key.len() <= 40 && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'));
    let value_follows = value.is_empty() || value.starts_with(char::is_whitespace);
    (is_key && value_follows).then(|| (key.to_lowercase().replace(['_', ' '], "-"), value.trim()))
}

fn fields(header: &str, notes: &mut Vec<String>) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut in_block_text = false;
    for (n, line) in header.lines().enumerate() {
        let content = line.trim();
        let indented = line.starts_with([' ', '\t']);
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if indented && in_block_text {
            if let Some(last) = fields.last_mut() {
                append(last, content);
            }
            continue;
        }
        in_block_text = false;
        if let Some(item) = content.strip_prefix("- ").or_else(|| (content == "-").then_some("")) {
            if let Some(last) = fields.last_mut() {
                let item = key_value(item).map_or(item, |(_, value)| value);
                last.values.push(unquoted(item));
                continue;
            }
        } else if let Some((key, value)) = key_value(line) {
            if indented && fields.last().is_some_and(|f| f.values.is_empty() || key == "name") {
                // `author:` with `name:` below it.
                if let Some(last) = fields.last_mut().filter(|_| key == "name") {
                    last.values.push(unquoted(value));
                }
                continue;
            }
            in_block_text = matches!(value, "|" | ">" | "|-" | ">-");
            fields.push(Field { key, values: if in_block_text { Vec::new() } else { values(value) }, at: place(line, value, n) });
            continue;
        } else if indented && let Some(last) = fields.last_mut() {
            append(last, content);
            continue;
        }
        notes.push(format!("line {} of the front matter is not “key: value” and was passed over", n + 2));
    }
    fields
}

/// Where `value` stands, in line `n` of the header, which the file's first line opens.
fn place(line: &str, value: &str, n: usize) -> Position {
    let before = line.find(value).and_then(|at| line.get(..at)).unwrap_or("");
    let opened = u32::from(value.starts_with(['"', '\'']));
    let before = Position::of_line(n as u32 + 2).after(before);
    Position { column: before.column + opened, byte: before.byte + opened, ..before }
}

fn append(field: &mut Field, more: &str) {
    match field.values.last_mut() {
        Some(value) => {
            value.push(' ');
            value.push_str(more);
        }
        None => field.values.push(more.to_owned()),
    }
}

fn values(value: &str) -> Vec<String> {
    let inner = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
    // `author: {name: Ana Holt}`
    let pairs = value.strip_prefix('{').and_then(|v| v.strip_suffix('}'));
    if let Some((_, name)) = pairs.and_then(|p| p.split(',').filter_map(|pair| key_value(pair.trim())).find(|(key, _)| key == "name")) {
        return vec![unquoted(name)];
    }
    let values: Vec<String> = match inner {
        Some(items) => items.split(',').map(|v| unquoted(v.trim())).collect(),
        None => vec![unquoted(value)],
    };
    values.into_iter().filter(|v| !v.is_empty()).collect()
}

/// A value without its quotation marks or its trailing remark.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    if let Some(inner) = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')) {
        return inner.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some(inner) = value.strip_prefix('\'').and_then(|v| v.strip_suffix('\'')) {
        return inner.replace("''", "'");
    }
    let end = value.find(" #").unwrap_or(value.len());
    value[..end].trim_end().to_owned()
}

/// Put one field where it belongs; the first of two synonyms wins.
fn apply(field: Field, draft: &mut Draft) {
    let Some(first) = field.values.first().cloned() else { return };
    let all = field.values.join(", ");
    let metadata = &mut draft.metadata;
    let slot = match field.key.as_str() {
        "title" | "headline" => {
            draft.title_at.get_or_insert(field.at);
            &mut metadata.title
        }
        "source" | "outlet" | "publisher" | "publication" | "site" | "site-name" | "website" | "newspaper" | "sitename" => {
            if first.starts_with("http://") || first.starts_with("https://") { &mut metadata.url } else { &mut metadata.outlet }
        }
        "author" | "authors" | "byline" | "by" | "writer" | "reporter" => {
            metadata.byline.get_or_insert(all);
            return;
        }
        "url" | "link" | "canonical" | "canonical-url" | "permalink" | "source-url" | "address" => &mut metadata.url,
        "lang" | "language" | "locale" => &mut metadata.language,
        "event" => &mut metadata.declared.event,
        "story" => &mut metadata.declared.story,
        "date" | "published" | "published-at" | "published-on" | "published-time" | "pubdate" | "pub-date" | "publication-date"
        | "date-published" | "datepublished" | "datetime" | "publishdate" | "publish-date" => {
            draft.dates.push(DateHint::new(first, Origin::FrontMatter));
            return;
        }
        "updated" | "modified" | "lastmod" | "date-modified" | "last-modified" => {
            draft.dates.push(DateHint::rejected(first, Origin::FrontMatter, Rejection::LastChangeDay));
            return;
        }
        _ => return,
    };
    slot.get_or_insert(first);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> (Draft, usize, u32) {
        let mut draft = Draft::default();
        let (rest, line) = read(text, &mut draft);
        (draft, rest, line)
    }

    #[test]
    fn what_people_write_is_understood() {
        let text = "---\ntitle: \"Ferry: 12 hurt\"\nsource: The Harbour Post # wire\nauthors:\n  - Ana Holt\n  - 'Bo O''Dell'\npublished_at: 2019-03-03\n\
                    url: https://harbourpost.example/a\nevent: ferry\nlang: en-GB\ntags: [sea, 'fog']\n---\nText.\n";
        let (draft, rest, line) = header(text);
        let m = &draft.metadata;
        assert_eq!(m.title.as_deref(), Some("Ferry: 12 hurt"));
        assert_eq!(m.outlet.as_deref(), Some("The Harbour Post"));
        assert_eq!(m.byline.as_deref(), Some("Ana Holt, Bo O'Dell"));
        assert_eq!(m.declared.event.as_deref(), Some("ferry"));
        assert_eq!(m.language.as_deref(), Some("en-GB"));
        assert_eq!(draft.dates, [DateHint::new("2019-03-03", Origin::FrontMatter)]);
        assert_eq!((&text[rest..], line), ("Text.\n", 13));
        assert!(draft.notes.is_empty(), "{:?}", draft.notes);
    }

    #[test]
    fn odd_headers_never_fail() {
        for (text, rest, note) in [
            ("---\ntitle: Open\nText goes on.\n", 0, "not closed"),
            ("---\nJust prose between rules.\n---\nMore.\n", 0, ""),
            ("---\n---\nMore.\n", 0, ""),
            ("--- \r\ntitle: A\r\nwhat is this\r\n---\r\nMore.\r\n", 35, "line 3"),
            ("---\nauthor:\n  name: Ana Holt\n  email: a@b.example\n...\nMore.", 54, ""),
            ("---", 0, ""),
            ("Text\n---\ntitle: x\n---\n", 0, ""),
        ] {
            let (draft, at, _) = header(text);
            assert_eq!(at, rest, "{text:?}");
            assert!(draft.notes.join(" ").contains(note), "{text:?}: {:?}", draft.notes);
        }
    }

    #[test]
    fn toml_between_pluses_is_understood() {
        let text =
            "+++\ntitle = \"Ferry: 12 hurt\"\ndate = 2019-03-03\nauthor = { name = \"Ana Holt\" }\ntags = [\"sea\", \"fog\"]\n+++\nText.\n";
        let (draft, rest, line) = header(text);
        assert_eq!(draft.metadata.title.as_deref(), Some("Ferry: 12 hurt"));
        assert_eq!(draft.metadata.byline.as_deref(), Some("Ana Holt"));
        assert_eq!(draft.dates, [DateHint::new("2019-03-03", Origin::FrontMatter)]);
        assert_eq!((&text[rest..], line), ("Text.\n", 7));
        // what is no TOML is text
        assert_eq!(header("+++\nHe came, he saw.\n+++\nText.\n").1, 0);
        assert_eq!(header("+++\ntitle = \"never closed\"\nText.\n").1, 0);
    }

    #[test]
    fn of_a_header_without_end_the_first_lines_are_read() {
        let text = format!("---\ntitle: Ferry\n{}---\nText.\n", "key: value\n".repeat(100_000));
        let (draft, rest, line) = header(&text);
        assert_eq!(draft.metadata.title.as_deref(), Some("Ferry"));
        assert_eq!((&text[rest..], line), ("Text.\n", 100_004));
        assert_eq!(draft.notes, ["of the front matter only the first 500 lines were read"]);
        // a long text between two rules is none
        assert_eq!(header(&format!("---\ntitle: Ferry\n{}---\nText.\n", "He said so.\n".repeat(600))).1, 0);
    }

    #[test]
    fn a_nested_author_is_found() {
        let (draft, ..) = header("---\nauthor:\n  name: Ana Holt\n  email: a@b.example\ntitle: |\n  A long\n  title\n---\nText.");
        assert_eq!(draft.metadata.byline.as_deref(), Some("Ana Holt"));
        assert_eq!(draft.metadata.title.as_deref(), Some("A long title"));
        let (draft, ..) = header("---\nauthor: {name: \"Ana Holt\", email: a@b.example}\n---\nText.");
        assert_eq!(draft.metadata.byline.as_deref(), Some("Ana Holt"));
    }
}
