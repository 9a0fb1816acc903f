//! Reviewdog's rdjson: one diagnostic per finding, with the other sources as related places.

use super::visible::line;
use super::{Format, Output, RenderError, RenderOptions, View};
use crate::findings::Severity;
use crate::report::{Location, Report};
use serde_json::{Value, json};

pub(super) const FORMAT: Format = Format { name: "rdjson", summary: "Reviewdog diagnostics (rdjson)", views: View::WITH_FINDINGS, render };

fn render(report: &Report, _options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let diagnostics: Vec<Value> = report
        .findings
        .iter()
        .filter(|f| f.waived.is_none())
        .filter_map(|f| {
            let (first, rest) = f.locations.split_first()?;
            let related: Vec<Value> = rest.iter().map(|l| json!({ "message": line(&l.label), "location": place(l) })).collect();
            Some(json!({
                "message": line(&f.message),
                "location": place(first),
                "severity": severity(f.severity),
                "code": { "value": f.rule },
                "originalOutput": f.id,
                "relatedLocations": related,
            }))
        })
        .collect();
    let bytes = super::format::json_text(&json!({ "source": { "name": "crossread" }, "diagnostics": diagnostics }))?;
    Ok(vec![Output { path: "report.rdjson".to_owned(), bytes }])
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "ERROR",
        Severity::Medium => "WARNING",
        Severity::Low | Severity::Info => "INFO",
    }
}

fn place(location: &Location) -> Value {
    json!({
        "path": line(location.path.trim_start_matches("./")),
        "range": {
            "start": { "line": location.position.line, "column": location.position.column },
            "end": { "line": location.end_position.line, "column": location.end_position.column },
        },
    })
}
