//! JUnit XML, for the test view of a CI server: one suite per event (and per story whose events
//! differ), one failed case per finding.
//! An event without differences has one case that passes.

use super::visible::{line, visible};
use super::{Format, Output, RenderError, RenderOptions, View};
use crate::findings::Severity;
use crate::report::{Finding, Report};

pub(super) const FORMAT: Format =
    Format { name: "junit", summary: "JUnit XML, for the test view of a CI server", views: View::WITH_FINDINGS, render };

fn render(report: &Report, _options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let mut suites = String::new();
    let (mut tests, mut failures, mut errors) = (0, 0, 0);
    let events = report.events.iter().map(|e| (e.id.as_str(), e.title.as_str(), false));
    for (id, title, is_story) in events.chain(report.stories.iter().map(|s| (s.id.as_str(), s.title.as_str(), true))) {
        let is_of = |f: &&Finding| if is_story { f.story.as_deref() == Some(id) } else { f.event == id };
        let found: Vec<&Finding> = report.findings.iter().filter(is_of).collect();
        if is_story && found.is_empty() {
            continue;
        }
        let failed = found.iter().filter(|f| is_failure(f)).count();
        let cases: String = if found.is_empty() { passed(id) } else { found.iter().map(|f| case(f, id)).collect() };
        let count = found.len().max(1);
        suites += &format!(
            "  <testsuite name=\"{}\" tests=\"{count}\" failures=\"{failed}\" errors=\"0\" skipped=\"{}\">\n{cases}  </testsuite>\n",
            attribute(title),
            found.iter().filter(|f| f.waived.is_some()).count(),
        );
        tests += count;
        failures += failed;
    }
    if !report.failures.is_empty() {
        let cases: String = report
            .failures
            .iter()
            .map(|f| {
                let (path, reason) = (attribute(&f.path), attribute(&f.reason));
                format!("    <testcase classname=\"input\" name=\"{path}\"><error message=\"{reason}\"/></testcase>\n")
            })
            .collect();
        errors = report.failures.len();
        tests += errors;
        suites += &format!("  <testsuite name=\"input\" tests=\"{errors}\" failures=\"0\" errors=\"{errors}\">\n{cases}  </testsuite>\n");
    }
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"crossread\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">\n{suites}</testsuites>\n"
    );
    Ok(vec![Output { path: "report.junit.xml".to_owned(), bytes: xml.into_bytes() }])
}

/// What is only worth knowing, known from the baseline or accepted fails nothing.
fn is_failure(finding: &Finding) -> bool {
    finding.severity > Severity::Info && finding.waived.is_none() && !finding.known
}

fn passed(suite: &str) -> String {
    format!("    <testcase classname=\"{}\" name=\"no differences\"/>\n", attribute(suite))
}

fn case(finding: &Finding, suite: &str) -> String {
    let head = format!(
        "    <testcase classname=\"{}.{}\" name=\"{} [{}]\"",
        attribute(suite),
        attribute(&finding.rule),
        attribute(&finding.message),
        attribute(&finding.id)
    );
    if let Some(reason) = &finding.waived {
        return format!("{head}><skipped message=\"{}\"/></testcase>\n", attribute(reason));
    }
    let mut text = String::new();
    for location in &finding.locations {
        let words: String = location.pieces.iter().map(|p| p.text.as_str()).collect();
        text += &format!("{}:{}:{}: {}\n", location.path, location.position.line, location.position.column, line(&words));
    }
    let text = escaped(&text);
    if is_failure(finding) {
        let (kind, message) = (finding.severity.name(), attribute(&finding.message));
        format!("{head}>\n      <failure type=\"{kind}\" message=\"{message}\">{text}</failure>\n    </testcase>\n")
    } else {
        format!("{head}>\n      <system-out>{text}</system-out>\n    </testcase>\n")
    }
}

fn attribute(text: &str) -> String {
    escaped(&line(text))
}

/// Escaped for XML 1.0; what XML cannot hold is made visible.
fn escaped(text: &str) -> String {
    let text = visible(text);
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
        .replace("##[", "##&#91;")
}
