//! crossread compares what news sources report.
//!
//! Two reports of one accident, and what differs:
//!
//! ```
//! use crossread::{EventOptions, Options, compare, parse};
//!
//! let post = parse("post.txt", b"Fourteen people died when the ferry struck the breakwater.")?;
//! let bell = parse("bell.txt", b"Fifteen people died when the ferry hit the breakwater.")?;
//!
//! let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
//! let comparison = compare(vec![post, bell], &options, &|| {});
//!
//! let finding = &comparison.findings[0][0];
//! assert_eq!(finding.check, "differing-number");
//! let words: Vec<&str> = finding.locations.iter().map(|at| comparison.analyses[at.article].article.slice(at.span)).collect();
//! assert_eq!(words.len(), 2);
//!
//! // the same as an editor reads it
//! let report = crossread::build_report(&comparison, crossread::Facts::default());
//! let format = crossread::format_named("md").ok_or("no such format")?;
//! let files = (format.render)(&report, &crossread::RenderOptions::default())?;
//! assert!(!files.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The way the data goes
//!
//! Each arrow is one pure function, and the data only goes forward. Nothing here reads a file, the environment
//! or the clock, and the same input gives the same bytes.
//!
//! ```text
//! bytes → Article → Analysis → Event → Alignments → Finding → Report → bytes
//!    parse    analyse    └────────── compare ──────────┘  build_report  Format::render
//! ```
//!
//! | | |
//! |---|---|
//! | [`parse`] | bytes of any format that is read → [`Article`]: text, blocks, metadata, what was set aside |
//! | [`analyse`] | [`Article`] → [`Analysis`]: sentences, people, quotations with their speakers, claims |
//! | [`compare`] | the whole way → [`Comparison`]: [`Event`]s, what is aligned in each, [`Finding`]s |
//! | [`build_report`] | [`Comparison`] → [`Report`] v1, the only thing that formats and templates see |
//! | [`format_named`] | HTML, Markdown, JSON, SARIF, JUnit and others, each of which renders a [`Report`] |

mod align;
mod article;
mod checks;
mod config;
mod diff;
mod draft;
mod events;
mod extract;
mod findings;
mod language;
mod mark;
mod pipeline;
mod read;
mod render;
mod report;
mod syntax;
mod tables;

pub use align::{Agency, AlignOptions, Alignment, Alignments, Relation};
pub use article::{Article, ArticleId, Block, Metadata, Position, Role, Span};
pub use checks::{Check, by_name as check_named};
pub use events::{Event, EventOptions, Grouping, Story};
pub use extract::{Analysis, Claim, Cue, Date, Person, Quantity, Quotation, QuotationKind, Sentence, Speaker};
pub use findings::{Finding, Level, Location, Reading, Severity};
pub use pipeline::{Comparison, Options, analyse, analyse_each, compare, compare_analyses, compare_grouped};
pub use read::{ReadError, parse};
pub use render::{Format, Output, RenderError, RenderOptions, by_name as format_named};
pub use report::{Facts, Report, build as build_report};

/// What the program itself, the trainers, tests, benches and fuzz targets use besides. It may change with any
/// version.
#[doc(hidden)]
#[allow(missing_docs, reason = "each is the folder of its name")]
pub mod internals {
    pub mod align {
        pub use crate::align::*;
    }
    pub mod article {
        pub use crate::article::*;
    }
    pub mod checks {
        pub use crate::checks::*;
    }
    pub mod config {
        pub use crate::config::*;
    }
    pub mod diff {
        pub use crate::diff::*;
    }
    pub mod draft {
        pub use crate::draft::*;
    }
    pub mod events {
        pub use crate::events::*;
    }
    pub mod extract {
        pub use crate::extract::*;
    }
    pub mod findings {
        pub use crate::findings::*;
    }
    pub mod pipeline {
        pub use crate::pipeline::compare_events;
    }
    pub mod language {
        pub use crate::language::*;
    }
    pub mod mark {
        pub use crate::mark::*;
    }
    pub mod read {
        pub use crate::read::*;
    }
    pub mod render {
        pub use crate::render::*;
    }
    pub mod report {
        pub use crate::report::*;
    }
    pub mod syntax {
        pub use crate::syntax::*;
    }
}
