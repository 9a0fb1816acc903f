//! What is served: the pages of a report of the articles as they are, made anew when one changes or
//! a finding is settled.

use crate::cli::comparison::{Material, mark_changes};
use crate::cli::global::Global;
use crate::cli::grouping::GroupingArgs;
use crate::cli::memory::Watch;
use crate::cli::select::Given;
use crate::cli::settings::Settings;
use crate::cli::template::TemplateOptions;
use crate::cli::{look, waivers};
use anyhow::Context as _;
use crossread::Comparison;
use crossread::internals::findings::waiver::Waiver;
use crossread::internals::render::{self, RenderOptions, View};
use crossread::internals::report::{self, Facts, Report};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What the pages are made from.
pub(super) struct Source<'a> {
    pub(super) settings: Settings,
    pub(super) given: Given,
    pub(super) grouping: &'a GroupingArgs,
    pub(super) templates: &'a TemplateOptions,
    /// The report that changes are told from.
    pub(super) before: Option<Report>,
    pub(super) global: &'a Global,
    /// What a page sends along to settle a finding.
    pub(super) token: String,
}

/// A page with what it is told by.
pub(super) struct Page {
    pub(super) bytes: Arc<Vec<u8>>,
    /// Changes when the page does.
    pub(super) tag: String,
}

/// The pages of one report, by path, and the ids of its findings.
pub(super) struct Pages {
    pages: BTreeMap<String, Page>,
    pub(super) findings: BTreeSet<String>,
    /// "6 articles, 1 event, 12 findings".
    pub(super) summary: String,
}

impl Pages {
    /// The page at `path`, as a request names it; nothing but what was rendered has one.
    pub(super) fn at(&self, path: &str) -> Option<&Page> {
        let name = path.strip_prefix('/')?;
        self.pages.get(if name.is_empty() { "index.html" } else { name })
    }
}

/// Articles that were compared, and what else a report of them says.
pub(super) struct Compared {
    comparison: Comparison,
    facts: Facts,
}

/// The articles as they were last compared, and the pages that show them.
pub(super) struct Desk<'a> {
    pub(super) source: Source<'a>,
    compared: Mutex<Compared>,
    pages: Mutex<Arc<Pages>>,
}

impl Source<'_> {
    /// The articles, read and compared; `None` when there are none.
    pub(super) fn compared(&self) -> anyhow::Result<Option<Compared>> {
        let Some(material) = Material::read(&self.given, self.grouping, self.global)? else { return Ok(None) };
        let facts = material.facts.clone();
        Ok(Some(Compared { comparison: material.compared(self.grouping, &self.settings, self.global)?, facts }))
    }

    /// The pages of a report of what was `compared`, with the waivers and the baseline of now.
    fn pages(&self, compared: &Compared) -> anyhow::Result<Pages> {
        let mut report = report::build(&compared.comparison, self.settings.complete(compared.facts.clone())?);
        mark_changes(&mut report, self.before.as_ref());
        let look = look::complete(self.settings.rendering(View::Report, None)?, self.templates, &self.settings)?;
        let watch = Watch::of(&look, &report);
        let html = render::by_name("html").context("a built-in format")?;
        let options = RenderOptions { token: Some(self.token.clone()), ..look };
        let outputs = (html.render)(&report, &options)?;
        drop(watch);
        let tag = |bytes: &[u8]| Sha256::digest(bytes).iter().take(16).fold("\"".to_owned(), |tag, b| tag + &format!("{b:02x}")) + "\"";
        let totals = &report.totals;
        let open = report.findings.iter().filter(|f| f.waived.is_none()).count();
        Ok(Pages {
            pages: outputs.into_iter().map(|o| (o.path, Page { tag: tag(&o.bytes), bytes: Arc::new(o.bytes) })).collect(),
            findings: report.findings.iter().map(|f| f.id.clone()).collect(),
            summary: format!("{} articles, {} events, {open} findings open", totals.articles, totals.events),
        })
    }
}

impl<'a> Desk<'a> {
    /// Pages of what `compared` is.
    pub(super) fn new(source: Source<'a>, compared: Compared) -> anyhow::Result<Self> {
        let pages = source.pages(&compared)?;
        Ok(Self { source, compared: Mutex::new(compared), pages: Mutex::new(Arc::new(pages)) })
    }

    /// The pages as they are now.
    pub(super) fn pages(&self) -> Arc<Pages> {
        Arc::clone(&lock(&self.pages))
    }

    /// Show what `compared` is from now on.
    pub(super) fn show(&self, compared: Compared) -> anyhow::Result<()> {
        let mut held = lock(&self.compared);
        *held = compared;
        self.make(&held)
    }

    /// Show the waivers, the baseline and the templates as they are now.
    pub(super) fn refresh(&self) -> anyhow::Result<()> {
        self.make(&lock(&self.compared))
    }

    fn make(&self, compared: &Compared) -> anyhow::Result<()> {
        let pages = Arc::new(self.source.pages(compared)?);
        *lock(&self.pages) = pages;
        Ok(())
    }

    /// Accept the finding `id` for this `reason`, or open it again without one; one at a time.
    pub(super) fn settle(&self, id: &str, reason: Option<String>) -> anyhow::Result<()> {
        let held = lock(&self.compared);
        let settings = &self.source.settings;
        match reason {
            Some(reason) => drop(waivers::accept(Waiver { id: id.to_owned(), reason, until: None }, settings)?),
            None => waivers::withdraw(id, settings)?,
        }
        self.make(&held)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
