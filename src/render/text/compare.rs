//! One event in two columns: the findings with their evidence, then who said what.

use super::layout::{Run, Sheet, Tone, plain, run};
use super::summary::{changes, count, heading, label, left_out, listed, open_findings, title};
use crate::extract::QuotationKind;
use crate::findings::Severity;
use crate::render::visible::name;
use crate::report::{Event, Finding, Location, Reading, Report, Utterance};

/// Pieces of evidence shown per finding.
const MOST_EVIDENCE: usize = 6;
/// Wordings shown per utterance.
const MOST_READINGS: usize = 8;

pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    for event in &report.events {
        heading(report, event, sheet);
        for found in open_findings(report, event) {
            finding(report, found, sheet);
        }
        quotations(report, event, sheet);
        claims(report, event, sheet);
    }
    changes(report, sheet);
    left_out(report, sheet);
}

fn finding(report: &Report, finding: &Finding, sheet: &mut Sheet) {
    sheet.gap();
    sheet.lines(0, &title(report, finding));
    if finding.severity == Severity::Info && finding.locations.len() < 2 {
        return;
    }
    if finding.readings.len() > 2 {
        for reading in &finding.readings {
            let labels: Vec<&str> = reading.articles.iter().map(|id| label(report, id)).collect();
            sheet.lines(2, &[run(Tone::Strong, &reading.text), run(Tone::Soft, &format!(" · {}", listed(&labels)))]);
        }
    }
    let cells: Vec<Vec<Vec<Run>>> = finding.locations.iter().take(MOST_EVIDENCE).map(|l| evidence(report, l, sheet)).collect();
    sheet.cells(2, &cells);
    if let Some(more) = finding.locations.len().checked_sub(MOST_EVIDENCE).filter(|n| *n > 0) {
        sheet.lines(2, &[run(Tone::Soft, &format!("and {}", count(more, "more place", "more places")))]);
    }
}

fn evidence(report: &Report, location: &Location, sheet: &Sheet) -> Vec<Vec<Run>> {
    let place = format!("{}:{}:{}", name(&location.path), location.position.line, location.position.column);
    let mut words = vec![plain(&location.before)];
    words.extend(sheet.marked(&location.pieces));
    words.push(plain(&location.after));
    vec![vec![run(Tone::Strong, label(report, &location.article)), run(Tone::Soft, &format!(" · {place}"))], words]
}

fn quotations(report: &Report, event: &Event, sheet: &mut Sheet) {
    let shared: Vec<&Utterance> = event.utterances.iter().filter(|u| u.verdict != "one-source").collect();
    if shared.is_empty() {
        return;
    }
    sheet.heading("Who said what");
    for utterance in shared {
        sheet.gap();
        sheet.lines(0, &speaker(utterance));
        let cells: Vec<Vec<Vec<Run>>> = utterance.readings.iter().take(MOST_READINGS).map(|r| reading(report, r, sheet)).collect();
        sheet.cells(2, &cells);
    }
    let alone = event.utterances.iter().filter(|u| u.verdict == "one-source").count();
    if alone > 0 {
        sheet.gap();
        sheet.lines(
            0,
            &[run(
                Tone::Soft,
                &format!("{} one source; `crossread extract` lists them", count(alone, "more quotation has", "more quotations have")),
            )],
        );
    }
}

fn speaker(utterance: &Utterance) -> Vec<Run> {
    let name = utterance.speaker.as_deref().unwrap_or("Speaker not named");
    let names: Vec<&str> = utterance.speakers.iter().map(|s| s.text.as_str()).collect();
    let name = if names.len() > 1 { names.join(" or ") } else { name.to_owned() };
    let mut runs = vec![run(Tone::Strong, &name)];
    if let Some(role) = utterance.role.as_deref().filter(|_| names.len() < 2) {
        runs.push(run(Tone::Soft, &format!(", {role}")));
    }
    let tone = match utterance.verdict.as_str() {
        "speaker-differs" => Tone::Severity(Severity::High),
        "words-differ" => Tone::Severity(Severity::Medium),
        _ => Tone::Soft,
    };
    runs.push(plain(" · "));
    runs.push(run(tone, &utterance.verdict.replace('-', " ")));
    runs
}

fn reading(report: &Report, reading: &Reading, sheet: &Sheet) -> Vec<Vec<Run>> {
    let labels: Vec<&str> = reading.articles.iter().map(|id| label(report, id)).collect();
    let mut words = sheet.diff(&reading.marked);
    let mut by = listed(&labels);
    if reading.kind == Some(QuotationKind::Indirect) {
        by += ", in reported speech";
    } else if reading.kind == Some(QuotationKind::Direct) {
        words.insert(0, plain("“"));
        words.push(plain("”"));
    }
    vec![words, vec![run(Tone::Soft, &format!("— {by}"))]]
}

fn claims(report: &Report, event: &Event, sheet: &mut Sheet) {
    if event.claims.is_empty() {
        return;
    }
    sheet.heading("What the sources state");
    for row in &event.claims {
        sheet.lines(0, &[run(Tone::Strong, &row.question), run(Tone::Soft, &format!(" · {}", row.verdict.replace('-', " ")))]);
        for reading in &row.readings {
            let labels: Vec<&str> = reading.articles.iter().map(|id| label(report, id)).collect();
            sheet.lines(2, &[plain(&reading.text), run(Tone::Soft, &format!(" · {}", listed(&labels)))]);
        }
    }
}
