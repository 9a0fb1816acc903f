//! The verdicts on a draft, one line each, in the form that editors and editors' programs jump to:
//! `file:line:column: word: message`.

use super::layout::{Run, Sheet, Tone, plain, run};
use super::summary::{changes, count};
use crate::findings::Severity;
use crate::render::visible::name;
use crate::report::{DraftItem, Finding, Report, Verdict};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    let Some(draft) = &report.draft else { return };
    let path = report.articles.iter().find(|a| a.id == draft.article).map_or_else(|| "draft".to_owned(), |a| name(&a.path));
    let path = path.as_str();
    let sources = count(draft.sources.len(), "source", "sources");
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    // a finding on two things of the draft is told once
    let mut told: BTreeSet<String> = BTreeSet::new();
    for item in &draft.items {
        *counts.entry(item.verdict).or_default() += 1;
        if !matches!(item.verdict, Verdict::Supported | Verdict::NotCheckable) {
            lines(report, path, item, &sources, &mut told, sheet);
        }
    }
    let left = report.findings.iter().filter(|f| f.severity > Severity::Info && !told.contains(&f.id));
    for finding in left {
        let Some(here) = finding.locations.iter().find(|l| l.article == draft.article) else { continue };
        let place = format!("{}:{}:{}", name(&here.path), here.position.line, here.position.column);
        one(report, &place, finding, sheet);
    }
    let summary: Vec<String> = counts.iter().map(|(verdict, n)| format!("{n} {}", verdict.words())).collect();
    let summary = if summary.is_empty() { "nothing to check".to_owned() } else { summary.join(", ") };
    sheet.whole(0, &[plain(&format!("{path}: ")), run(Tone::Strong, &summary), run(Tone::Soft, &format!(" (compared with {sources})"))]);
    let settled = report.findings.iter().filter(|f| f.severity > Severity::Info && !f.is_open()).count();
    if settled > 0 {
        let open = report.findings.iter().filter(|f| f.severity > Severity::Info && f.is_open()).count();
        sheet.whole(0, &[plain(&format!("{path}: {}, {settled} settled", count(open, "finding is open", "findings are open")))]);
    }
    changes(report, sheet);
}

fn lines(report: &Report, path: &str, item: &DraftItem, sources: &str, told: &mut BTreeSet<String>, sheet: &mut Sheet) {
    let place = format!("{path}:{}:{}", item.position.line, item.position.column);
    let found: Vec<_> = report.findings.iter().filter(|f| item.findings.contains(&f.id)).collect();
    found.iter().filter(|f| told.insert(f.id.clone())).for_each(|finding| one(report, &place, finding, sheet));
    if found.is_empty() {
        let what = match item.verdict {
            Verdict::NotFound => format!("found in none of {sources}"),
            Verdict::InPart => format!("supported in part by {} of {sources}{}", item.sources.len(), without(item)),
            _ => format!("{} in {} of {sources}", item.verdict.words(), item.sources.len()),
        };
        sheet.whole(0, &[plain(&format!("{place}: ")), run(Tone::Strong, "note: "), plain(&format!("{what}: {}", shortened(&item.text)))]);
    }
}

/// A finding, and what the sources have instead.
fn one(report: &Report, place: &str, finding: &Finding, sheet: &mut Sheet) {
    let settled = match &finding.waived {
        Some(reason) => format!(" (waived: {reason})"),
        None if finding.known => " (known)".to_owned(),
        None => String::new(),
    };
    // what is settled is no longer open at any severity
    let word = if settled.is_empty() { run(Tone::Severity(finding.severity), finding.severity.name()) } else { run(Tone::Soft, "settled") };
    let named = run(Tone::Soft, &format!(" [{} {}]", finding.rule, finding.id));
    sheet.whole(0, &[plain(&format!("{place}: ")), word, plain(&format!(": {}", finding.message)), named, plain(&settled)]);
    for location in finding.locations.iter().filter(|l| Some(&l.article) != report.draft.as_ref().map(|d| &d.article)) {
        let place = format!("{}:{}:{}: ", name(&location.path), location.position.line, location.position.column);
        let mut runs: Vec<Run> = vec![plain(&place)];
        runs.extend(location.pieces.iter().map(|p| run(if p.marked { Tone::Mark } else { Tone::Plain }, &p.text)));
        sheet.whole(4, &runs);
    }
}

/// The words that no evidence holds: ", without “overnight”, “gloomy”".
fn without(item: &DraftItem) -> String {
    let words: Vec<String> = item.unheld.iter().map(|w| format!("“{w}”")).collect();
    if words.is_empty() { String::new() } else { format!(", without {}", words.join(", ")) }
}

fn shortened(text: &str) -> String {
    const MOST: usize = 100;
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}
