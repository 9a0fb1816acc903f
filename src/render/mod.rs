//! Report v1 → bytes. One format is one file here and one word in the list of [`ALL`].
//!
//! A renderer writes nothing: it returns the files that it would write, each with its path
//! relative to the output folder. The JSON renderer returns one, `report.json`.

/// Declares the formats, each from its file, which must have a `FORMAT`.
macro_rules! formats {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*
        /// Every format, in the order in which help lists them.
        pub const ALL: &[Format] = &[$($module::FORMAT),*];
    };
}

formats![html, markdown, json, jsonl, sarif, junit, gitlab, github, rdjson, text];

mod format;
mod layout;
mod paths;
pub mod template;
mod visible;

pub use format::{Beside, Format, Look, Output, Pages, RenderError, RenderOptions, View};
pub use jsonl::{json_line, json_run_line};
pub use paths::Paths;
pub use sarif::uri;
pub use text::severity_style;
pub use visible::{inert, name, visible};

/// The format called `name`, in capitals or not.
pub fn by_name(name: &str) -> Option<&'static Format> {
    ALL.iter().find(|f| f.name.eq_ignore_ascii_case(name))
}
