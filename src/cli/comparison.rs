//! Articles → report: what every command that looks for findings sets up, in one place.

use super::global::Global;
use super::place::shown_path;
use super::progress::Progress;
use super::settings::Settings;
use anyhow::Context as _;
use crossread::article::ArticleId;
use crossread::events::EventOptions;
use crossread::extract::Analysis;
use crossread::report::{self, Report};
use crossread::{Comparison, Options, compare_analyses};
use std::path::{Path, PathBuf};

/// The options of a run whose articles are all one event.
pub(super) fn one_event() -> EventOptions {
    EventOptions { one_event: true, ..EventOptions::default() }
}

/// Compare what was taken from articles by the checks of `settings`, with progress on a terminal.
pub(super) fn compared(analyses: Vec<Analysis>, events: EventOptions, settings: &Settings, global: &Global) -> Comparison {
    let progress = Progress::new("events compared", global);
    let options = Options { events, checks: settings.config.checks.clone(), ..Options::default() };
    compare_analyses(analyses, &options, &|| progress.step())
}

/// Compare a draft with its sources, all taken as one event.
pub(super) fn held(analyses: Vec<Analysis>, draft: ArticleId, settings: &Settings, global: &Global) -> Comparison {
    let progress = Progress::new("events compared", global);
    let options = Options { events: one_event(), checks: settings.config.checks.clone(), draft: Some(draft), ..Options::default() };
    compare_analyses(analyses, &options, &|| progress.step())
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
