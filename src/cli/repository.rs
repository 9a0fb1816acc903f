//! The repository that the program runs in, if it runs in one.

use crossread::internals::render::Paths;
use std::path::{Path, PathBuf};

/// Folders (a worktree has a file) that mark the root of a repository.
const MARKS: [&str; 4] = [".git", ".hg", ".jj", ".svn"];

/// Whether `folder` is the root of a repository.
pub(super) fn is_root(folder: &Path) -> bool {
    MARKS.iter().any(|mark| folder.join(mark).symlink_metadata().is_ok())
}

/// The root of the repository that the program runs below; none at the root itself, and where there is no repository.
#[allow(clippy::disallowed_methods, reason = "where the program runs is this module's matter")]
pub(super) fn root_above() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().find(|folder| is_root(folder)).filter(|root| *root != here).map(Path::to_path_buf)
}

/// From the working folder to the root of its repository, for the paths of formats for machines.
#[allow(clippy::disallowed_methods, reason = "where the program runs is this module's matter")]
pub(super) fn paths() -> Paths {
    let Ok(here) = std::env::current_dir() else { return Paths::default() };
    let root = here.ancestors().find(|folder| is_root(folder)).unwrap_or(&here);
    Paths { root: slashed(root), below: here.strip_prefix(root).map(slashed).unwrap_or_default() }
}

fn slashed(path: &Path) -> String {
    let path: PathBuf = path.components().collect();
    path.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned()
}
