//! Reading what the user named, and telling about what could not be read.

use super::args::Global;
use crossread::read::{self, Inputs, ReadOptions};
use crossread::report::{Facts, Failure};
use std::path::PathBuf;

/// Read `paths`; each failure is told on standard error.
pub(super) fn read(paths: &[PathBuf], global: &Global) -> Inputs {
    let options = ReadOptions { max_bytes: global.max_bytes };
    let inputs = read::read_paths(paths, &options, &|| {});
    for failure in &inputs.failures {
        anstream::eprintln!("crossread: {}: {}", failure.path, failure.reason);
    }
    inputs
}

/// What the report should say about `inputs`.
pub(super) fn facts(inputs: &Inputs, title: &str) -> Facts {
    Facts {
        title: title.to_owned(),
        stamp: None,
        failures: inputs.failures.iter().map(|f| Failure { path: f.path.clone(), reason: f.reason.clone() }).collect(),
        ignored: inputs.ignored.iter().map(|i| i.path.clone()).collect(),
    }
}
