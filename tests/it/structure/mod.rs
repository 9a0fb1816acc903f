//! What holds for the source as a whole: who imports whom, how long files are and how they begin,
//! and that every dependency is used.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "reads the source")]

mod imports;

use imports::Imports;
use std::path::{Path, PathBuf};

/// Folders and files of `src/`, from the lowest to the highest: each imports from those before it.
const ORDER: [&str; 18] = [
    "mark", "article", "tables", "language", "syntax", "read", "diff", "extract", "events", "align", "draft", "findings", "checks",
    "config", "pipeline", "report", "render", "cli",
];

/// Files of more than 500 lines that are known. They are to be parted.
const LONG: &[&str] = &[];

/// Every Rust file below `folder`, as path below it and content.
fn files(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut open: Vec<PathBuf> = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|e| e.unwrap().path()));
        } else if path.extension().is_some_and(|e| e == "rs") {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            files.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    files
}

fn imports() -> Imports {
    let is_test = |path: &str| path.ends_with("tests.rs") || path.ends_with("testing.rs");
    Imports::new(&files("src").into_iter().filter(|(path, _)| !is_test(path) && path != "main.rs").collect::<Vec<_>>())
}

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn files_import_from_each_other_in_no_circle() {
    let circles: Vec<String> = imports().circles().into_iter().map(|circle| circle.join(" → ")).collect();
    assert_none(&circles);
}

#[test]
fn no_folder_imports_from_one_above_it() {
    let rank = |module: &Vec<String>| match module.first() {
        None => Some(ORDER.len()),
        Some(first) => ORDER.iter().position(|o| o == first),
    };
    let mut upward = Vec::new();
    for (from, to) in &imports().of {
        assert!(rank(from).is_some(), "{} has no place in ORDER", from.join("::"));
        for to in to.iter().filter(|to| rank(to) > rank(from)) {
            upward.push(format!("{} imports from {}", from.join("::"), if to.is_empty() { "lib".to_owned() } else { to.join("::") }));
        }
    }
    assert_none(&upward);
}

#[test]
fn files_say_what_they_are_for_and_stay_short() {
    for folder in ["src", "train/src", "archive/src", "archive/tests/it", "tests/it", "benches", "examples"] {
        for (path, text) in files(folder) {
            assert!(text.starts_with("//!"), "{folder}/{path} does not begin with what it is for");
            let lines = text.lines().count();
            assert!(lines <= 500 || LONG.contains(&path.as_str()), "{folder}/{path} has {lines} lines");
        }
    }
}

#[test]
fn every_dependency_is_used() {
    let own = [
        ("Cargo.toml", &["src", "tests", "benches", "examples"][..]),
        ("train/Cargo.toml", &["train/src"]),
        ("archive/Cargo.toml", &["archive/src", "archive/tests"]),
    ];
    for (manifest, folders) in own {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(manifest)).unwrap();
        let table: toml::Table = toml::from_str(&text).unwrap();
        let source: String = folders.iter().flat_map(|f| files(f)).map(|(_, text)| text).collect();
        let names = ["dependencies", "dev-dependencies"].iter().filter_map(|t| table.get(*t)?.as_table()).flat_map(|t| t.keys());
        for name in names {
            let path = name.replace('-', "_");
            let used = [format!("{path}::"), format!("use {path} as"), format!("derive({path}")].iter().any(|form| source.contains(form));
            assert!(used, "{manifest}: nothing uses {name}");
        }
    }
}
