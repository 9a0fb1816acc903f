//! What every part of a report is made of, and the figures that all of them write alike.
//!
//! The rows of "who said what" and the timeline of one event look at the same analyses, findings and
//! names of speakers.

use super::model::{Failure, Finding, PassedOver, ReadingSource};
use super::names::Names;
use crate::article::Positions;
use crate::extract::Analysis;
use crate::findings::Severity;
use crate::{align, events};
use std::collections::BTreeSet;

/// What the caller knows and the pipeline does not.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Title of the report.
    pub title: String,
    /// Time stamp (RFC 3339), if the report is to carry one.
    pub stamp: Option<String>,
    /// Inputs that could not be read.
    pub failures: Vec<Failure>,
    /// Files passed over.
    pub passed_over: Vec<PassedOver>,
    /// Findings that the desk has accepted: id → reason.
    pub waived: std::collections::BTreeMap<String, String>,
    /// Findings known from the baseline, by id.
    pub known: std::collections::BTreeSet<String>,
    /// Severity of each check that the desk has set, or "off"; "CHECK in PATTERN" for some files.
    pub checks: std::collections::BTreeMap<String, String>,
    /// What else the desk has set: "people = Maren Lysa (Maren Lyssa)".
    pub settings: Vec<String>,
}

/// The articles of `sources`, each once, in their order.
pub(super) fn articles_of(sources: &[ReadingSource]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    sources.iter().map(|s| &s.article).filter(|id| seen.insert(*id)).cloned().collect()
}

/// What the parts of an event's page are made of.
pub(super) struct Source<'a> {
    /// All analyses of the run.
    pub(super) analyses: &'a [Analysis],
    /// Lines and columns of each.
    pub(super) positions: &'a [Positions<'a>],
    /// The event.
    pub(super) event: &'a events::Event,
    /// Its alignments.
    pub(super) alignments: &'a align::Alignments,
    /// Its findings, as the checks made them.
    pub(super) found: &'a [crate::findings::Finding],
    /// The same as the report has them.
    pub(super) findings: &'a [Finding],
    /// One name per speaker of the event.
    pub(super) names: &'a Names,
}

impl Source<'_> {
    /// The report's id of an article.
    pub(super) fn id(&self, article: usize) -> String {
        self.analyses[article].article.id.0.clone()
    }
}

/// Three decimals: enough to read, and the same on every machine.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// Whether a finding is one to act on rather than to know.
pub(super) fn is_alarm(finding: &Finding) -> bool {
    finding.severity > Severity::Info
}
