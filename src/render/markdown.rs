//! Report v1 as GitHub-flavoured Markdown, from `report.md` of templates/: "~~in the water~~ **in danger**".

use super::template::Templates;
use super::{Format, Output, RenderError, RenderOptions, View, html};
use crate::mark;
use crate::report::Report;
use minijinja::value::Value;

pub(super) const FORMAT: Format =
    Format { name: "md", summary: "One Markdown file, for pull requests and wikis", file: "report.md", views: View::WITH_FINDINGS, render };

fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let templates = Templates::new(options, report, html::globals(report, &html::slugs(&report.events)))?;
    let text = templates.render("report.md", Value::from(()))?;
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes: (mark::of_markdown() + &tidy(&text)).into_bytes() }])
}

/// At most one blank line in a row, so that templates can be laid out for reading.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines() {
        let line = line.trim_end();
        if !(line.is_empty() && blank) {
            out.push_str(line);
            out.push('\n');
        }
        blank = line.is_empty();
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
