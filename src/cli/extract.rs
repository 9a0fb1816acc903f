//! `crossread extract`: what was read, article by article.

use super::comparison::analysed;
use super::formats::{FormatParser, Wanted};
use super::global::Global;
use super::select::InputArgs;
use super::settings::Settings;
use super::target::Target;
use super::{Exit, inputs};
use crossread::Comparison;
use crossread::internals::events::Grouping;
use crossread::internals::render::View;
use crossread::internals::report;
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ExtractArgs {
    /// Files or folders of articles, or - for standard input
    #[arg(required_unless_present = "files_from")]
    pub(super) paths: Vec<PathBuf>,
    /// Formats: NAME, or NAME=FILE to write a file; several with commas [default: text]
    #[arg(short, long = "format", value_name = "FORMAT", value_parser = FormatParser(View::Extract), value_delimiter = ',', ignore_case = true)]
    pub(super) formats: Vec<Wanted>,
    /// File to write to, or folder (for several formats) [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) input: InputArgs,
}

/// Run the command.
pub(super) fn run(args: &ExtractArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let target = Target::new(&args.formats, args.output.as_deref())?;
    let inputs = inputs::read_given(&args.input.given(&args.paths, &settings, global)?, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let read = inputs::files(&inputs);
    let facts = inputs::facts(&inputs, "extract");
    let comparison = Comparison::of_grouping(analysed(inputs.articles, global), Grouping::default());
    let report = report::build(&comparison, facts);
    target.write(&report, &settings.rendering(View::Extract, None)?, &read)?;
    Ok(if report.failures.is_empty() { Exit::Clean } else { Exit::SomeUnreadable })
}
