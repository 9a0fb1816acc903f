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
    for output in (format.render)(report, &RenderOptions::default())? {
        bytes(&output.bytes)?;
    }
    Ok(())
}

/// Render `report` as `format` into `folder`.
pub(super) fn write(report: &Report, format: &str, folder: &Path) -> anyhow::Result<()> {
    let format = render::by_name(format).with_context(|| format!("no format is called {format:?}"))?;
    for output in (format.render)(report, &RenderOptions::default())? {
        file(&folder.join(&output.path), &output.bytes)?;
    }
    Ok(())
}

/// Write `text` to standard output.
pub(super) fn text(text: &str) -> anyhow::Result<()> {
    bytes(text.as_bytes())
}

/// Write `bytes` to standard output.
pub(super) fn bytes(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(WriteError::stdout)?;
    Ok(())
}

/// Write `bytes` to `path`, making its folder.
#[allow(clippy::disallowed_methods, reason = "writing what was rendered is this module's work")]
pub(super) fn file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let failed = |error| WriteError { place: path.display().to_string(), error };
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(failed)?;
    }
    std::fs::write(path, bytes).map_err(failed)?;
    Ok(())
}

/// The text of `path`.
#[allow(clippy::disallowed_methods, reason = "reading back what was written is this module's work")]
pub(super) fn read(path: &Path) -> std::io::Result<String> {
    std::fs::read_to_string(path)
}
