//! Reviewdog's rdjson: one diagnostic per finding, with the other sources as related places, and
//! the sources' words as a suggestion where they agree.
//!
//! Columns are in bytes of UTF-8, as reviewdog counts them.

use super::visible::line;
use super::{Format, Output, RenderError, RenderOptions, View};
use crate::article::Position;
use crate::findings::Severity;
use crate::mark;
use crate::report::{Finding, Fix, Location, Report};
use serde_json::{Value, json};

pub(super) const FORMAT: Format =
    Format { name: "rdjson", summary: "Reviewdog diagnostics (rdjson)", file: "report.rdjson", views: View::WITH_FINDINGS, render };

fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let found = report.findings.iter().filter(|f| f.is_open());
    let diagnostics: Vec<Value> = found.filter_map(|f| diagnostic(f, options)).collect();
    let mut source = json!({ "name": mark::NAME });
    if let Some(home) = mark::HOME {
        source["url"] = json!(home);
    }
    let bytes = super::format::json_text(&json!({ "source": source, "diagnostics": diagnostics }))?;
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes }])
}

fn diagnostic(finding: &Finding, options: &RenderOptions) -> Option<Value> {
    let (first, rest) = finding.locations.split_first()?;
    let related: Vec<Value> = rest.iter().map(|l| json!({ "message": line(&l.label), "location": place(l, options) })).collect();
    let mut code = json!({ "value": finding.rule });
    if let Some(home) = mark::HOME {
        code["url"] = json!(format!("{}/docs/checks.md#{}", home.trim_end_matches('/'), finding.rule));
    }
    Some(json!({
        "message": line(&finding.message),
        "location": place(first, options),
        "severity": severity(finding.severity),
        "code": code,
        "suggestions": finding.fix.iter().map(suggestion).collect::<Vec<_>>(),
        "originalOutput": finding.id,
        "relatedLocations": related,
    }))
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "ERROR",
        Severity::Medium => "WARNING",
        Severity::Low | Severity::Info => "INFO",
    }
}

fn suggestion(fix: &Fix) -> Value {
    json!({ "range": range(fix.position, fix.end_position), "text": line(&fix.text) })
}

fn place(location: &Location, options: &RenderOptions) -> Value {
    json!({ "path": line(&options.paths.of(&location.path)), "range": range(location.position, location.end_position) })
}

fn range(start: Position, end: Position) -> Value {
    json!({ "start": { "line": start.line, "column": start.byte }, "end": { "line": end.line, "column": end.byte } })
}
