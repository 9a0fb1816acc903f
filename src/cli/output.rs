//! Writing what was rendered.

use super::exit::WriteError;
use anyhow::Context as _;
use crossread::render::{self, RenderOptions};
use crossread::report::Report;
use std::io::Write as _;
use std::path::Path;

/// Render `report` as `format` and write it to standard output.
pub(super) fn print(report: &Report, format: &str) -> anyhow::Result<()> {
    let format = render::by_name(format).with_context(|| {
        let known: Vec<&str> = render::ALL.iter().map(|f| f.name).collect();
        format!("no format is called {format:?}; there are {}", known.join(", "))
    })?;
    let mut out = std::io::stdout().lock();
    for output in (format.render)(report, &RenderOptions::default())? {
        out.write_all(&output.bytes).map_err(WriteError::stdout)?;
    }
    out.flush().map_err(WriteError::stdout)?;
    Ok(())
}

/// Render `report` as `format` into `folder`.
#[allow(clippy::disallowed_methods, reason = "writing the report is this module's work")]
pub(super) fn write(report: &Report, format: &str, folder: &Path) -> anyhow::Result<()> {
    let format = render::by_name(format).with_context(|| format!("no format is called {format:?}"))?;
    for output in (format.render)(report, &RenderOptions::default())? {
        let path = folder.join(&output.path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|error| WriteError { place: parent.display().to_string(), error })?;
        }
        std::fs::write(&path, &output.bytes).map_err(|error| WriteError { place: path.display().to_string(), error })?;
    }
    Ok(())
}
