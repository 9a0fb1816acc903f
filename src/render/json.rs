//! Report v1 as JSON, for scripts: fields in the order of the schema, the items of its lists one a line.

use super::{Format, Output, RenderError, RenderOptions, View};
use crate::report::Report;

pub(super) const FORMAT: Format =
    Format { name: "json", summary: "Report v1 as JSON, for scripts", file: "report.json", views: View::EVERY, render };

fn render(report: &Report, _options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let mut bytes = super::format::json_laid_out(report, super::layout::Layout::default())?;
    let folder = report.folder();
    if !folder.is_empty() {
        let text = String::from_utf8(bytes).map_err(|e| RenderError::Template { name: FORMAT.file.to_owned(), message: e.to_string() })?;
        bytes = super::paths::from_folder(text, folder).into_bytes();
    }
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes }])
}
