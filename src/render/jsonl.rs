//! JSON Lines, for scripts that take one thing at a time: the run, then what the command looks for.
//!
//! `{"type":"run",…}` comes first; then a line for each article (`extract`), event (`events`) or
//! finding (the other commands), as [`Report`] has it with its `type` in front; then a line for each
//! input that could not be read. Paths are told from the repository's root.

use super::{Format, Output, Paths, RenderError, RenderOptions, View};
use crate::report::{Report, Totals};
use serde::Serialize;
use serde_json::{Value, json};

pub(super) const FORMAT: Format =
    Format { name: "jsonl", summary: "JSON Lines: one finding (article, event) a line", file: "report.jsonl", views: View::EVERY, render };

fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let mut lines = vec![run_line(&report.generator, report.version, (report.stamp.as_deref(), &report.title), &report.totals, options)?];
    match options.view {
        View::Extract => add(&mut lines, "article", &report.articles, options)?,
        View::Events => add(&mut lines, "event", &report.events, options)?,
        View::Report | View::Compare | View::Check => add(&mut lines, "finding", &report.findings, options)?,
    }
    add(&mut lines, "failure", &report.failures, options)?;
    let text = super::paths::from_folder(lines.concat(), report.folder());
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes: text.into_bytes() }])
}

fn add<T: Serialize>(lines: &mut Vec<String>, kind: &str, all: &[T], options: &RenderOptions) -> Result<(), RenderError> {
    for one in all {
        lines.push(typed(kind, one, options)?);
    }
    Ok(())
}

/// Tell each `path` within `value` from the repository's root; an article of several in a file keeps its number.
fn from_root(value: &mut Value, paths: &Paths) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(path) if name == "path" => *path = paths.of_article(path),
                    field => from_root(field, paths),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|one| from_root(one, paths)),
        _ => {}
    }
}

/// One line of the format: `value`, an object of type `kind`, with its paths told from `folder`, in which all articles
/// are ([`Report::folder`]), and from the repository's root.
pub fn json_line(kind: &str, value: &impl Serialize, folder: &str, options: &RenderOptions) -> Result<String, RenderError> {
    Ok(super::paths::from_folder(typed(kind, value, options)?, folder))
}

/// The first line: what ran, and its totals.
pub fn json_run_line(stamp: Option<&str>, title: &str, totals: &Totals, options: &RenderOptions) -> Result<String, RenderError> {
    run_line(crate::mark::GENERATOR, Report::VERSION, (stamp, title), totals, options)
}

fn run_line(
    generator: &str,
    version: u32,
    (stamp, title): (Option<&str>, &str),
    totals: &Totals,
    options: &RenderOptions,
) -> Result<String, RenderError> {
    let run = json!({ "generator": generator, "version": version, "stamp": stamp, "title": title, "totals": totals });
    typed("run", &run, options)
}

/// `value`, an object, on one line, with its type as the first field.
fn typed(kind: &str, value: &impl Serialize, options: &RenderOptions) -> Result<String, RenderError> {
    let mut object = serde_json::Map::new();
    object.insert("type".to_owned(), json!(kind));
    if let Value::Object(fields) = serde_json::to_value(value)? {
        object.extend(fields);
    }
    let mut value = Value::Object(object);
    from_root(&mut value, &options.paths);
    // What an article holds begins no command in the log of a CI service.
    Ok(serde_json::to_string(&value)?.replace("##[", "##\\u005b") + "\n")
}
