//! What grouping yields: events, stories, and why.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Articles grouped by event. Every article is in exactly one event or in `alone`.
#[derive(Clone, Debug, Default)]
pub struct Grouping {
    /// Events of two articles or more (or declared), in order of their first article.
    pub events: Vec<Event>,
    /// Chains of events.
    pub stories: Vec<Story>,
    /// Articles in no event.
    pub alone: Vec<usize>,
    /// For articles in no event, the event that comes nearest, where any comes near.
    pub nearest: Vec<Nearest>,
    /// Decisions of the user that could not be followed; see [`super::check_decisions`].
    pub problems: Vec<String>,
}

impl Grouping {
    /// Let these be the stories of its events.
    pub(super) fn tell(&mut self, mut stories: Vec<Story>) {
        stories.sort_by(|a, b| a.id.cmp(&b.id));
        for (s, story) in stories.iter().enumerate() {
            story.events.iter().for_each(|e| self.events[*e].story = Some(s));
        }
        self.stories = stories;
    }
}

/// The event that comes nearest to an article that is in none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// Index of the article in the analyses.
    pub article: usize,
    /// Index into [`Grouping::events`].
    pub event: usize,
    /// Mean likeness to its articles, 0 to 1.
    pub likeness: f64,
}

/// One occurrence that several articles cover.
#[derive(Clone, Debug)]
pub struct Event {
    /// Stable name: made of its most telling terms, "ferry-fire-ellery".
    pub id: String,
    /// A line to show: the title of its most central article.
    pub title: String,
    /// Indices into the analyses, sorted.
    pub articles: Vec<usize>,
    /// Index of its story in [`Grouping::stories`].
    pub story: Option<usize>,
    /// How sure the grouping is.
    pub certainty: Certainty,
    /// Declared by the user, not inferred.
    pub declared: bool,
    /// Why these belong together, strongest first.
    pub evidence: Vec<Evidence>,
}

/// Events around one matter.
#[derive(Clone, Debug)]
pub struct Story {
    /// Stable name.
    pub id: String,
    /// A line to show.
    pub title: String,
    /// Indices into [`Grouping::events`].
    pub events: Vec<usize>,
    /// Articles of the story that are in none of its events.
    pub articles: Vec<usize>,
    /// What parts its events, in words.
    pub parted: Vec<String>,
}

impl Story {
    /// All articles of the story as if they were of one event, and for each to which event it belongs; an
    /// article in no event is one of its own. `events` are those of the grouping.
    pub fn as_one(&self, events: &[Event]) -> (Event, BTreeMap<usize, usize>) {
        let mut unit = BTreeMap::new();
        for event in self.events.iter().filter(|e| **e < events.len()) {
            unit.extend(events[*event].articles.iter().map(|article| (*article, *event)));
        }
        unit.extend(self.articles.iter().enumerate().map(|(n, article)| (*article, events.len() + n)));
        let whole = Event {
            id: self.id.clone(),
            title: self.title.clone(),
            articles: unit.keys().copied().collect(),
            story: None,
            certainty: Certainty::Likely,
            declared: false,
            evidence: Vec::new(),
        };
        (whole, unit)
    }
}

/// How sure a grouping is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The user said so.
    Declared,
    /// The same event.
    Same,
    /// Likely the same event; worth a look.
    Likely,
}

/// One reason for a grouping, for an editor to read.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// "declared", "likeness", "shared rare terms", "shared wording", "dates", "margin", "what would change it".
    pub kind: &'static str,
    /// "ferry (3.1), Ellery (2.8), bulkhead (2.2)".
    pub detail: String,
    /// Weight between 0 and 1, where it has one.
    pub weight: Option<f64>,
}

/// What the user decides about grouping.
#[derive(Clone, Debug, Default)]
pub struct EventOptions {
    /// Take all articles as one event.
    pub one_event: bool,
    /// Groups that the user declares: lists of article paths or ids.
    pub groups: Vec<DeclaredGroup>,
    /// Pairs that must be together (paths or ids).
    pub must_link: Vec<(String, String)>,
    /// Pairs that must be apart (paths or ids).
    pub cannot_link: Vec<(String, String)>,
    /// Every folder is an event.
    pub folder_per_event: bool,
    /// Groups of an earlier run (article ids by event id), kept unless contradicted.
    pub locked: Vec<(String, Vec<String>)>,
}

/// One group declared on the command line or in a manifest.
#[derive(Clone, Debug, Default)]
pub struct DeclaredGroup {
    /// Name of the event, if given.
    pub name: Option<String>,
    /// Paths, ends of paths, folders or ids of its articles.
    pub articles: Vec<String>,
}
