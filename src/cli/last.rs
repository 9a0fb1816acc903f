//! The last report and the last check, in which a finding is looked up by its id.
//!
//! A check writes no folder of its own: its findings, and nothing else of the draft, are kept in the user's folder for
//! caches, one file a project. Without such a folder nothing is kept.

use super::comparison::parse;
use super::place::{absolute, shown_path};
use super::settings::Settings;
use super::{cache, output};
use anyhow::Context as _;
use crossread::internals::report::{Finding, Report};
use std::path::PathBuf;

/// Whether `name` has the form of a finding's id.
pub(super) fn is_id(name: &str) -> bool {
    name.len() == 16 && name.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Whether `name` is no id, but may be one with a few digits missing or too many.
pub(super) fn is_like_id(name: &str) -> bool {
    (8..=32).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_hexdigit()) && !is_id(name)
}

/// That `name` is no finding's id.
pub(super) fn no_id(name: &str) -> String {
    format!("{name:?} is no finding's id; it has sixteen hexadecimal digits, as reports show it")
}

/// Where the last report's JSON stands, if there is one.
pub(super) fn report_file(settings: &Settings) -> anyhow::Result<PathBuf> {
    Ok(settings.output(None)?.join("report.json"))
}

/// Findings with where they stand: a file, or "the last check".
pub(super) struct Last {
    pub(super) place: String,
    pub(super) findings: Vec<Finding>,
}

/// The findings of the last report and of the last check, of each if there is one.
pub(super) fn last(settings: &Settings) -> anyhow::Result<Vec<Last>> {
    let file = report_file(settings)?;
    let mut all = Vec::new();
    match output::read_report(&file) {
        Ok(text) => all.push(Last { place: shown_path(&file), findings: parse(&file, &text)?.findings }),
        Err(e) if e.is_not_found() => {}
        Err(e) => {
            let what = || format!("could not read the last report {0}; make it anew with `crossread report`", shown_path(&file));
            return Err(e).with_context(what);
        }
    }
    // what is no longer understood is as good as gone
    let kept = check_file(settings).and_then(|file| output::read_report(&file).ok());
    if let Some(findings) = kept.and_then(|text| serde_json::from_str(&text).ok()) {
        all.push(Last { place: "the last check".to_owned(), findings });
    }
    Ok(all)
}

/// The findings of a check, draft by draft.
#[derive(Default)]
pub(super) struct Kept(Vec<Finding>);

impl Kept {
    /// Those of one draft.
    pub(super) fn add(&mut self, report: &Report) {
        self.0.extend(report.findings.iter().cloned());
    }

    /// All of them.
    pub(super) fn findings(&self) -> &[Finding] {
        &self.0
    }

    /// Keep them for `explain` and `waive`. Where that cannot be, the check is none the worse.
    pub(super) fn save(&self, settings: &Settings) {
        if let (Some(file), Ok(text)) = (check_file(settings), serde_json::to_vec(&self.0)) {
            drop(output::file(&file, &text));
        }
    }
}

/// Where the findings of the project's last check are kept.
fn check_file(settings: &Settings) -> Option<PathBuf> {
    let project = absolute(settings.folder()).ok()?;
    let name: String = project.to_string_lossy().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    // a name of a file has room for so much; what tells projects apart stands at its end
    const LONGEST: usize = 80;
    let from = name.char_indices().rev().nth(LONGEST).map_or(0, |(at, _)| at);
    Some(cache::folder()?.join(format!("check{}.json", &name[from..])))
}

/// That no finding of `all` has `id`, with one that is like it.
pub(super) fn not_in(id: &str, all: &[Last]) -> String {
    // Two digits mistyped or swapped.
    const NEAR: usize = 2;
    let findings = all.iter().flat_map(|last| &last.findings);
    let near = findings.map(|f| (strsim::levenshtein(&f.id, id), f)).filter(|(far, _)| *far <= NEAR).min_by_key(|(far, _)| *far);
    let hint = near.map_or_else(String::new, |(_, f)| format!(" (did you mean {}, {}?)", f.id, f.message));
    let places: Vec<&str> = all.iter().map(|last| last.place.as_str()).collect();
    let has = if all.len() == 1 { "has" } else { "have" };
    format!("{} {has} no finding {id}{hint}", places.join(" and "))
}
