//! How many threads a run has shows in no byte that it writes.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test writes its own files, and fails if it cannot go on")]

use crossread::internals::render;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// What `crossread report corpus` writes in every format, by path.
fn written(threads: &str) -> BTreeMap<String, Vec<u8>> {
    let output = tempfile::tempdir().unwrap();
    let formats: Vec<&str> = render::ALL.iter().filter(|f| f.shows(render::View::Report)).map(|f| f.name).collect();
    let status = Command::new(env!("CARGO_BIN_EXE_crossread"))
        .args(["report", "corpus", "-q", "--no-cache", "--fail-on", "never", "--format", &formats.join(","), "-o"])
        .arg(output.path())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("RAYON_NUM_THREADS", threads)
        .env_remove("SOURCE_DATE_EPOCH")
        .status()
        .unwrap();
    assert!(status.success(), "{status}");
    let name = |p: &Path| p.strip_prefix(output.path()).unwrap().to_string_lossy().into_owned();
    let entries = walkdir::WalkDir::new(output.path()).into_iter().map(|e| e.unwrap()).filter(|e| e.file_type().is_file());
    entries.map(|e| (name(e.path()), std::fs::read(e.path()).unwrap())).collect()
}

#[test]
fn one_thread_and_eight_write_the_same_report_in_every_format() {
    let (one, eight) = (written("1"), written("8"));
    assert!(one.len() > render::ALL.len() - 2, "{:?}", one.keys());
    assert!(one.keys().eq(eight.keys()), "{:?} and {:?}", one.keys(), eight.keys());
    let differing: Vec<&String> = one.keys().filter(|path| one[*path] != eight[*path]).collect();
    assert!(differing.is_empty(), "{differing:?}");
}
