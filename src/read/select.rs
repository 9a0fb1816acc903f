//! Which files below a folder are left out: by the patterns of the user and by .gitignore.
//!
//! With `old/` in the repository's .gitignore, `articles/old/fire.txt` is passed over, and said to
//! be. A file that is named itself is always read.

use super::bounded;
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Component, Path, PathBuf};

/// Patterns of the kind that .gitignore has, all relative to one folder.
#[derive(Clone, Debug)]
pub struct Patterns(Gitignore);

impl Patterns {
    /// `patterns`, relative to the absolute path `folder`.
    ///
    /// # Errors
    /// The first pattern that is none, with what is wrong with it.
    pub fn new(folder: &Path, patterns: &[String]) -> Result<Self, String> {
        let mut builder = GitignoreBuilder::new(folder);
        for pattern in patterns {
            builder.add_line(None, pattern).map_err(|e| format!("{pattern:?} is no pattern of files: {e}"))?;
        }
        builder.build().map(Self).map_err(|e| e.to_string())
    }

    /// Whether the file with the absolute path `file`, or a folder that it lies in, fits.
    pub fn fits(&self, file: &Path, is_folder: bool) -> bool {
        let is_below = file.starts_with(self.0.path());
        let found = if is_below { self.0.matched_path_or_any_parents(file, is_folder) } else { self.0.matched(file, is_folder) };
        found.is_ignore()
    }
}

/// What is read of folders.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The absolute path that relative paths begin at.
    pub base: PathBuf,
    /// What is left out.
    pub exclude: Vec<Patterns>,
    /// If there are any: what alone is read.
    pub include: Vec<Patterns>,
    /// Whether .gitignore is obeyed, within a repository.
    pub gitignore: bool,
}

pub(super) const EXCLUDED: &str = "left out by --exclude, --include or crossread.toml";
pub(super) const IGNORED: &str = "left out by .gitignore; name it itself, or give --no-ignore, to read it";

/// The rules that hold in one walk through a folder.
pub(super) struct Rules<'s> {
    selection: &'s Selection,
    /// The .gitignore files from the repository's root to the folder that the walk is in, each with
    /// how deep below the walk's root its folder lies; those above it count as 0.
    files: Vec<(usize, Gitignore)>,
    is_repository: bool,
}

impl<'s> Rules<'s> {
    /// The rules for a walk through `root`.
    pub(super) fn new(selection: &'s Selection, root: &Path) -> Self {
        let mut rules = Self { selection, files: Vec::new(), is_repository: false };
        if !selection.gitignore {
            return rules;
        }
        let root = rules.absolute(root);
        let Some(top) = root.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok()) else { return rules };
        rules.is_repository = true;
        let mut above: Vec<&Path> = root.ancestors().take_while(|folder| folder.starts_with(top)).collect();
        above.reverse();
        above.into_iter().for_each(|folder| rules.add(0, folder));
        rules
    }

    /// The walk goes into `folder`, which lies `depth` folders below its root.
    pub(super) fn enter(&mut self, depth: usize, folder: &Path) {
        if self.is_repository {
            let folder = self.absolute(folder);
            self.add(depth, &folder);
        }
    }

    /// Why what lies `depth` folders below the walk's root is left out, if it is.
    pub(super) fn left_out(&mut self, depth: usize, path: &Path, is_folder: bool) -> Option<&'static str> {
        while self.files.last().is_some_and(|(of, _)| *of >= depth) {
            self.files.pop();
        }
        let path = self.absolute(path);
        let Selection { exclude, include, .. } = self.selection;
        let is_wanted = is_folder || include.is_empty() || include.iter().any(|p| p.fits(&path, false));
        if !is_wanted || exclude.iter().any(|p| p.fits(&path, is_folder)) {
            return Some(EXCLUDED);
        }
        // The nearest file that says something decides.
        for (_, file) in self.files.iter().rev() {
            match file.matched(&path, is_folder) {
                Match::Ignore(_) => return Some(IGNORED),
                Match::Whitelist(_) => return None,
                Match::None => {}
            }
        }
        None
    }

    fn add(&mut self, depth: usize, folder: &Path) {
        /// Bytes of a .gitignore that are read.
        const LONGEST: u64 = 1 << 20;
        let file = folder.join(".gitignore");
        let Ok(text) = bounded::text(&file, LONGEST) else { return };
        let mut builder = GitignoreBuilder::new(folder);
        for line in text.lines() {
            // What is no pattern leaves nothing out, as with git.
            let _ = builder.add_line(None, line);
        }
        if let Ok(rules) = builder.build() {
            self.files.push((depth, rules));
        }
    }

    /// `path` from the base on, `.` and `..` resolved by their names.
    fn absolute(&self, path: &Path) -> PathBuf {
        let mut absolute = PathBuf::new();
        for part in self.selection.base.join(path).components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => drop(absolute.pop()),
                part => absolute.push(part),
            }
        }
        absolute
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_files_and_what_lies_below_folders() {
        let patterns = |patterns: &[&str]| Patterns::new(Path::new("/desk"), &patterns.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>());
        let fits = |pattern: &str, path: &str| patterns(&[pattern]).unwrap().fits(Path::new(path), false);
        assert!(fits("old/", "/desk/articles/old/a.txt"));
        assert!(fits("articles/*.md", "/desk/articles/a.md") && !fits("articles/*.md", "/desk/articles/a.txt"));
        assert!(fits("*.md", "/elsewhere/a.md") && !fits("/a.md", "/desk/b/a.md"));
        assert!(patterns(&["[z-a]", "b"]).is_err());
    }
}
