//! `crossread events`: the grouping alone, with why.

use super::global::Global;
use super::grouping::{self, GroupingArgs};
use super::settings::Settings;
use super::{Exit, inputs, output};
use crossread::events::group;
use crossread::render::View;
use crossread::{Comparison, analyse, report};
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct EventsArgs {
    /// Files or folders of articles [default: `corpus` of crossread.toml, else corpus]
    pub(super) paths: Vec<PathBuf>,
    /// Output format
    #[arg(short, long, default_value = "text")]
    pub(super) format: String,
    #[command(flatten)]
    pub(super) grouping: GroupingArgs,
}

/// Run the command.
pub(super) fn run(args: &EventsArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let format = output::format(&args.format, View::Events)?;
    let options = args.grouping.options()?;
    let inputs = inputs::read(&settings.paths(&args.paths)?, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    grouping::check(&inputs.articles, &options)?;
    let facts = inputs::facts(&inputs, "events");
    let analyses = analyse(inputs.articles);
    let grouping = group(&analyses, &options);
    args.grouping.keep(&grouping, &analyses)?;
    let comparison = Comparison::of_grouping(analyses, grouping);
    let report = report::build(&comparison, facts);
    output::print(&report, format, View::Events)?;
    Ok(if report.failures.is_empty() { Exit::Clean } else { Exit::SomeUnreadable })
}
