//! `crossread compare`: the named articles are one event.

use super::comparison::{SinceArgs, analysed, compared, mark_changes, one_event};
use super::formats::{FormatParser, Wanted};
use super::gate::GateArgs;
use super::global::Global;
use super::memory::Watch;
use super::select::InputArgs;
use super::settings::Settings;
use super::target::Target;
use super::tell::tell;
use super::template::TemplateOptions;
use super::{Exit, gate, inputs, look, statistics};
use crossread::internals::render::View;
use crossread::internals::report;
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct CompareArgs {
    /// Files or folders, or - for standard input; all their articles are taken as one event
    #[arg(required_unless_present = "files_from")]
    pub(super) paths: Vec<PathBuf>,
    /// Formats: NAME, or NAME=FILE to write a file; several with commas [default: text]
    #[arg(short, long = "format", value_name = "FORMAT", value_parser = FormatParser(View::Compare), value_delimiter = ',', ignore_case = true)]
    pub(super) formats: Vec<Wanted>,
    /// File to write to, or folder (for several formats) [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) gate: GateArgs,
    #[command(flatten)]
    pub(super) since: SinceArgs,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) templates: TemplateOptions,
}

/// Run the command.
pub(super) fn run(args: &CompareArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let fail_on = settings.fail_on(args.gate.fail_on, View::Compare);
    let target = Target::new(&args.formats, args.output.as_deref())?;
    let before = args.since.read()?;
    let look = look::complete(settings.rendering(View::Compare, fail_on)?, &args.templates, &settings)?;
    let inputs = inputs::read_given(&args.input.given(&args.paths, &settings, global)?, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    if inputs.articles.len() == 1 {
        tell!("crossread: only one article was read; it is compared with itself alone, so name another to compare it with");
    }
    let read = inputs::files(&inputs);
    let facts = settings.complete(inputs::facts(&inputs, "compare"))?;
    let mut report = report::build(&compared(analysed(inputs.articles, global), one_event(), &settings, global)?, facts);
    mark_changes(&mut report, before.as_ref());
    let watch = Watch::of(&look, &report);
    target.write(&report, &look, &read)?;
    drop(watch);
    if args.gate.statistics {
        statistics::tell_stale(&report.findings, &settings)?;
    }
    Ok(gate::exit(&report, fail_on, &args.gate, &settings.waivers_file()?, &settings.baseline_file()?))
}
