//! How severe a desk wants a check's findings to be, or "off".

use super::Severity;
use serde::Deserialize;

/// What a desk makes of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not run.
    Off,
    /// At most worth knowing.
    Info,
    /// Reported as low.
    Low,
    /// Reported as medium.
    Medium,
    /// Reported as high.
    High,
}

impl Level {
    /// As a configuration has it: "off", "low".
    pub fn name(self) -> &'static str {
        self.severity().map_or("off", Severity::name)
    }

    /// The severity, or `None` for "off".
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Level::Off => None,
            Level::Info => Some(Severity::Info),
            Level::Low => Some(Severity::Low),
            Level::Medium => Some(Severity::Medium),
            Level::High => Some(Severity::High),
        }
    }
}
