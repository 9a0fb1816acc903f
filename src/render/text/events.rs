//! The grouping alone: each event with its articles and why they belong together.

use super::layout::{Sheet, Tone, plain, run};
use super::summary::{count, left_out};
use crate::events::Certainty;
use crate::report::Report;

/// Columns for days.
const DAY: usize = 12;

pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    for event in &report.events {
        sheet.heading(&event.title);
        let certainty = match event.certainty {
            Certainty::Declared => "declared",
            Certainty::Same => "one event",
            Certainty::Likely => "likely one event",
        };
        sheet.lines(0, &[run(Tone::Soft, &format!("{} · {certainty} · {}", event.id, count(event.articles.len(), "article", "articles")))]);
        for article in event.articles.iter().filter_map(|id| report.articles.iter().find(|a| a.id == *id)) {
            let day = article.published.as_deref().unwrap_or("undated");
            let title = article.title.as_deref().unwrap_or("untitled");
            let runs = [run(Tone::Strong, &article.outlet), plain(&format!(" · {title} · ")), run(Tone::Soft, &article.path)];
            sheet.labelled(2, DAY, day, &runs);
        }
        for reason in &event.evidence {
            sheet.lines(2, &[run(Tone::Soft, &format!("{}: {}", reason.kind, reason.detail))]);
        }
    }
    for story in &report.stories {
        sheet.heading(&format!("Story: {}", story.title));
        for event in story.events.iter().filter_map(|id| report.events.iter().find(|e| e.id == *id)) {
            sheet.labelled(2, DAY, event.first_day.as_deref().unwrap_or("undated"), &[plain(&event.title)]);
        }
    }
    left_out(report, sheet);
}
