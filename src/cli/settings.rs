//! What holds for a run besides its arguments: `crossread.toml`, waivers, baseline, the day.

use super::configuration::CONFIG_FILE;
use super::global::Global;
use super::least::Least;
use super::place::{absolute, shown_path, shown_within};
use super::repository;
use super::tell::tell;
use super::{configuration, output, sets};
use anyhow::{Context as _, anyhow};
use crossread::internals::config::{Config, DraftRule, FailOn, Gate, PathRule};
use crossread::internals::findings::Severity;
use crossread::internals::findings::waiver::{self, Waiver};
use crossread::internals::read::Patterns;
use crossread::internals::render::{RenderOptions, View};
use crossread::internals::report::Facts;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folder of articles when neither the command line nor the configuration names one.
pub(super) const CORPUS: &str = "corpus";
/// Folder of reports when neither the command line nor the configuration names one.
const REPORTS: &str = "reports";
/// What `report` writes when nothing else is asked for.
pub(super) const FORMATS: [&str; 3] = ["html", "md", "json"];
const WAIVERS_FILE: &str = "crossread-waivers.toml";
const BASELINE_FILE: &str = "crossread-baseline.json";

/// Settings of a run.
#[derive(Debug, Default)]
pub(super) struct Settings {
    /// The desk's configuration.
    pub(super) config: Config,
    /// Folder of the configuration file; paths in it are relative to it.
    folder: PathBuf,
}

/// The baseline file: ids of findings that were there before.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Baseline {
    /// Version of this file's format: 1.
    pub(super) version: u32,
    /// Ids, sorted.
    pub(super) findings: BTreeSet<String>,
}

impl Settings {
    /// Read the file of `--config`, else the nearest `crossread.toml` that is obeyed. Which one, and
    /// which of what is compared and what fails it sets, is told; with `-q` only of one that nobody
    /// named and that sets any of it.
    pub(super) fn load(global: &Global) -> anyhow::Result<Self> {
        let Some(file) = global.config.clone().or_else(configuration::nearest) else { return Ok(Self::default()) };
        let config = configuration::read(&file)?;
        let sets = sets::told(&config);
        if !global.quiet || global.config.is_none() && !sets.is_empty() {
            tell!("crossread: configuration {}{sets}", shown_path(&file));
        }
        let folder = file.parent().map(Path::to_path_buf).unwrap_or_default();
        Ok(Self { config, folder })
    }

    /// Paths to read: those of the command line, else `corpus` of the configuration, else `corpus`.
    pub(super) fn paths(&self, given: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
        match (given.is_empty(), self.config.corpus.is_empty()) {
            (false, _) => Ok(given.to_vec()),
            (true, false) => self.config.corpus.iter().map(|p| self.place(p, "corpus")).collect(),
            (true, true) => Ok(vec![shown_within(Path::new(""), CORPUS, "the folder of articles")?]),
        }
    }

    /// Folder of reports: that of the command line, else of the configuration, else `reports`.
    pub(super) fn output(&self, given: Option<&Path>) -> anyhow::Result<PathBuf> {
        match (given, &self.config.output) {
            (Some(given), _) => Ok(given.to_path_buf()),
            (None, Some(output)) => self.place(output, "output"),
            (None, None) => shown_within(Path::new(""), REPORTS, "the folder of reports"),
        }
    }

    /// A path of the configuration, which stays within its folder and is not hidden.
    pub(super) fn place(&self, path: &str, key: &str) -> anyhow::Result<PathBuf> {
        shown_within(&self.folder, path, &format!("{CONFIG_FILE}: {key}"))
    }

    /// What holds where a configuration says nothing: key and value as TOML has them.
    pub(super) fn usual(&self) -> Vec<(&'static str, String)> {
        let text = |text: &str| format!("{text:?}");
        let formats: Vec<String> = FORMATS.iter().map(|f| text(f)).collect();
        vec![
            ("corpus", format!("[{}]", text(CORPUS))),
            ("output", text(REPORTS)),
            ("formats", format!("[{}]", formats.join(", "))),
            ("fail-on", "{ report = \"never\", compare = \"never\", check = \"high\" }".to_owned()),
            ("gitignore", "true".to_owned()),
            ("waivers", text(WAIVERS_FILE)),
            ("baseline", text(BASELINE_FILE)),
        ]
    }

    /// The severities of some files, each with the pattern that they fit.
    pub(super) fn path_rules(&self) -> anyhow::Result<Vec<(Patterns, &PathRule)>> {
        self.fitted(&self.config.paths, "paths", |rule| &rule.files)
    }

    /// The sources of some drafts, each with the pattern that the drafts fit.
    pub(super) fn draft_rules(&self) -> anyhow::Result<Vec<(Patterns, &DraftRule)>> {
        self.fitted(&self.config.drafts, "drafts", |rule| &rule.files)
    }

    /// Each of `rules`, which stand under `key`, with its pattern of files.
    fn fitted<'r, R>(&self, rules: &'r [R], key: &str, files: fn(&R) -> &String) -> anyhow::Result<Vec<(Patterns, &'r R)>> {
        let folder = absolute(&self.folder)?;
        let pattern =
            |rule| Patterns::new(&folder, std::slice::from_ref(files(rule))).map_err(|why| anyhow!("{CONFIG_FILE}: {key}: {why}"));
        rules.iter().map(|rule| Ok((pattern(rule)?, rule))).collect()
    }

    /// Folder that paths and patterns of the configuration are relative to.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Least severity that makes the command with `view` fail: that of the command line, else of the
    /// configuration, else high for a draft and never for what is published. `None` means never.
    pub(super) fn fail_on(&self, given: Option<Least>, view: View) -> Option<Severity> {
        let configured = match self.config.fail_on {
            None => None,
            Some(FailOn::All(gate)) => Some(gate),
            Some(FailOn::Each(gates)) => match view {
                View::Report => gates.report,
                View::Compare => gates.compare,
                View::Check => gates.check,
                View::Extract | View::Events => None,
            },
        };
        let otherwise = if view == View::Check { Gate::High } else { Gate::Never };
        given.map(Gate::from).or(configured).unwrap_or(otherwise).severity()
    }

    /// What rendering needs to know of a run that shows `view` and fails on `fail_on`.
    pub(super) fn rendering(&self, view: View, fail_on: Option<Severity>) -> anyhow::Result<RenderOptions> {
        let has_baseline = self.baseline_file()?.exists();
        Ok(RenderOptions { view, fail_on, has_baseline, paths: repository::paths(), ..RenderOptions::default() })
    }

    /// The file of waivers.
    pub(super) fn waivers_file(&self) -> anyhow::Result<PathBuf> {
        self.place(self.config.waivers.as_deref().unwrap_or(WAIVERS_FILE), "waivers")
    }

    /// The file of known findings.
    pub(super) fn baseline_file(&self) -> anyhow::Result<PathBuf> {
        self.place(self.config.baseline.as_deref().unwrap_or(BASELINE_FILE), "baseline")
    }

    /// The findings known from the baseline; none when there is no file.
    pub(super) fn baseline(&self) -> anyhow::Result<BTreeSet<String>> {
        let file = self.baseline_file()?;
        let Some(text) = read(&file)? else { return Ok(BTreeSet::new()) };
        let baseline: Baseline = serde_json::from_str(&text)
            .with_context(|| format!("{} is no baseline; move it away, then make one with `crossread baseline`", shown_path(&file)))?;
        Ok(baseline.findings)
    }

    /// The waivers on file; none when there is no file.
    pub(super) fn waivers(&self) -> anyhow::Result<Vec<Waiver>> {
        let file = self.waivers_file()?;
        match read(&file)? {
            None => Ok(Vec::new()),
            Some(text) => waiver::parse(&text).with_context(|| shown_path(&file)),
        }
    }

    /// `facts` with waivers, baseline, title and stamp filled in. Waivers that have run out are told.
    pub(super) fn complete(&self, facts: Facts) -> anyhow::Result<Facts> {
        let (waived, over) = waiver::in_force(&self.waivers()?, today());
        for id in over {
            tell!("crossread: the waiver of finding {id} has run out; renew or remove it in {}", shown_path(&self.waivers_file()?));
        }
        let title = self.config.title.clone().unwrap_or_else(|| facts.title.clone());
        let (checks, settings) = (sets::checks(&self.config), sets::in_report(&self.config));
        Ok(Facts { waived, known: self.baseline()?, title, stamp: stamp(), checks, settings, ..facts })
    }
}

/// The text of `file`; `None` when there is none.
fn read(file: &Path) -> anyhow::Result<Option<String>> {
    match output::read(file) {
        Ok(text) => Ok(Some(text)),
        Err(e) if e.is_not_found() => Ok(None),
        Err(e) => Err(e).with_context(|| format!("could not read {}", shown_path(file))),
    }
}

/// `SOURCE_DATE_EPOCH` in seconds, if set to a number.
#[allow(clippy::disallowed_methods, reason = "the stamp comes from the environment, by the reproducible-builds convention")]
fn source_date_epoch() -> Option<i64> {
    std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()
}

/// The report's stamp: only when `SOURCE_DATE_EPOCH` gives one, so that equal input gives equal bytes.
fn stamp() -> Option<String> {
    jiff::Timestamp::from_second(source_date_epoch()?).ok().map(|t| t.to_string())
}

/// The day on which waivers are compared with their last day.
#[allow(clippy::disallowed_methods, reason = "a waiver runs out by the calendar")]
pub(super) fn today() -> jiff::civil::Date {
    let now = source_date_epoch()
        .and_then(|s| jiff::Timestamp::from_second(s).ok())
        .unwrap_or_else(|| jiff::Timestamp::try_from(std::time::SystemTime::now()).unwrap_or(jiff::Timestamp::UNIX_EPOCH));
    now.to_zoned(jiff::tz::TimeZone::UTC).date()
}
