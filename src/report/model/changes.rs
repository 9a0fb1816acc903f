//! What has changed since an earlier report.
//!
//! The second paper has corrected its toll: the finding is *gone*, and the article is *changed*.

use super::finding::Answer;
use super::wording::Piece;
use crate::findings::Severity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What has changed since an earlier report.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Changes {
    /// When the earlier report was made, if it says so (RFC 3339).
    pub since: Option<String>,
    /// Ids of findings that the earlier report did not have, worst first.
    pub new: Vec<String>,
    /// Ids of findings that both have, worst first.
    pub still: Vec<String>,
    /// Findings that this report no longer has, worst first.
    pub gone: Vec<GoneFinding>,
    /// Ids of articles at paths that the earlier report did not have.
    pub articles_new: Vec<String>,
    /// Ids of articles whose text is another than in the earlier report.
    pub articles_changed: Vec<String>,
    /// What those articles say otherwise than before, in the same order.
    #[serde(default)]
    pub rewritten: Vec<Rewritten>,
    /// Paths of articles that this report no longer has.
    pub articles_gone: Vec<String>,
}

/// An article of both reports whose text is another.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Rewritten {
    /// Its id in this report.
    pub article: String,
    /// The paragraphs that changed, in order, each with the words that came and went marked.
    pub paragraphs: Vec<Vec<Piece>>,
    /// Paragraphs that changed and are not among these.
    pub more: usize,
}

/// A finding of the earlier report.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct GoneFinding {
    /// Its id.
    pub id: String,
    /// Name of the check.
    pub rule: String,
    /// How much it was to be cared about.
    pub severity: Severity,
    /// What differed, in a sentence.
    pub message: String,
    /// Title of its event.
    pub event: String,
    /// What the sources answered.
    #[serde(default)]
    pub question: String,
    /// The answers that they gave.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// Id of the finding that has come in its place: of the same check and question, with other answers.
    #[serde(default)]
    pub now: Option<String>,
}
