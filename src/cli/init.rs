//! `crossread init`: a configuration to begin with, and a job for CI.

use super::configuration::CONFIG_FILE;
use super::global::Global;
use super::init_ci::{From, Service, Work};
use super::place::{shown_path, within};
use super::settings::Settings;
use super::tell::tell;
use super::{Exit, output, repository};
use anyhow::{Context as _, bail, ensure};
use std::path::Path;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// Also write a CI job for this service
    #[arg(long, value_enum, ignore_case = true)]
    pub(super) ci: Option<Service>,
    /// Where the job installs crossread from: the address of a git repository, or its folder in this one
    #[arg(long, value_name = "URL|PATH", requires = "ci")]
    pub(super) from: Option<String>,
}

/// Folders that a desk may keep its articles in; the first that is there goes into the configuration.
const CORPORA: [&str; 3] = ["corpus", "articles", "sources"];
/// The same for drafts.
const DRAFTS: [&str; 2] = ["drafts", "draft"];

/// Run the command. Nothing that exists is overwritten; what is missing is written.
pub(super) fn run(args: &InitArgs, global: &Global) -> anyhow::Result<Exit> {
    let there = |names: &[&'static str]| names.iter().copied().find(|name| Path::new(name).is_dir());
    let (corpus, drafts) = (there(&CORPORA), there(&DRAFTS));
    let config = include_str!("init/crossread.toml").replace("CORPUS", corpus.unwrap_or(CORPORA[0]));
    let mut files = vec![(CONFIG_FILE, config)];
    if let Some(service) = args.ci {
        if let Some(root) = repository::root_above() {
            let root = shown_path(&root);
            bail!("{} runs only from the root of the repository; run `crossread init --ci` there: cd {root}", service.file());
        }
        let repository = Some(env!("CARGO_PKG_REPOSITORY")).filter(|r| !r.is_empty());
        let from = args.from.as_deref().or(repository).context(
            "say where the job installs crossread from: --from https://…, the address of its git repository, or --from PATH, its folder in this repository",
        )?;
        // what is there already is what the job will find
        let is_there = Path::new(CONFIG_FILE).symlink_metadata().is_ok();
        let settings = if is_there { Settings::load(global)? } else { Settings::default() };
        let work = Work::new(&settings, corpus.unwrap_or(CORPORA[0]), drafts.unwrap_or(DRAFTS[0]))?;
        files.push((service.file(), service.job(&From::parse(from)?, &work)));
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
