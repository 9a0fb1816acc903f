//! `crossread compare`: the named articles are one event.

use super::args::Global;
use super::progress::Progress;
use super::settings::Settings;
use super::{Exit, gate, inputs, output};
use crossread::events::EventOptions;
use crossread::render::View;
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
    /// Fail (exit status 1) on findings of this severity or worse: never, high, medium, low, info
    #[arg(long, value_name = "SEVERITY", default_value = "never")]
    pub(super) fail_on: String,
}

/// Run the command.
pub(super) fn run(args: &CompareArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let fail_on = settings.fail_on(Some(&args.fail_on), None)?;
    let inputs = inputs::read(&args.paths, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let facts = settings.complete(inputs::facts(&inputs, "compare"))?;
    let options = Options {
        events: EventOptions { one_event: true, ..EventOptions::default() },
        checks: settings.config.checks.clone(),
        ..Options::default()
    };
    let progress = Progress::new("events compared", global);
    let comparison = compare(inputs.articles, &options, &|| progress.step());
    drop(progress);
    let report = report::build(&comparison, facts);
    output::print(&report, &args.format, View::Compare)?;
    Ok(gate::exit(&report, fail_on))
}
