//! GitHub workflow commands: an annotation per finding at its file and line.
//!
//! The runner reads commands from the log, so that what an article says must never begin one:
//! each annotation is one line, its data percent-escaped as the runner wants it.

use super::visible::line;
use super::{Format, Output, RenderError, RenderOptions, View};
use crate::findings::Severity;
use crate::report::{Finding, Report};

pub(super) const FORMAT: Format =
    Format { name: "github", summary: "GitHub annotations, for the log of a workflow", views: View::WITH_FINDINGS, render };

fn render(report: &Report, _options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let mut out = String::new();
    for finding in report.findings.iter().filter(|f| f.waived.is_none() && !f.known) {
        out += &annotation(finding);
    }
    for failure in &report.failures {
        out += &format!("::error file={},title=could not be read::{}\n", property(&failure.path), data(&failure.reason));
    }
    Ok(vec![Output { path: "report.github.txt".to_owned(), bytes: out.into_bytes() }])
}

fn annotation(finding: &Finding) -> String {
    let command = match finding.severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "notice",
    };
    let Some(first) = finding.locations.first() else { return String::new() };
    let others: Vec<String> =
        finding.locations[1..].iter().map(|l| format!("{}:{}:{}", l.path, l.position.line, l.position.column)).collect();
    let also = if others.is_empty() { String::new() } else { format!(" (see {})", others.join(", ")) };
    let columns = if first.position.line == first.end_position.line {
        format!(",col={},endColumn={}", first.position.column, first.end_position.column)
    } else {
        String::new()
    };
    format!(
        "::{command} file={},line={},endLine={}{columns},title={}::{}\n",
        property(first.path.trim_start_matches("./")),
        first.position.line,
        first.end_position.line,
        property(&format!("{} {}", finding.rule, finding.id)),
        data(&format!("{}{also}", finding.message))
    )
}

fn data(text: &str) -> String {
    // `##[` begins a command of the older kind, anywhere in a line.
    line(text).replace('%', "%25").replace("##[", "## [")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
