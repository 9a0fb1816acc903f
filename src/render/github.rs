//! GitHub workflow commands: an annotation per finding at its file and line.
//!
//! The runner reads commands from the log, so that what an article says must never begin one:
//! each annotation is one line, its data percent-escaped as the runner wants it. It shows ten errors,
//! ten warnings and ten notices of a step and drops the rest unseen; here the last notice says how
//! many are not shown.

use super::visible::line;
use super::{Format, Output, RenderError, RenderOptions, View};
use crate::findings::Severity;
use crate::report::{Failure, Finding, Report};

pub(super) const FORMAT: Format = Format {
    name: "github",
    summary: "GitHub annotations, for the log of a workflow",
    file: "report.github.txt",
    views: View::WITH_FINDINGS,
    render,
};

/// Annotations of one kind that the runner shows of a step.
const MOST: usize = 10;

fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let found: Vec<&Finding> = report.findings.iter().filter(|f| f.is_open()).collect();
    let of = |kind: &str| found.iter().filter(|f| command(f.severity) == kind).filter_map(|f| annotation(f, options)).collect::<Vec<_>>();
    let unread = report.failures.iter().map(|failure| unread(failure, options));
    let (errors, warnings) = (of("error").into_iter().chain(unread).collect::<Vec<_>>(), of("warning"));
    let notices = of("notice");
    let is_cut = errors.len() > MOST || warnings.len() > MOST || notices.len() > MOST;
    // The line that tells of the rest is a notice, too.
    let kinds = [("error", errors, MOST), ("warning", warnings, MOST), ("notice", notices, if is_cut { MOST - 1 } else { MOST })];
    let mut out: String = kinds.iter().flat_map(|(_, all, most)| all.iter().take(*most)).map(|a| a.line.as_str()).collect();
    let rest: Vec<String> = kinds
        .iter()
        .map(|(kind, all, most)| (kind, all.len().saturating_sub(*most)))
        .filter(|(_, more)| *more > 0)
        .map(|(kind, more)| format!("{more} more {kind}{}", if more == 1 { "" } else { "s" }))
        .collect();
    if !rest.is_empty() {
        // It stands at the first that is not shown.
        let place = kinds.iter().find_map(|(_, all, most)| all.get(*most)).map_or("", |a| a.file.as_str());
        out += &format!("::notice file={place},title=crossread::{}; the report has them all\n", rest.join(", "));
    }
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes: out.into_bytes() }])
}

/// One annotation.
struct Annotation {
    /// Its file, as the line has it.
    file: String,
    line: String,
}

const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "notice",
    }
}

fn unread(failure: &Failure, options: &RenderOptions) -> Annotation {
    let file = property(&options.paths.of(&failure.path));
    let line = format!("::error file={file},title=could not be read::{}\n", data(&failure.reason));
    Annotation { file, line }
}

/// The annotation of a finding that has a place.
fn annotation(finding: &Finding, options: &RenderOptions) -> Option<Annotation> {
    let (first, rest) = finding.locations.split_first()?;
    let others: Vec<String> =
        rest.iter().map(|l| format!("{}:{}:{}", options.paths.of(&l.path), l.position.line, l.position.column)).collect();
    let also = if others.is_empty() { String::new() } else { format!(" (see {})", others.join(", ")) };
    let columns = if first.position.line == first.end_position.line {
        format!(",col={},endColumn={}", first.position.column, first.end_position.column)
    } else {
        String::new()
    };
    let file = property(&options.paths.of(&first.path));
    let line = format!(
        "::{} file={file},line={},endLine={}{columns},title={}::{}\n",
        command(finding.severity),
        first.position.line,
        first.end_position.line,
        property(&format!("{} {}", finding.rule, finding.id)),
        data(&format!("{}{also}", finding.message))
    );
    Some(Annotation { file, line })
}

fn data(text: &str) -> String {
    // `##[` begins a command of the older kind, anywhere in a line.
    line(text).replace('%', "%25").replace("##[", "## [")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
