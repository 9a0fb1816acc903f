//! JSON Lines, for scripts that take one thing at a time: the run, then what the command looks for.
//!
//! `{"type":"run",…}` comes first; then a line for each article (`extract`), event (`events`) or
//! finding (the other commands), as [`Report`] has it with its `type` in front; then a line for each
//! input that could not be read.

use super::{Format, Output, RenderError, RenderOptions, View};
use crate::report::Report;
use serde::Serialize;
use serde_json::{Value, json};

pub(super) const FORMAT: Format =
    Format { name: "jsonl", summary: "JSON Lines: one finding (article, event) a line", file: "report.jsonl", views: View::EVERY, render };

fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let run = json!({
        "generator": report.generator,
        "version": report.version,
        "stamp": report.stamp,
        "title": report.title,
        "totals": report.totals,
    });
    let mut lines = vec![typed("run", &run)?];
    match options.view {
        View::Extract => add(&mut lines, "article", &report.articles)?,
        View::Events => add(&mut lines, "event", &report.events)?,
        View::Report | View::Compare | View::Check => add(&mut lines, "finding", &report.findings)?,
    }
    add(&mut lines, "failure", &report.failures)?;
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes: lines.concat().into_bytes() }])
}

fn add<T: Serialize>(lines: &mut Vec<String>, kind: &str, all: &[T]) -> Result<(), RenderError> {
    for one in all {
        lines.push(typed(kind, one)?);
    }
    Ok(())
}

/// `value`, an object, on one line, with its type as the first field.
fn typed(kind: &str, value: &impl Serialize) -> Result<String, RenderError> {
    let mut object = serde_json::Map::new();
    object.insert("type".to_owned(), json!(kind));
    if let Value::Object(fields) = serde_json::to_value(value)? {
        object.extend(fields);
    }
    // What an article holds begins no command in the log of a CI service.
    Ok(serde_json::to_string(&object)?.replace("##[", "##\\u005b") + "\n")
}
