//! Building a [`Finding`], so that none exists without evidence or with an id of its own making.

use super::{Aspect, Confidence, Finding, Location, Reading, Severity, id::finding_id};
use crate::article::Span;
use crate::extract::Analysis;

/// Collects the parts of a finding.
#[derive(Clone, Debug)]
pub struct FindingBuilder {
    check: &'static str,
    severity: Severity,
    confidence: Confidence,
    aspects: Vec<Aspect>,
    message: String,
    because: String,
    locations: Vec<Location>,
    readings: Vec<Reading>,
}

impl FindingBuilder {
    /// A finding of `check`, to be filled.
    pub fn new(check: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            check,
            severity,
            confidence: Confidence::Medium,
            aspects: Vec::new(),
            message: message.into(),
            because: String::new(),
            locations: Vec::new(),
            readings: Vec::new(),
        }
    }

    /// Say how sure it is.
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// Say why it has its severity and confidence.
    pub fn because(mut self, because: impl Into<String>) -> Self {
        self.because = because.into();
        self
    }

    /// Add an aspect in which the sources differ.
    pub fn aspect(mut self, aspect: Aspect) -> Self {
        self.aspects.push(aspect);
        self
    }

    /// Add evidence; the first added is primary.
    pub fn at(mut self, article: usize, span: Span, label: impl Into<String>) -> Self {
        self.locations.push(Location { article, span, label: label.into(), marks: Vec::new() });
        self
    }

    /// Mark what differs within the evidence added last.
    pub fn marks(mut self, marks: impl IntoIterator<Item = Span>) -> Self {
        if let Some(last) = self.locations.last_mut() {
            last.marks.extend(marks);
        }
        self
    }

    /// Add a reading with the articles that have it.
    pub fn reading(mut self, text: impl Into<String>, articles: impl IntoIterator<Item = usize>) -> Self {
        let mut articles: Vec<usize> = articles.into_iter().collect();
        articles.sort_unstable();
        articles.dedup();
        self.readings.push(Reading { text: text.into(), articles });
        self
    }

    /// The finding, with its id made of the check and the text of its evidence; `None` when no
    /// evidence was given or a span does not resolve, because such a finding cannot be shown.
    pub fn build(mut self, analyses: &[Analysis]) -> Option<Finding> {
        if self.locations.is_empty() {
            return None;
        }
        let mut evidence = Vec::with_capacity(self.locations.len());
        for location in &self.locations {
            let text = &analyses.get(location.article)?.article.text;
            evidence.push(text.get(location.span.start..location.span.end)?);
        }
        let id = finding_id(self.check, &evidence);
        self.aspects.sort_unstable();
        self.aspects.dedup();
        Some(Finding {
            id,
            check: self.check,
            severity: self.severity,
            confidence: self.confidence,
            aspects: self.aspects,
            message: self.message,
            because: self.because,
            locations: self.locations,
            readings: self.readings,
        })
    }
}
