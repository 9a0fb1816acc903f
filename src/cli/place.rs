//! Where files may lie: no path that a folder or a configuration of somebody else names leads out.

use anyhow::{Context as _, bail};
use crossread::internals::read::bounded;
use crossread::internals::render;
use std::path::{Component, Path, PathBuf};

/// A path as it is told: on one line, nothing in it acts on the reader's screen.
pub(super) fn shown_path(path: &Path) -> String {
    shown_name(&path.to_string_lossy())
}

/// A name as it is told: a line's end shows as `␊`.
pub(super) fn shown_name(name: &str) -> String {
    render::name(name)
}

/// `path` from the root of the file system on, `.` and `..` resolved by their names.
#[allow(clippy::disallowed_methods, reason = "a relative path begins at the working folder")]
pub(super) fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
    Ok(lexical(&std::env::current_dir().context("could not tell the working folder")?.join(path)))
}

/// `path` with `.` and `..` resolved by their names.
pub(super) fn lexical(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(resolved.pop()),
            part => resolved.push(part),
        }
    }
    resolved
}

/// `name` below `folder`; an error if it leads out of it, be it by a link. `what` names it in that
/// error: `crossread.toml: output`.
pub(super) fn within(folder: &Path, name: &str, what: &str) -> anyhow::Result<PathBuf> {
    below(folder, name, what).map(|_| folder.join(name))
}

/// The same of what a configuration names: an error, too, if it is hidden or leads to what is. There the
/// repository has what it keeps (`.git/config` the checkout's credentials, `.git/hooks` what it runs) and programs
/// have their secrets (`.env`); nobody has articles, styles or reports there.
pub(super) fn shown_within(folder: &Path, name: &str, what: &str) -> anyhow::Result<PathBuf> {
    let real = below(folder, name, what)?;
    if [Path::new(name), &real].into_iter().any(bounded::is_hidden) {
        bail!("{what} is {:?}, which is hidden or leads to what is; it is taken only from the command line", shown_name(name));
    }
    Ok(folder.join(name))
}

/// Where `name` leads from `folder`, links followed, as a path from there.
fn below(folder: &Path, name: &str, what: &str) -> anyhow::Result<PathBuf> {
    let base = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let bounds = base.canonicalize().with_context(|| shown_path(base))?;
    let path = folder.join(name);
    let mut there = path.as_path();
    let mut missing = Vec::new();
    // What does not exist yet leads where its nearest folder that does exist leads.
    let real = loop {
        match there.canonicalize() {
            Ok(real) => break Some(real),
            Err(_) if there.symlink_metadata().is_ok() => break None,
            Err(_) => missing.extend(there.components().next_back()),
        }
        match there.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => there = parent,
            _ => break Some(bounds.clone()),
        }
    };
    let is_plain = missing.iter().all(|c| matches!(c, Component::Normal(_)));
    match real.as_ref().and_then(|real| real.strip_prefix(&bounds).ok()) {
        Some(real) if is_plain => Ok(missing.iter().rev().fold(real.to_path_buf(), |path, part| path.join(part))),
        _ => bail!("{what} is {:?}, which leads out of the folder; it is taken only from the command line", shown_name(name)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "a test makes the folders that it looks at")]

    use super::*;

    #[test]
    fn paths_stay_within_their_folder() {
        let folder = tempfile::tempdir().unwrap();
        let desk = folder.path().join("desk");
        std::fs::create_dir_all(desk.join("articles")).unwrap();
        for good in ["reports", "articles", "articles/../reports", "a/b/c", "."] {
            assert!(within(&desk, good, "x").is_ok(), "{good}");
        }
        for bad in ["..", "../x", "articles/../../x", "/etc", "a/../../x", "a/../b"] {
            assert!(within(&desk, bad, "x").is_err(), "{bad}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn links_are_held_to_where_they_lead() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        symlink("/etc", folder.path().join("out")).unwrap();
        symlink("nowhere", folder.path().join("dangling")).unwrap();
        std::fs::create_dir(folder.path().join("real")).unwrap();
        symlink("real", folder.path().join("in")).unwrap();
        assert!(within(folder.path(), "in/x", "x").is_ok());
        for bad in ["out", "out/x", "dangling", "dangling/x"] {
            assert!(within(folder.path(), bad, "x").is_err(), "{bad}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_configuration_names_nothing_hidden() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join(".git/hooks")).unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        std::os::unix::fs::symlink(".git/hooks", folder.path().join("out")).unwrap();
        for bad in [".git", ".git/config", "a/.b/c", "out", "out/pre-commit", "./.git/x"] {
            assert!(shown_within(folder.path(), bad, "x").is_err(), "{bad}");
        }
        for good in [".", "./reports", "a/../reports", "a.b"] {
            assert!(shown_within(folder.path(), good, "x").is_ok(), "{good}");
        }
    }

    #[test]
    fn a_name_is_told_on_one_line() {
        assert_eq!(shown_name("a\n::error::b\u{1b}[31m\u{202e}.txt"), "a␊::error::b␛[31m⟨U+202E⟩.txt");
    }
}
