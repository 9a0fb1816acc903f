//! Report v1 → bytes. One format is one file here and one line in [`ALL`].
//!
//! A renderer writes nothing: it returns the files that it would write, each with its path
//! relative to the output folder. The JSON renderer returns one, `report.json`.

mod format;
mod github;
mod gitlab;
mod html;
mod json;
mod jsonl;
mod junit;
mod layout;
mod markdown;
mod paths;
mod rdjson;
mod sarif;
pub mod template;
mod text;
mod visible;

pub use format::{Beside, Format, Look, Output, RenderError, RenderOptions, View};
pub use paths::Paths;
pub use sarif::uri;
pub use visible::{inert, visible};

/// Every format.
pub const ALL: &[Format] = &[
    html::FORMAT,
    markdown::FORMAT,
    json::FORMAT,
    jsonl::FORMAT,
    sarif::FORMAT,
    junit::FORMAT,
    gitlab::FORMAT,
    github::FORMAT,
    rdjson::FORMAT,
    text::FORMAT,
];

/// The format called `name`, in capitals or not.
pub fn by_name(name: &str) -> Option<&'static Format> {
    ALL.iter().find(|f| f.name.eq_ignore_ascii_case(name))
}
