//! A run that was stopped goes on, and writes over nothing that is not its own.

use crate::archive::{Desk, hard};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

#[test]
fn what_is_done_is_not_done_again() {
    let desk = Desk::with(&hard(12));
    let report = desk.report_of("articles", "out", &["--block", "9"]);
    let manifest = desk.read("out/manifest.json");
    let place = |name: &str| desk.path(&format!("out/{name}"));
    let time = |name: &str| std::fs::metadata(place(name)).unwrap().modified().unwrap();
    let kept = "stages/read/articles-00000.parquet";
    let before = time(kept);
    // as if it had been stopped while its third last stage was at work
    for name in ["manifest.json", "report.jsonl", "stages/events/task-00001.json", "stages/events/found-00001.parquet"] {
        std::fs::remove_file(place(name)).unwrap();
    }
    std::fs::write(place("stages/events/.found-00001.parquet.host-1-0.part"), "half").unwrap();
    assert_eq!(desk.report_of("articles", "out", &["--block", "9"]), report);
    assert_eq!(desk.read("out/manifest.json"), manifest);
    assert_eq!(time(kept), before);
    assert!(!place("stages/events/.found-00001.parquet.host-1-0.part").exists());
}

/// The marks of tasks that are done, with the times at which these were.
fn marks(output: &Path) -> BTreeMap<String, SystemTime> {
    let entries = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().map(|e| e.unwrap()).collect::<Vec<_>>();
    let files = entries(&output.join("stages")).into_iter().flat_map(|stage| entries(&stage.path()));
    let marks = files.filter(|file| file.file_name().to_string_lossy().starts_with("task-"));
    marks.map(|mark| (mark.path().display().to_string(), mark.metadata().unwrap().modified().unwrap())).collect()
}

#[test]
fn a_killed_run_goes_on_and_leaves_what_is_done() {
    let desk = Desk::with(&hard(12));
    let args = ["run", "--input", "articles", "--output", "out", "--block", "9"];
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_crossread-archive"));
    let mut running = command.args(args).current_dir(desk.folder.path()).spawn().unwrap();
    let middle = desk.path("out/stages/weigh/task-00000.json");
    while !middle.exists() && running.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    running.kill().unwrap();
    running.wait().unwrap();
    let before = marks(&desk.path("out"));
    assert!(!before.is_empty() && !desk.path("out/manifest.json").exists());
    assert_eq!(desk.report_of("articles", "out", &["--block", "9"]), desk.expected());
    let after = marks(&desk.path("out"));
    assert!(after.len() > before.len());
    assert!(before.iter().all(|(mark, time)| after[mark] == *time));
}

#[test]
fn what_was_lost_is_made_again() {
    let desk = Desk::with(&hard(6));
    let report = desk.report_of("articles", "out", &[]);
    let manifest = desk.read("out/manifest.json");
    std::fs::remove_file(desk.path("out/stages/route/articles-00000.parquet")).unwrap();
    std::fs::write(desk.path("out/stages/findings/findings-00000.parquet"), "cut").unwrap();
    std::fs::remove_file(desk.path("out/report.jsonl")).unwrap();
    assert_eq!(desk.report_of("articles", "out", &[]), report);
    assert!(desk.path("out/stages/route/articles-00000.parquet").exists());
    assert_eq!(desk.read("out/manifest.json"), manifest);
}

#[test]
fn the_manifest_tells_each_file_with_its_hash() {
    use sha2::{Digest as _, Sha256};
    let desk = Desk::with(&hard(6));
    desk.report_of("articles", "out", &[]);
    let manifest: serde_json::Value = serde_json::from_str(&desk.read("out/manifest.json")).unwrap();
    let files = manifest["files"].as_array().unwrap();
    assert!(files.iter().any(|f| f["path"] == "report.jsonl"));
    for file in files {
        let bytes = std::fs::read(desk.path("out").join(file["path"].as_str().unwrap())).unwrap();
        let hash: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(file["sha256"], hash, "{file}");
        assert_eq!(file["bytes"], bytes.len());
    }
}
