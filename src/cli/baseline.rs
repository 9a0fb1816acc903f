//! `crossread baseline`: take today's findings as known, so that only new ones fail a gate.

use super::comparison::{analysed, compared};
use super::global::Global;
use super::place::shown_path;
use super::select::InputArgs;
use super::settings::{Baseline, Settings};
use super::tell::tell;
use super::{Exit, inputs, output};
use crossread::internals::events::EventOptions;
use crossread::internals::report;
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct BaselineArgs {
    /// Files or folders of articles [default: `corpus` of crossread.toml]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) input: InputArgs,
}

/// Run the command.
pub(super) fn run(args: &BaselineArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    // What stands there already must be a baseline, or it is not written over.
    settings.baseline()?;
    let inputs = inputs::read_given(&args.input.given(&args.paths, &settings, global)?, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let facts = inputs::facts(&inputs, "baseline");
    let report = report::build(&compared(analysed(inputs.articles, global), EventOptions::default(), &settings, global)?, facts);
    let baseline = Baseline { version: 1, findings: report.findings.iter().map(|f| f.id.clone()).collect() };
    let file = settings.baseline_file()?;
    let mut text = serde_json::to_string_pretty(&baseline)?;
    text.push('\n');
    output::file(&file, text.as_bytes())?;
    if !global.quiet {
        let count = baseline.findings.len();
        tell!("{count} {} known from now on ({})", if count == 1 { "finding is" } else { "findings are" }, shown_path(&file));
    }
    Ok(if report.failures.is_empty() { Exit::Clean } else { Exit::SomeUnreadable })
}
