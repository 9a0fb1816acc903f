//! Comparison → [`Report`] v1, the only thing that renderers and templates see.
//!
//! Its JSON is a contract: versioned, described by a schema, every field always present. Offsets
//! are bytes into `articles[].text`, end exclusive.

mod answers;
mod article;
mod build;
mod changes;
mod claims_table;
mod draft;
mod finding;
mod folder;
mod merged;
mod model;
mod names;
mod published;
mod rewritten;
mod said;
mod sample;
mod side_by_side;
mod source;
mod speakers;
mod timeline;
mod utterances;
mod wording;

pub use build::build;
pub use changes::changes;
pub use draft::hold;
pub use finding::findings;
pub use folder::{below, common_folder, is_page};
pub use merged::merged;
pub use model::*;
pub use sample::{sample, sample_draft};
pub use source::Facts;

/// The JSON Schema of [`Report`], kept as docs/report-v1.schema.json.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Report).to_value()
}
