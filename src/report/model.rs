//! The types of Report v1. Their names and meanings are a contract with users' templates and
//! scripts; fields are added, never changed.

use crate::align::{Kind, Relation};
use crate::article::{Origin, Position, RejectedDate, Role};
use crate::events::Certainty;
use crate::extract::QuotationKind;
use crate::findings::{Aspect, Confidence, Severity};
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
    /// Counts for the first line of a report.
    pub totals: Totals,
    /// The draft that was held against the other articles, if one was.
    pub draft: Option<super::draft::Draft>,
    /// What has changed since an earlier report, if this one was held against it.
    pub changes: Option<super::changes::Changes>,
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
    pub(super) fn add(&mut self, severity: Severity) {
        let count = match severity {
            Severity::High => &mut self.high,
            Severity::Medium => &mut self.medium,
            Severity::Low => &mut self.low,
            Severity::Info => &mut self.info,
        };
        *count += 1;
    }
}

/// One source document.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Article {
    /// Stable id, made of the text.
    pub id: String,
    /// As given on the command line or found below a folder.
    pub path: String,
    /// Outlet for display.
    pub outlet: String,
    /// Outlet, with the day or a number where its event or the report has two articles of one outlet.
    pub label: String,
    /// Headline.
    pub title: Option<String>,
    /// Author line.
    pub byline: Option<String>,
    /// Day of publication, ISO 8601.
    pub published: Option<String>,
    /// Where the day was found.
    pub published_from: Option<Origin>,
    /// Dates seen and not believed.
    pub rejected_dates: Vec<RejectedDate>,
    /// Address.
    pub url: Option<String>,
    /// Language tag.
    pub language: Option<String>,
    /// The whole text, furniture included.
    pub text: String,
    /// Pieces of the text with their roles.
    pub blocks: Vec<Block>,
    /// What was set aside, and why.
    pub set_aside: Vec<SetAside>,
    /// Quotations in order of the text.
    pub quotations: Vec<Quotation>,
    /// People and bodies named.
    pub people: Vec<Person>,
    /// Claims in order of the text.
    pub claims: Vec<Claim>,
    /// Event it belongs to.
    pub event: Option<String>,
    /// Remarks of the reader.
    pub notes: Vec<String>,
}

/// A range of `articles[].text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A paragraph-sized piece.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its part on the page.
    pub role: Role,
}

/// A piece that is not the article's own.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SetAside {
    /// Its text.
    pub text: String,
    /// Why it was set aside.
    pub reason: String,
    /// Place in the file.
    pub line: u32,
}

/// What someone is reported to have said.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Quotation {
    /// Direct, mixed or indirect.
    pub kind: QuotationKind,
    /// Content, in pieces.
    pub segments: Vec<Range>,
    /// The content's words, pieces joined by a space; those of a mixed one with its marks.
    pub text: String,
    /// Who said it, if known.
    pub speaker: Option<Speaker>,
    /// Reporting words.
    pub cue: Option<Cue>,
    /// "told Yonhap".
    pub channel: Option<String>,
    /// "on Monday".
    pub when: Option<String>,
    /// "in Munich".
    pub place: Option<String>,
    /// Denied or hypothetical attribution.
    pub hedged: bool,
    /// Closing mark missing.
    pub unclosed: bool,
    /// Where it begins in the file.
    pub position: Position,
}

/// A speaker.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// Resolved name, else the mention as written.
    pub name: String,
    /// Words beside the cue.
    pub mention: Option<Range>,
    /// Role as this article gives it.
    pub role: Option<String>,
    /// Organisation or country.
    pub affiliation: Option<String>,
    /// Why this speaker.
    pub because: String,
}

/// Reporting words.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Lemma.
    pub lemma: String,
}

/// Somebody named in an article.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Fullest name.
    pub name: String,
    /// Roles that this article gives, each once.
    pub roles: Vec<String>,
    /// How often named.
    pub mentions: usize,
    /// False for bodies that speak.
    pub is_human: bool,
}

/// A checkable statement.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// Predicate's stem.
    pub predicate: String,
    /// Quantities as written.
    pub quantities: Vec<String>,
    /// Dates as written, with the day they were resolved to.
    pub dates: Vec<ClaimDate>,
    /// True when denied.
    pub denied: bool,
    /// Who claims it.
    pub claimed_by: Option<String>,
    /// Place in the file.
    pub position: Position,
}

/// A date in a claim.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ClaimDate {
    /// As written.
    pub text: String,
    /// First day it can mean.
    pub first: Option<String>,
    /// Last day it can mean.
    pub last: Option<String>,
}

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
    /// How many sources the articles are, prints of one text counted once.
    pub independent_sources: usize,
    /// Whom an article is from or says it has something from.
    pub credits: Vec<Credit>,
}

/// Articles of an event that print one text.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct WireGroup {
    /// Articles, in the order of the event's.
    pub articles: Vec<String>,
    /// Least share of its words that an article has in common with another of the group, 0 to 1.
    pub share: f64,
    /// Whose text it is, as the articles credit it: "Reuters".
    pub provenance: Option<String>,
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
    /// "same-words", "words-differ", "speaker-differs" or "one-source".
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
}

/// A wording or value with its sources.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// The wording.
    pub text: String,
    /// Wording with differences to the first reading marked.
    pub marked: Vec<Piece>,
    /// Quotation kind for utterances.
    pub kind: Option<QuotationKind>,
    /// Articles that have it.
    pub articles: Vec<String>,
    /// Each place that has it, in the order of `articles`.
    pub sources: Vec<ReadingSource>,
    /// How many sources `articles` are, prints of one text counted once.
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

/// A piece of text: same as the other side, only here, or replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// "same", "insert" (only in this side) or "delete" (only in the side it is held against; its
    /// text begins or ends with the space that parts it from its neighbour).
    pub change: Change,
}

/// How a piece differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// On both sides.
    Same,
    /// Only here.
    Insert,
    /// Only on the other side.
    Delete,
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
    /// Its wording; "insert" marks the words that the row's other cells don't have.
    pub pieces: Vec<Piece>,
    /// Place in the file.
    pub line: u32,
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
    /// Findings across its events, by severity; those within one event are not counted.
    #[serde(default)]
    pub findings: SeverityCounts,
}

/// A link between two spans.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Alignment {
    /// Event.
    pub event: String,
    /// What is aligned.
    pub kind: Kind,
    /// How the sides relate.
    pub relation: Relation,
    /// Likeness, 0 to 1.
    pub score: f64,
    /// One side.
    pub a: Anchor,
    /// The other side.
    pub b: Anchor,
}

/// One side of a link.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// Article id.
    pub article: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// One discrepancy.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Stable id.
    pub id: String,
    /// Name of the check.
    pub rule: String,
    /// One line about the check.
    pub rule_summary: String,
    /// Event id; empty for a finding across the events of a story.
    pub event: String,
    /// Id of the story across whose events it is a finding.
    #[serde(default)]
    pub story: Option<String>,
    /// How much to care.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// In what respects.
    pub aspects: Vec<Aspect>,
    /// What differs, in a sentence.
    pub message: String,
    /// Why this severity and confidence.
    pub because: String,
    /// Evidence; the first is primary.
    pub locations: Vec<Location>,
    /// Readings over many sources.
    pub readings: Vec<FindingReading>,
    /// Set when waived: the reason.
    pub waived: Option<String>,
    /// Known from the baseline.
    pub known: bool,
}

/// A value with its sources.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FindingReading {
    /// The value.
    pub text: String,
    /// Articles.
    pub articles: Vec<String>,
}

/// Evidence of a finding.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Location {
    /// Article id.
    pub article: String,
    /// Path of the article.
    pub path: String,
    /// Outlet.
    pub outlet: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Place in the file where it begins.
    pub position: Position,
    /// Place in the file where it ends.
    pub end_position: Position,
    /// What this place shows.
    pub label: String,
    /// The words, cut where marks begin and end.
    pub pieces: Vec<Marked>,
    /// The rest of the sentence before.
    pub before: String,
    /// The rest of the sentence after.
    pub after: String,
}

/// Words of a location, marked or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Marked {
    /// The words.
    pub text: String,
    /// Whether they are what differs.
    pub marked: bool,
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
