//! `crossread init`: a configuration to begin with, and a job for CI.

use super::configuration::CONFIG_FILE;
use super::global::Global;
use super::place::within;
use super::tell::tell;
use super::{Exit, output};
use anyhow::ensure;
use std::path::Path;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// Also write a CI job for this service
    #[arg(long, value_enum)]
    pub(super) ci: Option<Service>,
}

/// A CI service.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Service {
    /// GitHub Actions
    Github,
    /// GitLab CI
    Gitlab,
}

/// Folders that a desk may keep its articles in; the first that is there goes into the configuration.
const CORPORA: [&str; 3] = ["corpus", "articles", "sources"];

/// Run the command. Nothing that exists is overwritten; what is missing is written.
pub(super) fn run(args: &InitArgs, global: &Global) -> anyhow::Result<Exit> {
    let corpus = CORPORA.into_iter().find(|c| Path::new(c).is_dir());
    let config = include_str!("init/crossread.toml").replace("CORPUS", corpus.unwrap_or(CORPORA[0]));
    let mut files = vec![(CONFIG_FILE, config.as_str())];
    match args.ci {
        Some(Service::Github) => files.push((".github/workflows/crossread.yml", include_str!("init/github.yml"))),
        Some(Service::Gitlab) => files.push((".gitlab-ci.crossread.yml", include_str!("init/gitlab.yml"))),
        None => {}
    }
    let (there, missing): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| Path::new(name).symlink_metadata().is_ok());
    let names = || there.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" and ");
    ensure!(!missing.is_empty(), "{} exists already; move it away or edit it by hand", names());
    for (name, text) in &missing {
        output::file(&within(Path::new(""), name, "a file to write")?, text.as_bytes())?;
    }
    if global.quiet {
        return Ok(Exit::Clean);
    }
    if !there.is_empty() {
        tell!("{} exists already; left as it is", names());
    }
    missing.iter().for_each(|(name, _)| tell!("wrote {name}"));
    if there.is_empty() && corpus.is_none() {
        tell!("put articles (.txt, .md, saved .html) into {}/, then run `crossread report`", CORPORA[0]);
    }
    if matches!(args.ci, Some(Service::Gitlab)) {
        tell!("add to .gitlab-ci.yml:  include: .gitlab-ci.crossread.yml");
    }
    Ok(Exit::Clean)
}
