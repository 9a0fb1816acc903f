//! How severe a desk wants a check's findings to be, or "off".

use super::Severity;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

/// What a desk makes of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
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
    const ALL: [Level; 5] = [Level::Off, Level::Info, Level::Low, Level::Medium, Level::High];
    const NAMES: [&str; 5] = ["off", "info", "low", "medium", "high"];

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

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let word = String::deserialize(source)?;
        let at = Self::NAMES.iter().position(|name| name.eq_ignore_ascii_case(&word));
        at.map(|i| Self::ALL[i]).ok_or_else(|| serde::de::Error::unknown_variant(&word, &Self::NAMES))
    }
}
