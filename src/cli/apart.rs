//! Files outside the folder of reports, of `-o` and `-f NAME=FILE`: all are looked at, all are rendered, and only
//! then are they written, so that one that is refused leaves none of them torn from the others.

use super::exit::WriteError;
use super::folder::Folder;
use super::output;
use super::place::{lexical, shown_path};
use anyhow::ensure;
use crossread::internals::mark;
use crossread::internals::read::OWN_FILES_LIST;
use crossread::internals::read::bounded::{self, what};
use crossread::internals::render::{Format, RenderOptions};
use crossread::internals::report::Report;
use std::collections::BTreeMap;
use std::io::Error;
use std::path::{Path, PathBuf};

/// A format with the file that it goes to.
pub(super) type Place<'a> = (&'static Format, &'a Path);

/// Fail unless each of `places` may be written: no link, no file of `inputs`, of what stands there only what crossread
/// wrote, and no two of one name.
pub(super) fn check(places: &[Place<'_>], inputs: &[PathBuf]) -> anyhow::Result<()> {
    for (i, (format, file)) in places.iter().enumerate() {
        let refused = |why: &str| WriteError { place: shown_path(file), error: Error::other(why.to_owned()) };
        let earlier = places[..i].iter().find(|(_, other)| lexical(other) == lexical(file));
        if let Some((other, _)) = earlier {
            return Err(refused(&format!("{} and {} cannot go to one file", other.name, format.name)).into());
        }
        let Ok(metadata) = file.symlink_metadata() else { continue };
        ensure!(metadata.is_file(), refused(&format!("it is {}, not a file", what(metadata.file_type()))));
        ensure!(!file.canonicalize().is_ok_and(|real| inputs.contains(&real)), refused("it was read in this run; name another file"));
        // Text bears its mark at the end, a page of one file within its first kilobytes.
        const LONGEST: u64 = 1 << 30;
        let name = if format.name == "html" { "report.html" } else { format.file };
        let is_own = bounded::bytes(file, LONGEST).is_ok_and(|bytes| bytes.trim_ascii().is_empty() || mark::is_own(name, &bytes));
        ensure!(is_own, refused("crossread did not write what stands there; move it away, or name another file"));
    }
    Ok(())
}

/// A file that is ready to be written.
pub(super) struct Ready<'a> {
    format: &'static Format,
    file: &'a Path,
    bytes: Vec<u8>,
}

/// `reports`, one behind the other, in the form of one file for each of `places`.
pub(super) fn rendered<'a>(reports: &[Report], places: &[Place<'a>], options: &RenderOptions) -> anyhow::Result<Vec<Ready<'a>>> {
    let options = RenderOptions { single: true, ..options.clone() };
    let one = |&(format, file): &Place<'a>| {
        let mut bytes = Vec::new();
        for report in reports {
            (format.render)(report, &options)?.into_iter().for_each(|output| bytes.extend(output.bytes));
        }
        Ok(Ready { format, file, bytes })
    };
    places.iter().map(one).collect()
}

/// Write `all`. A folder of reports that one of them lies in, and `folder` if they go to that, is this run's alone
/// meanwhile; `held` is so already.
pub(super) fn write(all: &[Ready<'_>], folder: Option<&Path>, held: Option<&Folder>) -> anyhow::Result<()> {
    let mut claimed: BTreeMap<PathBuf, Folder> = BTreeMap::new();
    if let Some(folder) = folder.filter(|_| !all.is_empty()) {
        output::folder(folder)?;
    }
    for parent in all.iter().map(|ready| parent(ready.file)) {
        let is_claimed = folder == Some(parent) || parent.join(OWN_FILES_LIST).symlink_metadata().is_ok();
        let real = parent.canonicalize().unwrap_or_else(|_| parent.to_path_buf());
        if is_claimed && !claimed.contains_key(&real) && held.and_then(Folder::real) != Some(real.as_path()) {
            claimed.insert(real, Folder::claim(parent)?);
        }
    }
    output::files(all.iter().map(|ready| (ready.file, ready.bytes.as_slice())))?;
    for folder in claimed.values().chain(held) {
        let is_in = |ready: &&Ready<'_>| parent(ready.file).canonicalize().is_ok_and(|real| folder.real() == Some(real.as_path()));
        let name = |ready: &Ready<'_>| ready.file.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        let within: Vec<(&Ready<'_>, String)> = all.iter().filter(is_in).map(|ready| (ready, name(ready))).collect();
        if !within.is_empty() {
            folder.note(within.iter().map(|(ready, name)| (ready.format.name, name.as_str(), ready.bytes.as_slice())))?;
        }
    }
    Ok(())
}

/// The folder that `file` lies in.
fn parent(file: &Path) -> &Path {
    file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
