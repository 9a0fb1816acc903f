//! The whole report: its articles, events, stories and findings, and what was left out.
//!
//! `totals` is the first line of a report: "12 articles, 3 events, 2 findings of high severity".

use super::article::Article;
use super::changes::Changes;
use super::counts::SeverityCounts;
use super::draft::Draft;
use super::event::Event;
use super::finding::{Alignment, Finding, FindingReading};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A whole report.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Version of this format: 1.
    pub version: u32,
    /// "crossread 0.1.0".
    pub generator: String,
    /// When the report was made, if the caller says so (RFC 3339).
    pub stamp: Option<String>,
    /// Title of the report.
    pub title: String,
    /// Articles, in order of their paths.
    pub articles: Vec<Article>,
    /// Events, worst findings first.
    pub events: Vec<Event>,
    /// Stories.
    pub stories: Vec<Story>,
    /// Ids of articles in no event.
    pub alone: Vec<String>,
    /// For articles in no event, the event that comes nearest.
    pub nearest: Vec<NearestEvent>,
    /// Links between spans of two articles.
    pub alignments: Vec<Alignment>,
    /// Findings, worst first; each names its event.
    pub findings: Vec<Finding>,
    /// Everyone quoted, by name.
    pub speakers: Vec<SpeakerEntry>,
    /// Inputs that could not be read.
    pub failures: Vec<Failure>,
    /// Files of other kinds that were passed over.
    pub ignored: Vec<String>,
    /// The same files, each with the reason.
    #[serde(default)]
    pub passed_over: Vec<PassedOver>,
    /// Checks whose severity the desk's configuration sets, each with it; "off" is not looked for. "CHECK in PATTERN" holds for
    /// some files.
    #[serde(default)]
    pub checks_set: std::collections::BTreeMap<String, String>,
    /// What else the configuration sets of what is read and what is known of it: "people = Maren Lysa (Maren Lyssa)".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<String>,
    /// Counts for the first line of a report.
    pub totals: Totals,
    /// The draft that was compared with the other articles, if one was.
    pub draft: Option<Draft>,
    /// What has changed since an earlier report, if this one was compared with it.
    pub changes: Option<Changes>,
}

/// The event that comes nearest to an article that is in none.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct NearestEvent {
    /// Id of the article.
    pub article: String,
    /// Id of the event.
    pub event: String,
    /// Mean likeness to its articles, 0 to 1.
    pub likeness: f64,
}

/// Counts over the whole report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Totals {
    /// Articles read.
    pub articles: usize,
    /// Events of two or more articles.
    pub events: usize,
    /// Quotations found.
    pub quotations: usize,
    /// Claims found.
    pub claims: usize,
    /// Findings by severity.
    pub findings: SeverityCounts,
    /// Inputs that could not be read.
    pub failures: usize,
}

/// A chain of events.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Story {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Event ids.
    pub events: Vec<String>,
    /// Articles of the story in none of its events.
    pub articles: Vec<String>,
    /// What parts its events, in words; empty where they were declared, or are little alike.
    #[serde(default)]
    pub parted: Vec<String>,
    /// Findings across its events, by severity; those within one event are not counted.
    #[serde(default)]
    pub findings: SeverityCounts,
}

/// Somebody quoted, over the whole report.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SpeakerEntry {
    /// Name.
    pub name: String,
    /// Letter under which it is listed: of the surname for people; "#" for those without a name.
    pub letter: String,
    /// False for bodies that speak.
    pub is_human: bool,
    /// Roles given by the sources, with the articles.
    pub roles: Vec<FindingReading>,
    /// Events in which they are quoted.
    pub events: Vec<String>,
    /// Quotations: article id and index into its quotations.
    pub quotations: Vec<QuotationRef>,
}

/// Names one quotation.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct QuotationRef {
    /// Article id.
    pub article: String,
    /// Index into `articles[].quotations`.
    pub index: usize,
}

/// A file that is no article.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PassedOver {
    /// Path.
    pub path: String,
    /// Why it was passed over.
    pub reason: String,
}

/// An input that could not be read.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Failure {
    /// Path.
    pub path: String,
    /// What is wrong and what to do.
    pub reason: String,
}
