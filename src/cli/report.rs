//! `crossread report`: events → reports.

use super::comparison::{SinceArgs, compared, mark_changes};
use super::folder::Folder;
use super::global::Global;
use super::grouping::{self, GroupingArgs};
use super::memory::Watch;
use super::place::shown_path;
use super::settings::Settings;
use super::tell::tell;
use super::template::{self, TemplateOptions};
use super::{Exit, gate, inputs, output};
use crossread::analyse;
use crossread::render::{RenderOptions, View};
use crossread::report::{self, Report, SeverityCounts};
use std::path::PathBuf;

/// What is written when nothing else is asked for.
const FORMATS: [&str; 3] = ["html", "md", "json"];

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    /// Files or folders of articles [default: `corpus` of crossread.toml, else corpus]
    pub(super) paths: Vec<PathBuf>,
    /// Folder that the reports go to [default: `output` of crossread.toml, else reports]
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    /// Format to write; may be given several times [default: `formats` of crossread.toml, else html, md, json]
    #[arg(short, long = "format", value_name = "FORMAT")]
    pub(super) formats: Vec<String>,
    /// HTML as a folder of pages, or as one file that opens from an e-mail
    #[arg(long, value_enum, default_value_t = Packaging::Dir)]
    pub(super) packaging: Packaging,
    /// Fail (exit status 1) on findings of this severity or worse: never, high, medium, low, info
    #[arg(long, value_name = "SEVERITY")]
    pub(super) fail_on: Option<String>,
    #[command(flatten)]
    pub(super) since: SinceArgs,
    #[command(flatten)]
    pub(super) grouping: GroupingArgs,
    #[command(flatten)]
    pub(super) templates: TemplateOptions,
}

/// How HTML is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Packaging {
    /// index.html, a page per event, style.css and script.js: fits a strict content security policy
    Dir,
    /// report.html alone
    Single,
}

/// Run the command.
pub(super) fn run(args: &ReportArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let fail_on = settings.fail_on(args.fail_on.as_deref(), None)?;
    let formats = formats(&args.formats, &settings.config.formats);
    let formats = formats.iter().map(|f| output::format(f, View::Report)).collect::<anyhow::Result<Vec<_>>>()?;
    let before = args.since.read()?;
    let templates = template::load(&args.templates)?;
    let place = settings.output(args.output.as_deref())?;
    let mut folder = Folder::claim(&place)?;
    let inputs = inputs::read(&settings.paths(&args.paths)?, global);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let events = args.grouping.options()?;
    grouping::check(&inputs.articles, &events)?;
    let read = inputs::files(&inputs);
    let facts = settings.complete(inputs::facts(&inputs, "What the sources report"))?;
    let comparison = compared(analyse(inputs.articles), events, &settings, global);
    args.grouping.keep(&comparison.grouping, &comparison.analyses)?;
    let mut report = report::build(&comparison, facts);
    mark_changes(&mut report, before.as_ref());
    let watch = (!templates.is_empty()).then(|| Watch::begin(&report));
    let rendering = RenderOptions { templates, single: args.packaging == Packaging::Single, ..RenderOptions::default() };
    let first = output::write(&report, &formats, &mut folder, &read, &rendering)?;
    drop(watch);
    if !global.quiet {
        let place = first.map_or_else(|| place.clone(), |f| place.join(f));
        tell!("{}: {}", shown_path(&place), summary(&report));
    }
    Ok(gate::exit(&report, fail_on))
}

fn formats(given: &[String], configured: &[String]) -> Vec<String> {
    match (given.is_empty(), configured.is_empty()) {
        (false, _) => given.to_vec(),
        (true, false) => configured.to_vec(),
        (true, true) => FORMATS.map(str::to_owned).to_vec(),
    }
}

/// "23 articles, 3 events; findings: 4 high, 2 medium, 1 low, 9 info".
fn summary(report: &Report) -> String {
    let totals = &report.totals;
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let SeverityCounts { high, medium, low, info } = &totals.findings;
    let mut text = format!(
        "{}, {}; findings: {high} high, {medium} medium, {low} low, {info} info",
        count(totals.articles, "article", "articles"),
        count(totals.events, "event", "events")
    );
    if totals.failures > 0 {
        text += &format!("; {} could not be read", count(totals.failures, "input", "inputs"));
    }
    if let Some(changes) = &report.changes {
        text += &format!("; since the earlier report: {} new, {} gone", changes.new.len(), changes.gone.len());
    }
    text
}
