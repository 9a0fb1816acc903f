//! `crossread events`: the grouping alone, with why.

use super::comparison::analysed;
use super::formats::{FormatParser, Wanted};
use super::global::Global;
use super::grouping::{self, GroupingArgs};
use super::progress::Progress;
use super::select::InputArgs;
use super::settings::Settings;
use super::target::Target;
use super::{Exit, inputs};
use crossread::Comparison;
use crossread::internals::events::group;
use crossread::internals::render::View;
use crossread::internals::report;
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct EventsArgs {
    /// Files or folders of articles [default: `corpus` of crossread.toml, else corpus]
    pub(super) paths: Vec<PathBuf>,
    /// Formats: NAME, or NAME=FILE to write a file; several with commas [default: text]
    #[arg(short, long = "format", value_name = "FORMAT", value_parser = FormatParser(View::Events), value_delimiter = ',', ignore_case = true)]
    pub(super) formats: Vec<Wanted>,
    /// File to write to, or folder (for several formats) [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) grouping: GroupingArgs,
}

/// Run the command.
pub(super) fn run(args: &EventsArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let target = Target::new(&args.formats, args.output.as_deref())?;
    let options = args.grouping.options()?;
    let inputs = inputs::read_given(&args.input.given(&args.paths, &settings, global)?, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    grouping::check(&inputs.articles, &options)?;
    let read = inputs::files(&inputs);
    let facts = inputs::facts(&inputs, "events");
    let analyses = analysed(inputs.articles, global);
    let grouping = {
        let _progress = Progress::at_once(("article", "grouped by event"), analyses.len(), global);
        group(&analyses, &options)
    };
    args.grouping.keep(&grouping, &analyses)?;
    let comparison = Comparison::of_grouping(analyses, grouping);
    let report = report::build(&comparison, facts);
    target.write(&report, &settings.rendering(View::Events, None)?, &read)?;
    Ok(if report.failures.is_empty() { Exit::Clean } else { Exit::SomeUnreadable })
}
