//! A run that was stopped goes on, and writes over nothing that is not its own.

use crate::archive::{Desk, hard};

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

#[test]
fn nothing_of_others_is_written_over() {
    let desk = Desk::with(&hard(3));
    std::fs::create_dir(desk.path("out")).unwrap();
    std::fs::write(desk.path("out/report.jsonl"), "mine").unwrap();
    assert_eq!(desk.run(&["run", "--input", "articles", "--output", "out"]).status.code(), Some(5));
    assert_eq!(desk.read("out/report.jsonl"), "mine");
    desk.report_of("articles", "other", &[]);
    let changed = desk.run(&["run", "--input", "articles", "--output", "other", "--window", "3"]);
    assert_eq!(changed.status.code(), Some(5), "settings of another run");
}

#[test]
fn no_articles_are_told() {
    let desk = Desk::with(&[]);
    std::fs::create_dir(desk.path("articles")).unwrap();
    assert_eq!(desk.run(&["run", "--input", "articles", "--output", "out"]).status.code(), Some(3));
}
