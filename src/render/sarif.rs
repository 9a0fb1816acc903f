//! SARIF 2.1.0, for code-scanning views: "14 cracks in one paper, 41 in another" at file and line.
//!
//! Columns are in Unicode characters; fingerprints are the finding's own id, so that a result is
//! known again when its paragraph has moved.

use super::visible::line;
use super::{Format, Output, RenderError, RenderOptions, View};
use crate::article::Position;
use crate::checks;
use crate::findings::Severity;
use crate::mark;
use crate::report::{Finding, Location, Report};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) const FORMAT: Format =
    Format { name: "sarif", summary: "SARIF 2.1.0, for code scanning", file: "report.sarif", views: View::WITH_FINDINGS, render };

/// Results that one run may have: GitHub takes 25,000, and shows the 5,000 worst.
const MOST: usize = 25_000;

fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let summaries: BTreeMap<&str, &str> = report.findings.iter().map(|f| (f.rule.as_str(), f.rule_summary.as_str())).collect();
    let names: Vec<&str> = summaries.keys().copied().collect();
    let index = |name: &str| names.iter().position(|n| *n == name);
    let rules: Vec<Value> = summaries.iter().map(|(name, summary)| rule(name, summary)).collect();
    let results: Vec<Value> = report.findings.iter().take(MOST).map(|f| result(f, index(&f.rule), options)).collect();
    let failures: Vec<Value> = report
        .failures
        .iter()
        .map(|f| json!({ "level": "error", "message": { "text": line(&f.reason) }, "locations": [{ "physicalLocation": { "artifactLocation": artifact(&f.path, options) } }] }))
        .collect();
    let mut driver = json!({
        "name": mark::NAME,
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
    });
    if let Some(home) = mark::HOME {
        driver["informationUri"] = json!(home);
    }
    driver["rules"] = Value::Array(rules);
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "automationDetails": { "id": format!("{}/{}/", mark::NAME, options.view.name()) },
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": report.failures.is_empty(), "toolExecutionNotifications": failures }],
            "results": results,
        }],
    });
    let bytes = super::format::json_text(&log)?;
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes }])
}

/// A check as a rule, with its page as help.
fn rule(name: &str, summary: &str) -> Value {
    let check = checks::by_name(name);
    let page = check.map(checks::Check::documentation).unwrap_or_default();
    let first = page.split("\n\n").next().map(line).filter(|p| !p.is_empty()).unwrap_or_else(|| sentence(summary));
    let help = if page.is_empty() { sentence(summary) } else { page };
    let severity = check.map_or(Severity::Medium, |c| c.severity);
    let mut rule = json!({
        "id": name,
        "name": pascal(name),
        "shortDescription": { "text": sentence(summary) },
        "fullDescription": { "text": first },
        "help": { "text": plain(&help), "markdown": help },
        "defaultConfiguration": { "level": level(severity) },
        "properties": { "tags": ["news"], "problem.severity": problem(severity) },
    });
    if let Some(home) = mark::HOME {
        rule["helpUri"] = json!(format!("{}/docs/checks.md#{name}", home.trim_end_matches('/')));
    }
    rule
}

/// "DifferingNumber" for "differing-number".
fn pascal(name: &str) -> String {
    name.split('-')
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
        })
        .collect()
}

/// The words of a one-line text as a sentence: "Two values are given for one measure."
fn sentence(words: &str) -> String {
    let words = line(words);
    let mut letters = words.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).chain(['.']).collect()).unwrap_or_default()
}

/// Markdown without its marks of emphasis and code.
fn plain(markdown: &str) -> String {
    markdown.replace("**", "").replace('`', "")
}

fn result(finding: &Finding, rule: Option<usize>, options: &RenderOptions) -> Value {
    let locations: Vec<Value> = finding.locations.iter().take(1).map(|l| location(l, None, options)).collect();
    let related: Vec<Value> = finding.locations.iter().enumerate().skip(1).map(|(i, l)| location(l, Some(i), options)).collect();
    let suppressions: Vec<Value> =
        finding.waived.iter().map(|reason| json!({ "kind": "external", "status": "accepted", "justification": line(reason) })).collect();
    let mut value = json!({
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": { "text": sentence(&finding.message) },
        "locations": locations,
        "relatedLocations": related,
        // Code scanning takes two results of one line for one where these differ by nothing.
        "partialFingerprints": { "primaryLocationLineHash": format!("{}:1", finding.id), "crossread/v1": finding.id },
        "suppressions": suppressions,
        "properties": { "severity": finding.severity, "confidence": finding.confidence, "event": finding.event, "aspects": finding.aspects },
    });
    if options.has_baseline {
        value["baselineState"] = json!(if finding.known { "unchanged" } else { "new" });
    }
    if let (Some(fix), Some(first)) = (&finding.fix, finding.locations.first()) {
        let change = json!({ "deletedRegion": region(fix.position, fix.end_position), "insertedContent": { "text": line(&fix.text) } });
        value["fixes"] = json!([{
            "description": { "text": format!("Put in the sources' words: {}.", line(&fix.text)) },
            "artifactChanges": [{ "artifactLocation": artifact(&first.path, options), "replacements": [change] }],
        }]);
    }
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

/// The same as code scanning calls it.
const fn problem(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "recommendation",
    }
}

fn region(start: Position, end: Position) -> Value {
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn location(location: &Location, id: Option<usize>, options: &RenderOptions) -> Value {
    // no snippet: it would have to be the file's own text, marks and entities of a page with it
    let region = region(location.position, location.end_position);
    let mut value = json!({
        "physicalLocation": { "artifactLocation": artifact(&location.path, options), "region": region },
        "message": { "text": sentence(&location.label) },
    });
    if let Some(id) = id {
        value["id"] = json!(id);
    }
    value
}

fn artifact(path: &str, options: &RenderOptions) -> Value {
    let path = options.paths.of(path);
    let uri = uri(&path);
    if path.starts_with('/') { json!({ "uri": format!("file://{uri}") }) } else { json!({ "uri": uri, "uriBaseId": "%SRCROOT%" }) }
}

/// A path as a URI reference: "a b/ü.txt" is "a%20b/%C3%BC.txt".
pub fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for b in path.bytes() {
        if b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(b));
        } else {
            out += &format!("%{b:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_names_and_sentences() {
        assert_eq!(pascal("differing-number"), "DifferingNumber");
        assert_eq!(sentence("two values differ"), "Two values differ.");
        assert_eq!(sentence("émile said so."), "Émile said so.");
        assert_eq!(uri("a b/ü.txt"), "a%20b/%C3%BC.txt");
    }
}
