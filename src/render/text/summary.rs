//! The whole report in short: events with a line per finding, then what was left out.

use super::layout::{Run, Sheet, Tone, plain, run};
use crate::render::visible::name;
use crate::report::{Answer, Event, Finding, Report, SeverityCounts};

pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    let t = &report.totals;
    sheet.lines(
        0,
        &[
            run(Tone::Strong, &report.title),
            plain(&format!(" – {}, {}", count(t.articles, "article", "articles"), count(t.events, "event", "events"))),
        ],
    );
    sheet.lines(0, &counts(&t.findings));
    changes(report, sheet);
    for event in &report.events {
        heading(report, event, sheet);
        for finding in open_findings(report, event) {
            sheet.lines(2, &title(report, finding));
        }
    }
    across(report, sheet);
    left_out(report, sheet);
}

/// Findings across the events of each story.
fn across(report: &Report, sheet: &mut Sheet) {
    for story in &report.stories {
        let found: Vec<&Finding> = report.findings.iter().filter(|f| f.story.as_ref() == Some(&story.id) && f.waived.is_none()).collect();
        if found.is_empty() {
            continue;
        }
        sheet.heading(&format!("Across the events of a story: {}", story.title));
        found.into_iter().for_each(|f| sheet.lines(2, &title(report, f)));
    }
}

/// "1 source", "2 sources".
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// What has changed since an earlier report: a count, then what is gone.
pub(super) fn changes(report: &Report, sheet: &mut Sheet) {
    let Some(changes) = &report.changes else { return };
    let parts = [(changes.new.len(), "new"), (changes.gone.len(), "gone"), (changes.still.len(), "still there")];
    let parts: Vec<String> = parts.iter().map(|(n, word)| format!("{n} {word}")).collect();
    sheet.lines(0, &[plain("Since the earlier report: "), run(Tone::Strong, &parts.join(", "))]);
    for gone in &changes.gone {
        let rule = run(Tone::Soft, &format!(" · {} {}", gone.rule, gone.id));
        match gone.now.as_ref().and_then(|id| report.findings.iter().find(|f| f.id == *id)) {
            Some(now) => {
                let colon = if gone.question.ends_with('?') { "" } else { ":" };
                let line = format!("{}{colon} before {}, now {}", gone.question, answers(&gone.answers), answers(&now.answers));
                sheet.lines(2, &[plain("changed: "), plain(&line), rule]);
            }
            None => sheet.lines(2, &[plain("gone: "), plain(&gone.message), rule]),
        }
    }
    for rewritten in changes.rewritten.iter().filter(|r| !r.paragraphs.is_empty()) {
        sheet.lines(2, &[plain("rewritten: "), plain(label(report, &rewritten.article))]);
        for paragraph in &rewritten.paragraphs {
            let runs = sheet.diff(paragraph);
            sheet.lines(4, &runs);
        }
        if rewritten.more > 0 {
            sheet.lines(4, &[run(Tone::Soft, &format!("and {}", count(rewritten.more, "more paragraph", "more paragraphs")))]);
        }
    }
}

/// "14 / 17": what sources answer, each value once.
fn answers(given: &[Answer]) -> String {
    given.iter().map(|a| a.value.as_str()).collect::<Vec<_>>().join(" / ")
}

/// Title, days and sources of an event.
pub(super) fn heading(report: &Report, event: &Event, sheet: &mut Sheet) {
    sheet.heading(&event.title);
    let days = match (&event.first_day, &event.last_day) {
        (Some(a), Some(b)) if a != b => format!("{a} to {b}"),
        (Some(a), _) => a.clone(),
        _ => "undated".to_owned(),
    };
    let labels: Vec<&str> = event.articles.iter().map(|id| label(report, id)).collect();
    sheet.lines(0, &[run(Tone::Soft, &format!("{days} · {}: {}", count(labels.len(), "source", "sources"), listed(&labels)))]);
    sheet.lines(0, &counts(&event.findings));
}

/// "A, B, C and 4 more".
pub(super) fn listed(labels: &[&str]) -> String {
    const MOST: usize = 12;
    match labels.len().checked_sub(MOST) {
        Some(more) if more > 0 => format!("{} and {more} more", labels[..MOST].join(", ")),
        _ => labels.join(", "),
    }
}

/// Findings of an event that the desk has not accepted.
pub(super) fn open_findings<'a>(report: &'a Report, event: &'a Event) -> impl Iterator<Item = &'a Finding> {
    report.findings.iter().filter(|f| f.event == event.id && f.waived.is_none())
}

/// "HIGH 187 in A, 178 in B · differing-number 1a2b3c4d".
pub(super) fn title(report: &Report, finding: &Finding) -> Vec<Run> {
    let word = finding.severity.name().to_uppercase();
    let known = if finding.known { ", known before" } else { "" };
    let new = if report.changes.as_ref().is_some_and(|c| c.new.contains(&finding.id)) { ", new" } else { "" };
    vec![
        run(Tone::Severity(finding.severity), &word),
        plain(" "),
        run(Tone::Strong, &finding.message),
        run(Tone::Soft, &format!(" · {} {}{known}{new}", finding.rule, finding.id)),
    ]
}

fn counts(c: &SeverityCounts) -> Vec<Run> {
    use crate::findings::Severity::{High, Info, Low, Medium};
    let all = [(c.high, High), (c.medium, Medium), (c.low, Low), (c.info, Info)];
    let mut runs = Vec::new();
    for (n, severity) in all.into_iter().filter(|(n, _)| *n > 0) {
        if !runs.is_empty() {
            runs.push(plain(", "));
        }
        runs.push(run(Tone::Severity(severity), &format!("{n} {}", severity.name())));
    }
    if runs.is_empty() {
        runs.push(plain("no differences found"));
    }
    runs
}

/// The article's label.
pub(super) fn label<'a>(report: &'a Report, id: &str) -> &'a str {
    report.articles.iter().find(|a| a.id == id).map_or("?", |a| a.label.as_str())
}

/// Articles in no event, and inputs that could not be read.
pub(super) fn left_out(report: &Report, sheet: &mut Sheet) {
    if !report.alone.is_empty() {
        sheet.heading("In no event");
        for article in report.alone.iter().filter_map(|id| report.articles.iter().find(|a| a.id == *id)) {
            let title = article.title.as_deref().unwrap_or("untitled");
            sheet.lines(2, &[run(Tone::Strong, &article.label), plain(&format!(" · {title} · ")), run(Tone::Soft, &name(&article.path))]);
        }
    }
    if !report.failures.is_empty() {
        sheet.heading("Could not be read");
        for failure in &report.failures {
            sheet.lines(2, &[run(Tone::Strong, &name(&failure.path)), plain(&format!(": {}", failure.reason))]);
        }
    }
}
