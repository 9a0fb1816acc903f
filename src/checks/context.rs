//! What a check looks at, and what it builds its findings with.

use crate::align::Alignments;
use crate::draft::Judged;
use crate::events::Event;
use crate::extract::Analysis;
use crate::findings::{Finding, FindingBuilder, FindingError};
use std::cell::RefCell;

/// What a check may look at: one event with its articles and alignments.
pub struct Context<'a> {
    /// The event.
    pub event: &'a Event,
    /// All analyses of the run; the event names its own by index.
    pub analyses: &'a [Analysis],
    /// The event's alignments.
    pub alignments: &'a Alignments,
    /// The article that is a draft compared with the others, if one is.
    pub draft: Option<usize>,
    /// What was looked up for the draft: a verdict on each of its sentences.
    pub looked: &'a [Judged],
    /// Findings that could not be built.
    faults: RefCell<Vec<FindingError>>,
}

impl<'a> Context<'a> {
    /// One event, before any check has run on it.
    pub fn new(event: &'a Event, analyses: &'a [Analysis], alignments: &'a Alignments, draft: Option<usize>) -> Self {
        Self { event, analyses, alignments, draft, looked: &[], faults: RefCell::default() }
    }

    /// The same with what was looked up for the draft.
    #[must_use]
    pub fn with_looked(self, looked: &'a [Judged]) -> Self {
        Self { looked, ..self }
    }

    /// The finding; where it cannot be shown, `None`, and the fault is kept.
    pub(super) fn finding(&self, builder: FindingBuilder) -> Option<Finding> {
        builder.build(self.analyses).map_err(|fault| self.faults.borrow_mut().push(fault)).ok()
    }

    /// The findings that could not be shown.
    pub fn into_faults(self) -> Vec<FindingError> {
        self.faults.into_inner()
    }
}
