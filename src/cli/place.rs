//! Where files may lie: no path that a folder or a configuration of somebody else names leads out.

use anyhow::{Context as _, bail};
use crossread::internals::render::visible;
use std::path::{Component, Path, PathBuf};

/// A path as it is told: on one line, nothing in it acts on the reader's screen.
pub(super) fn shown_path(path: &Path) -> String {
    shown_name(&path.to_string_lossy())
}

/// A name as it is told: a line's end shows as `␊`.
pub(super) fn shown_name(name: &str) -> String {
    visible(name).replace('\n', "␊").replace('\t', "␉")
}

/// `path` from the root of the file system on, `.` and `..` resolved by their names.
#[allow(clippy::disallowed_methods, reason = "a relative path begins at the working folder")]
pub(super) fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
    let mut absolute = PathBuf::new();
    for part in std::env::current_dir().context("could not tell the working folder")?.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(absolute.pop()),
            part => absolute.push(part),
        }
    }
    Ok(absolute)
}

/// `name` below `folder`; an error if it leads out of it, be it by a link. `what` names it in that
/// error: `crossread.toml: output`.
pub(super) fn within(folder: &Path, name: &str, what: &str) -> anyhow::Result<PathBuf> {
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
    let is_within = real.is_some_and(|r| r.starts_with(&bounds)) && missing.iter().all(|c| matches!(c, Component::Normal(_)));
    if !is_within {
        bail!("{what} is {:?}, which leads out of the folder; it is taken only from the command line", shown_name(name));
    }
    Ok(path)
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
    fn a_name_is_told_on_one_line() {
        assert_eq!(shown_name("a\n::error::b\u{1b}[31m\u{202e}.txt"), "a␊::error::b␛[31m⟨U+202E⟩.txt");
    }
}
