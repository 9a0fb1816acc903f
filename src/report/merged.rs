//! The reports on several drafts as one, for formats that list findings: one log, one list, one limit.

use super::model::{Event, Report};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The findings, events and failures of all `reports`, worst findings first, an article or a failure that several have
/// once. An event is called by the path of its draft, as the sources of two drafts may be the same. What belongs to one
/// draft alone, its verdicts and changes, stands in its own report. None when there are no reports.
pub fn merged(reports: &[Report]) -> Option<Report> {
    let mut all = reports.first()?.clone();
    (all.draft, all.changes) = (None, None);
    all.events = reports.iter().flat_map(events).collect();
    for report in reports.iter().skip(1) {
        all.articles.extend(report.articles.iter().cloned());
        all.alignments.extend(report.alignments.iter().cloned());
        all.findings.extend(report.findings.iter().cloned());
        all.failures.extend(report.failures.iter().cloned());
        all.ignored.extend(report.ignored.iter().cloned());
        all.passed_over.extend(report.passed_over.iter().cloned());
        all.totals.findings.high += report.totals.findings.high;
        all.totals.findings.medium += report.totals.findings.medium;
        all.totals.findings.low += report.totals.findings.low;
        all.totals.findings.info += report.totals.findings.info;
    }
    let mut seen = BTreeSet::new();
    all.articles.retain(|a| seen.insert(a.id.clone()));
    all.failures.retain(|f| seen.insert(format!("{}\0{}", f.path, f.reason)));
    all.passed_over.retain(|p| seen.insert(format!("{}\0{}", p.path, p.reason)));
    all.ignored.retain(|path| seen.insert(format!("ignored\0{path}")));
    all.findings.sort_by_key(|f| Reverse((f.severity, f.confidence)));
    all.totals.articles = all.articles.len();
    all.totals.events = all.events.len();
    all.totals.quotations = all.articles.iter().map(|a| a.quotations.len()).sum();
    all.totals.claims = all.articles.iter().map(|a| a.claims.len()).sum();
    all.totals.failures = all.failures.len();
    Some(all)
}

/// The events of one report, called by its draft.
fn events(report: &Report) -> Vec<Event> {
    let draft = report.draft.as_ref().and_then(|d| report.articles.iter().find(|a| a.id == d.article));
    let titled = |event: &Event| Event {
        title: draft.map_or_else(|| event.title.clone(), |d| format!("{}: {}", d.path, event.title)),
        ..event.clone()
    };
    report.events.iter().map(titled).collect()
}
