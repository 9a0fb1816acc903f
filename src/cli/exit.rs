//! Exit statuses, as documented in `crossread --help`, and the errors that lead to them.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing at or above `--fail-on`.
    Clean = 0,
    /// Findings at or above `--fail-on`.
    Findings = 1,
    /// Wrong usage or configuration.
    Usage = 2,
    /// No input.
    NoInput = 3,
    /// Report written, but some input could not be read.
    SomeUnreadable = 4,
    /// The output could not be written.
    CouldNotWrite = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// The output could not be written: where, and what the system says.
#[derive(Debug, thiserror::Error)]
#[error("could not write {place}: {error}")]
pub(crate) struct WriteError {
    /// File or stream.
    pub(crate) place: String,
    /// What the system says.
    pub(crate) error: std::io::Error,
}

impl WriteError {
    /// An error in writing to standard output.
    pub(crate) fn stdout(error: std::io::Error) -> Self {
        Self { place: "to standard output".to_owned(), error }
    }
}

/// The exit status that `error` leads to. A reader that closed the pipe early has all it wanted.
pub(crate) fn status_of(error: &anyhow::Error) -> Exit {
    match error.downcast_ref::<WriteError>() {
        Some(e) if e.error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Clean,
        Some(_) => Exit::CouldNotWrite,
        None => Exit::Usage,
    }
}
