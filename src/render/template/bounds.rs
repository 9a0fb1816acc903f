//! What a template from a desk's folder may ask for: pages and values of a size that a report can have.
//!
//! Steps are counted by MiniJinja; but one step can ask for ten million blanks (`indent`).

use minijinja::value::{Kwargs, Rest, StringInput, Value, ValueKind, ValueOrKwargs};
use minijinja::{Environment, Error, ErrorKind, State, filters};
use std::io::Write;

/// Bytes of one value: as many as the largest file that is read by default.
const VALUE: usize = 16 << 20;
/// Bytes of one page: this many, and more per article and finding. The page of 154 real articles
/// as one file has 1.2 MB.
const PAGE: u64 = 256 << 20;
const PAGE_PER_ENTRY: u64 = 1 << 20;
/// Lists within one another; a report has six.
pub(super) const NESTED: usize = 64;
/// Parts that a list is cut into, and blanks that a line is indented by.
const PARTS: usize = 10_000;

/// An error unless a value of `bytes` is one that a template may make.
pub(super) fn sized(bytes: usize) -> Result<(), Error> {
    if bytes <= VALUE { Ok(()) } else { Err(too_much(&format!("a value of {bytes} bytes; {VALUE} are the most"))) }
}

fn too_much(what: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, what.to_owned())
}

/// A page that is being written, up to its size.
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    most: usize,
}

impl Page {
    /// An empty page of a report with so many `entries`.
    pub(super) fn new(entries: u64) -> Self {
        let most = PAGE.saturating_add(entries.saturating_mul(PAGE_PER_ENTRY));
        Self { bytes: Vec::new(), most: usize::try_from(most).unwrap_or(usize::MAX) }
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            return Err(std::io::Error::other(format!("the page has more than {} bytes", self.most)));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// In place of MiniJinja's filters that can make much of little, the same with a look at the size
/// beforehand.
pub(super) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("indent", indent);
    environment.add_filter("replace", replace);
    environment.add_filter("format", format);
    environment.add_filter("slice", |state: &State, value: Value, count: usize, fill: Option<Value>| {
        parts(count)?;
        filters::slice(state, value, count, fill)
    });
    environment.add_filter("batch", |state: &State, value: Value, count: usize, fill: Option<Value>| {
        parts(count)?;
        filters::batch(state, value, count, fill)
    });
    environment.add_filter("tojson", |value: &Value, indent: Option<Value>, kwargs: Kwargs| {
        nested(value, NESTED)?;
        let asked = indent.clone().or(kwargs.peek::<Option<Value>>("indent")?);
        parts(asked.and_then(|i| i.as_usize()).unwrap_or(0))?;
        filters::tojson(value, indent, kwargs)
    });
    // It outlives a loop, so that a value can hold itself, or the one of the step before, without end.
    environment.remove_global("namespace");
    // Made for finding one’s way, not for reports; it shows whatever there is.
    environment.remove_filter("pprint");
    environment.remove_global("debug");
}

/// An error if lists and maps stand within one another more than `left` deep: what shows or compares
/// them calls itself for each.
pub(super) fn nested(value: &Value, left: usize) -> Result<(), Error> {
    let is_map = match value.kind() {
        ValueKind::Seq => false,
        ValueKind::Map => true,
        _ => return Ok(()),
    };
    let left = left.checked_sub(1).ok_or_else(|| too_much(&format!("lists more than {NESTED} deep")))?;
    value.try_iter()?.try_for_each(|item| if is_map { nested(&value.get_item(&item)?, left) } else { nested(&item, left) })
}

fn parts(count: usize) -> Result<(), Error> {
    if count <= PARTS { Ok(()) } else { Err(too_much(&format!("{count} parts; {PARTS} are the most"))) }
}

fn indent(value: StringInput<'_>, width: Option<usize>, first: Option<bool>, blank: Option<bool>, kwargs: Kwargs) -> Result<Value, Error> {
    let asked = match width {
        Some(width) => Some(width),
        None => kwargs.get::<Option<usize>>("width")?,
    };
    let asked = asked.unwrap_or(4);
    parts(asked)?;
    let text = value.as_str();
    sized(text.len().saturating_add(asked.saturating_mul(text.matches('\n').count() + 1)))?;
    filters::indent(value, width, first, blank, kwargs)
}

fn replace(state: &mut State, value: StringInput<'_>, from: StringInput<'_>, to: StringInput<'_>) -> Result<Value, Error> {
    let times = value.as_str().matches(from.as_str()).count();
    sized(value.as_str().len().saturating_add(times.saturating_mul(to.as_str().len())))?;
    filters::replace(state, value, from, to)
}

fn format(state: &mut State, pattern: &Value, arguments: Rest<ValueOrKwargs>) -> Result<Value, Error> {
    let text = pattern.as_str().unwrap_or_default();
    let is_wide = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() > 3);
    if is_wide || text.contains('*') {
        return Err(too_much("a format wider than 999"));
    }
    filters::format(state, pattern, arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_make_no_more_than_a_report_can_have() {
        let mut environment = Environment::new();
        add(&mut environment);
        let render = |source: &str| environment.render_str(source, ());
        for bad in [
            "{{ 'x'|indent(10000000) }}",
            "{{ [1]|slice(1000000000) }}",
            "{{ 'x'|indent(width=10000000) }}",
            "{{ '%99999d'|format(1) }}",
            "{{ [1]|tojson(10000000) }}",
            "{{ [1]|tojson(indent=10000000) }}",
            "{{ namespace() }}",
        ] {
            assert!(render(bad).is_err(), "{bad}");
        }
        let deep = "{% set x = [x] %}".repeat(200);
        assert!(render(&format!("{{% set x = 1 %}}{deep}{{{{ x|tojson }}}}")).is_err());
        assert_eq!(render("{{ {'a': [1]}|tojson }}").unwrap(), r#"{"a": [1]}"#);
        assert_eq!(render("{{ 'a\nb'|indent(2) }}").unwrap(), "a\n  b");
        assert_eq!(render("{{ 'a-b'|replace('-', '+') }}{{ '%03d'|format(7) }}").unwrap(), "a+b007");
    }
}
