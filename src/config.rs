//! `crossread.toml`: what a desk settles once for all runs. Parsed here, found and read by the CLI.
//!
//! ```toml
//! corpus = ["articles"]
//! output = "reports"
//! fail-on = "high"
//!
//! [checks]
//! more-precise-here = "off"
//! differing-number = "high"
//! ```

use crate::checks;
use crate::findings::Level;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Settings of a desk. Everything is optional; the command line wins over it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Files or folders of articles, relative to the configuration file.
    pub corpus: Vec<String>,
    /// Folder that reports go to, relative to the configuration file.
    pub output: Option<String>,
    /// Title of reports.
    pub title: Option<String>,
    /// Formats that `report` writes.
    pub formats: Vec<String>,
    /// Least severity that makes `report` and `check` fail: "never" or a severity.
    pub fail_on: Option<String>,
    /// Severity of each check, or "off".
    pub checks: BTreeMap<String, Level>,
    /// File of waivers, relative to the configuration file.
    pub waivers: Option<String>,
    /// File of known findings, relative to the configuration file.
    pub baseline: Option<String>,
}

/// What is wrong with a configuration file.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    /// Not TOML, or not our keys.
    #[error("{path}: {message}")]
    Syntax {
        /// The file.
        path: String,
        /// Line, column and what is wrong.
        message: String,
    },
    /// No such check.
    #[error("{path}: no check is called {name:?}{hint}; `crossread explain` lists them")]
    UnknownCheck {
        /// The file.
        path: String,
        /// As written.
        name: String,
        /// " (did you mean …?)"
        hint: String,
    },
}

/// Parse the text of a configuration file; `path` is for messages.
pub fn parse(path: &str, text: &str) -> Result<Config, ConfigError> {
    let config: Config =
        toml::from_str(text).map_err(|e| ConfigError::Syntax { path: path.to_owned(), message: e.to_string().trim_end().to_owned() })?;
    match config.checks.keys().find(|name| checks::by_name(name).is_none()) {
        Some(name) => Err(ConfigError::UnknownCheck { path: path.to_owned(), name: name.clone(), hint: hint(name) }),
        None => Ok(config),
    }
}

/// " (did you mean "differing-number"?)" when a check has a name like `name`.
pub fn hint(name: &str) -> String {
    checks::ALL
        .iter()
        .map(|c| (strsim::jaro_winkler(c.name, name), c.name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or_else(String::new, |(_, c)| format!(" (did you mean {c:?}?)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_file_is_read() {
        let config = parse("crossread.toml", "corpus = [\"a\"]\nfail-on = \"high\"\n[checks]\nundated-article = \"off\"\n").unwrap();
        assert_eq!(config.corpus, ["a"]);
        assert_eq!(config.checks["undated-article"], Level::Off);
    }

    #[test]
    fn a_wrong_key_is_named_with_its_line() {
        let error = parse("crossread.toml", "corpus = [\"a\"]\nfail-onn = \"high\"\n").unwrap_err().to_string();
        assert!(error.contains("crossread.toml") && error.contains("line 2") && error.contains("fail-onn"), "{error}");
    }

    #[test]
    fn an_unknown_check_is_named_with_a_near_one() {
        let error = parse("c.toml", "[checks]\nundated-articles = \"low\"\n").unwrap_err().to_string();
        assert!(error.contains("did you mean \"undated-article\"?"), "{error}");
    }
}
