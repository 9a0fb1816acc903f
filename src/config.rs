//! `crossread.toml`: what a desk settles once for all runs. Parsed here, found and read by the CLI.
//!
//! ```toml
//! corpus = ["articles"]
//! output = "reports"
//! exclude = ["articles/old/**"]
//! fail-on = { report = "high", check = "medium" }
//!
//! [checks]
//! more-precise-here = "off"
//! differing-number = "high"
//!
//! [[sources]]
//! name = "Meridian Wire"
//! aliases = ["MW", "Meridian"]
//! agency = true
//!
//! [[people]]
//! name = "Maren Lysa"
//! aliases = ["Maren Lyssa"]
//! offices = [{ title = "mayor", until = "2024-06-01" }]
//!
//! [html]
//! theme = "desk.css"
//!
//! [columns]
//! title = "hl1"
//! text = "brodtext"
//!
//! [[paths]]
//! files = "articles/wire/**"
//! checks = { undated-article = "off" }
//!
//! [[drafts]]
//! files = "drafts/ferry-*.md"
//! against = ["articles/ferry"]
//! ```

use crate::align::Agency;
use crate::checks;
use crate::extract::known::KnownPerson;
use crate::findings::{Level, Severity};
use crate::read::Columns;
use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{IntoDeserializer as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// Settings of a desk. Everything is optional; the command line wins over it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "crossread.toml")]
pub struct Config {
    /// Files or folders of articles, relative to the configuration file.
    pub corpus: Vec<String>,
    /// Files below the folders that are not read, as patterns of the kind that .gitignore has.
    pub exclude: Vec<String>,
    /// If there are any: the only files below the folders that are read, as patterns of the same kind.
    pub include: Vec<String>,
    /// Whether what .gitignore leaves out is left out here; it is unless this says false.
    pub gitignore: Option<bool>,
    /// Folder that reports go to, relative to the configuration file.
    pub output: Option<String>,
    /// Title of reports.
    pub title: Option<String>,
    /// Formats that `report` writes: "html", or "sarif=findings.sarif" for a file of its own.
    pub formats: Vec<String>,
    /// Least severity that makes a command fail: for all commands, or for each.
    pub fail_on: Option<FailOn>,
    /// Severity of each check, or "off".
    #[schemars(extend("propertyNames" = check_names()))]
    pub checks: BTreeMap<String, Level>,
    /// Severities for some files: the last entry that fits a finding's first place decides.
    pub paths: Vec<PathRule>,
    /// The sources of some drafts: the last entry that fits a draft's file decides, unless `--against` does.
    pub drafts: Vec<DraftRule>,
    /// Outlets as the desk calls them.
    pub sources: Vec<Source>,
    /// People as the desk knows them: their names settle a spelling, their offices a role.
    pub people: Vec<KnownPerson>,
    /// File of waivers, relative to the configuration file.
    pub waivers: Option<String>,
    /// File of known findings, relative to the configuration file.
    pub baseline: Option<String>,
    /// How pages look.
    pub html: Html,
    /// Names of columns in tables and of fields in JSON that hold an article's parts.
    pub columns: Columns,
}

/// How pages look, by files of the desk relative to the configuration file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Html {
    /// A style sheet that follows the built-in one.
    pub theme: Option<String>,
    /// What stands at the head of each page in place of "crossread".
    pub wordmark: Option<String>,
    /// A picture before it, SVG or PNG, which is put into the pages.
    pub logo: Option<String>,
    /// Folder of templates, as `--template-dir` names one.
    pub templates: Option<String>,
}

/// An outlet as the desk calls it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// The name that reports show.
    pub name: String,
    /// Other names that its articles bear.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// `true`: an agency, whose prints count with it as one source. A name: all articles of this outlet are that
    /// agency's.
    #[serde(default)]
    pub agency: Option<IsAgency>,
}

/// Whether an outlet is an agency, or whose text it prints.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "true, or the name of the agency that the outlet prints")]
pub enum IsAgency {
    /// Whether it is one itself.
    Itself(bool),
    /// The agency that it prints.
    Of(String),
}

/// The agencies among `sources`, each with the outlets that print it.
pub fn agencies(sources: &[Source]) -> Vec<Agency> {
    let mut all: BTreeMap<String, Agency> = BTreeMap::new();
    for source in sources {
        let agency = match &source.agency {
            Some(IsAgency::Itself(true)) => source.name.clone(),
            Some(IsAgency::Of(name)) => sources.iter().find(|s| s.is_called(name)).map_or_else(|| name.clone(), |s| s.name.clone()),
            Some(IsAgency::Itself(false)) | None => continue,
        };
        let own = sources.iter().find(|s| s.name == agency).map(|s| s.aliases.clone()).unwrap_or_default();
        let entry = all.entry(agency.clone()).or_insert_with(|| Agency { name: agency, aliases: own, printed_by: Vec::new() });
        if matches!(source.agency, Some(IsAgency::Of(_))) {
            entry.printed_by.push(source.name.clone());
        }
    }
    all.into_values().collect()
}

impl Source {
    /// Whether an article's outlet is this one by one of its names, in capitals or not.
    pub fn is_called(&self, outlet: &str) -> bool {
        self.aliases.iter().chain([&self.name]).any(|name| name.trim().to_lowercase() == outlet.trim().to_lowercase())
    }
}

/// Severities of checks for some files.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PathRule {
    /// A pattern of the kind that .gitignore has, relative to the configuration file.
    pub files: String,
    /// Severity of each check there, or "off".
    #[schemars(extend("propertyNames" = check_names()))]
    pub checks: BTreeMap<String, Level>,
}

/// The sources of some drafts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DraftRule {
    /// A pattern of the kind that .gitignore has, relative to the configuration file.
    pub files: String,
    /// Files or folders of their sources, relative to the configuration file.
    pub against: Vec<String>,
}

/// The least severity that makes commands fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum FailOn {
    /// The same for all commands.
    All(Gate),
    /// For each command its own.
    Each(Gates),
}

impl<'de> Deserialize<'de> for FailOn {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = FailOn;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a severity, or one for each command")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<FailOn, E> {
                Gate::deserialize(word.into_deserializer()).map(FailOn::All)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<FailOn, A::Error> {
                Gates::deserialize(MapAccessDeserializer::new(map)).map(FailOn::Each)
            }
        }
        source.deserialize_any(Either)
    }
}

/// The gate of each command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Gates {
    /// Of `report`.
    pub report: Option<Gate>,
    /// Of `compare`.
    pub compare: Option<Gate>,
    /// Of `check`.
    pub check: Option<Gate>,
}

/// A severity, or that nothing fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Gate {
    /// Nothing fails.
    Never,
    /// High alone.
    High,
    /// Medium and worse.
    Medium,
    /// Low and worse.
    Low,
    /// Everything.
    Info,
}

impl Gate {
    const ALL: [Gate; 5] = [Gate::Never, Gate::High, Gate::Medium, Gate::Low, Gate::Info];
    const NAMES: [&str; 5] = ["never", "high", "medium", "low", "info"];

    /// The least severity that fails; `None` when none does.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Gate::Never => None,
            Gate::High => Some(Severity::High),
            Gate::Medium => Some(Severity::Medium),
            Gate::Low => Some(Severity::Low),
            Gate::Info => Some(Severity::Info),
        }
    }

    /// As a configuration has it.
    pub fn name(self) -> &'static str {
        self.severity().map_or("never", Severity::name)
    }
}

impl<'de> Deserialize<'de> for Gate {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let written = String::deserialize(source)?;
        let word = if written.eq_ignore_ascii_case("none") { "never" } else { &written };
        let at = Self::NAMES.iter().position(|name| name.eq_ignore_ascii_case(word));
        at.map(|i| Self::ALL[i]).ok_or_else(|| serde::de::Error::unknown_variant(&written, &Self::NAMES))
    }
}

/// The schema of a check's name.
fn check_names() -> serde_json::Value {
    serde_json::json!({ "enum": checks::ALL.iter().map(|c| c.name).collect::<Vec<_>>() })
}

/// The JSON Schema of [`Config`], for editors.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Config).to_value()
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
    let mut config: Config = toml::from_str(text).map_err(|e| {
        let message = format!("{}{}", e.to_string().trim_end(), meant(e.message()));
        ConfigError::Syntax { path: path.to_owned(), message }
    })?;
    for checks in std::iter::once(&mut config.checks).chain(config.paths.iter_mut().map(|rule| &mut rule.checks)) {
        *checks = std::mem::take(checks).into_iter().map(|(name, level)| (name.to_lowercase(), level)).collect();
    }
    let named = config.checks.keys().chain(config.paths.iter().flat_map(|rule| rule.checks.keys()));
    match named.into_iter().find(|name| checks::by_name(name).is_none()) {
        Some(name) => Err(ConfigError::UnknownCheck { path: path.to_owned(), name: name.clone(), hint: hint(name) }),
        None => Ok(config),
    }
}

/// " (did you mean "fail-on"?)" for "unknown field `fail-onn`, expected one of `corpus`, `fail-on`".
fn meant(message: &str) -> String {
    let mut named = message.split('`').skip(1).step_by(2);
    let written = named.next().filter(|_| message.starts_with("unknown"));
    written.map(|written| nearest(written, named)).unwrap_or_default()
}

/// " (did you mean "differing-number"?)" when a check has a name like `name`.
pub fn hint(name: &str) -> String {
    nearest(name, checks::ALL.iter().map(|c| c.name))
}

/// Likeness above which a name is taken for the one that was meant.
const LIKE: f64 = 0.8;

/// " (did you mean "high"?)" when one of `names` is like `written`; else nothing.
pub fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let written = written.to_lowercase();
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(name, &written), name))
        // of a short word one letter, or the order of two, is much
        .filter(|(likeness, name)| *likeness > LIKE || strsim::damerau_levenshtein(name, &written) <= 1)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or_else(String::new, |(_, name)| format!(" (did you mean {name:?}?)"))
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
    fn how_pages_look_is_a_table_of_its_own() {
        let html = parse("c.toml", "[html]\ntheme = \"desk.css\"\nwordmark = \"The Desk\"\n").unwrap().html;
        assert_eq!((html.theme.as_deref(), html.wordmark.as_deref(), html.logo), (Some("desk.css"), Some("The Desk"), None));
        assert!(parse("c.toml", "[html]\nthem = \"x\"\n").unwrap_err().to_string().contains("did you mean \"theme\"?"));
    }

    #[test]
    fn a_slip_is_known_and_another_word_is_not() {
        assert_eq!(nearest("Sraif", ["html", "sarif"]), " (did you mean \"sarif\"?)");
        assert_eq!(nearest("lwo", ["high", "low"]), " (did you mean \"low\"?)");
        assert_eq!(nearest("docx", ["html", "sarif"]), "");
    }

    #[test]
    fn a_gate_is_for_all_commands_or_for_each() {
        let fail_on = |text: &str| parse("c.toml", text).unwrap().fail_on.unwrap();
        assert_eq!(fail_on("fail-on = \"High\""), FailOn::All(Gate::High));
        let each = Gates { check: Some(Gate::Low), report: Some(Gate::Never), compare: None };
        assert_eq!(fail_on("fail-on = { check = \"low\", report = \"never\" }"), FailOn::Each(each));
        assert!(parse("c.toml", "fail-on = \"grave\"").is_err());
    }

    #[test]
    fn a_key_of_an_entry_and_a_severity_are_named_with_a_near_one() {
        let error = |text: &str| parse("c.toml", text).unwrap_err().to_string();
        let path = error("[[paths]]\nfile = \"a/**\"\nchecks = {}\n");
        assert!(path.contains("did you mean \"files\"?"), "{path}");
        let level = error("[checks]\ndiffering-number = \"hihg\"\n");
        assert!(level.contains("did you mean \"high\"?"), "{level}");
        let check = error("[[paths]]\nfiles = \"a/**\"\nchecks = { differing-numbr = \"low\" }\n");
        assert!(check.contains("did you mean \"differing-number\"?"), "{check}");
    }

    #[test]
    fn sources_and_people_are_read() {
        let text = "[[sources]]\nname = \"Wire\"\naliases = [\"MW\"]\n[[people]]\nname = \"A\"\noffices = [{ title = \"mayor\", until = \"2024-06-01\" }]\n";
        let config = parse("c.toml", text).unwrap();
        assert!(config.sources[0].is_called("mw") && !config.sources[0].is_called("M"));
        let prints = "[[sources]]\nname = \"Wire\"\naliases = [\"MW\"]\nagency = true\n[[sources]]\nname = \"Post\"\nagency = \"mw\"\n";
        let wire = Agency { name: "Wire".to_owned(), aliases: vec!["MW".to_owned()], printed_by: vec!["Post".to_owned()] };
        assert_eq!(agencies(&parse("c.toml", prints).unwrap().sources), [wire]);
        assert!(parse("c.toml", "[[sources]]\nname = \"A\"\nagency = 3\n").is_err());
        assert_eq!(config.people[0].offices[0].until, Some(jiff::civil::date(2024, 6, 1)));
        assert!(parse("c.toml", "[[people]]\nname = \"A\"\noffices = [{ title = \"mayor\", until = \"soon\" }]\n").is_err());
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
