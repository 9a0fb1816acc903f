//! The report kept in reports/ is what the program makes of corpus/ today, byte for byte.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let name = |p: &Path| p.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    entries.map(|e| (name(e.path()), std::fs::read(e.path()).unwrap())).collect()
}

#[test]
fn the_report_on_file_is_that_of_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fresh = tempfile::tempdir().unwrap();
    let update = std::env::var_os("UPDATE").is_some();
    let output = if update { root.join("reports") } else { fresh.path().to_path_buf() };
    let status = Command::new(env!("CARGO_BIN_EXE_crossread"))
        .args(["-q", "report", "corpus", "-o"])
        .arg(&output)
        .current_dir(root)
        .env_remove("SOURCE_DATE_EPOCH")
        .status()
        .unwrap();
    assert!(status.success(), "{status}");
    let (kept, made) = (files(&root.join("reports")), files(&output));
    let differing: Vec<&String> = kept
        .keys()
        .chain(made.keys())
        .filter(|name| kept.get(*name) != made.get(*name))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    assert!(
        differing.is_empty(),
        "reports/ is out of date ({differing:?}); run `cargo run --release -- report corpus` and look at what changed"
    );
}
