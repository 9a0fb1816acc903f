//! `crossread compare`: the named articles are one event.

use super::args::Global;
use super::progress::Progress;
use super::{Exit, inputs, output};
use crossread::events::EventOptions;
use crossread::report;
use crossread::{Options, compare};
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct CompareArgs {
    /// Files or folders; all their articles are taken as one event
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Output format
    #[arg(short, long, default_value = "text")]
    pub(super) format: String,
}

/// Run the command.
pub(super) fn run(args: &CompareArgs, global: &Global) -> anyhow::Result<Exit> {
    let inputs = inputs::read(&args.paths, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let facts = inputs::facts(&inputs, "compare");
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let progress = Progress::new("events compared", global);
    let comparison = compare(inputs.articles, &options, &|| progress.step());
    drop(progress);
    let report = report::build(&comparison, facts);
    output::print(&report, &args.format)?;
    Ok(if report.failures.is_empty() { Exit::Clean } else { Exit::SomeUnreadable })
}
