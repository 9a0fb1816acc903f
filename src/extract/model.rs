//! What extraction yields, and nothing of how.

use super::token_table::TokenTable;
use crate::article::{Article, Span};
use crate::language::Token;
use crate::language::date::{self, DateExpression};
use crate::language::quantity::{self, Quantity};
use serde::{Deserialize, Serialize};

/// An article with all that was taken from it. Everything is in the order of the text.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The article itself.
    pub article: Article,
    /// Sentences of the body blocks.
    pub sentences: Vec<Sentence>,
    /// People named in the body, in the order of their first mention.
    pub people: Vec<Person>,
    /// Quotations: direct, mixed and indirect.
    pub quotations: Vec<Quotation>,
    /// Checkable statements.
    pub claims: Vec<Claim>,
    /// The tokens of all blocks.
    pub(crate) tokens: TokenTable,
}

impl Analysis {
    /// The tokens of a stretch of the article's text.
    pub(crate) fn tokens(&self, span: Span) -> Vec<Token> {
        self.tokens.within(span)
    }

    /// The dates and quantities of a sentence, headline or caption.
    pub(crate) fn values(&self, span: Span) -> (Vec<DateExpression>, Vec<Quantity>) {
        let stated = self.claims.binary_search_by_key(&span, |c| c.span).ok().map(|n| &self.claims[n]);
        // what is no claim, such as a question, is seldom asked about
        let Some(claim) = stated else {
            let tokens = self.tokens(span);
            let dates = date::dates(&self.article.text, span, &tokens);
            let quantities = quantity::quantities_beside(&self.article.text, span, &tokens, &dates);
            return (dates, quantities);
        };
        (claim.dates.iter().map(|d| d.expression.clone()).collect(), claim.quantities.clone())
    }
}

/// One sentence of one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, trimmed of white space.
    pub span: Span,
    /// Index of its block in the article.
    pub block: usize,
}

/// Index into [`Analysis::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub usize);

/// One person (or a body that speaks, such as a ministry) as this article names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The fullest name in the article, without titles: "Ana Holt"; for a body, its name.
    pub name: String,
    /// Each mention that was resolved to this person.
    pub mentions: Vec<Span>,
    /// Roles that this article gives: "mayor of Port Ellery".
    pub roles: Vec<Span>,
    /// False for ministries, companies, reports and other bodies.
    pub is_human: bool,
}

/// How a quotation stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuotationKind {
    /// Whole clauses in quotation marks.
    Direct,
    /// A reported clause with some of its words in quotation marks: "said the pier was “a ruin”".
    Mixed,
    /// Reported without marks: "He said that …".
    Indirect,
}

/// What someone is reported to have said.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// Direct, mixed or indirect.
    pub kind: QuotationKind,
    /// The content, cue left out; several when the cue splits it or it runs over paragraphs. A mixed
    /// one is the whole reported clause, with its marks where some of its words stand in them.
    pub segments: Vec<Span>,
    /// The words within `segments` that the text gives as the speaker's own: what stands in quotation
    /// marks, marks left out, or a whole transcript line; in order.
    pub verbatim: Vec<Span>,
    /// Who is said to have said it; `None` when the text does not tell.
    pub speaker: Option<Speaker>,
    /// The reporting words: "said", "according to".
    pub cue: Option<Cue>,
    /// Through whom or where it was said: "told Yonhap", "in a statement".
    pub channel: Option<Span>,
    /// When it was said, if the reporting clause tells.
    pub when: Option<Span>,
    /// Where it was said, if the reporting clause tells.
    pub place: Option<Span>,
    /// The attribution is denied or hypothetical: "never said", "would say".
    pub hedged: bool,
    /// The closing mark is missing and the content was taken to the paragraph's end.
    pub unclosed: bool,
}

/// Reporting words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// Lemma: "say", "according to".
    pub lemma: String,
}

/// A speaker as the text gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name them beside the cue: "Wang", "he", "the ministry".
    pub mention: Span,
    /// The resolved person, if any.
    pub person: Option<PersonId>,
    /// Name to show: the resolved name, else the mention as written.
    pub name: String,
    /// Role as this article gives it, best known at this place.
    pub role: Option<Span>,
    /// Organisation or country, as this article gives it.
    pub affiliation: Option<Span>,
    /// Why this speaker was chosen, in words an editor reads: "subject of *said*".
    pub because: &'static str,
}

/// Whether a statement affirms or denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// "have begun"
    Affirmed,
    /// "have not begun", "failed to begin", "denied beginning"
    Denied,
}

/// How far along an action is; a later one implies the earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// "proposed", "called for"
    Proposed,
    /// "plans to", "will"
    Planned,
    /// "in talks", "is discussing"
    Talks,
    /// "agreed", "approved"
    Agreed,
    /// "begun", "has started"
    Begun,
    /// "done", "completed"
    Done,
}

impl Status {
    /// What it is called; the normal form of the answer "how far along".
    pub const fn name(self) -> &'static str {
        match self {
            Status::Proposed => "proposed",
            Status::Planned => "planned",
            Status::Talks => "talks",
            Status::Agreed => "agreed",
            Status::Begun => "begun",
            Status::Done => "done",
        }
    }
}

/// A date or time, resolved as far as the article allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// Where it stands: "last Thursday".
    pub span: Span,
    /// First day it can mean, if resolved.
    pub first: Option<jiff::civil::Date>,
    /// Last day it can mean, if resolved.
    pub last: Option<jiff::civil::Date>,
    /// What is written.
    pub(crate) expression: DateExpression,
}

impl Date {
    /// Normal form of what is written, resolved or not: "weekday:thu", "md:02-17".
    pub fn written(&self) -> String {
        self.expression.written()
    }
}

/// A checkable statement of one clause or sentence.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The clause.
    pub span: Span,
    /// Whether it stands in the article's headline, which says less and leaves out words.
    pub is_headline: bool,
    /// Who claims it, if attributed: an index into [`Analysis::quotations`].
    pub claimed_in: Option<usize>,
    /// Quantities stated.
    pub quantities: Vec<Quantity>,
    /// Dates stated.
    pub dates: Vec<Date>,
    /// Affirmed or denied.
    pub polarity: Polarity,
}
