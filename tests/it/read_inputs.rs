//! Folders as users have them: files that are empty, binary, old, unreadable, linked or huge.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "these tests write the files that are read, and fail where they cannot")]

use crossread::internals::read::{self, Inputs, ReadOptions, read_paths};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const PROSE: &str =
    "The council of Port Ellery voted on Monday to build a second bridge.\n\n“We will not wait,” said Ana Holt, the mayor.\n";

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn read(paths: &[&Path]) -> Inputs {
    let paths: Vec<PathBuf> = paths.iter().map(|p| p.to_path_buf()).collect();
    read_paths(&paths, &ReadOptions::default(), &|_| {})
}

fn reason<'a>(inputs: &'a Inputs, name: &str) -> &'a str {
    inputs
        .failures
        .iter()
        .find(|f| f.path.ends_with(name))
        .map_or_else(|| panic!("no failure for {name}: {:?}", inputs.failures), |f| &f.reason)
}

#[test]
fn a_folder_with_everything_in_it() {
    let dir = folder();
    write(dir.path(), "good.txt", PROSE);
    write(dir.path(), "empty.txt", "");
    write(dir.path(), "blank.md", " \n\n\t");
    write(dir.path(), "binary.txt", [0u8, 159, 146, 150, 0, 0, 1, 2, 3]);
    write(dir.path(), "report.pdf.txt", "%PDF-1.7 and so on");
    write(dir.path(), "latin1.txt", b"The mayor\x92s caf\xe9 in Vall\xe8res was \x93closed\x94 on Monday, she said.\n");
    write(dir.path(), "long.txt", "a ferry sank ".repeat((20 << 20) / 13));
    write(dir.path(), "picture.jpg", "x");
    write(dir.path(), "notes", "x");
    write(dir.path(), ".hidden/secret.txt", PROSE);
    write(dir.path(), "sub/page.html", format!("<p>{PROSE}</p>"));
    write(dir.path(), "sub/page_files/frame.html", "<p>advertisement</p>");
    write(dir.path(), "README.md", "# About this folder");
    let inputs = read(&[dir.path()]);
    let names: Vec<&str> = inputs.articles.iter().filter_map(|a| a.path.rsplit('/').next()).collect();
    assert_eq!(names, ["good.txt", "latin1.txt", "page.html"]);
    assert!(reason(&inputs, "empty.txt").contains("empty"));
    assert!(reason(&inputs, "blank.md").contains("empty"));
    assert!(reason(&inputs, "/binary.txt").contains("not text"));
    assert!(reason(&inputs, "report.pdf.txt").contains("PDF"));
    assert!(reason(&inputs, "long.txt").contains("--max-bytes"));
    assert_eq!(inputs.failures.len(), 5, "{:?}", inputs.failures);
    let ignored: Vec<&str> = inputs.ignored.iter().filter_map(|i| i.path.rsplit('/').next()).collect();
    assert_eq!(ignored, ["README.md", "notes", "picture.jpg", "page_files"]);
    let latin1 = inputs.articles.iter().find(|a| a.path.ends_with("latin1.txt")).unwrap();
    assert!(latin1.text.contains("mayor’s café") && latin1.notes[0].contains("windows-1252"), "{:?}", latin1.notes);
}

/// A file that a newsroom may miss is named with its reason, in a folder as by its name; data of other kinds
/// in a folder are passed over, and told.
#[test]
fn files_that_are_not_read_are_named() {
    let dir = folder();
    write(dir.path(), "good.txt", PROSE);
    write(dir.path(), "release.pdf", "%PDF-1.7 and so on");
    write(dir.path(), "old.doc", b"\xd0\xcf\x11\xe0 and so on");
    write(dir.path(), "torn.docx", "PK\x03\x04 and so on");
    write(dir.path(), "settings.json", "{\"name\": \"desk\", \"version\": 1}");
    write(dir.path(), "torn.json", "[{\"title\": \"Bridge\",\n\"text\": \"The council of Port");
    write(
        dir.path(),
        "feed.xml",
        format!(
            "<rss><channel><item><title>A</title><description>{PROSE}</description></item><item><title>B</title><description>The ferry sailed at noon.</description></item></channel></rss>"
        ),
    );
    let inputs = read(&[dir.path()]);
    let names: Vec<&str> = inputs.articles.iter().filter_map(|a| a.path.rsplit('/').next()).collect();
    assert_eq!(names, ["feed.xml", "feed.xml#2", "good.txt"]);
    assert!(reason(&inputs, "release.pdf").contains("PDF"));
    assert!(reason(&inputs, "old.doc").contains("old Word"));
    assert!(reason(&inputs, "torn.docx").contains("ZIP"));
    assert!(reason(&inputs, "torn.json").contains("torn"));
    assert_eq!(inputs.failures.len(), 4, "{:?}", inputs.failures);
    assert!(inputs.ignored.iter().any(|i| i.path.ends_with("settings.json") && i.told != read::Told::Hardly));
    let named = read(&[&dir.path().join("settings.json")]);
    assert_eq!(named.failures.len(), 1);
    assert!(reason(&named, "settings.json").starts_with("no article"));
}

/// A name that tells nothing loses no article: a page is read, a spreadsheet or a box that cannot be read is named, a
/// text is told.
#[test]
fn files_whose_names_do_not_tell_are_looked_into() {
    let dir = folder();
    let prose = format!("{PROSE}Nine members voted for it and six against, and the opposition announced an appeal to the county.\n");
    write(dir.path(), "good.txt", &prose);
    write(dir.path(), "page", format!("<!doctype html><title>Bridge</title><p>{prose}</p>"));
    write(dir.path(), "box.old", format!("From a@quay.example Thu Mar  4 08:00:00 2021\nSubject: Bridge\n\n{prose}"));
    write(dir.path(), "release.bak", "%PDF-1.7 and so on");
    write(dir.path(), "print", "%!PS-Adobe-3.0 and so on");
    write(dir.path(), "all.zip", "PK\u{3}\u{4} and so on");
    write(dir.path(), "wire.story", &prose);
    write(dir.path(), "picture.png", b"\x89PNG and so on");
    write(dir.path(), "code.rs", "fn main() {}\n".repeat(40));
    let inputs = read(&[dir.path()]);
    let names: Vec<&str> = inputs.articles.iter().filter_map(|a| a.path.rsplit('/').next()).collect();
    assert_eq!(names, ["box.old", "good.txt", "page"]);
    for (name, why) in [("release.bak", "PDF"), ("print", "PostScript"), ("all.zip", "ZIP")] {
        assert!(reason(&inputs, name).contains(why));
    }
    assert_eq!(inputs.failures.len(), 3, "{:?}", inputs.failures);
    let told: Vec<&str> =
        inputs.ignored.iter().filter(|i| i.told != read::Told::Hardly).filter_map(|i| i.path.rsplit('/').next()).collect();
    assert_eq!(told, ["wire.story"]);
}

#[test]
fn one_long_line_is_read_if_it_may_be() {
    let dir = folder();
    let file = write(dir.path(), "long.txt", "a ferry sank. ".repeat((20 << 20) / 14));
    let inputs = read_paths(&[file], &ReadOptions { max_bytes: 64 << 20, ..ReadOptions::default() }, &|_| {});
    let article = &inputs.articles[0];
    let last = article.source_map.position(&article.text, article.text.len() - 10);
    assert_eq!((last.line, last.column as usize), (1, article.text.len() - 9));
}

#[cfg(unix)]
#[test]
fn links_pipes_and_rights() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let dir = folder();
    let good = write(dir.path(), "good.txt", PROSE);
    symlink("nowhere.txt", dir.path().join("dangling.txt")).unwrap();
    symlink(&good, dir.path().join("linked.txt")).unwrap();
    symlink(dir.path(), dir.path().join("loop")).unwrap();
    symlink("round.txt", dir.path().join("round.txt")).unwrap();
    let socket = std::os::unix::net::UnixListener::bind(dir.path().join("socket.txt")).unwrap();
    let locked = dir.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let unreadable = write(dir.path(), "unreadable.txt", PROSE);
    fs::set_permissions(&unreadable, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read what nobody may.
    let is_superuser = fs::read_dir(&locked).is_ok();

    let inputs = read(&[dir.path()]);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).unwrap();
    drop(socket);

    assert!(reason(&inputs, "dangling.txt").contains("does not exist"));
    assert!(reason(&inputs, "round.txt").contains("link"));
    assert!(reason(&inputs, "socket.txt").contains("socket"));
    assert!(inputs.ignored.iter().any(|i| i.path.ends_with("loop") && i.reason.contains("link")));
    assert!(inputs.articles.iter().any(|a| a.path.ends_with("good.txt")));
    assert!(!inputs.articles.iter().any(|a| a.path.ends_with("linked.txt")), "the same file twice");
    if !is_superuser {
        assert!(reason(&inputs, "locked").contains("right"));
        assert!(reason(&inputs, "unreadable.txt").contains("right"));
    }
}

#[test]
fn what_is_named_is_told() {
    let dir = folder();
    fs::create_dir(dir.path().join("nothing")).unwrap();
    let inputs = read(&[&dir.path().join("missing.txt"), &dir.path().join("nothing")]);
    assert!(reason(&inputs, "missing.txt").contains("no such file"));
    assert!(reason(&inputs, "nothing").contains("no article in this folder"));
}

#[test]
fn a_file_that_is_named_is_read_whatever_it_is_called() {
    let dir = folder();
    let page = write(dir.path(), "page.aspx", format!("<!DOCTYPE html><title>Bridge</title><p>{PROSE}</p>"));
    let text = write(dir.path(), "README", PROSE);
    let inputs = read(&[&page, &text]);
    assert!(inputs.failures.is_empty(), "{:?}", inputs.failures);
    assert_eq!(inputs.articles.len(), 2);
    assert!(inputs.articles.iter().all(|a| !a.text.contains('<')));
}

#[test]
fn copies_have_names_of_their_own() {
    let dir = folder();
    for name in ["b.txt", "a.txt", "c/a.txt"] {
        write(dir.path(), name, PROSE);
    }
    let inputs = read(&[&dir.path().join("c"), dir.path(), &dir.path().join("b.txt")]);
    let ids: Vec<&str> = inputs.articles.iter().map(|a| a.id.0.as_str()).collect();
    assert_eq!(ids.len(), 3);
    assert_eq!(ids[1], format!("{}-2", ids[0]));
    assert_eq!(ids[2], format!("{}-3", ids[0]));
    assert!(inputs.articles[1].notes[0].contains("a.txt"));
}
