//! The last report, in which a finding is looked up by its id.

use super::comparison::parse;
use super::output;
use super::place::shown_path;
use super::settings::Settings;
use anyhow::Context as _;
use crossread::report::Report;
use std::path::{Path, PathBuf};

/// Whether `name` has the form of a finding's id.
pub(super) fn is_id(name: &str) -> bool {
    name.len() == 8 && name.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Where the last report's JSON stands, if there is one.
pub(super) fn report_file(settings: &Settings) -> anyhow::Result<PathBuf> {
    Ok(settings.output(None)?.join("report.json"))
}

/// The last report with its file; `None` when there is none.
pub(super) fn last_report(settings: &Settings) -> anyhow::Result<Option<(PathBuf, Report)>> {
    let file = report_file(settings)?;
    match output::read_report(&file) {
        Ok(text) => parse(&file, &text).map(|report| Some((file, report))),
        Err(e) if e.is_not_found() => Ok(None),
        Err(e) => Err(e).with_context(|| format!("could not read the last report {}", shown_path(&file))),
    }
}

/// That no finding of the last report has `id`, with one that is like it.
pub(super) fn not_in(id: &str, file: &Path, report: &Report) -> String {
    // Two digits mistyped or swapped.
    const NEAR: usize = 2;
    let near =
        report.findings.iter().map(|f| (strsim::levenshtein(&f.id, id), f)).filter(|(far, _)| *far <= NEAR).min_by_key(|(far, _)| *far);
    let hint = near.map_or_else(String::new, |(_, f)| format!(" (did you mean {}, {}?)", f.id, f.message));
    format!("{} has no finding {id}{hint}", shown_path(file))
}
