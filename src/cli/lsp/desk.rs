//! The sources that drafts are compared with, read once and kept until something is saved.

use super::super::check::on_other_events;
use super::super::comparison::{analysed, held};
use super::super::global::Global;
use super::super::inputs;
use super::super::place::{shown_name, shown_path};
use super::super::select::{Given, SelectArgs};
use super::super::settings::Settings;
use super::places;
use crossread::internals::extract::{Analysis, extract};
use crossread::internals::read::{self, Inputs};
use crossread::internals::report::{self, Report};
use std::path::{Path, PathBuf};

/// Sources and settings of a run.
pub(super) struct Desk<'a> {
    settings: Settings,
    global: &'a Global,
    select: &'a SelectArgs,
    against: Vec<PathBuf>,
    /// The sources, once they have been read.
    sources: Option<Vec<Analysis>>,
    /// Why there are none, until it is told.
    trouble: Option<String>,
    /// Whether it has been told.
    is_told: bool,
}

impl<'a> Desk<'a> {
    pub(super) fn new(against: Vec<PathBuf>, select: &'a SelectArgs, global: &'a Global) -> anyhow::Result<Self> {
        Ok(Self { settings: Settings::load(global)?, global, select, against, sources: None, trouble: None, is_told: false })
    }

    /// Read the sources anew before the next check.
    pub(super) fn forget(&mut self) {
        self.sources = None;
    }

    /// Why no draft can be checked, when it is to be told: once for as long as it lasts.
    pub(super) fn trouble(&mut self) -> Option<String> {
        self.trouble.take()
    }

    /// The report on the draft at the address `uri`, which has `text`; none when there is nothing to
    /// compare it with, or when it is no text yet.
    pub(super) fn check(&mut self, uri: &str, text: &str) -> anyhow::Result<Option<Report>> {
        let path = places::path(uri);
        let name = path.as_deref().map_or_else(|| format!("{uri}.md"), |p| p.to_string_lossy().replace('\\', "/"));
        let Ok(draft) = read::parse(&name, text.as_bytes()) else { return Ok(None) };
        let own = path.as_deref().and_then(|p| p.canonicalize().ok());
        let is_own = |a: &Analysis| own.is_some() && Path::new(&a.article.path).canonicalize().ok() == own;
        let sources: Vec<Analysis> = self.sources()?.iter().filter(|a| !is_own(a)).cloned().collect();
        if sources.is_empty() {
            return Ok(None);
        }
        let id = draft.id.clone();
        let mut analyses = vec![extract(draft)];
        analyses.extend(sources);
        let others = on_other_events(&analyses, &self.against).others;
        let mut at = 0..;
        analyses.retain(|_| at.next().is_none_or(|i| !others.contains_key(&i)));
        let facts = self.settings.complete(inputs::facts(&Inputs::default(), "crossread lsp"))?;
        let comparison = held(analyses, id.clone(), &self.settings, self.global)?;
        let report = report::build(&comparison, facts);
        let draft = comparison.analyses.iter().find(|a| a.article.id == id && a.article.path == name);
        Ok(draft.map(|draft| report::hold(report, &draft.article, &comparison.looked)))
    }

    fn sources(&mut self) -> anyhow::Result<&[Analysis]> {
        if self.sources.is_none() {
            let selection = self.select.selection(&self.settings)?;
            let config = &self.settings.config;
            let (sources, columns) = (config.sources.clone(), config.columns.clone());
            let given = Given { paths: self.against.clone(), selection, sources, columns, ..Given::default() };
            let inputs = if given.paths.is_empty() { Inputs::default() } else { inputs::read_given(&given, self.global) };
            let is_none = inputs.articles.is_empty();
            self.trouble = (is_none && !self.is_told).then(|| trouble(&given.paths, &inputs));
            self.is_told = is_none;
            self.sources = Some(analysed(inputs.articles, self.global));
        }
        Ok(self.sources.as_deref().unwrap_or_default())
    }
}

/// That no source could be read of `against`, with what is wrong and what to do.
fn trouble(against: &[PathBuf], inputs: &Inputs) -> String {
    const NAME: &str = "name files or folders of sources with --against, or in initializationOptions: { \"against\": [\"articles\"] }";
    if against.is_empty() {
        return format!("crossread: no sources are named, so that no draft is checked; {NAME}");
    }
    let named: Vec<String> = against.iter().map(|path| shown_path(path)).collect();
    let reasons = inputs.failures.iter().map(|f| format!("\n{}: {}", shown_name(&f.path), shown_name(&f.reason)));
    format!(
        "crossread: no source could be read from {}, so that no draft is checked; {NAME}{}",
        named.join(", "),
        reasons.collect::<String>()
    )
}
