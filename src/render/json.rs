//! Report v1 as JSON, for scripts: fields in the order of the schema, the items of its inner lists one a line.

use super::{Format, Output, RenderError, RenderOptions, View};
use crate::report::Report;

pub(super) const FORMAT: Format =
    Format { name: "json", summary: "Report v1 as JSON, for scripts", file: "report.json", views: View::EVERY, render };

fn render(report: &Report, _options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let bytes = super::format::json_laid_out(report, super::layout::Layout::default())?;
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes }])
}
