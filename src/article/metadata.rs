//! What is known about an article besides its text, each with where it was found.

use serde::{Deserialize, Serialize};

/// Title, outlet, byline and so on. What is unknown is `None`, never guessed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The outlet that published it: "The Harbour Post", or the host of its address.
    pub outlet: Option<String>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// When it was published, if a place that can be trusted says so.
    pub published: Option<FoundDate>,
    /// Dates that looked like the article's own but were not taken, with the reason.
    pub rejected_dates: Vec<RejectedDate>,
    /// Its address.
    pub url: Option<String>,
    /// Language as a BCP 47 tag, as declared.
    pub language: Option<String>,
    /// Event and story that the article itself declares.
    pub declared: Declared,
}

/// Groups that the user has written into an article's front matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// `event:`
    pub event: Option<String>,
    /// `story:`
    pub story: Option<String>,
}

/// Where a date was found, from the most to the least trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The user's own front matter.
    FrontMatter,
    /// Structured data of the page: JSON-LD, Open Graph.
    PageMetadata,
    /// A `<time>` element or a line such as "Published 3 March 2019".
    PageText,
    /// The address: `/2019/03/03/`.
    Address,
    /// The article's dateline or its text.
    Text,
}

/// A date with where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundDate {
    /// The day.
    pub date: jiff::civil::Date,
    /// The time of day with offset as written, if given: "2019-03-03T14:05:00Z".
    pub written: String,
    /// Where it was found.
    pub origin: Origin,
}

/// A date that was seen and not believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RejectedDate {
    /// As written: "Jan 29, 2020".
    pub written: String,
    /// Why it is not the article's: "a page clock, not the day of publication".
    pub reason: String,
}
