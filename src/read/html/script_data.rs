//! The data of a page's scripts, whatever is around it: `window.__STATE__ = {…}`, `JSON.parse("…")`, `(function(a) {
//! return {…} })(…)`, the flat list of `__NUXT_DATA__`, and the pieces that `__next_f` is given one after another.
//!
//! A script is no JSON: its lists, objects and texts are taken as they stand within each other, and all else is passed
//! over. `{title: "Ferry aground", n: f(2)}` is an object with a title.

use super::head::{inside, is_linked_data};
use super::tree::Tree;
use serde_json::{Map, Value};

/// Larger scripts are programs and catalogues; nested deeper than this they are no text.
const MAX_BYTES: usize = 4 << 20;
const MAX_DEPTH: usize = 60;
/// Texts that are data themselves, within texts.
const MAX_WRAPPED: usize = 2;

/// The data of one script.
pub(super) struct Data {
    pub(super) value: Value,
    /// Offset of the script in the page.
    pub(super) at: usize,
    /// It is the state of the page as its own framework keeps it, and not any script.
    pub(super) is_state: bool,
}

/// The data of the page's scripts, `all` of them or those alone that hold the state of a framework as JSON.
pub(super) fn find(tree: &Tree<'_>, all: bool) -> Vec<Data> {
    let (mut found, mut pushed, mut left) = (Vec::new(), None, MAX_BYTES);
    for node in (1..tree.nodes.len()).filter(|n| tree.name(*n) == "script") {
        let kind = tree.attribute(node, "type").unwrap_or("").to_ascii_lowercase();
        let is_program = kind.is_empty() || kind == "module" || kind.contains("javascript") || kind.contains("json");
        let is_state = matches!(tree.attribute(node, "id"), Some("__NEXT_DATA__" | "__NUXT_DATA__"));
        if !is_program || is_linked_data(tree, node) || !(all || is_state) {
            continue;
        }
        let Some(text) = inside(tree, node).filter(|t| t.len() <= left) else { continue };
        left -= text.len();
        let at = text.as_ptr() as usize - tree.source.as_ptr() as usize;
        match serde_json::from_str(text.trim()) {
            Ok(Value::Array(flat)) if kind.contains("json") && is_flat(&flat) => {
                let mut budget = MAX_BYTES;
                found.push(Data { value: unflattened(&flat, 0, 0, &mut budget), at, is_state });
            }
            Ok(value) => found.push(Data { value, at, is_state }),
            Err(_) if text.contains("__next_f") => {
                let (_, pieces) = pushed.get_or_insert((at, String::new()));
                pieces.push_str(&texts_pushed(&loose(text, MAX_WRAPPED)));
            }
            Err(_) => found.push(Data { value: loose(text, 0), at, is_state }),
        }
    }
    found.extend(pushed.map(|(at, pieces)| Data { value: rows(&pieces), at, is_state: false }));
    found
}

/// Whether a list is the form in which Nuxt writes its state: the first element names its parts by their places.
fn is_flat(list: &[Value]) -> bool {
    let is_place = |v: &Value| v.as_u64().is_some_and(|n| (n as usize) < list.len());
    match list.first() {
        Some(Value::Object(fields)) => !fields.is_empty() && fields.values().all(is_place),
        Some(Value::Array(items)) => items.len() > 1 && items.iter().skip(1).all(is_place),
        _ => false,
    }
}

/// The value at a place of a flat list; `budget` is how many bytes it may still take.
fn unflattened(flat: &[Value], at: usize, depth: usize, budget: &mut usize) -> Value {
    let Some(value) = flat.get(at).filter(|_| depth < MAX_DEPTH && *budget > 0) else { return Value::Null };
    *budget = budget.saturating_sub(8 + value.as_str().map_or(0, str::len));
    let mut inner = |place: &Value| match place.as_u64() {
        Some(place) => unflattened(flat, place as usize, depth + 1, budget),
        None => Value::Null,
    };
    match value {
        // ["Reactive", 3]: a kind and what is of it
        Value::Array(items) if items.first().is_some_and(Value::is_string) => items.get(1).map_or(Value::Null, inner),
        Value::Array(items) => items.iter().map(inner).collect(),
        Value::Object(fields) => Value::Object(fields.iter().map(|(name, place)| (name.clone(), inner(place))).collect()),
        value => value.clone(),
    }
}

/// The texts of `__next_f.push([1, "…"])`.
fn texts_pushed(script: &Value) -> String {
    let calls = script.as_array().into_iter().flatten().filter_map(Value::as_array);
    calls.filter_map(|call| call.iter().find_map(Value::as_str)).collect()
}

/// Rows of `id:{…}`, or of `id:T5e,` with so many bytes of text behind it, hexadecimal.
fn rows(pieces: &str) -> Value {
    let (mut all, mut rest) = (Vec::new(), pieces);
    let is_id = |id: &str| id.trim().bytes().all(|b| b.is_ascii_hexdigit());
    while let Some(row) = rest.split_once(':').filter(|(id, _)| is_id(id)).map(|(_, row)| row) {
        let sized = row.strip_prefix('T').and_then(|r| r.split_once(',')).and_then(|(size, text)| {
            let size = usize::from_str_radix(size, 16).ok()?;
            Some((text.get(..size)?, text.get(size..)?))
        });
        if let Some((text, behind)) = sized {
            all.push(Value::String(text.to_owned()));
            rest = behind;
        } else {
            let (line, behind) = row.split_once('\n').unwrap_or((row, ""));
            all.push(loose(line, 0));
            rest = behind;
        }
    }
    Value::Array(all)
}

/// A list or an object that is still open.
enum Open {
    List(Vec<Value>),
    Object {
        fields: Map<String, Value>,
        /// The name of the field that is being read, and the last word, which may become one.
        name: Option<String>,
        last: Option<String>,
    },
}

impl Open {
    fn put(&mut self, value: Value) {
        match self {
            Self::List(items) => items.push(value),
            Self::Object { fields, name: name @ Some(_), .. } => {
                fields.extend(name.take().map(|name| (name, value)));
            }
            Self::Object { fields, last, .. } => match value {
                Value::String(text) => *last = Some(text),
                // What a function gives back has no name.
                value => drop(fields.insert(fields.len().to_string(), value)),
            },
        }
    }

    fn closed(self) -> Value {
        match self {
            Self::List(items) => Value::Array(items),
            Self::Object { fields, .. } => Value::Object(fields),
        }
    }
}

/// What a script holds, as a list of what stands outermost in it; `wrapped` counts the texts around it.
fn loose(script: &str, wrapped: usize) -> Value {
    let mut open = vec![Open::List(Vec::new())];
    let (mut surplus, mut at, mut no_quote) = (0usize, 0usize, false);
    let bytes = script.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let deepest = open.len() - 1;
        match byte {
            b'"' | b'\'' | b'`' => {
                let is_hopeless = byte == b'`' && no_quote;
                if let Some((text, end)) = (!is_hopeless).then(|| literal(script, at, byte)).flatten() {
                    at = end;
                    let value = if wrapped < MAX_WRAPPED && is_data(&text) { loose(&text, wrapped + 1) } else { Value::String(text) };
                    open[deepest].put(value);
                } else if byte == b'`' {
                    no_quote = true;
                }
            }
            b'\\' => at += 1,
            b'{' | b'[' if open.len() >= MAX_DEPTH => surplus += 1,
            b'{' => open.push(Open::Object { fields: Map::new(), name: None, last: None }),
            b'[' => open.push(Open::List(Vec::new())),
            b'}' | b']' if surplus > 0 => surplus -= 1,
            b'}' | b']' if deepest > 0 => {
                if let Some(inner) = open.pop() {
                    open[deepest - 1].put(inner.closed());
                }
            }
            b':' => {
                if let Open::Object { name, last, .. } = &mut open[deepest] {
                    *name = last.take();
                }
            }
            b',' | b';' => {
                if let Open::Object { name, last, .. } = &mut open[deepest] {
                    (*name, *last) = (None, None);
                }
            }
            b if b.is_ascii_alphabetic() || matches!(b, b'_' | b'$') => {
                let length = bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$')).count();
                if let Open::Object { name: None, last, .. } = &mut open[deepest] {
                    *last = script.get(at - 1..at + length).map(str::to_owned);
                }
                at += length;
            }
            _ => {}
        }
    }
    while open.len() > 1 {
        if let (Some(inner), Some(outer)) = (open.pop(), open.last_mut()) {
            outer.put(inner.closed());
        }
    }
    open.pop().map_or(Value::Null, Open::closed)
}

/// Whether a text is a piece of data of its own: `{"title": …`.
fn is_data(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['{', '[']) && text.contains('"') && text.trim_end().ends_with(['}', ']'])
}

/// The text of a literal that begins at `start`, behind its mark, and where it ends; `None` if its line ends first.
fn literal(script: &str, start: usize, mark: u8) -> Option<(String, usize)> {
    let bytes = script.as_bytes();
    let (mut text, mut units, mut at, mut from) = (String::new(), Vec::new(), start, start);
    let flush = |text: &mut String, units: &mut Vec<u16>| {
        text.push_str(&String::from_utf16_lossy(units));
        units.clear();
    };
    loop {
        let length = bytes[at..].iter().position(|b| *b == mark || *b == b'\\' || *b == b'\n' && mark != b'`')?;
        at += length;
        if at > from {
            flush(&mut text, &mut units);
            text.push_str(&script[from..at]);
        }
        if bytes[at] == mark {
            flush(&mut text, &mut units);
            return Some((text, at + 1));
        }
        if bytes[at] == b'\n' {
            return None;
        }
        let escaped = script[at + 1..].chars().next()?;
        at += 1 + escaped.len_utf8();
        let hexadecimal = |digits: usize| script.get(at..at + digits).and_then(|h| u16::from_str_radix(h, 16).ok());
        let unit = match escaped {
            'u' => hexadecimal(4).map(|unit| (unit, 4)),
            'x' => hexadecimal(2).map(|unit| (unit, 2)),
            _ => None,
        };
        match unit {
            Some((unit, digits)) => {
                units.push(unit);
                at += digits;
            }
            None => {
                flush(&mut text, &mut units);
                match escaped {
                    'n' => text.push('\n'),
                    't' | 'r' | 'b' | 'f' => text.push(' '),
                    '\n' => {}
                    other => text.push(other),
                }
            }
        }
        from = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn scripts_are_data_with_words_between() {
        for (script, expected) in [
            (r#"window.__S__ = {"a": ["b", "c"], n: f(2), d: 'e'};"#, json!([{"a": ["b", "c"], "d": "e"}])),
            (r#"a = {t: "b\u003Cp\x3e\ud83d\ude00", u: x}"#, json!([{"t": "b<p>😀"}])),
            (r#"s = JSON.parse("{\"a\": \"b \\\"c\\\"\"}")"#, json!([[{"a": "b \"c\""}]])),
            ("a = 'it is\nb = [\"c\"", json!([["c"]])),
            ("}}]]{[", json!([{"0": []}])),
            ("f = function(){return {a: 'b'}}", json!([{"0": {"a": "b"}}])),
        ] {
            assert_eq!(loose(script, 0), expected, "{script}");
        }
    }

    #[test]
    fn flat_lists_are_unfolded() {
        let flat = json!([{"a": 1}, ["Reactive", 2], {"title": 3, "body": 4}, "Ferry", [3, 5], "aground"]);
        let Value::Array(list) = &flat else { panic!() };
        assert!(is_flat(list));
        assert_eq!(unflattened(list, 0, 0, &mut 1000), json!({"a": {"title": "Ferry", "body": ["Ferry", "aground"]}}));
        // one that holds itself ends
        let round = [json!([0, 0])];
        assert!(unflattened(&round, 0, 0, &mut 10_000).is_array());
    }

    #[test]
    fn rows_of_texts_with_their_lengths() {
        assert_eq!(rows("1:{\"a\":\"b\"}\n2:T5,c: d\n3:[\"e\"]"), json!([[{"a": "b"}], "c: d\n", [["e"]]]));
    }
}
