//! From paths to bytes: the only part of the core that touches the file system.

use super::{ReadError, format};
use crate::article::Article;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// What may be read.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Largest file in bytes.
    pub max_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        // The largest saved news page in the development pages is 4 MB; 16 MB leaves room.
        Self { max_bytes: 16 << 20 }
    }
}

/// One input that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// As the user gave it.
    pub path: String,
    /// What is wrong and what to do.
    pub reason: String,
}

/// One file below a folder that is of no format that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The file.
    pub path: String,
}

/// All that was read, sorted by path; duplicates of one text have ids of their own.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The articles.
    pub articles: Vec<Article>,
    /// Inputs that could not be read.
    pub failures: Vec<Failure>,
    /// Files of other kinds below the folders.
    pub ignored: Vec<Ignored>,
}

/// Read every article at or below `paths`. `progress` is called once per file, from any thread.
#[allow(clippy::disallowed_methods, reason = "the one place of the core that reads files")]
pub fn read_paths(paths: &[PathBuf], options: &ReadOptions, progress: &(dyn Fn() + Sync)) -> Inputs {
    let mut inputs = Inputs::default();
    let mut files = Vec::new();
    for path in paths {
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            match entry {
                Ok(e) if e.file_type().is_file() => files.push(e.into_path()),
                Ok(_) => {}
                Err(e) => inputs.failures.push(Failure { path: shown(path), reason: e.to_string() }),
            }
        }
    }
    files.sort();
    files.dedup();
    let read: Vec<_> = files
        .par_iter()
        .map(|file| {
            let result = std::fs::read(file).map_err(|e| e.to_string()).and_then(|bytes| {
                let size = bytes.len() as u64;
                if size > options.max_bytes {
                    return Err(ReadError::TooLarge { size, limit: options.max_bytes }.to_string());
                }
                format::parse(&shown(file), &bytes).map_err(|e| e.to_string())
            });
            progress();
            (file, result)
        })
        .collect();
    for (file, result) in read {
        match result {
            Ok(article) => inputs.articles.push(article),
            Err(reason) => inputs.failures.push(Failure { path: shown(file), reason }),
        }
    }
    inputs
}

/// A path as shown: `/` between folders.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
