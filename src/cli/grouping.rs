//! What the user decides about grouping: options, a manifest, a lock.

use super::output;
use super::place::shown_path;
use anyhow::{Context as _, bail};
use crossread::internals::article::Article;
use crossread::internals::events::{DeclaredGroup, EventOptions, Grouping, check_decisions, read_lock, read_manifest, write_lock};
use crossread::internals::extract::Analysis;
use std::path::{Path, PathBuf};

/// Options of the commands that group articles by event.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Grouping")]
pub(super) struct GroupingArgs {
    /// Take all articles as one event
    #[arg(long, conflicts_with_all = ["groups", "manifest", "folder_per_event", "lock"])]
    pub(super) one_event: bool,
    /// Articles of one event: paths, ends of paths, folders or ids; may be given several times
    #[arg(long = "group", value_name = "[NAME=]A,B,…")]
    pub(super) groups: Vec<String>,
    /// TOML file of decisions: [[event]] with name and files; must-link and cannot-link pairs
    #[arg(long, value_name = "FILE")]
    pub(super) manifest: Option<PathBuf>,
    /// Every folder is an event
    #[arg(long)]
    pub(super) folder_per_event: bool,
    /// Keep the events of the last run, as this file has them, and write those of this run to it
    #[arg(long, value_name = "FILE")]
    pub(super) lock: Option<PathBuf>,
}

impl GroupingArgs {
    /// The decisions, with the manifest and the lock read.
    pub(super) fn options(&self) -> anyhow::Result<EventOptions> {
        let mut options = EventOptions {
            one_event: self.one_event,
            groups: self.groups.iter().map(|g| group(g)).collect(),
            folder_per_event: self.folder_per_event,
            ..EventOptions::default()
        };
        if let Some(file) = &self.manifest {
            let text = output::read(file).with_context(|| format!("could not read the manifest {}", shown_path(file)))?;
            read_manifest(&shown_path(file), &text, &mut options)?;
        }
        if let Some(text) = self.lock.as_deref().map(existing).transpose()?.flatten() {
            let file = self.lock.as_deref().map(shown_path).unwrap_or_default();
            read_lock(&file, &text, &mut options)?;
        }
        Ok(options)
    }

    /// Write the lock of this run, if one is kept.
    pub(super) fn keep(&self, grouping: &Grouping, analyses: &[Analysis]) -> anyhow::Result<()> {
        match &self.lock {
            Some(file) => output::file(file, write_lock(grouping, analyses).as_bytes()),
            None => Ok(()),
        }
    }
}

/// Fail if the decisions contradict one another or name what was not read.
pub(super) fn check(articles: &[Article], options: &EventOptions) -> anyhow::Result<()> {
    let errors = check_decisions(&articles.iter().collect::<Vec<_>>(), options);
    if errors.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    bail!("{}", lines.join("\ncrossread: "))
}

/// "Ferry fire=a.txt,b.txt" or "a.txt,b.txt".
fn group(written: &str) -> DeclaredGroup {
    let (name, articles) = match written.split_once('=') {
        Some((name, rest)) if !name.contains(['/', '.', ',']) => (Some(name.trim().to_owned()), rest),
        _ => (None, written),
    };
    let articles = articles.split(',').map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect();
    DeclaredGroup { name, articles }
}

/// The text of `file`; `None` when there is none yet.
fn existing(file: &Path) -> anyhow::Result<Option<String>> {
    match output::read(file) {
        Ok(text) => Ok(Some(text)),
        Err(e) if e.is_not_found() => Ok(None),
        Err(e) => Err(e).with_context(|| format!("could not read the lock {}", shown_path(file))),
    }
}

#[cfg(test)]
mod tests {
    use super::group;

    #[test]
    fn a_group_may_have_a_name() {
        assert_eq!(group("Ferry fire=a.txt, b.txt").name.as_deref(), Some("Ferry fire"));
        assert_eq!(group("a.txt,b=1.txt").articles, ["a.txt", "b=1.txt"]);
    }
}
