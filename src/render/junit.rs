//! JUnit XML, for the test view of a CI server: one suite per event (and per story whose events
//! differ), one case per finding.
//!
//! What fails the run by its `--fail-on` fails here; all else is skipped, with why. An event without
//! differences has one case that passes.

use super::visible::{inert, line, name, visible};
use super::{Format, Output, RenderError, RenderOptions, View};
use crate::findings::Severity;
use crate::report::{Finding, Report};

pub(super) const FORMAT: Format = Format {
    name: "junit",
    summary: "JUnit XML, for the test view of a CI server",
    file: "report.junit.xml",
    views: View::WITH_FINDINGS,
    render,
};

/// A suite in the making.
#[derive(Default)]
struct Suite {
    cases: String,
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Suite {
    fn xml(&self, name: &str) -> String {
        let Suite { cases, tests, failures, errors, skipped } = self;
        let name = attribute(name);
        format!(
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\">\n{cases}  </testsuite>\n"
        )
    }

    fn add(&mut self, finding: &Finding, suite: &str, options: &RenderOptions) {
        let head = format!(
            "    <testcase classname=\"{}.{}\" name=\"{} [{}]\">\n",
            attribute(suite),
            attribute(&finding.rule),
            attribute(&finding.message),
            attribute(&finding.id)
        );
        let places = escaped(&places(finding, options));
        self.tests += 1;
        self.cases += &head;
        self.cases += &match skipped(finding, options.fail_on) {
            Some(why) => {
                self.skipped += 1;
                format!("      <skipped message=\"{}\"/>\n      <system-out>{places}</system-out>\n", attribute(&why))
            }
            None => {
                self.failures += 1;
                let (kind, message) = (finding.severity.name(), attribute(&finding.message));
                format!("      <failure type=\"{kind}\" message=\"{message}\">{places}</failure>\n")
            }
        };
        self.cases += "    </testcase>\n";
    }
}

fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let mut suites = Vec::new();
    for event in &report.events {
        let mut suite = Suite::default();
        report.findings.iter().filter(|f| f.event == event.id).for_each(|f| suite.add(f, &event.id, options));
        if suite.tests == 0 {
            suite.tests = 1;
            suite.cases = format!("    <testcase classname=\"{}\" name=\"no differences\"/>\n", attribute(&event.id));
        }
        suites.push((event.title.as_str(), suite));
    }
    for story in &report.stories {
        let mut suite = Suite::default();
        let own = report.findings.iter().filter(|f| f.story.as_deref() == Some(&story.id));
        own.for_each(|f| suite.add(f, &story.id, options));
        if suite.tests > 0 {
            suites.push((story.title.as_str(), suite));
        }
    }
    if !report.failures.is_empty() {
        let cases = report.failures.iter().map(|f| {
            let (path, reason) = (attribute(&options.paths.of(&f.path)), attribute(&f.reason));
            format!("    <testcase classname=\"input\" name=\"{path}\"><error message=\"{reason}\"/></testcase>\n")
        });
        let count = report.failures.len();
        suites.push(("input", Suite { cases: cases.collect(), tests: count, errors: count, ..Suite::default() }));
    }
    let sum = |of: fn(&Suite) -> usize| suites.iter().map(|(_, s)| of(s)).sum::<usize>();
    let (tests, failures, errors) = (sum(|s| s.tests), sum(|s| s.failures), sum(|s| s.errors));
    let body: String = suites.iter().map(|(name, suite)| suite.xml(name)).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"crossread\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">\n{body}</testsuites>\n"
    );
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes: xml.into_bytes() }])
}

/// Why a finding fails nothing; `None` when it fails the run.
fn skipped(finding: &Finding, fail_on: Option<Severity>) -> Option<String> {
    if let Some(reason) = &finding.waived {
        return Some(format!("waived: {reason}"));
    }
    if finding.known {
        return Some("known from the baseline".to_owned());
    }
    let severity = finding.severity;
    match fail_on {
        None => Some(format!("{}; nothing fails this run", severity.name())),
        Some(least) if severity < least => Some(format!("{}; the run fails on {} and worse", severity.name(), least.name())),
        Some(_) => None,
    }
}

/// Each place of `finding` on a line of its own, with its words.
fn places(finding: &Finding, options: &RenderOptions) -> String {
    let mut text = String::new();
    for location in &finding.locations {
        let words: String = location.pieces.iter().map(|p| p.text.as_str()).collect();
        let (path, at) = (options.paths.of(&location.path), location.position);
        text += &inert(&format!("{}:{}:{}: {}\n", name(&path), at.line, at.column, line(&words)));
    }
    text
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
