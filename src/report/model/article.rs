//! An article as the report has it: its text, its blocks, and what was taken from it.
//!
//! «"It sank," Ana Holt said» is one quotation with a speaker, a cue and their places in `text`.

use crate::article::{Origin, Position, RejectedDate, Role};
use crate::extract::QuotationKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// Day and hour of publication, ISO 8601, with the zone as written, if the date that was taken has an hour:
    /// "2025-03-03T14:20:00Z".
    #[serde(default)]
    pub published_at: Option<String>,
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

/// A checkable statement: a sentence of the article's text, from `start` to `end`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
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
