//! `--format`: which formats are written, and where each of them goes.
//!
//! `-f text,sarif=findings.sarif` is text on standard output and SARIF in a file; `-f html,github=- -o pages/` a page
//! in a folder and annotations on standard output.

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use crossread::internals::config;
use crossread::internals::render::{self, Format, View};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The file that stands for standard output.
pub(super) const STDOUT: &str = "-";

/// One format that is asked for.
#[derive(Clone)]
pub(super) struct Wanted {
    /// The format.
    pub(super) format: &'static Format,
    /// Its file, if it has one of its own.
    pub(super) file: Option<PathBuf>,
}

impl Wanted {
    /// Whether it is asked for on standard output: `github=-`.
    pub(super) fn is_printed(&self) -> bool {
        self.file.as_deref() == Some(Path::new(STDOUT))
    }
}

impl std::fmt::Debug for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}={:?}", self.format.name, self.file)
    }
}

/// Reads `NAME` or `NAME=FILE` where NAME is a format that can show the view.
#[derive(Clone, Copy, Debug)]
pub(super) struct FormatParser(pub(super) View);

impl TypedValueParser for FormatParser {
    type Value = Wanted;

    fn parse_ref(&self, command: &clap::Command, _: Option<&clap::Arg>, value: &OsStr) -> Result<Wanted, clap::Error> {
        wanted(&value.to_string_lossy(), self.0).map_err(|why| clap::Error::raw(ErrorKind::InvalidValue, why + "\n").with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(fitting(self.0).map(|f| PossibleValue::new(f.name).help(f.summary))))
    }
}

fn fitting(view: View) -> impl Iterator<Item = &'static Format> {
    render::ALL.iter().filter(move |f| f.shows(view))
}

/// The format that `written` names, with its file.
pub(super) fn wanted(written: &str, view: View) -> Result<Wanted, String> {
    let (name, file) = written.split_once('=').map_or((written, None), |(name, file)| (name, Some(file)));
    let names = || fitting(view).map(|f| f.name).collect::<Vec<_>>().join(", ");
    let Some(format) = render::by_name(name) else {
        let hint = config::nearest(name, render::ALL.iter().map(|f| f.name));
        return Err(format!("no format is called {name:?}{hint}; there are {}", names()));
    };
    if !format.shows(view) {
        return Err(format!("{name} shows findings, and this command looks for none; its formats are {}", names()));
    }
    match file {
        Some("") => Err(format!("{written}: the file has no name; write {name}=FILE")),
        file => Ok(Wanted { format, file: file.map(PathBuf::from) }),
    }
}
