//! The folder that a browser saves beside a page: `fire_files/` beside `fire.html`.
//!
//! It has pictures and scripts, and is passed over. Whoever wants an article to be missed can lay it there, so that
//! one that holds articles is told.

use super::{bounded, format};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Why such a folder is passed over.
pub(super) const BESIDE_A_PAGE: &str = "pictures and scripts of the saved page beside it; name the folder itself to read it";

/// Endings of the folder in which browsers keep a saved page's pictures and scripts.
const ENDINGS: &[&str] = &["_files", "-files", "_Dateien", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_file", "_bestanden"];

/// Entries of a folder that is passed over that are looked at; a saved page has some hundred.
const ENTRIES: usize = 2_000;
/// Files in it that are read.
const READ: usize = 50;
/// Bytes of text that make an article: frames of advertisements have less.
const ARTICLE: usize = 200;

/// Whether `path` is the folder that a browser saved with the page beside it.
pub(super) fn is_beside_a_page(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|n| n.to_str()) else { return false };
    let Some(stem) = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)) else { return false };
    ["html", "htm", "xhtml"].iter().any(|extension| path.with_file_name(format!("{stem}.{extension}")).exists())
}

/// Whether files in `folder` are of formats that are read.
pub(super) fn names_articles(folder: &Path) -> bool {
    known(folder).next().is_some()
}

/// Whether files in `folder` are articles.
pub(super) fn holds_articles(folder: &Path, max_bytes: u64) -> bool {
    let is_article = |file: PathBuf| {
        let bytes = bounded::bytes(&file, max_bytes).ok()?;
        let parsed = format::parse_with(&file.to_string_lossy(), &bytes, max_bytes, &super::Columns::default()).ok()?;
        parsed.articles.iter().any(|a| a.text.len() >= ARTICLE).then_some(())
    };
    known(folder).take(READ).any(|file| is_article(file).is_some())
}

/// The first files in `folder`, links not followed, that are of formats that are read.
fn known(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok).take(ENTRIES);
    entries.filter(|e| e.file_type().is_file() && format::is_known(&e.path().to_string_lossy())).map(walkdir::DirEntry::into_path)
}
