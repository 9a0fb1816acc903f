//! `crossread extract`: what was read, article by article.

use super::global::Global;
use super::{Exit, inputs, output};
use crossread::events::Grouping;
use crossread::render::View;
use crossread::report;
use crossread::{Comparison, analyse};
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ExtractArgs {
    /// Files or folders of articles
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Output format
    #[arg(short, long, default_value = "text")]
    pub(super) format: String,
}

/// Run the command.
pub(super) fn run(args: &ExtractArgs, global: &Global) -> anyhow::Result<Exit> {
    let format = output::format(&args.format, View::Extract)?;
    let inputs = inputs::read(&args.paths, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let facts = inputs::facts(&inputs, "extract");
    let comparison = Comparison::of_grouping(analyse(inputs.articles), Grouping::default());
    let report = report::build(&comparison, facts);
    output::print(&report, format, View::Extract)?;
    Ok(if report.failures.is_empty() { Exit::Clean } else { Exit::SomeUnreadable })
}
