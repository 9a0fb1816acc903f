//! Waivers and the baseline: findings that a desk has looked at and decided on.
//!
//! ```toml
//! [[waiver]]
//! id = "5f0c9a1e7b3d2460"
//! reason = "Both figures are right: the first is the morning's"
//! until = "2027-01-31"
//! ```

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One finding that is accepted, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// Id of the finding.
    pub id: String,
    /// Why it is accepted.
    pub reason: String,
    /// Last day on which it holds, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    waiver: Vec<Waiver>,
}

/// What is wrong with a waiver file.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum WaiverError {
    /// Not TOML, or not our keys.
    #[error("{0}")]
    Syntax(String),
    /// A date that is none.
    #[error("waiver {id}: {until:?} is no date; write YYYY-MM-DD")]
    Date {
        /// Id of the finding.
        id: String,
        /// As written.
        until: String,
    },
    /// A reason is a must.
    #[error("waiver {0}: the reason is empty; say why the finding is accepted")]
    NoReason(String),
}

/// Read a waiver file's text.
pub fn parse(text: &str) -> Result<Vec<Waiver>, WaiverError> {
    let file: File = toml::from_str(text).map_err(|e| WaiverError::Syntax(e.to_string().trim_end().to_owned()))?;
    for waiver in &file.waiver {
        validate(waiver)?;
    }
    Ok(file.waiver)
}

/// Whether `waiver` has a reason and a date that is one.
pub fn validate(waiver: &Waiver) -> Result<(), WaiverError> {
    if waiver.reason.trim().is_empty() {
        return Err(WaiverError::NoReason(waiver.id.clone()));
    }
    match &waiver.until {
        Some(until) if until.parse::<jiff::civil::Date>().is_err() => {
            Err(WaiverError::Date { id: waiver.id.clone(), until: until.clone() })
        }
        _ => Ok(()),
    }
}

/// A waiver file's text with `waivers`, one entry an id: a later one replaces an earlier one.
pub fn print(waivers: &[Waiver]) -> Result<String, WaiverError> {
    if waivers.is_empty() {
        return Ok(String::new());
    }
    let by_id: BTreeMap<&str, &Waiver> = waivers.iter().map(|w| (w.id.as_str(), w)).collect();
    let file = File { waiver: by_id.into_values().cloned().collect() };
    toml::to_string(&file).map_err(|e| WaiverError::Syntax(e.to_string()))
}

/// The waivers that hold on `today`, as id → reason, and the ids of those that have run out.
pub fn in_force(waivers: &[Waiver], today: jiff::civil::Date) -> (BTreeMap<String, String>, BTreeSet<String>) {
    let mut holding = BTreeMap::new();
    let mut over = BTreeSet::new();
    for waiver in waivers {
        let last = waiver.until.as_ref().and_then(|u| u.parse::<jiff::civil::Date>().ok());
        if last.is_some_and(|last| last < today) {
            over.insert(waiver.id.clone());
        } else {
            holding.insert(waiver.id.clone(), waiver.reason.clone());
        }
    }
    (holding, over)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiver(id: &str, until: Option<&str>) -> Waiver {
        Waiver { id: id.to_owned(), reason: "checked by phone".to_owned(), until: until.map(str::to_owned) }
    }

    #[test]
    fn what_is_printed_is_read_again() {
        let all = [waiver("aa", None), waiver("bb", Some("2030-01-31"))];
        assert_eq!(parse(&print(&all).unwrap()).unwrap(), all);
    }

    #[test]
    fn a_waiver_holds_on_its_last_day_and_not_after() {
        let all = [waiver("aa", Some("2030-01-31"))];
        assert_eq!(in_force(&all, jiff::civil::date(2030, 1, 31)).0.len(), 1);
        assert_eq!(in_force(&all, jiff::civil::date(2030, 2, 1)).1.len(), 1);
    }

    #[test]
    fn a_waiver_without_reason_or_with_a_wrong_date_is_refused() {
        assert!(matches!(parse("[[waiver]]\nid='a'\nreason=' '\n"), Err(WaiverError::NoReason(_))));
        assert!(matches!(parse("[[waiver]]\nid='a'\nreason='x'\nuntil='soon'\n"), Err(WaiverError::Date { .. })));
    }
}
