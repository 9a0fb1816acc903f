//! Analyses → [`Grouping`]: which articles cover the same event, and which events make one story.
//!
//! Three reports of one ferry fire become one event; a report of another ferry's fire a year before
//! becomes an event of its own, perhaps of the same story. What is inside the articles is not
//! compared here.

mod assemble;
mod background;
mod bipartition;
pub mod blocks;
mod candidates;
mod contrast;
mod core;
mod decided;
mod draft;
mod evidence;
mod gaps;
mod infer;
mod likeness;
mod linkage;
mod manifest;
mod model;
mod naming;
mod other_values;
mod prints;
mod profile;
mod refine;
mod short;
mod sketch;
mod slots;
mod spelling;
#[cfg(feature = "train")]
pub mod study;
mod terms;
mod thresholds;
mod words;

pub(crate) use background::rarity;
pub use decided::{DecisionError, check_decisions};
pub use draft::{Sources, sources};
pub use likeness::{Vector, Weighted};
pub use manifest::{ManifestError, read_lock, read_manifest, write_lock};
pub use model::{Certainty, DeclaredGroup, Event, EventOptions, Evidence, Grouping, Nearest, Story};
pub use naming::unique;
pub(crate) use other_values::other_values;

pub use profile::{Bag, Profile, Term, profile};
pub use sketch::{Kind, Piece, Sketch};
pub use terms::Terms;
pub use thresholds::Thresholds;

use crate::extract::Analysis;

/// Group `analyses` by event. The result names articles by their index in `analyses`.
pub fn group(analyses: &[Analysis], options: &EventOptions) -> Grouping {
    if options.one_event {
        return declared_one(analyses);
    }
    assemble::assemble(analyses, options)
}

/// All articles as one event, because the user says so.
fn declared_one(analyses: &[Analysis]) -> Grouping {
    let title = analyses.iter().find_map(|a| a.article.metadata.title.clone()).unwrap_or_else(|| "One event".to_owned());
    let event = Event {
        id: "event".to_owned(),
        title,
        articles: (0..analyses.len()).collect(),
        story: None,
        certainty: Certainty::Declared,
        declared: true,
        evidence: Vec::new(),
    };
    Grouping { events: vec![event], ..Grouping::default() }
}
