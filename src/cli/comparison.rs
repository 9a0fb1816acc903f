//! Articles → report: what every command that looks for findings sets up, in one place.

use super::cache::Slot;
use super::global::Global;
use super::grouping::{self, GroupingArgs};
use super::inputs;
use super::place::{absolute, shown_path};
use super::progress::Progress;
use super::select::Given;
use super::settings::Settings;
use super::tell::tell;
use anyhow::Context as _;
use crossread::internals::align::{AlignOptions, Parsing};
use crossread::internals::article::{Article, ArticleId};
use crossread::internals::config::{PathRule, agencies};
use crossread::internals::events::{EventOptions, group};
use crossread::internals::extract::Analysis;
use crossread::internals::read::Patterns;
use crossread::internals::report::{self, Facts, Report};
use crossread::{Comparison, Options, analyse_each, compare_grouped};
use std::path::{Path, PathBuf};

/// The options of a run whose articles are all one event.
pub(super) fn one_event() -> EventOptions {
    EventOptions { one_event: true, ..EventOptions::default() }
}

/// What was read to be compared.
pub(super) struct Material {
    articles: Vec<Article>,
    events: EventOptions,
    /// What else the report says of it.
    pub(super) facts: Facts,
    /// The files that were read, links resolved.
    pub(super) files: Vec<PathBuf>,
}

impl Material {
    /// What is `given`, with the decisions on its events; `None`, which is told, when there is no article.
    pub(super) fn read(given: &Given, grouping: &GroupingArgs, global: &Global) -> anyhow::Result<Option<Self>> {
        let inputs = inputs::read_given(given, global);
        if inputs.articles.is_empty() {
            return Ok(None);
        }
        let events = grouping.options()?;
        grouping::check(&inputs.articles, &events)?;
        let (facts, files) = (inputs::facts(&inputs, "What the sources report"), inputs::files(&inputs));
        Ok(Some(Self { articles: inputs.articles, events, facts, files }))
    }

    /// The report on it with `facts`, that of an earlier run where one of the same articles and settings is kept.
    pub(super) fn report(self, grouping: &GroupingArgs, settings: &Settings, facts: Facts, global: &Global) -> anyhow::Result<Report> {
        let slot = if grouping.lock.is_some() { None } else { self.slot(settings, &facts, global)? };
        if let Some(report) = slot.as_ref().and_then(Slot::report) {
            if global.verbose > 1 {
                tell!("crossread: the report of an earlier run of the same articles is taken (--no-cache computes it anew)");
            }
            return Ok(report);
        }
        let report = report::build(&self.compared(grouping, settings, global)?, facts);
        if let Some(slot) = slot {
            slot.keep(&report);
        }
        Ok(report)
    }

    /// Where the report is kept from run to run: it follows from the articles, how they are compared and graded, and
    /// `facts`.
    fn slot(&self, settings: &Settings, facts: &Facts, global: &Global) -> anyhow::Result<Option<Slot>> {
        let here = absolute(Path::new(""))?;
        let rules: Vec<&PathRule> = settings.path_rules()?.into_iter().map(|(_, rule)| rule).collect();
        let options = options(self.events.clone(), None, settings);
        Ok(Slot::of(&self.articles, &(options, rules, here, absolute(settings.folder())?, facts), global))
    }

    /// Compare it, and keep how it was grouped where that was asked for.
    pub(super) fn compared(self, grouping: &GroupingArgs, settings: &Settings, global: &Global) -> anyhow::Result<Comparison> {
        let comparison = compared(analysed(self.articles, global), self.events, settings, global)?;
        grouping.keep(&comparison.grouping, &comparison.analyses)?;
        Ok(comparison)
    }
}

/// Compare what was taken from articles by the checks of `settings`, with progress on a terminal.
pub(super) fn compared(analyses: Vec<Analysis>, events: EventOptions, settings: &Settings, global: &Global) -> anyhow::Result<Comparison> {
    graded_by_path(grouped(analyses, &options(events, None, settings), global), None, settings)
}

/// Compare a draft with its sources, all taken as one event.
pub(super) fn held(analyses: Vec<Analysis>, draft: ArticleId, settings: &Settings, global: &Global) -> anyhow::Result<Comparison> {
    let own = analyses.iter().position(|a| a.article.id == draft);
    graded_by_path(grouped(analyses, &options(one_event(), Some(draft), settings), global), own, settings)
}

/// How articles are compared: by the checks, the people and the agencies of `settings`.
fn options(events: EventOptions, draft: Option<ArticleId>, settings: &Settings) -> Options {
    let config = &settings.config;
    let align = AlignOptions { agencies: agencies(&config.sources) };
    Options { events, align, checks: config.checks.clone(), people: config.people.clone(), draft }
}

/// What can be compared of `articles`, with progress on a terminal.
pub(super) fn analysed(articles: Vec<Article>, global: &Global) -> Vec<Analysis> {
    let progress = Progress::new(("article", "analysed"), Some(articles.len()), global);
    analyse_each(articles, &|| progress.step())
}

fn grouped(analyses: Vec<Analysis>, options: &Options, global: &Global) -> Comparison {
    let grouping = {
        let _progress = Progress::at_once(("article", "grouped by event"), analyses.len(), global);
        group(&analyses, &options.events)
    };
    let progress = Progress::new(("event", "compared"), Some(grouping.events.len()), global);
    let comparison = compare_grouped(analyses, grouping, options, &|| progress.step());
    drop(progress);
    if global.verbose > 1 {
        tell_parsing(&comparison);
    }
    comparison
}

/// How many sentences were parsed, and why.
fn tell_parsing(comparison: &Comparison) {
    let sum = |of: fn(&Parsing) -> usize| comparison.alignments.iter().map(|a| of(&a.parsing)).sum::<usize>();
    let (sentences, asked, trees) = (sum(|p| p.sentences), sum(|p| p.asked), sum(|p| p.trees));
    tell!("            {asked} of {sentences} sentences have values that may differ from another's; parsed, each wording once: {trees}");
}

/// `comparison` with the severities that `[[paths]]` of the configuration gives: those of the draft's
/// file for what is found in the draft, else of the first place's.
fn graded_by_path(mut comparison: Comparison, draft: Option<usize>, settings: &Settings) -> anyhow::Result<Comparison> {
    let rules = settings.path_rules()?;
    if rules.is_empty() {
        return Ok(comparison);
    }
    let paths: Vec<PathBuf> = comparison.analyses.iter().map(|a| absolute(Path::new(&a.article.path))).collect::<anyhow::Result<_>>()?;
    for findings in comparison.findings.iter_mut().chain(&mut comparison.story_findings) {
        findings.retain_mut(|finding| {
            let at = finding.locations.iter().map(|l| l.article);
            let Some(article) = at.clone().find(|a| Some(*a) == draft).or_else(|| at.clone().next()) else { return true };
            let fits = |rule: &&(Patterns, &PathRule)| rule.0.fits(&paths[article], false) && rule.1.checks.contains_key(finding.check);
            let Some((_, rule)) = rules.iter().rfind(fits) else { return true };
            let severity = rule.checks.get(finding.check).and_then(|level| level.severity());
            finding.severity = severity.unwrap_or(finding.severity);
            severity.is_some()
        });
    }
    Ok(comparison)
}

/// What a report is compared with, to show what has changed.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct SinceArgs {
    /// Show what has changed since this report: a report.json, or the folder that holds one
    #[arg(long, value_name = "REPORT")]
    pub(super) since: Option<PathBuf>,
}

impl SinceArgs {
    /// The earlier report, read before anything is written in its place.
    pub(super) fn read(&self) -> anyhow::Result<Option<Report>> {
        self.since.as_deref().map(earlier).transpose()
    }
}

/// Fill in what has changed in `report` since `before`.
pub(super) fn mark_changes(report: &mut Report, before: Option<&Report>) {
    report.changes = before.map(|before| report::changes(before, report));
}

/// The report in the file `place`, or in the folder of that name.
pub(super) fn earlier(place: &Path) -> anyhow::Result<Report> {
    let file = if place.is_dir() { place.join("report.json") } else { place.to_path_buf() };
    let text = super::output::read_report(&file)
        .with_context(|| format!("could not read {}; name a report.json, or the folder of an earlier report", shown_path(&file)))?;
    parse(&file, &text)
}

/// The report whose JSON is `text`; `file` is for the message.
pub(super) fn parse(file: &Path, text: &str) -> anyhow::Result<Report> {
    serde_json::from_str(text).with_context(|| {
        format!("{} is no report that this version can read; make it anew with `crossread report --format json`", shown_path(file))
    })
}
