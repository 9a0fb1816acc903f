//! GitLab code quality: a JSON list with one entry per finding, shown in the merge request.

use super::visible::line;
use super::{Format, Output, RenderError, RenderOptions, View};
use crate::findings::Severity;
use crate::report::{Location, Report};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) const FORMAT: Format =
    Format { name: "gitlab", summary: "GitLab code quality", file: "gl-code-quality-report.json", views: View::WITH_FINDINGS, render };

fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    // One finding in two drafts is two entries, which GitLab tells apart by these alone.
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let entries: Vec<Value> = report
        .findings
        .iter()
        .filter(|f| f.waived.is_none())
        .filter_map(|f| {
            let (first, rest) = f.locations.split_first()?;
            let is_first = *seen.entry(&f.id).or_insert(&first.path) == first.path;
            let fingerprint = if is_first { f.id.clone() } else { format!("{} {}", f.id, options.paths.of(&first.path)) };
            Some(json!({
                "description": line(&f.message),
                "check_name": f.rule,
                "fingerprint": fingerprint,
                "severity": severity(f.severity),
                "categories": ["Clarity"],
                "location": place(first, options),
                "other_locations": rest.iter().map(|l| place(l, options)).collect::<Vec<_>>(),
            }))
        })
        .collect();
    let bytes = super::format::json_text(&entries)?;
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes }])
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "critical",
        Severity::Medium => "major",
        Severity::Low => "minor",
        Severity::Info => "info",
    }
}

fn place(location: &Location, options: &RenderOptions) -> Value {
    json!({
        "path": line(&options.paths.of(&location.path)),
        "lines": { "begin": location.position.line, "end": location.end_position.line },
    })
}
