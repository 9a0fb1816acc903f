//! Where the output of a command goes that writes no folder of reports: standard output, or files.

use super::exit::WriteError;
use super::formats::Wanted;
use super::output;
use super::place::shown_path;
use anyhow::ensure;
use crossread::internals::mark;
use crossread::internals::read::bounded;
use crossread::internals::render::{self, Format, RenderOptions};
use crossread::internals::report::Report;
use std::io::Error;
use std::path::{Path, PathBuf};

/// Formats of which one can follow another.
const LINES: [&str; 4] = ["text", "md", "jsonl", "github"];

/// Each format with its file; without one it goes to standard output.
pub(super) struct Target(Vec<(&'static Format, Option<PathBuf>)>);

impl Target {
    /// The formats that are `wanted`, text if none is, those without a file of their own to `output`:
    /// a file for one, a folder for several.
    pub(super) fn new(wanted: &[Wanted], output: Option<&Path>) -> anyhow::Result<Self> {
        let text = render::by_name("text").map(|format| Wanted { format, file: None });
        let wanted = if wanted.is_empty() { text.as_slice() } else { wanted };
        let open: Vec<&str> = wanted.iter().filter(|w| w.file.is_none()).map(|w| w.format.name).collect();
        let is_folder = |path: &Path| path.is_dir() || path.to_string_lossy().ends_with(['/', '\\']);
        let output = output.filter(|path| *path != Path::new("-"));
        ensure!(
            open.len() < 2 || output.is_some_and(is_folder),
            "{} would be mixed on standard output; give each a file ({}=FILE), or a folder with -o FOLDER/",
            open.join(" and "),
            open.first().unwrap_or(&"text")
        );
        let place = |w: &Wanted| match (&w.file, output) {
            (Some(file), _) => Some(file.clone()),
            (None, Some(folder)) if is_folder(folder) => Some(folder.join(w.format.file)),
            (None, file) => file.map(Path::to_path_buf),
        };
        Ok(Self(wanted.iter().map(|w| (w.format, place(w))).collect()))
    }

    /// Whether what goes out of several drafts is kept apart: line by line on standard output, else in a folder.
    pub(super) fn suits_several(&self) -> anyhow::Result<()> {
        for (format, file) in &self.0 {
            let name = format.name;
            match file {
                None => ensure!(
                    LINES.contains(&name),
                    "{name} of several drafts would be mixed on standard output; give a folder with -o FOLDER/"
                ),
                Some(file) => {
                    ensure!(file.ends_with(format.file), "several drafts cannot go to {}; give a folder with -o FOLDER/", shown_path(file))
                }
            }
        }
        Ok(())
    }

    /// The same for the draft at `path`, one of several: its files stand in a folder of its name.
    pub(super) fn of_one(&self, path: &Path) -> Self {
        let name: String =
            path.to_string_lossy().chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' }).collect();
        let name = name.trim_matches(['.', '-']);
        let apart =
            |file: &PathBuf| file.with_file_name(if name.is_empty() { "draft" } else { name }).join(file.file_name().unwrap_or_default());
        Self(self.0.iter().map(|(format, file)| (*format, file.as_ref().map(apart))).collect())
    }

    /// Write `report` to each place; none of the files of `inputs` is written over.
    pub(super) fn write(&self, report: &Report, options: &RenderOptions, inputs: &[PathBuf]) -> anyhow::Result<()> {
        for (format, file) in &self.0 {
            match file {
                None => output::print(report, format, options.clone())?,
                Some(file) => write_file(report, format, file, &RenderOptions { single: true, ..options.clone() }, inputs)?,
            }
        }
        Ok(())
    }
}

/// Write `report` as `format`, in its one-file form, to `file`. A file that is there already is
/// written over only if crossread wrote it and nothing was read from it.
pub(super) fn write_file(report: &Report, format: &Format, file: &Path, options: &RenderOptions, inputs: &[PathBuf]) -> anyhow::Result<()> {
    let refused = |why: &str| WriteError { place: shown_path(file), error: Error::other(why.to_owned()) };
    if file.metadata().is_ok_and(|m| m.is_file()) {
        ensure!(!file.canonicalize().is_ok_and(|real| inputs.contains(&real)), refused("it was read in this run; name another file"));
        // Text bears its mark at the end, a page of one file within its first kilobytes.
        const LONGEST: u64 = 1 << 30;
        let name = if format.name == "html" { "report.html" } else { format.file };
        let is_own = bounded::bytes(file, LONGEST).is_ok_and(|bytes| bytes.trim_ascii().is_empty() || mark::is_own(name, &bytes));
        ensure!(is_own, refused("crossread did not write what stands there; move it away, or name another file"));
    }
    for output in (format.render)(report, options)? {
        output::file(file, &output.bytes)?;
    }
    Ok(())
}
