//! What the checks of claims share: a question with its answers becomes a finding.
//!
//! Readings *14 dead* (two outlets) and *15 dead* (one) give "Harbour Post: 14; Daily Bell: 15",
//! with the two sentences as evidence and the differing words marked.

use super::{Context, words};
use crate::align::{ClaimReading, ClaimRow, ClaimSite, Relation, Slot};
use crate::article::Span;
use crate::extract::Analysis;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use std::collections::BTreeSet;

/// Longest piece of text shown in a message, in characters.
const LONGEST_SHOWN: usize = 60;

/// Places shown for one answer; the rest are named in the readings.
const SHOWN_PER_READING: usize = 3;

/// Whether all answers stand in one article.
pub(super) fn is_within_one(row: &ClaimRow) -> bool {
    row.readings.iter().flat_map(|r| &r.sites).map(|s| s.article).collect::<BTreeSet<usize>>().len() < 2
}

/// The parts of a question on which one article gives two answers that conflict, one part an article.
pub(super) fn by_article(analyses: &[Analysis], row: &ClaimRow) -> Vec<ClaimRow> {
    let part = |&article: &usize| {
        let of_it = |r: &ClaimReading| ClaimReading {
            text: r.text.clone(),
            sites: r.sites.iter().filter(|s| s.article == article).cloned().collect(),
        };
        let mut readings: Vec<ClaimReading> = row.readings.iter().map(of_it).filter(|r| !r.sites.is_empty()).collect();
        for reading in &mut readings {
            if let Some(first) = reading.sites.first() {
                analyses[article].article.slice(first.mark).clone_into(&mut reading.text);
            }
        }
        ClaimRow { readings, ..row.clone() }
    };
    row.within.iter().map(part).filter(|r| r.readings.len() > 1).collect()
}

/// Findings of the questions in `slot` on which two articles give conflicting answers.
pub(super) fn conflicts(context: &Context<'_>, check: &'static str, severity: Severity, slot: Slot, aspects: &[Aspect]) -> Vec<Finding> {
    conflicts_graded(context, check, slot, aspects, |_| severity)
}

/// The same with a severity for each question.
pub(super) fn conflicts_graded(
    context: &Context<'_>,
    check: &'static str,
    slot: Slot,
    aspects: &[Aspect],
    severity: impl Fn(&ClaimRow) -> Severity,
) -> Vec<Finding> {
    let rows = context.alignments.claim_rows.iter();
    rows.filter(|r| r.slot == slot && r.verdict == Relation::Conflicts && !is_within_one(r))
        .filter_map(|r| finding(context, check, graver(graded(severity(r), r), r), r, aspects))
        .collect()
}

/// Probability below which a difference is no more than a note.
const NOTED: f32 = 0.3;

/// No graver than its probability allows: low from .3, medium from .6, high from .85.
pub(super) fn graded(severity: Severity, row: &ClaimRow) -> Severity {
    match Confidence::of(row.probability) {
        _ if row.probability < NOTED => Severity::Info,
        Confidence::Low => severity.min(Severity::Low),
        Confidence::Medium => severity.min(Severity::Medium),
        Confidence::High => severity,
    }
}

/// The day of the event itself is graver than other days, where little doubt is left.
fn graver(severity: Severity, row: &ClaimRow) -> Severity {
    if row.slot == Slot::Date && Confidence::of(row.probability) == Confidence::High { Severity::High } else { severity }
}

/// The finding for one question.
pub(super) fn finding(
    context: &Context<'_>,
    check: &'static str,
    severity: Severity,
    row: &ClaimRow,
    aspects: &[Aspect],
) -> Option<Finding> {
    let analyses = context.analyses;
    let (slot, values) = asked(row, analyses);
    let question = words::question(row, analyses);
    let mut builder = FindingBuilder::new(check, severity, &question, message(context, row, &question))
        .asked(slot, values)
        .confidence(Confidence::of(row.probability))
        .because(because(row, severity));
    for aspect in aspects {
        builder = builder.aspect(*aspect);
    }
    if row.moved {
        builder = builder.aspect(Aspect::Time);
    }
    let mut shown: BTreeSet<usize> = BTreeSet::new();
    for reading in &row.readings {
        // places in articles not yet shown come first
        let (fresh, seen): (Vec<&ClaimSite>, Vec<&ClaimSite>) = reading.sites.iter().partition(|s| !shown.contains(&s.article));
        for site in fresh.into_iter().chain(seen).take(SHOWN_PER_READING) {
            shown.insert(site.article);
            let label = format!("{} has “{}”", outlet(analyses, site), short(analyses, site.article, site.mark));
            builder = builder.at(site.article, site.span, label).marks([site.mark]);
        }
    }
    let articles: BTreeSet<usize> = row.readings.iter().flat_map(|r| &r.sites).map(|s| s.article).collect();
    if articles.len() > 2 || row.readings.len() > 2 {
        for reading in &row.readings {
            builder = builder.reading(reading.text.clone(), reading.sites.iter().map(|s| s.article));
        }
    }
    context.finding(builder)
}

/// What a row is known by: its slot with what is counted, and each reading's value in normal form.
pub(crate) fn asked(row: &ClaimRow, analyses: &[Analysis]) -> (String, Vec<String>) {
    let counted = || row.readings.iter().flat_map(|r| &r.sites).filter_map(|s| s.subject.split(' ').next_back()).min();
    let of = if row.slot == Slot::Number { counted().unwrap_or_default() } else { "" };
    let value = |s: &ClaimSite| if s.value.is_empty() { analyses[s.article].article.slice(s.mark).to_lowercase() } else { s.value.clone() };
    let values = row.readings.iter().filter_map(|r| r.sites.iter().map(value).min()).collect();
    (format!("{} {of}", row.slot.id_word()), values)
}

/// Why the finding has its severity, and why its confidence.
fn because(row: &ClaimRow, severity: Severity) -> String {
    let confidence = match Confidence::of(row.probability) {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    };
    let reason = match (severity, Confidence::of(row.probability)) {
        (Severity::Low, Confidence::Low) => "it is doubtful that both speak of one thing",
        _ => words::weight(row),
    };
    format!("{reason}; {confidence} confidence ({:.0} in 100), as {}", 100.0 * row.probability, words::reason(row.because))
}

/// "How many were aboard? “187” (Harbour Post, Daily Bell); “178” (Gull)", or for one article "Have the
/// talks begun? Harbour Post has both “begun” and “not yet begun”".
fn message(context: &Context<'_>, row: &ClaimRow, question: &str) -> String {
    let analyses = context.analyses;
    let wording = |r: &ClaimReading| r.sites.first().map_or(r.text.clone(), |s| short(analyses, s.article, s.mark));
    if is_within_one(row) {
        let all: Vec<String> = row.readings.iter().map(|r| format!("“{}”", wording(r))).collect();
        let who = row.readings.iter().flat_map(|r| &r.sites).next().map_or("", |s| outlet(analyses, s));
        return format!("{question} {who} has {}", all.join(" and "));
    }
    let one = |r: &ClaimReading| format!("“{}” ({})", wording(r), outlets(context, r));
    let all: Vec<String> =
        row.readings.iter().map(|r| in_own_words(analyses, row, r).iter().map(one).collect::<Vec<_>>().join(", ")).collect();
    format!("{question} {}", all.join("; "))
}

/// The parts of a reading by their words: one stage of an action is "in talks" here and "talks have begun"
/// there, and neither source has the other's words.
fn in_own_words(analyses: &[Analysis], row: &ClaimRow, reading: &ClaimReading) -> Vec<ClaimReading> {
    if !matches!(row.slot, Slot::Status | Slot::Polarity) {
        return vec![reading.clone()];
    }
    let mut parts: Vec<ClaimReading> = Vec::new();
    for site in &reading.sites {
        let text = short(analyses, site.article, site.mark);
        match parts.iter_mut().find(|p| p.text.eq_ignore_ascii_case(&text)) {
            Some(part) => part.sites.push(site.clone()),
            None => parts.push(ClaimReading { text, sites: vec![site.clone()] }),
        }
    }
    parts.truncate(SHOWN_PER_READING);
    parts
}

/// "Harbour Post, Daily Bell and 4 more"; of prints of one text the first is named,
/// and the others are no sources: "Harbour Post, 4 more prints".
fn outlets(context: &Context<'_>, reading: &ClaimReading) -> String {
    let mut outlets: Vec<&str> = Vec::new();
    let articles: Vec<usize> = reading.sites.iter().map(|s| s.article).collect();
    for article in context.alignments.first_prints(&articles) {
        let name = context.analyses[article].article.outlet();
        if !outlets.contains(&name) {
            outlets.push(name);
        }
    }
    let distinct: BTreeSet<usize> = articles.iter().copied().collect();
    let prints = distinct.len() - context.alignments.first_prints(&articles).len();
    let more = outlets.len().saturating_sub(3);
    outlets.truncate(3);
    let mut text = outlets.join(", ");
    if more > 0 {
        text += &format!(" and {more} more");
    }
    match prints {
        0 => text,
        1 => text + ", 1 more print",
        n => text + &format!(", {n} more prints"),
    }
}

fn outlet<'a>(analyses: &'a [Analysis], site: &ClaimSite) -> &'a str {
    analyses[site.article].article.outlet()
}

/// The text under `span` on one line, cut in the middle when long.
fn short(analyses: &[Analysis], article: usize, span: Span) -> String {
    let text: Vec<char> = analyses[article].article.slice(span).split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if text.len() <= LONGEST_SHOWN {
        return text.into_iter().collect();
    }
    let half = LONGEST_SHOWN / 2;
    text[..half].iter().chain(['…'].iter()).chain(&text[text.len() - half..]).collect()
}
