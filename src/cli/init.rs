//! `crossread init`: a configuration to begin with, and a job for CI.

use super::args::Global;
use super::settings::CONFIG_FILE;
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

/// Run the command. Nothing that exists is overwritten.
pub(super) fn run(args: &InitArgs, global: &Global) -> anyhow::Result<Exit> {
    let mut files = vec![(CONFIG_FILE, include_str!("init/crossread.toml"))];
    match args.ci {
        Some(Service::Github) => files.push((".github/workflows/crossread.yml", include_str!("init/github.yml"))),
        Some(Service::Gitlab) => files.push((".gitlab-ci.crossread.yml", include_str!("init/gitlab.yml"))),
        None => {}
    }
    for (name, _) in &files {
        ensure!(!Path::new(name).exists(), "{name} exists already; move it away or edit it by hand");
    }
    for (name, text) in &files {
        output::file(Path::new(name), text.as_bytes())?;
        if !global.quiet {
            anstream::eprintln!("wrote {name}");
        }
    }
    Ok(Exit::Clean)
}
