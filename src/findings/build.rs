//! Building a [`Finding`], so that none exists without evidence or with an id of its own making.

use super::{Aspect, Confidence, Finding, Location, Reading, Severity, id, question};
use crate::article::Span;
use crate::extract::Analysis;

/// Why a finding cannot be shown. It is a fault of the check, never of the articles.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum FindingError {
    /// Nothing was given as evidence.
    #[error("{check} found “{message}” and gives no evidence for it")]
    NoEvidence {
        /// Name of the check.
        check: &'static str,
        /// What it found.
        message: String,
    },
    /// A span that is none of the article's text.
    #[error("{check} found “{message}”, and its evidence is not in the text of article {article} at {span:?}")]
    NoSuchPlace {
        /// Name of the check.
        check: &'static str,
        /// What it found.
        message: String,
        /// Index of the article in the analyses.
        article: usize,
        /// The span that does not resolve.
        span: Span,
    },
}

/// Collects the parts of a finding.
#[derive(Clone, Debug)]
pub struct FindingBuilder {
    check: &'static str,
    severity: Severity,
    confidence: Confidence,
    aspects: Vec<Aspect>,
    question: String,
    message: String,
    because: String,
    locations: Vec<Location>,
    readings: Vec<Reading>,
    asked: Option<(String, Vec<String>)>,
}

impl FindingBuilder {
    /// A finding of `check`, to be filled: what it asks, which is shortened to 70 characters, and what it says.
    pub fn new(check: &'static str, severity: Severity, question: impl AsRef<str>, message: impl Into<String>) -> Self {
        Self {
            check,
            severity,
            confidence: Confidence::Medium,
            aspects: Vec::new(),
            question: question::shortened(question.as_ref()),
            message: message.into(),
            because: String::new(),
            locations: Vec::new(),
            readings: Vec::new(),
            asked: None,
        }
    }

    /// What the finding is known by beside its check: what is asked, and the values in normal form that the sources
    /// give. Without this it is known by the words of its evidence.
    pub fn asked(mut self, question: impl Into<String>, values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.asked = Some((question.into(), values.into_iter().map(Into::into).collect()));
        self
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

    /// The finding, with its id made of the check and what was asked, else the words of its evidence.
    ///
    /// # Errors
    /// No evidence was given, or a span does not resolve: such a finding cannot be shown.
    pub fn build(mut self, analyses: &[Analysis]) -> Result<Finding, FindingError> {
        let (check, message) = (self.check, &self.message);
        if self.locations.is_empty() {
            return Err(FindingError::NoEvidence { check, message: message.clone() });
        }
        let mut evidence = Vec::with_capacity(self.locations.len());
        for Location { article, span, .. } in &self.locations {
            let text = analyses.get(*article).and_then(|a| a.article.text.get(span.start..span.end));
            evidence.push(text.ok_or_else(|| FindingError::NoSuchPlace {
                check,
                message: message.clone(),
                article: *article,
                span: *span,
            })?);
        }
        let key = match &self.asked {
            Some((question, values)) => id::key(check, question, values.iter().map(String::as_str)),
            None => id::key(check, "", evidence),
        };
        self.aspects.sort_unstable();
        self.aspects.dedup();
        Ok(Finding {
            id: id::id(&key),
            key,
            check: self.check,
            severity: self.severity,
            confidence: self.confidence,
            aspects: self.aspects,
            question: self.question,
            message: self.message,
            because: self.because,
            locations: self.locations,
            readings: self.readings,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_without_evidence_or_with_evidence_elsewhere_is_refused() {
        let analyses = [crate::extract::extract(crate::article::Article::of_lines("Fourteen died."))];
        let builder = || FindingBuilder::new("differing-number", Severity::High, "How many died?", "14 and 15");
        assert!(matches!(builder().build(&analyses), Err(FindingError::NoEvidence { .. })));
        let elsewhere = builder().at(0, Span::new(10, 400), "here").build(&analyses);
        assert!(matches!(elsewhere, Err(FindingError::NoSuchPlace { article: 0, .. })));
        assert!(builder().at(0, Span::new(0, 8), "here").build(&analyses).is_ok());
    }
}
