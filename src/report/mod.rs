//! Comparison → [`Report`] v1, the only thing that renderers and templates see.
//!
//! Its JSON is a contract: versioned, described by a schema, every field always present. Offsets
//! are bytes into `articles[].text`, end exclusive.

mod build;
mod draft;
mod model;

pub use build::{Facts, build};
pub use draft::{Draft, DraftItem, Verdict, hold};
pub use model::*;
