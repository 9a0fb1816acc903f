//! Report v1 → bytes. One format is one file here and one line in [`ALL`].
//!
//! A renderer writes nothing: it returns the files that it would write, each with its path
//! relative to the output folder. The JSON renderer returns one, `report.json`.

mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod markdown;
mod rdjson;
mod sarif;
pub mod template;
mod text;
mod visible;

use crate::report::Report;

/// One file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path relative to the output folder, `/` between folders; made of safe characters only.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What can go wrong in rendering.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The report does not serialise.
    #[error("could not write the report as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A template is wrong.
    #[error("template {name}: {message}")]
    Template {
        /// Which template.
        name: String,
        /// What is wrong and where.
        message: String,
    },
}

/// What the user can set about rendering.
#[derive(Clone, Debug, Default)]
pub struct RenderOptions {
    /// Templates that replace built-in ones, by name: "event.html" → source.
    pub templates: std::collections::BTreeMap<String, String>,
    /// One self-contained HTML file rather than a folder.
    pub single: bool,
    /// What the text format is to show.
    pub view: View,
    /// Columns of the terminal, if it is one.
    pub width: Option<usize>,
    /// Whether text may have colours.
    pub colour: bool,
}

/// What of a report the text format shows: each command has its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Events with their findings, a line each.
    #[default]
    Report,
    /// One event: findings and quotations side by side.
    Compare,
    /// Article by article what was read.
    Extract,
    /// The grouping, with why.
    Events,
    /// A draft's verdicts, a line each.
    Check,
}

impl View {
    /// The views that have findings to show.
    const WITH_FINDINGS: &[View] = &[View::Report, View::Compare, View::Check];
    const EVERY: &[View] = &[View::Report, View::Compare, View::Extract, View::Events, View::Check];
}

/// One output format.
pub struct Format {
    /// As given to `--format`.
    pub name: &'static str,
    /// One line for help.
    pub summary: &'static str,
    /// Of what it shows more than an empty form.
    views: &'static [View],
    /// Renders the report.
    pub render: fn(&Report, &RenderOptions) -> Result<Vec<Output>, RenderError>,
}

impl Format {
    /// Whether it can show `view`.
    pub fn shows(&self, view: View) -> bool {
        self.views.contains(&view)
    }
}

/// Every format.
pub const ALL: &[Format] = &[
    html::FORMAT,
    markdown::FORMAT,
    json::FORMAT,
    sarif::FORMAT,
    junit::FORMAT,
    gitlab::FORMAT,
    github::FORMAT,
    rdjson::FORMAT,
    text::FORMAT,
];

/// The format called `name`.
pub fn by_name(name: &str) -> Option<&'static Format> {
    ALL.iter().find(|f| f.name == name)
}
