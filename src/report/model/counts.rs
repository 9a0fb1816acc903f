//! Findings counted by severity: "2 high, 1 low".

use crate::findings::Severity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Findings by severity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SeverityCounts {
    /// To resolve before publication.
    pub high: usize,
    /// To look at.
    pub medium: usize,
    /// Small.
    pub low: usize,
    /// Worth knowing.
    pub info: usize,
}

impl SeverityCounts {
    /// Count one more of `severity`.
    pub fn add(&mut self, severity: Severity) {
        let count = match severity {
            Severity::High => &mut self.high,
            Severity::Medium => &mut self.medium,
            Severity::Low => &mut self.low,
            Severity::Info => &mut self.info,
        };
        *count += 1;
    }
}
