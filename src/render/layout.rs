//! How JSON is laid out: what a reader looks for begins a line, what it holds stays on it.
//!
//! An article, an alignment, a finding: one a line, so that two reports can be compared line by line, and an archive's
//! report has no quarter of its bytes in spaces.

use serde_json::ser::Formatter;
use std::io::{Result, Write};

/// Lists and objects within this many others stand on one line: `report.articles[]`.
const ON_ONE_LINE: usize = 2;

/// Indented on the outside, compact inside.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Lists and objects that are open.
    open: usize,
    /// Whether the one closed next holds anything.
    filled: bool,
}

impl Layout {
    fn line<W: ?Sized + Write>(&self, to: &mut W) -> Result<()> {
        if self.open > ON_ONE_LINE {
            return Ok(());
        }
        to.write_all(b"\n")?;
        (0..self.open).try_for_each(|_| to.write_all(b"  "))
    }

    fn begin<W: ?Sized + Write>(&mut self, to: &mut W, mark: &[u8]) -> Result<()> {
        self.open += 1;
        self.filled = false;
        to.write_all(mark)
    }

    fn end<W: ?Sized + Write>(&mut self, to: &mut W, mark: &[u8]) -> Result<()> {
        let indented = self.filled && self.open <= ON_ONE_LINE;
        self.open -= 1;
        if indented {
            self.line(to)?;
        }
        to.write_all(mark)
    }

    fn item<W: ?Sized + Write>(&self, to: &mut W, first: bool) -> Result<()> {
        if !first {
            to.write_all(b",")?;
        }
        self.line(to)
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        self.begin(to, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        self.end(to, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> Result<()> {
        self.item(to, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        self.begin(to, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        self.end(to, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> Result<()> {
        self.item(to, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        to.write_all(if self.open > ON_ONE_LINE { b":" } else { b": " })
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Layout;
    use serde::Serialize;
    use serde_json::{Serializer, json};

    #[test]
    fn what_is_looked_for_begins_a_line() {
        let report = json!({ "version": 1, "none": [], "articles": [{ "id": "a1", "claims": [{ "start": 0, "days": [1, 2] }, { "start": 9, "days": [] }] }] });
        let mut text = Vec::new();
        report.serialize(&mut Serializer::with_formatter(&mut text, Layout::default())).unwrap();
        let wanted = r#"{
  "version": 1,
  "none": [],
  "articles": [
    {"id":"a1","claims":[{"start":0,"days":[1,2]},{"start":9,"days":[]}]}
  ]
}"#;
        assert_eq!(String::from_utf8(text).unwrap(), wanted);
    }
}
