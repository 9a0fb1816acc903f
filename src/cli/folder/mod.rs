//! The folder of reports: one run at a time writes to it, over nothing that is not its own, and
//! whoever looks finds the old report whole or the new one whole.
//!
//! The files are written into a folder beside it, `.reports.crossread-new`, which then takes its
//! place in one step of the file system. What else lay in the folder is taken along. Where that
//! cannot be (the folder holds folders of others, the articles or the shell's working folder, or
//! the file system knows no such step), each file replaces its forerunner whole, `index.html` last.

#![allow(clippy::disallowed_methods, reason = "making, filling and locking the folder of reports is this module's work")]

mod list;
mod stage;

use super::exit::WriteError;
use super::place::shown_path;
use super::stop;
use anyhow::ensure;
use crossread::internals::read::bounded::what;
use crossread::internals::render::Output;
use list::Entry;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::File;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// A folder that this run alone writes to, until it is dropped.
pub(super) struct Folder {
    /// As the user named it.
    named: PathBuf,
    /// Where it is, links resolved; none before it is made.
    real: Option<PathBuf>,
    /// Whether this run made it.
    is_made: bool,
    lock: Option<File>,
}

impl Folder {
    /// Claim the folder `named`, if it is there already, so that a second run is told at once.
    pub(super) fn claim(named: &Path) -> anyhow::Result<Self> {
        ensure!(!named.as_os_str().is_empty(), "the folder of reports has no name; name one with -o");
        let mut folder = Self { named: named.to_path_buf(), real: None, is_made: false, lock: None };
        match std::fs::metadata(named) {
            Ok(m) if m.is_dir() => folder.lock()?,
            Ok(m) => return Err(failed(named, Error::other(format!("it is {}, not a folder", kind(&m)))).into()),
            Err(_) => {}
        }
        Ok(folder)
    }

    /// Take the folder for this run.
    fn lock(&mut self) -> Result<(), WriteError> {
        /// Times that the folder may be found to be another one than that which was locked.
        const TRIES: usize = 8;
        let busy = || Error::other("another run of crossread is writing to it; wait until it has ended, or name another folder with -o");
        for _ in 0..TRIES {
            let real = self.named.canonicalize().map_err(|e| failed(&self.named, e))?;
            let Some(file) = stage::opened(&real) else {
                self.real = Some(real);
                return Ok(());
            };
            if let Err(std::fs::TryLockError::WouldBlock) = file.try_lock() {
                return Err(failed(&self.named, busy()));
            }
            let is_it = stage::is_same(&real.metadata().ok(), &file.metadata().ok());
            (self.real, self.lock) = (Some(real), Some(file));
            if is_it {
                return Ok(());
            }
        }
        Err(failed(&self.named, busy()))
    }

    /// Put `rendered`, by format, into the folder, and take out what an earlier run has put there
    /// and this one no longer has. `inputs` are the files that were read; `progress` is called for each file written.
    pub(super) fn publish(
        &mut self,
        rendered: &BTreeMap<&str, Vec<Output>>,
        inputs: &[PathBuf],
        progress: &dyn Fn(),
    ) -> anyhow::Result<()> {
        if self.real.is_none() {
            std::fs::create_dir_all(&self.named).map_err(|e| failed(&self.named, e))?;
            self.is_made = true;
            self.lock()?;
        }
        let real = self.real.clone().unwrap_or_else(|| self.named.clone());
        let outputs: BTreeMap<&str, &Output> =
            rendered.values().flatten().filter(|o| list::is_inside(&o.path)).map(|o| (o.path.as_str(), o)).collect();
        let read: HashSet<&Path> = inputs.iter().map(PathBuf::as_path).collect();
        for path in outputs.keys() {
            self.check(&real, path, &read)?;
        }
        ensure!(
            list::is_replaceable(&real),
            failed(
                &self.named.join(crossread::internals::read::OWN_FILES_LIST),
                Error::other("it is no list of crossread's; move it away")
            )
        );
        let earlier = list::read(&real);
        for path in outputs.keys() {
            let mut known = earlier.iter().filter(|e| e.path == *path).peekable();
            let is_changed = known.peek().is_some() && list::is_plain(&real.join(path)) && !known.any(|e| e.is_unchanged(&real));
            let why = "somebody has changed it since crossread wrote it; move it away to keep it, or delete it";
            ensure!(!is_changed, failed(&self.named.join(path), Error::other(why)));
        }
        let is_kept = |e: &&Entry| !rendered.contains_key(e.format.as_str()) && !outputs.contains_key(e.path.as_str());
        let stale: BTreeSet<&str> = earlier
            .iter()
            .filter(|e| !is_kept(e) && !outputs.contains_key(e.path.as_str()) && e.is_unchanged(&real))
            .map(|e| e.path.as_str())
            .collect();
        let mut entries: Vec<Entry> = earlier.iter().filter(|e| is_kept(e) && e.is_unchanged(&real)).cloned().collect();
        for (format, outputs) in rendered {
            entries.extend(outputs.iter().filter(|o| list::is_inside(&o.path)).map(|o| Entry::new(format, &o.path, &o.bytes)));
        }
        entries.sort();
        entries.dedup();
        let report = stage::NewReport { outputs, stale, entries, earlier: &earlier, progress };
        stage::publish(&real, &report, inputs).map_err(|e| failed(&self.named, e))?;
        stop::standing().is_written = true;
        Ok(())
    }

    /// Say in the folder's list, if it has one, what has been written into the folder besides: format, path and bytes.
    pub(super) fn note<'o>(&self, written: impl Iterator<Item = (&'o str, &'o str, &'o [u8])>) -> anyhow::Result<()> {
        let Some(real) = &self.real else { return Ok(()) };
        let mut entries = list::read(real);
        if entries.is_empty() {
            return Ok(());
        }
        for (format, path, bytes) in written {
            entries.retain(|e| e.path != path);
            entries.push(Entry::new(format, path, bytes));
        }
        stage::replace_list(real, &entries).map_err(|e| failed(&self.named, e))?;
        Ok(())
    }

    /// Where the folder is, links resolved; none before it is made.
    pub(super) fn real(&self) -> Option<&Path> {
        self.real.as_deref()
    }

    /// Fail unless a report may write to `path` of the folder: no link leads there, and what is
    /// there already is crossread's own and was not read in this run.
    fn check(&self, real: &Path, path: &str, read: &HashSet<&Path>) -> Result<(), WriteError> {
        let refuse = |place: &Path, why: String| {
            let below = place.strip_prefix(real).unwrap_or(place);
            Err(failed(&self.named.join(below), Error::other(why)))
        };
        let mut place = real.to_path_buf();
        let parts: Vec<&str> = path.split('/').collect();
        for (i, part) in parts.iter().enumerate() {
            place.push(part);
            let metadata = match place.symlink_metadata() {
                Ok(metadata) => metadata,
                Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
                Err(e) => return Err(failed(&place, e)),
            };
            if i + 1 < parts.len() && !metadata.is_dir() {
                return refuse(
                    &place,
                    format!("it is {}, and no link is followed below the folder of reports; move it away", kind(&metadata)),
                );
            }
            if i + 1 == parts.len() && !metadata.is_file() {
                return refuse(&place, format!("it is {}, where a file of the report belongs; move it away", kind(&metadata)));
            }
        }
        if read.contains(place.as_path()) {
            return refuse(&place, "it is one of the files that were read; name another folder with -o".to_owned());
        }
        if !list::has_mark(real, path) {
            return refuse(&place, "there is a file that crossread did not write; move it away, or name another folder with -o".to_owned());
        }
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.is_made {
            // Goes only if it is still empty: nothing has been written.
            let _ = std::fs::remove_dir(&self.named);
        }
    }
}

fn failed(place: &Path, error: Error) -> WriteError {
    WriteError { place: shown_path(place), error }
}

fn kind(metadata: &std::fs::Metadata) -> &'static str {
    if metadata.is_file() { "a file" } else { what(metadata.file_type()) }
}
