//! `crossread report`: events → reports.

use super::args::Global;
use super::progress::Progress;
use super::settings::Settings;
use super::{Exit, gate, inputs, output};
use crossread::{Options, compare, report};
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    /// Files or folders of articles [default: `corpus` of crossread.toml, else corpus]
    pub(super) paths: Vec<PathBuf>,
    /// Folder that the reports go to [default: `output` of crossread.toml, else reports]
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    /// Fail (exit status 1) on findings of this severity or worse: never, high, medium, low, info
    #[arg(long, value_name = "SEVERITY")]
    pub(super) fail_on: Option<String>,
}

/// Run the command.
pub(super) fn run(args: &ReportArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let fail_on = settings.fail_on(args.fail_on.as_deref(), None)?;
    let inputs = inputs::read(&settings.paths(&args.paths), global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let facts = settings.complete(inputs::facts(&inputs, "crossread report"))?;
    let progress = Progress::new("events compared", global);
    let options = Options { checks: settings.config.checks.clone(), ..Options::default() };
    let comparison = compare(inputs.articles, &options, &|| progress.step());
    drop(progress);
    let report = report::build(&comparison, facts);
    output::write(&report, "json", &settings.output(args.output.as_deref()))?;
    Ok(gate::exit(&report, fail_on))
}
