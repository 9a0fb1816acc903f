//! What the verdict on a draft's sentence is learned from: `cargo run --release -p crossread-train --bin draft_features --
//! FOLDER…`.
//!
//! Each FOLDER holds drafts: `NAME/draft.md`, `NAME/sources/*.txt` and `NAME/key.jsonl`, a line a sentence with `sentence`,
//! `expect` and `kind`. Printed is a JSON line for each sentence: its event, its key, its features by name, its
//! probability and its verdict; a logistic regression with folds by event gives the weights of
//! `src/draft/verdict.rs`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for developing, run by hand on known files"
)]

use crossread::analyse;
use crossread::internals::draft::{look_up, study};
use crossread::internals::read::parse;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// What stands in `folder`, sorted.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    all.sort();
    all
}

fn main() {
    for root in std::env::args().skip(1) {
        for folder in entries(Path::new(&root)).into_iter().filter(|f| f.join("key.jsonl").exists()) {
            let files: Vec<PathBuf> = std::iter::once(folder.join("draft.md")).chain(entries(&folder.join("sources"))).collect();
            let articles = files.iter().map(|f| parse(&f.to_string_lossy(), &std::fs::read(f).unwrap()).unwrap()).collect();
            let analyses = analyse(articles);
            let keys: Vec<Value> =
                std::fs::read_to_string(folder.join("key.jsonl")).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
            for judged in look_up(0, &(1..analyses.len()).collect::<Vec<_>>(), &analyses, &[]) {
                let sentence = judged.span.of(&analyses[0].article.text);
                let key = keys.iter().find(|k| k["sentence"].as_str().is_some_and(|s| s == sentence));
                let features: Map<String, Value> =
                    study::names().iter().zip(study::features(&judged)).map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
                println!(
                    "{}",
                    json!({
                        "event": folder.file_name().map(|n| n.to_string_lossy()),
                        "sentence": sentence,
                        "key": key,
                        "features": features,
                        "probability": judged.probability,
                        "verdict": judged.verdict,
                    })
                );
            }
        }
    }
}
