//! An event as the report has it: who said what, what is stated in which words, and when.
//!
//! "How many died?" is a row of `claims` with the readings "14" and "15" and the sources of each.

use super::counts::SeverityCounts;
use super::finding::FindingReading;
use super::wording::Piece;
use crate::events::Certainty;
use crate::extract::QuotationKind;
use crate::findings::{Confidence, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One occurrence covered by several articles.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Stable id; also its page's name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Ids of its articles.
    pub articles: Vec<String>,
    /// Id of its story.
    pub story: Option<String>,
    /// How sure the grouping is.
    pub certainty: Certainty,
    /// Declared by the user.
    pub declared: bool,
    /// Why these belong together.
    pub evidence: Vec<Evidence>,
    /// Findings by severity.
    pub findings: SeverityCounts,
    /// First day of publication among its articles.
    pub first_day: Option<String>,
    /// Last day of publication among its articles.
    pub last_day: Option<String>,
    /// Who is quoted by whom, the most quoted first.
    pub speakers: Vec<SpeakerRow>,
    /// Who said what.
    pub utterances: Vec<Utterance>,
    /// What the sources state, question by question.
    pub claims: Vec<ClaimRow>,
    /// Dated statements in order of their days.
    pub timeline: Vec<TimelineEntry>,
    /// Aligned passages for the side-by-side view.
    pub side_by_side: Vec<AlignedRow>,
    /// Articles that print one text, each group counted as one source.
    pub wire_groups: Vec<WireGroup>,
    /// How many outlets the articles are from.
    #[serde(default)]
    pub outlets: usize,
    /// How many independent sources the articles are: an outlet is one, and so is a text that several print.
    pub independent_sources: usize,
    /// Whom an article is from or says it has something from.
    pub credits: Vec<Credit>,
}

/// Articles of an event that print one text.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct WireGroup {
    /// Articles, in the order of the event's.
    pub articles: Vec<String>,
    /// How many outlets these are; editions of one outlet's own report are one.
    #[serde(default)]
    pub outlets: usize,
    /// Least share of its words that an article has in common with another of the group, 0 to 1; 0 where the desk's own
    /// configuration says that they print one agency.
    pub share: f64,
    /// Whose text it is, as the articles credit it: "Reuters".
    pub provenance: Option<String>,
    /// Figures and names that stand in one another's place in two of the articles, the first few: "11 / 14".
    #[serde(default)]
    pub other_values: Vec<String>,
}

/// The agencies and outlets that an article credits.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Credit {
    /// Article.
    pub article: String,
    /// Names, sorted.
    pub names: Vec<String>,
}

/// A reason for a grouping.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Kind of evidence.
    pub kind: String,
    /// In words.
    pub detail: String,
    /// Weight between 0 and 1.
    pub weight: Option<f64>,
}

/// One utterance over all sources.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Utterance {
    /// Speaker's name, if known.
    pub speaker: Option<String>,
    /// Role as most sources give it.
    pub role: Option<String>,
    /// "same-words"; "words-differ"; "speaker-differs"; "other-parts" when the sources quote different parts of it;
    /// "reported" when the words differ in reported speech alone, which is each source's own; or "one-source".
    pub verdict: String,
    /// Speakers as the sources name them, where they name more than one.
    pub speakers: Vec<FindingReading>,
    /// Wordings, the most common first.
    pub readings: Vec<Reading>,
    /// Ids of the findings about it.
    pub findings: Vec<String>,
}

/// One speaker of an event with the sources that quote them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SpeakerRow {
    /// Name.
    pub name: String,
    /// Roles given by the sources, the most common first.
    pub roles: Vec<FindingReading>,
    /// Articles that quote them, in the order of the event's articles.
    pub quoted_by: Vec<QuotedBy>,
}

/// How one article quotes a speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuotedBy {
    /// Article.
    pub article: String,
    /// Quotations with words in quotation marks.
    pub direct: usize,
    /// Quotations in reported speech.
    pub indirect: usize,
    /// Whether other sources quote the same words; null where none has the utterance in quotation marks.
    #[serde(default)]
    pub words: Option<QuotedWords>,
}

/// How the words that an article quotes stand to those of the other sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuotedWords {
    /// As another source has them, or most of the others.
    Same,
    /// At least one quotation reads otherwise elsewhere, or is another speaker's there.
    Differ,
}

/// A wording or value with its sources.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// The wording.
    pub text: String,
    /// Wording with what differs from the nearest reading before it marked.
    pub marked: Vec<Piece>,
    /// Quotation kind for utterances.
    pub kind: Option<QuotationKind>,
    /// Articles that have it.
    pub articles: Vec<String>,
    /// Each place that has it, in the order of `articles`.
    pub sources: Vec<ReadingSource>,
    /// How many independent sources `articles` are, as in the event's `independent_sources`.
    pub independent_sources: usize,
}

/// A place that has a reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReadingSource {
    /// Article.
    pub article: String,
    /// First byte in its text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line of its file.
    pub line: u32,
    /// Speaker as this article names them.
    pub speaker: Option<String>,
    /// Reporting word: "say".
    pub cue: Option<String>,
    /// "told Yonhap".
    pub channel: Option<String>,
}

/// One question with the sources' answers.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ClaimRow {
    /// "How many dead?"
    pub question: String,
    /// agrees · more-precise · conflicts · changed-with-time · only-here
    pub verdict: String,
    /// Answers, the most common first.
    pub readings: Vec<Reading>,
    /// Finding that reports it.
    pub finding: Option<String>,
    /// How sure the verdict is.
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// Why it has this verdict and confidence; of a row with a finding, why that has its severity too.
    #[serde(default)]
    pub because: String,
    /// Severity of its finding.
    #[serde(default)]
    pub severity: Option<Severity>,
}

/// Something dated.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TimelineEntry {
    /// First day, ISO 8601.
    pub first: String,
    /// Last day, ISO 8601.
    pub last: String,
    /// The date as written.
    pub written: String,
    /// The statement.
    pub text: String,
    /// Article it stands in.
    pub article: String,
    /// Other articles that have it in the same words.
    pub also: Vec<String>,
}

/// One row of the side-by-side view: a cell per article that has the passage.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AlignedRow {
    /// "same" when every cell has the same words, else "differs".
    pub verdict: String,
    /// One cell per wording, the most common first; an article without the passage is in none.
    pub cells: Vec<Cell>,
}

/// One article's wording of a passage.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// Article.
    pub article: String,
    /// Other articles with the same words.
    pub also: Vec<String>,
    /// First byte in the article's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its wording beside the row's nearest other: "insert" marks the words that it alone has, or where it has none,
    /// "delete" those that it leaves out.
    pub pieces: Vec<Piece>,
    /// Place in the file.
    pub line: u32,
}
