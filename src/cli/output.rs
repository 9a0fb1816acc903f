//! Writing what was rendered.

use super::exit::WriteError;
use anyhow::{bail, ensure};
use crossread::render::{self, Format, Output, RenderOptions, View};
use crossread::report::Report;
use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Component, Path};

/// Lists what crossread itself has written into a folder, so that a later run knows which pages
/// are its own to remove. One file a line: format, space, path.
const MANIFEST: &str = crossread::read::OWN_FILES_LIST;

/// The format called `name`, if it can show `view`; the error lists those that can.
pub(super) fn format(name: &str, view: View) -> anyhow::Result<&'static Format> {
    let fitting = || render::ALL.iter().filter(|f| f.shows(view)).map(|f| f.name).collect::<Vec<_>>().join(", ");
    let Some(format) = render::by_name(name) else { bail!("no format is called {name:?}; there are {}", fitting()) };
    ensure!(format.shows(view), "{name} shows findings, and this command looks for none; its formats are {}", fitting());
    Ok(format)
}

/// Render `report` as `format` and write it to standard output, in its one-file form; text shows
/// `view`, as wide as the terminal and with its colours, if it is one.
pub(super) fn print(report: &Report, format: &Format, view: View) -> anyhow::Result<()> {
    let terminal = std::io::stdout().is_terminal();
    let colour = terminal && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never;
    let options = RenderOptions { single: true, view, width: width(terminal), colour, ..RenderOptions::default() };
    for output in (format.render)(report, &options)? {
        bytes(&output.bytes)?;
    }
    Ok(())
}

/// Columns for text: `COLUMNS` if it is set to a number, else those of the terminal, if there is one.
#[allow(clippy::disallowed_methods, reason = "how wide the output is, the environment says")]
fn width(terminal: bool) -> Option<usize> {
    let set = std::env::var("COLUMNS").ok().and_then(|c| c.trim().parse().ok()).filter(|c| *c > 0);
    set.or_else(|| terminal_size::terminal_size().filter(|_| terminal).map(|(width, _)| usize::from(width.0)))
}

/// Render `report` as each of `formats` into `folder`, and remove pages of an earlier run that this
/// one no longer has. Files that crossread did not write are left alone. Yields the first file.
pub(super) fn write(report: &Report, formats: &[&Format], folder: &Path, options: &RenderOptions) -> anyhow::Result<Option<String>> {
    let mut rendered: BTreeMap<&str, Vec<Output>> = BTreeMap::new();
    let mut first = None;
    for format in formats {
        let outputs = (format.render)(report, options)?;
        first = first.or_else(|| outputs.first().map(|o| o.path.clone()));
        rendered.insert(format.name, outputs);
    }
    let manifest = folder.join(MANIFEST);
    let before = earlier(&manifest);
    let mut now: Vec<(String, String)> = before.iter().filter(|(f, _)| !rendered.contains_key(f.as_str())).cloned().collect();
    for (format, outputs) in &rendered {
        for output in outputs.iter().filter(|o| is_inside(&o.path)) {
            file(&folder.join(&output.path), &output.bytes)?;
            now.push(((*format).to_owned(), output.path.clone()));
        }
    }
    for (_, stale) in before.iter().filter(|(_, path)| !now.iter().any(|(_, p)| p == path)) {
        remove(&folder.join(stale));
    }
    now.sort();
    now.dedup();
    let lines: String = now.iter().map(|(format, path)| format!("{format} {path}\n")).collect();
    file(&manifest, lines.as_bytes())?;
    Ok(first)
}

/// What an earlier run has written, by its own account; lines that lead out of the folder are not believed.
fn earlier(manifest: &Path) -> Vec<(String, String)> {
    let text = read(manifest).unwrap_or_default();
    let lines = text.lines().filter_map(|l| l.split_once(' '));
    lines.filter(|(_, path)| is_inside(path)).map(|(f, p)| (f.to_owned(), p.to_owned())).collect()
}

/// Whether a relative path stays below the folder that it is relative to.
fn is_inside(path: &str) -> bool {
    !path.is_empty() && !path.contains(['\\', ':']) && Path::new(path).components().all(|c| matches!(c, Component::Normal(_)))
}

/// Remove a page of an earlier run. One that is gone already, or is in use, does no harm.
fn remove(path: &Path) {
    if path.symlink_metadata().is_ok_and(|m| m.is_file()) {
        let _ = std::fs::remove_file(path);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out() {
        assert!(is_inside("events/ferry-fire.html"));
        for bad in ["", "../x", "/etc/passwd", "events/../../x", "C:\\x", "..\\x", "./x"] {
            assert!(!is_inside(bad), "{bad}");
        }
    }
}
