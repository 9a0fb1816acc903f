//! Reading what the user named, and telling about what could not be read.

use super::global::Global;
use super::progress::Progress;
use super::settings::CORPUS;
use super::tell::tell;
use crossread::read::{self, Inputs, ReadOptions};
use crossread::report::{Facts, Failure, PassedOver};
use std::path::{Path, PathBuf};

/// Read `paths`. Each failure is told on standard error, even with `-q`: an input that is missing
/// from a report is an error, not a remark.
pub(super) fn read(paths: &[PathBuf], global: &Global) -> Inputs {
    let options = ReadOptions { max_bytes: global.max_bytes };
    let progress = Progress::new("articles read", global);
    let inputs = read::read_paths(paths, &options, &|| progress.step());
    drop(progress);
    for failure in &inputs.failures {
        tell!("crossread: {}: {}", failure.path, failure.reason);
    }
    if global.verbose > 0 {
        for article in &inputs.articles {
            tell!("read {} ({} bytes of text)", article.path, article.text.len());
            if global.verbose > 1 {
                article.notes.iter().for_each(|note| tell!("  {note}"));
            }
        }
        inputs.ignored.iter().for_each(|i| tell!("passed over {}: {}", i.path, i.reason));
    }
    if inputs.articles.is_empty() {
        let named: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
        tell!("crossread: no article could be read from {}; name .txt, .md or .html files, or folders that hold some", named.join(", "));
        if matches!(paths, [only] if only == Path::new(CORPUS) && !only.exists()) {
            tell!("crossread: there is no folder {CORPUS} here; name your own, or write it into crossread.toml (`crossread init`)");
        }
    }
    inputs
}

/// What the report should say about `inputs`.
pub(super) fn facts(inputs: &Inputs, title: &str) -> Facts {
    Facts {
        title: title.to_owned(),
        stamp: None,
        failures: inputs.failures.iter().map(|f| Failure { path: f.path.clone(), reason: f.reason.clone() }).collect(),
        passed_over: inputs.ignored.iter().map(|i| PassedOver { path: i.path.clone(), reason: i.reason.to_owned() }).collect(),
        ..Facts::default()
    }
}
