//! The list of what crossread wrote into a folder, by which a later run removes what it no longer
//! has: `5f0c… 4812 html events/ferry-fire.html`, that is SHA-256, bytes, format, path.

use crossread::internals::mark;
use crossread::internals::read::{OWN_FILES_LIST, bounded};
use sha2::{Digest as _, Sha256};
use std::path::{Component, Path};

/// Bytes of a list that are read: some 40,000 pages.
const LONGEST: u64 = 4 << 20;
/// Bytes of a file that are looked at for its mark; text has it at its end.
const HEAD: u64 = 8 << 10;
const LONGEST_TEXT: u64 = 64 << 20;

/// One file that crossread wrote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// Path relative to the folder.
    pub(super) path: String,
    /// The format that it is part of.
    pub(super) format: String,
    /// Bytes.
    pub(super) size: u64,
    /// SHA-256 of them, in hexadecimal.
    pub(super) hash: String,
}

impl Entry {
    /// The entry of a file with these `bytes`.
    pub(super) fn new(format: &str, path: &str, bytes: &[u8]) -> Self {
        Self { path: path.to_owned(), format: format.to_owned(), size: bytes.len() as u64, hash: hash(bytes) }
    }

    /// Whether the file in `folder` is as crossread wrote it.
    pub(super) fn is_unchanged(&self, folder: &Path) -> bool {
        let file = folder.join(&self.path);
        is_plain(&file) && bounded::bytes(&file, self.size).is_ok_and(|b| mark::is_own(&self.path, &b) && hash(&b) == self.hash)
    }
}

/// What the list in `folder` names; lines that are of another form or lead out are not believed,
/// nor is a list that is no plain file.
pub(super) fn read(folder: &Path) -> Vec<Entry> {
    let file = folder.join(OWN_FILES_LIST);
    let text = if is_plain(&file) { bounded::text(&file, LONGEST).unwrap_or_default() } else { String::new() };
    text.lines().filter_map(parse).collect()
}

/// Whether the list in `folder` may be replaced: it is one, or nothing that anybody could miss.
pub(super) fn is_replaceable(folder: &Path) -> bool {
    let file = folder.join(OWN_FILES_LIST);
    if !is_plain(&file) {
        return !file.is_dir();
    }
    let is_line = |line: &str| parse(line).is_some() || line.trim().is_empty();
    // The last line may have been cut short by a kill.
    let whole = |text: &str| text.rfind('\n').map_or(0, |end| end);
    bounded::text(&file, LONGEST).is_ok_and(|text| text[..whole(&text)].lines().all(is_line))
}

fn parse(line: &str) -> Option<Entry> {
    let mut words = line.splitn(4, ' ');
    let (hash, size, format, path) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let is_hash = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    (is_hash && is_inside(path)).then_some(())?;
    Some(Entry { path: path.to_owned(), format: format.to_owned(), size: size.parse().ok()?, hash: hash.to_owned() })
}

/// The text of a list, sorted by path.
pub(super) fn print(entries: &[Entry]) -> String {
    let mut entries: Vec<&Entry> = entries.iter().collect();
    entries.sort();
    entries.iter().map(|e| format!("{} {} {} {}\n", e.hash, e.size, e.format, e.path)).collect()
}

/// Whether a relative path stays below the folder that it is relative to.
pub(super) fn is_inside(path: &str) -> bool {
    !path.is_empty() && !path.contains(['\\', ':']) && Path::new(path).components().all(|c| matches!(c, Component::Normal(_)))
}

/// Whether `path` itself is a file, and no link to one.
pub(super) fn is_plain(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|m| m.is_file())
}

/// Whether the file at `path` of `folder` bears the mark of what crossread writes under that path.
pub(super) fn has_mark(folder: &Path, path: &str) -> bool {
    let most = if path == "report.txt" { LONGEST_TEXT } else { HEAD };
    let file = folder.join(path);
    is_plain(&file) && bounded::head(&file, most).is_ok_and(|bytes| mark::is_own(path, &bytes))
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out() {
        assert!(is_inside("events/ferry-fire.html"));
        for bad in ["", "../x", "/etc/passwd", "events/../../x", "C:\\x", "..\\x", "./x"] {
            assert!(!is_inside(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_printed_is_read_again() {
        let entries = [Entry::new("html", "events/a b.html", b"x"), Entry::new("json", "report.json", b"{}")];
        let text = print(&entries);
        assert_eq!(text.lines().filter_map(parse).collect::<Vec<_>>(), entries);
        assert_eq!(parse("html index.html"), None);
        assert_eq!(parse(&text.replace("report.json", "../report.json").lines().next_back().unwrap_or_default().replace("x", "y")), None);
    }
}
