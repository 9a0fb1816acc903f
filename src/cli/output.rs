//! Writing what was rendered.

use super::exit::WriteError;
use super::global::Global;
use super::place::shown_path;
use super::progress::Progress;
use super::stop;
use crossread::internals::read::bounded::{self, FileError, what};
use crossread::internals::render::{Format, Output, RenderOptions};
use crossread::internals::report::Report;
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::{Error, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

/// Render `report` as `format` and write it to standard output, in its one-file form; text is as wide
/// as the terminal and has its colours, if it is one.
pub(super) fn print(report: &Report, format: &Format, options: RenderOptions) -> anyhow::Result<()> {
    let terminal = std::io::stdout().is_terminal();
    let options = RenderOptions { single: true, width: width(terminal), colour: has_colour(), ..options };
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

/// Files by the name of their format, and the first of them.
type Rendered<'f> = (BTreeMap<&'f str, Vec<Output>>, Option<String>);

/// `report` as each of `formats`, by its name, and the first file of them.
pub(super) fn rendered<'f>(
    report: &Report,
    formats: &[&'f Format],
    options: &RenderOptions,
    global: &Global,
) -> anyhow::Result<Rendered<'f>> {
    let mut rendered: BTreeMap<&str, Vec<Output>> = BTreeMap::new();
    let mut first = None;
    let rendering = Progress::new(("format", "rendered"), Some(formats.len()), global);
    for format in formats {
        let outputs = (format.render)(report, options)?;
        first = first.or_else(|| outputs.first().map(|o| o.path.clone()));
        rendered.insert(format.name, outputs);
        rendering.step();
    }
    Ok((rendered, first))
}

/// Where a command writes that prints one text.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct OutputArgs {
    /// File to write to, in the place of what stands there [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl OutputArgs {
    /// The file; none for standard output.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|file| *file != Path::new("-"))
    }

    /// Whether what is written has colours.
    pub(super) fn has_colour(&self) -> bool {
        self.file().is_none() && has_colour()
    }

    /// Write `text`.
    pub(super) fn write(&self, text: &[u8]) -> anyhow::Result<()> {
        self.file().map_or_else(|| bytes(text), |path| file(path, text))
    }
}

/// Whether standard output has colours.
fn has_colour() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}

pub(super) fn text(text: &str) -> anyhow::Result<()> {
    bytes(text.as_bytes())
}

/// Write `bytes` to standard output.
pub(super) fn bytes(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(WriteError::stdout)?;
    Ok(())
}

/// Write `bytes` to `path`, as [`files`] does.
pub(super) fn file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    files([(path, bytes)])
}

/// A file that is whole, but not in its place yet; dropped before that, it goes.
struct Beside<'p> {
    file: PathBuf,
    path: &'p Path,
}

impl Drop for Beside<'_> {
    #[allow(clippy::disallowed_methods, reason = "writing what was rendered is this module's work")]
    fn drop(&mut self) {
        // Nothing is left of it once it is in its place.
        let _ = std::fs::remove_file(&self.file);
    }
}

/// Write all of `files`, each its path and bytes, making their folders: beside their places first, so that each is
/// always whole, and none is there without the others unless the run is killed in the moment of renaming them. No
/// link is followed: one that stands there, or comes there while the run goes on, leads to a file of others.
#[allow(clippy::disallowed_methods, reason = "writing what was rendered is this module's work")]
pub(super) fn files<'f>(files: impl IntoIterator<Item = (&'f Path, &'f [u8])>) -> anyhow::Result<()> {
    let _standing = stop::standing();
    let beside = files.into_iter().map(|(path, bytes)| beside(path, bytes)).collect::<anyhow::Result<Vec<_>>>()?;
    for Beside { file, path } in &beside {
        std::fs::rename(file, path).map_err(|error| WriteError { place: shown_path(path), error })?;
    }
    Ok(())
}

#[allow(clippy::disallowed_methods, reason = "writing what was rendered is this module's work")]
fn beside<'p>(path: &'p Path, bytes: &[u8]) -> anyhow::Result<Beside<'p>> {
    let failed = |error| WriteError { place: shown_path(path), error };
    let before = path.symlink_metadata().ok();
    if let Some(other) = before.as_ref().filter(|m| !m.is_file()) {
        return Err(failed(Error::other(format!("it is {}, not a file", what(other.file_type())))).into());
    }
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(failed)?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = path.with_file_name(format!(".{name}.crossread-{}", std::process::id()));
    let mut open = OpenOptions::new().write(true).create_new(true).open(&file).map_err(failed)?;
    let beside = Beside { file, path };
    open.write_all(bytes).map_err(failed)?;
    before.map_or(Ok(()), |m| std::fs::set_permissions(&beside.file, m.permissions())).map_err(failed)?;
    Ok(beside)
}

/// Make the folder `path`, if it is not there.
#[allow(clippy::disallowed_methods, reason = "writing what was rendered is this module's work")]
pub(super) fn folder(path: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(path).map_err(|error| WriteError { place: shown_path(path), error })?;
    Ok(())
}

/// Bytes of a manifest, a lock, a configuration, a template that are read: far more than any has.
const LONGEST: u64 = 16 << 20;
/// Bytes of an earlier report that are read: some 100,000 articles.
const LONGEST_REPORT: u64 = 2 << 30;

/// The text of the small file at `path`.
pub(super) fn read(path: &Path) -> Result<String, FileError> {
    bounded::text(path, LONGEST)
}

/// The text of the report at `path`.
pub(super) fn read_report(path: &Path) -> Result<String, FileError> {
    bounded::text(path, LONGEST_REPORT)
}
