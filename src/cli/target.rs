//! Where the output of a command goes that writes no folder of reports: standard output, or files.

use super::formats::{STDOUT, Wanted};
use super::place::shown_path;
use super::{apart, output};
use anyhow::ensure;
use crossread::internals::render::{self, Format, RenderOptions};
use crossread::internals::report::{Report, merged};
use std::path::{Path, PathBuf};
use std::slice::from_ref;

/// How what is told of several drafts goes out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Several {
    /// One draft's text behind the other's.
    InTurn,
    /// The findings of all as one report: what a program reads is one document.
    Together,
    /// A file for each: a page is one draft's.
    Apart,
}

fn several(format: &Format) -> Several {
    match format.name {
        "text" | "md" => Several::InTurn,
        "html" | "json" => Several::Apart,
        _ => Several::Together,
    }
}

/// A format and where it goes.
struct Place {
    format: &'static Format,
    /// Its file; none for standard output.
    file: Option<PathBuf>,
    /// Whether the file has its usual name in a folder that was asked for.
    in_folder: bool,
}

/// Each format with its place.
pub(super) struct Target(Vec<Place>);

impl Target {
    /// The formats that are `wanted`, text if none is, those without a file of their own to `output`:
    /// a file for one, a folder for several.
    pub(super) fn new(wanted: &[Wanted], output: Option<&Path>) -> anyhow::Result<Self> {
        let text = render::by_name("text").map(|format| Wanted { format, file: None });
        let wanted = if wanted.is_empty() { text.as_slice() } else { wanted };
        let open: Vec<&str> = wanted.iter().filter(|w| w.file.is_none()).map(|w| w.format.name).collect();
        let is_folder = |path: &Path| path.is_dir() || path.to_string_lossy().ends_with(['/', '\\']);
        let output = output.filter(|path| *path != Path::new(STDOUT));
        if let Some(file) = output.filter(|path| open.len() > 1 && !is_folder(path)) {
            let file = shown_path(file);
            anyhow::bail!("{} would be mixed in the file {file}; write -o {file}/ for a folder that holds each", open.join(" and "));
        }
        ensure_one(wanted.iter().filter(|w| w.is_printed() || w.file.is_none() && output.is_none()))?;
        let place = |w: &Wanted| match (&w.file, output) {
            (Some(_), _) if w.is_printed() => (None, false),
            (Some(file), _) => (Some(file.clone()), false),
            (None, Some(folder)) if is_folder(folder) => (Some(folder.join(w.format.file)), true),
            (None, file) => (file.map(Path::to_path_buf), false),
        };
        let places = wanted.iter().map(|w| {
            let (file, in_folder) = place(w);
            Place { format: w.format, file, in_folder }
        });
        Ok(Self(places.collect()))
    }

    /// Whether pages, of which each draft has its own, go to a folder.
    pub(super) fn suits_several(&self) -> anyhow::Result<()> {
        for Place { format, file, in_folder } in self.0.iter().filter(|p| several(p.format) == Several::Apart) {
            let name = format.name;
            match file {
                _ if *in_folder => {}
                None => anyhow::bail!("{name} of several drafts would be mixed on standard output; give a folder with -o FOLDER/"),
                Some(file) => {
                    anyhow::bail!("{name} of several drafts cannot go to {}; give a folder with -o FOLDER/", shown_path(file))
                }
            }
        }
        Ok(())
    }

    /// Write what is one draft's own, of several: its files stand in a folder of its name.
    pub(super) fn write_one(&self, report: &Report, path: &Path, options: &RenderOptions, inputs: &[PathBuf]) -> anyhow::Result<()> {
        let folder = folder_of(path);
        for place in &self.0 {
            match (&place.file, several(place.format)) {
                (None, Several::InTurn) => output::print(report, place.format, options.clone())?,
                (Some(file), Several::InTurn | Several::Apart) if place.in_folder => {
                    let file = file.with_file_name(&folder).join(place.format.file);
                    write_file(from_ref(report), place.format, &file, options, inputs)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether something is written of all drafts at once.
    pub(super) fn has_common(&self) -> bool {
        self.0.iter().any(is_common)
    }

    /// Write what several drafts have in common: the reports of all.
    pub(super) fn write_common(&self, reports: &[Report], options: &RenderOptions, inputs: &[PathBuf]) -> anyhow::Result<()> {
        let Some(all) = merged(reports) else { return Ok(()) };
        for place in self.0.iter().filter(|p| is_common(p)) {
            let told = if several(place.format) == Several::Together { from_ref(&all) } else { reports };
            match &place.file {
                None => output::print(&all, place.format, options.clone())?,
                Some(file) => write_file(told, place.format, file, options, inputs)?,
            }
        }
        Ok(())
    }

    /// Write `report` to each place; none of the files of `inputs` is written over.
    pub(super) fn write(&self, report: &Report, options: &RenderOptions, inputs: &[PathBuf]) -> anyhow::Result<()> {
        let places: Vec<apart::Place<'_>> = self.0.iter().filter_map(|p| Some((p.format, p.file.as_deref()?))).collect();
        apart::check(&places, inputs)?;
        let ready = apart::rendered(from_ref(report), &places, options)?;
        let in_folder = self.0.iter().find(|p| p.in_folder).and_then(|p| p.file.as_deref()?.parent());
        apart::write(&ready, in_folder, None)?;
        // Last: a reader that has enough of it ends the run.
        self.0.iter().filter(|p| p.file.is_none()).try_for_each(|p| output::print(report, p.format, options.clone()))
    }
}

/// That no more than one format is `printed` on standard output.
pub(super) fn ensure_one<'w>(printed: impl Iterator<Item = &'w Wanted>) -> anyhow::Result<()> {
    let names: Vec<&str> = printed.map(|w| w.format.name).collect();
    ensure!(
        names.len() < 2,
        "{} would be mixed on standard output; give each a file ({}=FILE), or a folder with -o FOLDER/",
        names.join(" and "),
        names.first().unwrap_or(&"text")
    );
    Ok(())
}

fn is_common(place: &Place) -> bool {
    match several(place.format) {
        Several::Together => true,
        Several::InTurn => place.file.is_some() && !place.in_folder,
        Several::Apart => false,
    }
}

/// The name of the folder of the draft at `path`.
fn folder_of(path: &Path) -> String {
    let name: String =
        path.to_string_lossy().chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' }).collect();
    let name = name.trim_matches(['.', '-']);
    if name.is_empty() { "draft".to_owned() } else { name.to_owned() }
}

/// Write `reports`, one behind the other, as `format`, in its one-file form, to `file`. A file that is there already is
/// written over only if crossread wrote it and nothing was read from it.
fn write_file(reports: &[Report], format: &'static Format, file: &Path, options: &RenderOptions, inputs: &[PathBuf]) -> anyhow::Result<()> {
    let place = [(format, file)];
    apart::check(&place, inputs)?;
    apart::write(&apart::rendered(reports, &place, options)?, None, None)
}
