//! Report v1 as JSON, for scripts: two-space indent, fields in the order of the schema.

use super::{Format, Output, RenderError, RenderOptions, View};
use crate::report::Report;

pub(super) const FORMAT: Format =
    Format { name: "json", summary: "Report v1 as JSON, for scripts", file: "report.json", views: View::EVERY, render };

fn render(report: &Report, _options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let bytes = super::format::json_text(report)?;
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes }])
}
