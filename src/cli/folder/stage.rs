//! From files in memory to files in place: all of them beside the folder first, then the change.

use super::list::{self, Entry, is_plain};
use crate::cli::stop;
use crossread::internals::read::OWN_FILES_LIST;
use crossread::internals::render::Output;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind, Result, Write as _};
use std::path::{Path, PathBuf};

/// The page that links to all others, put in place after them.
const LAST: &str = "index.html";
/// What a folder of files that are not in place yet is called, after its folder's name.
const STAGE: &str = "crossread-new";
/// Such folders that may lie there, left by runs that were killed and changed by hand since.
const STAGES: usize = 9;
/// Files of others that are taken along in one step.
const FOREIGN: usize = 2_000;

/// What a folder of reports is to hold.
pub(super) struct NewReport<'a> {
    /// The new files, by path.
    pub(super) outputs: BTreeMap<&'a str, &'a Output>,
    /// Files of an earlier run, unchanged, that go.
    pub(super) stale: BTreeSet<&'a str>,
    /// The new list.
    pub(super) entries: Vec<Entry>,
    /// The list that is there.
    pub(super) earlier: &'a [Entry],
    /// Called for each file that is written.
    pub(super) progress: &'a dyn Fn(),
}

/// Make `folder` hold `report`, in one step if that can be.
pub(super) fn publish(folder: &Path, report: &NewReport<'_>, inputs: &[PathBuf]) -> Result<()> {
    let others = others(folder, report).filter(|_| !is_in_use(folder, inputs));
    let beside = others.and_then(|others| Some((make_beside(folder)?, others)));
    let exchanged = match beside {
        Some((stage, others)) => in_one_step(&stage, folder, report, &others)?,
        None => false,
    };
    if exchanged { Ok(()) } else { one_by_one(folder, report) }
}

/// What lies in `folder` besides the files that are replaced or go, if all of it can be taken along.
fn others(folder: &Path, report: &NewReport<'_>) -> Option<Vec<String>> {
    let files = files_of(folder)?;
    let is_other =
        |path: &String| path != OWN_FILES_LIST && !report.outputs.contains_key(path.as_str()) && !report.stale.contains(path.as_str());
    let others: Vec<String> = files.into_iter().filter(is_other).collect();
    (others.len() <= FOREIGN).then_some(others)
}

/// The files of a folder of reports and of `events/` in it; none if it holds anything else.
fn files_of(folder: &Path) -> Option<Vec<String>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1).max_depth(2) {
        let entry = entry.ok()?;
        let path = entry.path().strip_prefix(folder).ok()?.to_str()?.replace('\\', "/");
        let is_folder_of_pages = entry.file_type().is_dir() && path == "events";
        if path == OWN_FILES_LIST || is_folder_of_pages {
            continue;
        }
        (entry.file_type().is_file() && (entry.depth() == 1 || path.starts_with("events/"))).then_some(())?;
        files.push(path);
    }
    files.sort();
    Some(files)
}

/// Whether somebody would miss this very folder: it holds what was read, or a program works in it.
fn is_in_use(folder: &Path, inputs: &[PathBuf]) -> bool {
    let here = std::env::current_dir().and_then(|d| d.canonicalize());
    here.map_or(true, |here| here.starts_with(folder)) || inputs.iter().any(|i| i.starts_with(folder))
}

/// A new folder beside `folder`, with its rights; none if it cannot be there.
#[cfg(unix)]
fn make_beside(folder: &Path) -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt as _;
    let (parent, name) = (folder.parent()?, folder.file_name()?.to_str()?);
    let (own, above) = (folder.metadata().ok()?, parent.metadata().ok()?);
    (own.dev() == above.dev() && own.uid() == rustix::process::geteuid().as_raw()).then_some(())?;
    let stage = make(folder, |n| parent.join(format!(".{name}.{STAGE}{n}"))).ok()?;
    std::fs::set_permissions(&stage, own.permissions()).ok()?;
    Some(stage)
}

#[cfg(not(unix))]
fn make_beside(_: &Path) -> Option<PathBuf> {
    None
}

/// A new folder under the first of the names that is free, or that a killed run has left.
fn make(folder: &Path, name: impl Fn(&str) -> PathBuf) -> Result<PathBuf> {
    let mut error = Error::from(ErrorKind::AlreadyExists);
    for n in 1..=STAGES {
        let stage = name(&if n == 1 { String::new() } else { format!("-{n}") });
        if stage.symlink_metadata().is_ok_and(|m| m.is_dir()) {
            dispose(&stage, folder, None);
        }
        let mut standing = stop::standing();
        match std::fs::create_dir(&stage) {
            Ok(()) => {
                let (staged, place) = (stage.clone(), folder.to_path_buf());
                standing.clear_up = Some(Box::new(move || dispose(&staged, &place, None)));
                return Ok(stage);
            }
            Err(e) if e.kind() == ErrorKind::AlreadyExists => error = e,
            Err(e) => return Err(e),
        }
    }
    Err(error)
}

/// Write the list, then the files, into `stage`. The run may be stopped between two of them.
fn fill(stage: &Path, report: &NewReport<'_>) -> Result<()> {
    let list = list::print(&report.entries);
    let files = report.outputs.iter().map(|(path, output)| (*path, output.bytes.as_slice()));
    for (path, bytes) in std::iter::once((OWN_FILES_LIST, list.as_bytes())).chain(files) {
        let _standing = stop::standing();
        let file = stage.join(path);
        if let Some(parent) = file.parent().filter(|p| *p != stage) {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::OpenOptions::new().write(true).create_new(true).open(file)?.write_all(bytes)?;
        if path != OWN_FILES_LIST {
            (report.progress)();
        }
    }
    Ok(())
}

/// Fill `stage` with the whole folder as it is to be, and let the two change places. `false` if the
/// file system knows no such step; the folder is as it was then.
fn in_one_step(stage: &Path, folder: &Path, report: &NewReport<'_>, others: &[String]) -> Result<bool> {
    let filled = fill(stage, report);
    let linked = filled.is_ok() && others.iter().all(|path| take_along(folder, stage, path));
    // Held until the old files are gone: a run that comes now finds the new folder taken.
    let lock = opened(stage).inspect(|file| drop(file.try_lock()));
    let mut standing = stop::standing();
    let exchanged = linked && exchange(stage, folder);
    let is_replaced = |path: &Path| path.to_str().is_some_and(|p| report.outputs.contains_key(p));
    dispose(stage, folder, exchanged.then_some(&is_replaced));
    standing.clear_up = None;
    standing.is_written = exchanged;
    drop(lock);
    filled.map(|()| exchanged)
}

/// Let a file of the old folder stand in the new one too.
fn take_along(folder: &Path, stage: &Path, path: &str) -> bool {
    let to = stage.join(path);
    let parent = to.parent().map_or(Ok(()), std::fs::create_dir_all);
    parent.and_then(|()| std::fs::hard_link(folder.join(path), to)).is_ok()
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// Replace file by file, from a folder within `folder`: pages, list, `index.html`; then remove what
/// goes.
fn one_by_one(folder: &Path, report: &NewReport<'_>) -> Result<()> {
    let stage = make(folder, |n| folder.join(format!(".{STAGE}{n}")))?;
    let filled = fill(&stage, report);
    let mut standing = stop::standing();
    let replaced = filled.and_then(|()| {
        // A run that is killed between two files leaves some of either report: the list has both by then, so that the
        // next run takes none for changed by hand.
        replace_list(folder, &[report.earlier, report.entries.as_slice()].concat())?;
        let pages = report.outputs.keys().copied().filter(|p| *p != LAST);
        let last = report.outputs.contains_key(LAST).then_some(LAST);
        for path in pages.chain([OWN_FILES_LIST]).chain(last) {
            let to = folder.join(path);
            if let Some(parent) = to.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::rename(stage.join(path), to)?;
        }
        report.stale.iter().for_each(|path| drop(std::fs::remove_file(folder.join(path))));
        Ok(())
    });
    dispose(&stage, folder, None);
    standing.clear_up = None;
    replaced
}

/// Replace the list in `folder` whole.
pub(super) fn replace_list(folder: &Path, entries: &[Entry]) -> Result<()> {
    let beside = folder.join(format!("{OWN_FILES_LIST}.new"));
    let _ = std::fs::remove_file(&beside);
    std::fs::OpenOptions::new().write(true).create_new(true).open(&beside)?.write_all(list::print(entries).as_bytes())?;
    std::fs::rename(&beside, folder.join(OWN_FILES_LIST))
}

/// Remove a folder in which files were made ready for `folder`, or which this run has found in its place:
/// then with what of it is replaced.
///
/// What goes is what its own list names and nobody has changed or a stopped run has cut short, what
/// stands in `folder` as well, and what is replaced. What anybody else has put there stays where it is;
/// only what came into the old folder in the moment before it was exchanged goes on into the new one, if
/// there is nothing of that name.
fn dispose(stage: &Path, folder: &Path, exchanged: Option<&dyn Fn(&Path) -> bool>) {
    let listed: BTreeMap<String, Entry> = list::read(stage).into_iter().map(|e| (e.path.clone(), e)).collect();
    let walk = walkdir::WalkDir::new(stage).min_depth(1).max_depth(2);
    let files = walk.into_iter().filter_map(std::result::Result::ok).filter(|e| e.file_type().is_file());
    for entry in files.collect::<Vec<_>>() {
        let (path, Ok(name)) = (entry.path(), entry.path().strip_prefix(stage)) else { continue };
        if name == Path::new(OWN_FILES_LIST) {
            continue;
        }
        let other = folder.join(name);
        let known = name.to_str().and_then(|n| listed.get(&n.replace('\\', "/")));
        let is_own = known.is_some_and(|e| is_cut_short(e, stage) || e.is_unchanged(stage));
        if is_own
            || exchanged.is_some_and(|is_replaced| is_replaced(name))
            || is_same(&path.symlink_metadata().ok(), &other.symlink_metadata().ok())
        {
            let _ = std::fs::remove_file(path);
        } else if exchanged.is_some() && known.is_none() && other.symlink_metadata().is_err_and(|e| e.kind() == ErrorKind::NotFound) {
            let _ = other.parent().map(std::fs::create_dir_all);
            let _ = std::fs::rename(path, other);
        }
    }
    let _ = std::fs::remove_dir(stage.join("events"));
    let is_empty = std::fs::remove_dir(stage).is_ok();
    let holds_list_alone =
        || walkdir::WalkDir::new(stage).min_depth(1).into_iter().all(|e| e.is_ok_and(|e| e.file_name() == OWN_FILES_LIST));
    if !is_empty && list::is_replaceable(stage) && holds_list_alone() {
        let _ = std::fs::remove_file(stage.join(OWN_FILES_LIST));
        let _ = std::fs::remove_dir(stage);
    }
}

/// Whether a stopped run has begun to write the file of `entry` in `stage`: it is shorter, and has the mark of what is
/// written under its name, if it has anything (text has its mark at the end). A list alone is no proof: anybody can
/// write one.
fn is_cut_short(entry: &Entry, stage: &Path) -> bool {
    let path = stage.join(&entry.path);
    let Ok(size) = path.symlink_metadata().map(|m| m.len()) else { return false };
    is_plain(&path) && size < entry.size && (size == 0 || entry.path == "report.txt" || list::has_mark(stage, &entry.path))
}

/// The folder itself, open, so that it can be locked; systems that cannot do that have no lock.
pub(super) fn opened(folder: &Path) -> Option<File> {
    File::open(folder).ok()
}

/// Whether both are one file or folder.
#[cfg(unix)]
pub(super) fn is_same(a: &Option<Metadata>, b: &Option<Metadata>) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    matches!((a, b), (Some(a), Some(b)) if (a.dev(), a.ino()) == (b.dev(), b.ino()))
}

#[cfg(not(unix))]
pub(super) fn is_same(_: &Option<Metadata>, _: &Option<Metadata>) -> bool {
    false
}
