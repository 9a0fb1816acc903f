//! SARIF 2.1.0, for code-scanning views: "14 cracks in one paper, 41 in another" at file and line.
//!
//! Columns are in Unicode characters; fingerprints are the finding's own id, so that a result is
//! known again when its paragraph has moved.

use super::visible::line;
use super::{Format, Output, RenderError, RenderOptions, View};
use crate::findings::Severity;
use crate::report::{Finding, Location, Report};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) const FORMAT: Format = Format { name: "sarif", summary: "SARIF 2.1.0, for code scanning", views: View::WITH_FINDINGS, render };

fn render(report: &Report, _options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let rules: BTreeMap<&str, &str> = report.findings.iter().map(|f| (f.rule.as_str(), f.rule_summary.as_str())).collect();
    let names: Vec<&str> = rules.keys().copied().collect();
    let index = |rule: &str| names.iter().position(|n| *n == rule);
    let rules: Vec<Value> =
        rules.iter().map(|(name, summary)| json!({ "id": name, "name": name, "shortDescription": { "text": line(summary) } })).collect();
    let results: Vec<Value> = report.findings.iter().map(|f| result(f, index(&f.rule))).collect();
    let failures: Vec<Value> = report
        .failures
        .iter()
        .map(|f| {
            json!({ "level": "error", "message": { "text": line(&f.reason) }, "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&f.path) } } }] })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "crossread", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": report.failures.is_empty(), "toolExecutionNotifications": failures }],
            "results": results,
        }],
    });
    let bytes = super::format::json_text(&log)?;
    Ok(vec![Output { path: "report.sarif".to_owned(), bytes }])
}

fn result(finding: &Finding, rule: Option<usize>) -> Value {
    let locations: Vec<Value> = finding.locations.iter().take(1).map(|l| location(l, None)).collect();
    let related: Vec<Value> = finding.locations.iter().enumerate().skip(1).map(|(i, l)| location(l, Some(i))).collect();
    let suppressions: Vec<Value> =
        finding.waived.iter().map(|reason| json!({ "kind": "external", "status": "accepted", "justification": line(reason) })).collect();
    let mut value = json!({
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": { "text": line(&finding.message) },
        "locations": locations,
        "relatedLocations": related,
        "partialFingerprints": { "crossread/v1": finding.id },
        "baselineState": if finding.known { "unchanged" } else { "new" },
        "suppressions": suppressions,
        "properties": { "severity": finding.severity, "confidence": finding.confidence, "event": finding.event, "aspects": finding.aspects },
    });
    if let Some(story) = &finding.story {
        value["properties"]["story"] = json!(story);
    }
    value
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

fn location(location: &Location, id: Option<usize>) -> Value {
    let words: String = location.pieces.iter().map(|p| p.text.as_str()).collect();
    let mut value = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&location.path) },
            "region": {
                "startLine": location.position.line,
                "startColumn": location.position.column,
                "endLine": location.end_position.line,
                "endColumn": location.end_position.column,
                "snippet": { "text": line(&words) },
            },
        },
        "message": { "text": line(&location.label) },
    });
    if let Some(id) = id {
        value["id"] = json!(id);
    }
    value
}

/// A path as a relative URI reference.
pub(super) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for b in path.trim_start_matches("./").bytes() {
        if b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(b));
        } else {
            out += &format!("%{b:02X}");
        }
    }
    out
}
