//! The two files by which a desk steers grouping: the manifest that it writes, and the lock that
//! crossread writes. Text in, text out; the command line reads and stores them.
//!
//! ```toml
//! must-link = [["post/fire.txt", "gazette/blaze.txt"]]
//! cannot-link = [["post/fire.txt", "archive/old-fire.txt"]]
//!
//! [[event]]
//! name = "Ferry fire"
//! files = ["courier/ferry.txt", "wire/ferry.txt"]
//! ```

use super::{DeclaredGroup, EventOptions, Grouping};
use crate::extract::Analysis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is wrong with a manifest or a lock.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {message}")]
pub struct ManifestError {
    /// The file.
    pub path: String,
    /// Line, column and what is wrong.
    pub message: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Manifest {
    event: Vec<ManifestEvent>,
    must_link: Vec<(String, String)>,
    cannot_link: Vec<(String, String)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ManifestEvent {
    name: Option<String>,
    files: Vec<String>,
}

/// Add the decisions of a manifest to `options`; `path` is for messages.
pub fn read_manifest(path: &str, text: &str, options: &mut EventOptions) -> Result<(), ManifestError> {
    let manifest: Manifest = toml::from_str(text).map_err(|e| error(path, &e))?;
    let group = |e: ManifestEvent| DeclaredGroup { name: e.name, articles: e.files };
    options.groups.extend(manifest.event.into_iter().map(group));
    options.must_link.extend(manifest.must_link);
    options.cannot_link.extend(manifest.cannot_link);
    Ok(())
}

const LOCK_VERSION: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lock {
    version: u32,
    #[serde(default)]
    events: BTreeMap<String, Vec<String>>,
}

/// Add the events of an earlier run to `options`.
pub fn read_lock(path: &str, text: &str, options: &mut EventOptions) -> Result<(), ManifestError> {
    let lock: Lock = toml::from_str(text).map_err(|e| error(path, &e))?;
    if lock.version != LOCK_VERSION {
        let message = format!("version {} is not known; remove the file to group anew", lock.version);
        return Err(ManifestError { path: path.to_owned(), message });
    }
    options.locked.extend(lock.events);
    Ok(())
}

/// The lock of `grouping`: article ids by event id, sorted.
pub fn write_lock(grouping: &Grouping, analyses: &[Analysis]) -> String {
    let mut out =
        String::from("# Events of the last run. crossread keeps their articles together and their names; remove a line to group anew.\n");
    out.push_str(&format!("version = {LOCK_VERSION}\n\n[events]\n"));
    let events: BTreeMap<&str, Vec<&str>> = grouping
        .events
        .iter()
        .map(|e| {
            let mut ids: Vec<&str> = e.articles.iter().filter_map(|i| analyses.get(*i)).map(|a| a.article.id.0.as_str()).collect();
            ids.sort_unstable();
            (e.id.as_str(), ids)
        })
        .collect();
    for (event, ids) in events {
        out.push_str(&format!("{event} = {ids:?}\n"));
    }
    out
}

fn error(path: &str, e: &toml::de::Error) -> ManifestError {
    ManifestError { path: path.to_owned(), message: e.to_string().trim_end().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_gives_groups_and_links() {
        let text = "cannot-link = [[\"a.txt\", \"c.txt\"]]\n[[event]]\nname = \"Ferry fire\"\nfiles = [\"a.txt\", \"b.txt\"]\n";
        let mut options = EventOptions::default();
        read_manifest("m.toml", text, &mut options).unwrap();
        assert_eq!(options.groups[0].name.as_deref(), Some("Ferry fire"));
        assert_eq!(options.cannot_link, [("a.txt".to_owned(), "c.txt".to_owned())]);
    }

    #[test]
    fn a_wrong_key_is_named_with_its_line() {
        let error = read_manifest("m.toml", "[[event]]\nfile = [\"a\"]\n", &mut EventOptions::default()).unwrap_err().to_string();
        assert!(error.contains("m.toml") && error.contains("line 2") && error.contains("file"), "{error}");
    }
}
