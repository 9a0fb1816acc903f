//! What a format is: its name, what it can show, what it yields and what can go wrong.
//!
//! `json` shows every view and yields one file; `sarif` has nothing to show for a mere list of events.

use super::paths::Paths;
use crate::findings::Severity;
use crate::report::Report;

/// One file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path relative to the output folder, `/` between folders; made of safe characters only.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// JSON of `value`, each field on a line of its own. What an article holds begins no command in the log of a
/// CI service: `##[` stands within strings alone, and its bracket is written as an escape.
pub(super) fn json_text(value: &impl serde::Serialize) -> Result<Vec<u8>, serde_json::Error> {
    json_laid_out(value, serde_json::ser::PrettyFormatter::new())
}

/// The same, as `layout` has it.
pub(super) fn json_laid_out(value: &impl serde::Serialize, layout: impl serde_json::ser::Formatter) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, layout))?;
    if memchr::memmem::find(&bytes, b"##[").is_some() {
        bytes = String::from_utf8_lossy(&bytes).replace("##[", "##\\u005b").into_bytes();
    }
    bytes.push(b'\n');
    Ok(bytes)
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
    /// Which events have a page.
    pub pages: Pages,
    /// What the text format is to show.
    pub view: View,
    /// Columns of the terminal, if it is one.
    pub width: Option<usize>,
    /// Whether text may have colours.
    pub colour: bool,
    /// Least severity that fails the run; `None` when nothing does.
    pub fail_on: Option<Severity>,
    /// Whether findings are told apart from those of a baseline.
    pub has_baseline: bool,
    /// From the working folder to the repository's root.
    pub paths: Paths,
    /// How pages look, by the desk's own means.
    pub look: Look,
    /// The pages that stand beside the file, so that it can link to them.
    pub beside: Beside,
    /// What pages that are served send along with what they ask for; `None` when they are written to files.
    pub token: Option<String>,
}

/// What of the pages' look is a desk's own.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// A style sheet that follows the built-in one, or the one that replaces it.
    pub theme: String,
    /// What stands at the head of each page in place of "crossread".
    pub wordmark: Option<String>,
    /// A picture before it: its kind, such as "image/png", and its bytes.
    pub logo: Option<(&'static str, Vec<u8>)>,
}

/// Which events have a page, or a part of the one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pages {
    /// All, or in a report of very many events those with findings.
    #[default]
    Usual,
    /// All.
    All,
    /// Those with findings, notes among them.
    WithFindings,
    /// So many, the worst first.
    Worst(usize),
}

/// What HTML a run writes into the same folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// None.
    #[default]
    Nothing,
    /// index.html and a page per event.
    Pages,
    /// One file, of the report's day and title.
    OneFile,
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
    /// The command whose view it is.
    pub const fn name(self) -> &'static str {
        match self {
            View::Report => "report",
            View::Compare => "compare",
            View::Extract => "extract",
            View::Events => "events",
            View::Check => "check",
        }
    }

    /// The views that have findings to show.
    pub(super) const WITH_FINDINGS: &[View] = &[View::Report, View::Compare, View::Check];
    pub(super) const EVERY: &[View] = &[View::Report, View::Compare, View::Extract, View::Events, View::Check];
}

/// One output format.
pub struct Format {
    /// As given to `--format`.
    pub name: &'static str,
    /// One line for help.
    pub summary: &'static str,
    /// Name of its file, or of the first of several, in a folder of reports.
    pub file: &'static str,
    /// Of what it shows more than an empty form.
    pub(super) views: &'static [View],
    /// Renders the report.
    pub render: fn(&Report, &RenderOptions) -> Result<Vec<Output>, RenderError>,
}

impl Format {
    /// Whether it can show `view`.
    pub fn shows(&self, view: View) -> bool {
        self.views.contains(&view)
    }
}
