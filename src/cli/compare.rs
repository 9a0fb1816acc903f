//! `crossread compare`: the named articles are one event.

use super::comparison::{SinceArgs, compared, mark_changes, one_event};
use super::global::Global;
use super::settings::Settings;
use super::tell::tell;
use super::{Exit, gate, inputs, output};
use crossread::render::View;
use crossread::{analyse, report};
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
    #[command(flatten)]
    pub(super) since: SinceArgs,
}

/// Run the command.
pub(super) fn run(args: &CompareArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let fail_on = settings.fail_on(Some(&args.fail_on), None)?;
    let format = output::format(&args.format, View::Compare)?;
    let before = args.since.read()?;
    let inputs = inputs::read(&args.paths, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    if inputs.articles.len() == 1 {
        tell!("crossread: only one article was read; it is compared with itself alone, so name another to compare it with");
    }
    let facts = settings.complete(inputs::facts(&inputs, "compare"))?;
    let mut report = report::build(&compared(analyse(inputs.articles), one_event(), &settings, global), facts);
    mark_changes(&mut report, before.as_ref());
    output::print(&report, format, View::Compare)?;
    Ok(gate::exit(&report, fail_on))
}
