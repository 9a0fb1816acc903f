//! `crossread report`: events → reports.

use super::comparison::{Material, SinceArgs, mark_changes};
use super::configuration::CONFIG_FILE;
use super::folder::Folder;
use super::formats::{self, FormatParser, Wanted};
use super::gate::GateArgs;
use super::global::Global;
use super::grouping::GroupingArgs;
use super::memory::Watch;
use super::place::shown_path;
use super::progress::Progress;
use super::select::InputArgs;
use super::settings::Settings;
use super::tell::tell;
use super::template::TemplateOptions;
use super::{Exit, apart, gate, look, output, settings, statistics, target};
use anyhow::{anyhow, ensure};
use crossread::internals::render::{Beside, Format, Pages, RenderOptions, View};
use crossread::internals::report::{Report, SeverityCounts};
use std::path::PathBuf;
use std::slice::from_ref;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    /// Files or folders of articles [default: `corpus` of crossread.toml, else corpus]
    pub(super) paths: Vec<PathBuf>,
    /// Folder that the reports go to [default: `output` of crossread.toml, else reports]
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    /// Formats: NAME, or NAME=FILE to write a file elsewhere; several with commas [default: `formats` of crossread.toml, else html,md,json]
    #[arg(short, long = "format", value_name = "FORMAT", value_parser = FormatParser(View::Report), value_delimiter = ',', ignore_case = true)]
    pub(super) formats: Vec<Wanted>,
    /// HTML as a folder of pages, or as one file that opens from an e-mail
    #[arg(long, value_enum, default_value_t = Packaging::Dir, ignore_case = true)]
    pub(super) packaging: Packaging,
    /// Which events have a page: all, findings (those that have any) or worst:N (the first N of the index) [default: all of up to 200 events, else findings]
    #[arg(long, value_name = "WHICH", value_parser = pages)]
    pub(super) render: Option<Pages>,
    #[command(flatten)]
    pub(super) gate: GateArgs,
    #[command(flatten)]
    pub(super) since: SinceArgs,
    #[command(flatten)]
    pub(super) input: InputArgs,
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
    /// One file to send, named after its day and title
    Single,
}

/// "all", "findings", "worst:20".
fn pages(given: &str) -> Result<Pages, String> {
    let most = |n: &str| n.parse().ok().filter(|n| *n > 0).map(Pages::Worst);
    match given.to_ascii_lowercase().as_str() {
        "all" => Ok(Pages::All),
        "findings" => Ok(Pages::WithFindings),
        other => other.strip_prefix("worst:").and_then(most).ok_or_else(|| "say all, findings, or worst:N, as in worst:20".to_owned()),
    }
}

/// Run the command.
pub(super) fn run(args: &ReportArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let fail_on = settings.fail_on(args.gate.fail_on, View::Report);
    let (apart, formats): (Vec<Wanted>, Vec<Wanted>) =
        wanted(&args.formats, &settings)?.into_iter().partition(|wanted| wanted.file.is_some());
    target::ensure_one(apart.iter().filter(|w| w.is_printed()))?;
    let formats: Vec<&Format> = formats.iter().map(|wanted| wanted.format).collect();
    let before = args.since.read()?;
    let look = look::complete(settings.rendering(View::Report, fail_on)?, &args.templates, &settings)?;
    let place = settings.output(args.output.as_deref())?;
    let mut folder = Folder::claim(&place)?;
    let given = args.input.given(&args.paths, &settings, global)?;
    let Some(material) = Material::read(&given, &args.grouping, global)? else { return Ok(Exit::NoInput) };
    let read = material.files.clone();
    let places: Vec<apart::Place<'_>> =
        apart.iter().filter(|w| !w.is_printed()).filter_map(|w| Some((w.format, w.file.as_deref()?))).collect();
    apart::check(&places, &read)?;
    let facts = settings.complete(material.facts.clone())?;
    let mut report = material.report(&args.grouping, &settings, facts, global)?;
    mark_changes(&mut report, before.as_ref());
    let watch = Watch::of(&look, &report);
    let beside = match args.packaging {
        _ if !formats.iter().any(|f| f.name == "html") => Beside::Nothing,
        Packaging::Dir => Beside::Pages,
        Packaging::Single => Beside::OneFile,
    };
    let rendering = RenderOptions { single: args.packaging == Packaging::Single, beside, pages: args.render.unwrap_or_default(), ..look };
    let (rendered, first) = output::rendered(&report, &formats, &rendering, global)?;
    let rendering = RenderOptions { beside: Beside::Nothing, single: true, ..rendering };
    let ready = apart::rendered(from_ref(&report), &places, &rendering)?;
    drop(watch);
    if !rendered.is_empty() {
        let writing = Progress::new(("file", "written"), Some(rendered.values().map(Vec::len).sum()), global);
        folder.publish(&rendered, &read, &|| writing.step())?;
    }
    apart::write(&ready, None, Some(&folder))?;
    apart.iter().filter(|w| w.is_printed()).try_for_each(|w| output::print(&report, w.format, rendering.clone()))?;
    if !global.quiet {
        let place =
            first.map(|f| place.join(f)).or_else(|| apart.iter().find(|w| !w.is_printed()).and_then(|w| w.file.clone())).unwrap_or(place);
        tell!("{}: {}", shown_path(&place), summary(&report));
    }
    if args.gate.statistics {
        statistics::tell_stale(&report.findings, &settings)?;
    }
    Ok(gate::exit(&report, fail_on, &args.gate, &settings.waivers_file()?, &settings.baseline_file()?))
}

/// The formats of the command line, else those of the configuration, whose files stay within its
/// folder, else the usual ones.
fn wanted(given: &[Wanted], settings: &Settings) -> anyhow::Result<Vec<Wanted>> {
    if !given.is_empty() {
        return Ok(given.to_vec());
    }
    let read = |name: &str| formats::wanted(name, View::Report).map_err(|why| anyhow!(why));
    let configured = &settings.config.formats;
    if configured.is_empty() {
        return settings::FORMATS.iter().map(|name| read(name)).collect();
    }
    let place = |wanted: Wanted| {
        let Some(file) = wanted.file.as_ref().filter(|_| !wanted.is_printed()) else { return Ok(wanted) };
        let file = settings.place(&file.to_string_lossy(), "formats")?;
        // On the command line an empty file is one that the user has just made (mktemp); in a checkout it may be
        // anybody's. Annotations are empty where there is nothing to say.
        let is_empty = file.metadata().is_ok_and(|m| m.len() == 0) && wanted.format.name != "github";
        ensure!(!is_empty, "{CONFIG_FILE}: formats names {}, which crossread did not write; move it away", shown_path(&file));
        Ok(Wanted { file: Some(file), ..wanted })
    };
    configured.iter().map(|name| read(name).and_then(place)).collect()
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
