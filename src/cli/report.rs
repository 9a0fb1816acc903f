//! `crossread report`: events → reports.

use super::args::Global;
use super::progress::Progress;
use super::{Exit, inputs, output};
use crossread::{Options, compare, report};
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    /// Files or folders of articles
    #[arg(default_value = "corpus")]
    pub(super) paths: Vec<PathBuf>,
    /// Folder that the reports go to
    #[arg(short, long, default_value = "reports")]
    pub(super) output: PathBuf,
}

/// Run the command.
pub(super) fn run(args: &ReportArgs, global: &Global) -> anyhow::Result<Exit> {
    let inputs = inputs::read(&args.paths, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let facts = inputs::facts(&inputs, "crossread report");
    let progress = Progress::new("events compared", global);
    let comparison = compare(inputs.articles, &Options::default(), &|| progress.step());
    drop(progress);
    let report = report::build(&comparison, facts);
    output::write(&report, "json", &args.output)?;
    Ok(if report.failures.is_empty() { Exit::Clean } else { Exit::SomeUnreadable })
}
