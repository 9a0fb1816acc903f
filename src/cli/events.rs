//! `crossread events`: the grouping alone, with why.

use super::args::Global;
use super::{Exit, inputs, output};
use crossread::events::{EventOptions, group};
use crossread::render::View;
use crossread::report;
use crossread::{Comparison, analyse};
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct EventsArgs {
    /// Files or folders of articles
    #[arg(default_value = "corpus")]
    pub(super) paths: Vec<PathBuf>,
    /// Output format
    #[arg(short, long, default_value = "text")]
    pub(super) format: String,
}

/// Run the command.
pub(super) fn run(args: &EventsArgs, global: &Global) -> anyhow::Result<Exit> {
    let inputs = inputs::read(&args.paths, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let facts = inputs::facts(&inputs, "events");
    let analyses = analyse(inputs.articles);
    let grouping = group(&analyses, &EventOptions::default());
    let comparison = Comparison::of_grouping(analyses, grouping);
    let report = report::build(&comparison, facts);
    output::print(&report, &args.format, View::Events)?;
    Ok(if report.failures.is_empty() { Exit::Clean } else { Exit::SomeUnreadable })
}
