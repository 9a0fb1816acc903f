//! crossread compares what news sources report.
//!
//! The pipeline, on one page: each arrow is one pure function of one folder, and the data only
//! goes forward.
//!
//! ```text
//! files ─read→ Article ─extract→ Analysis ─events→ Event ─align→ Alignment ─checks→ Finding ─report→ Report v1 ─render→ bytes
//! ```
//!
//! Two reports of one accident, and what differs:
//!
//! ```
//! use crossread::{Options, compare, read, events::EventOptions};
//!
//! let post = read::parse("post.txt", b"Fourteen people died when the ferry struck the breakwater.")?;
//! let bell = read::parse("bell.txt", b"Fifteen people died when the ferry hit the breakwater.")?;
//!
//! let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
//! let comparison = compare(vec![post, bell], &options, &|| {});
//!
//! let finding = &comparison.findings[0][0];
//! assert_eq!(finding.check, "differing-number");
//! for place in &finding.locations {
//!     println!("{}", comparison.analyses[place.article].article.slice(place.span));
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`report::build`] makes a report of a comparison, and [`render`] turns it into HTML, Markdown, JSON
//! and formats for machines.

pub mod align;
pub mod article;
pub mod checks;
pub mod config;
pub mod diff;
pub mod draft;
pub mod events;
pub mod extract;
pub mod findings;
pub mod language;
pub mod mark;
mod pipeline;
pub mod read;
pub mod render;
pub mod report;
pub mod syntax;
mod tables;

pub use pipeline::{Comparison, Options, analyse, analyse_each, compare, compare_analyses, compare_grouped};
