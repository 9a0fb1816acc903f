//! A draft compared with its sources: each of its quotations and claims with a verdict.
//!
//! "We will not pay" in the draft is *supported* when a source has it in the same words, *altered*
//! when a source has other words, and *not found* when none of the N sources has it.

mod evidence;
mod fix;
mod text;

use super::model::{Article, Draft, DraftGap, DraftItem, DraftTotals, Event, Finding, FindingReading, Report, SeverityCounts, Verdict};
use crate::align::Kind;
use crate::article::Positions;
use crate::draft::Judged;
use std::collections::BTreeSet;

/// Compare the article `draft` of `report` with all others; `looked` is what was looked up for it. What two sources
/// say against each other is left out: it is the report's matter, not the draft's.
pub fn hold(mut report: Report, draft: &crate::article::Article, looked: &[Judged]) -> Report {
    let id = draft.id.0.as_str();
    keep_findings_on(&mut report, id, &draft.path);
    let positions = Positions::new(&draft.text, &draft.source_map);
    report.findings.iter_mut().for_each(|f| f.fix = fix::fix(f, id, &draft.text, &positions));
    report.draft = report.articles.iter().find(|a| a.id == id).map(|article| held(&report, article, looked, &positions));
    report
}

fn keep_findings_on(report: &mut Report, draft: &str, path: &str) {
    report.findings.retain(|f| f.locations.iter().any(|l| l.article == draft));
    // a source of the same bytes has the same id, and may have lent the place its path
    let locations = report.findings.iter_mut().flat_map(|f| &mut f.locations);
    locations.filter(|l| l.article == draft).for_each(|l| path.clone_into(&mut l.path));
    // an annotation stands at the first place: it is the draft that its writer can change
    report.findings.iter_mut().for_each(|f| f.locations.sort_by_key(|l| l.article != draft));
    let kept: BTreeSet<&str> = report.findings.iter().map(|f| f.id.as_str()).collect();
    for event in &mut report.events {
        event.findings = counts(report.findings.iter().filter(|f| f.event == event.id));
        event.utterances.iter_mut().for_each(|u| u.findings.retain(|id| kept.contains(id.as_str())));
        event.claims.iter_mut().for_each(|row| row.finding = row.finding.take().filter(|id| kept.contains(id.as_str())));
    }
    report.totals.findings = counts(&report.findings);
}

fn counts<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> SeverityCounts {
    let mut counts = SeverityCounts::default();
    findings.into_iter().for_each(|f| counts.add(f.severity));
    counts
}

fn held(report: &Report, article: &Article, looked: &[Judged], positions: &Positions<'_>) -> Draft {
    let draft = article.id.as_str();
    let sources: Vec<String> = report.articles.iter().filter(|a| a.id != draft).map(|a| a.id.clone()).collect();
    let items = evidence::items(report, article, looked, positions);
    Draft {
        article: draft.to_owned(),
        totals: totals(&items),
        paragraphs: text::paragraphs(article, &items),
        lacks: report.events.iter().flat_map(|event| gaps(event, draft)).collect(),
        sources,
        items,
    }
}

fn totals(items: &[DraftItem]) -> DraftTotals {
    let mut totals = DraftTotals::default();
    for item in items {
        let count = match item.verdict {
            Verdict::Contradicted => &mut totals.contradicted,
            Verdict::Altered => &mut totals.altered,
            Verdict::NotFound => &mut totals.not_found,
            Verdict::InPart => &mut totals.in_part,
            Verdict::NotCheckable => &mut totals.not_checkable,
            Verdict::Supported if item.one_source => &mut totals.one_source,
            Verdict::Supported => &mut totals.supported,
        };
        *count += 1;
    }
    totals
}

/// What at least two sources of `event` say and the draft does not: utterances, then answers.
fn gaps(event: &Event, draft: &str) -> Vec<DraftGap> {
    let readings = |readings: &[super::model::Reading]| -> Option<Vec<FindingReading>> {
        let articles: BTreeSet<&String> = readings.iter().flat_map(|r| &r.articles).collect();
        let lacks = articles.len() > 1 && !articles.iter().any(|a| *a == draft);
        lacks.then(|| readings.iter().map(|r| FindingReading { text: r.text.clone(), articles: r.articles.clone() }).collect())
    };
    let said = event.utterances.iter().filter_map(|u| {
        let about = u.speaker.clone().unwrap_or_else(|| "Speaker not named".to_owned());
        Some(DraftGap { kind: Kind::Quotation, about, readings: readings(&u.readings)? })
    });
    let stated = event
        .claims
        .iter()
        .filter_map(|row| Some(DraftGap { kind: Kind::Claim, about: row.question.clone(), readings: readings(&row.readings)? }));
    said.chain(stated).collect()
}
