//! The grouping alone: each event with its articles, why they belong together, how sure that is and
//! what would change it; then the stories, and the articles in no event with the event nearest to each.

use super::layout::{Sheet, Tone, plain, run};
use super::summary::{count, left_out};
use crate::events::Certainty;
use crate::render::visible::name;
use crate::report::{Article, Event, Report, WireGroup};

/// Columns for days.
const DAY: usize = 12;
/// Columns for the names of reasons.
const REASON: usize = 15;
/// Characters of an untitled article's first words.
const FIRST_WORDS: usize = 60;

pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    for event in &report.events {
        write_event(report, event, sheet);
    }
    for story in &report.stories {
        sheet.heading(&format!("Story: {}", story.title));
        for event in story.events.iter().filter_map(|id| report.events.iter().find(|e| e.id == *id)) {
            let articles = format!(" · {}", count(event.articles.len(), "article", "articles"));
            sheet.labelled(2, DAY, event.first_day.as_deref().unwrap_or("undated"), &[plain(&event.title), run(Tone::Soft, &articles)]);
        }
        for article in story.articles.iter().filter_map(|id| article(report, id)) {
            sheet.labelled(2, DAY, day(article), &[plain(&title(article)), run(Tone::Soft, " · alone")]);
        }
        if !story.parted.is_empty() {
            sheet.labelled(2, REASON, "parted", &[run(Tone::Soft, &story.parted.join("; "))]);
        }
    }
    write_nearest(report, sheet);
    left_out(report, sheet);
    if !report.events.is_empty() || report.alone.len() > 1 {
        let hint =
            "To overrule: must-link, cannot-link or [[event]] in a file given by --manifest, or event: in an article's front matter.";
        sheet.gap();
        sheet.lines(0, &[run(Tone::Soft, hint)]);
    }
}

fn write_event(report: &Report, event: &Event, sheet: &mut Sheet) {
    sheet.heading(&event.title);
    let certainty = match event.certainty {
        Certainty::Declared => "declared by you",
        Certainty::Same => "one event",
        Certainty::Likely => "likely one event, worth a look",
    };
    let mut line = format!("{} · {certainty} · {}", event.id, count(event.articles.len(), "article", "articles"));
    if event.independent_sources != event.articles.len() {
        line += &format!(" of {}", count(event.independent_sources, "independent source", "independent sources"));
    }
    sheet.lines(0, &[run(Tone::Soft, &line)]);
    for article in event.articles.iter().filter_map(|id| article(report, id)) {
        let runs = [run(Tone::Strong, &article.outlet), plain(&format!(" · {} · ", title(article))), run(Tone::Soft, &name(&article.path))];
        sheet.labelled(2, DAY, day(article), &runs);
    }
    for (n, group) in event.wire_groups.iter().enumerate().take(MOST_GROUPS) {
        let more = event.wire_groups.len() - MOST_GROUPS.min(event.wire_groups.len());
        let more = if n + 1 == MOST_GROUPS && more > 0 { format!("; {more} more such groups") } else { String::new() };
        sheet.labelled_line(2, REASON, "one text", &(prints(report, group) + &more));
    }
    // What is printed as one text says how much wording is shared.
    let told = event.evidence.iter().filter(|e| event.wire_groups.is_empty() || e.kind != "shared wording");
    for reason in told {
        sheet.labelled_line(2, REASON, label(&reason.kind), &reason.detail);
    }
}

/// Groups of prints that are told of one event.
const MOST_GROUPS: usize = 1;

/// What spoke for and against one event, and what would change it: a line each, at most six.
fn label(kind: &str) -> &str {
    match kind {
        "likeness" => "for: alike",
        "shared rare terms" => "for: words",
        "shared wording" => "for: text",
        "margin" => "against: next",
        "what would change it" => "would change",
        other => other,
    }
}

/// "A, B and C print one text, from Reuters (at least 84 % shared); they count as one source".
fn prints(report: &Report, group: &WireGroup) -> String {
    let names: Vec<&str> = group.articles.iter().filter_map(|id| article(report, id)).map(|a| a.label.as_str()).collect();
    let from = group.provenance.as_ref().map_or_else(String::new, |name| format!(", from {name}"));
    let why = if group.share > 0.0 { format!("at least {:.0} % shared", 100.0 * group.share) } else { "as crossread.toml says".to_owned() };
    let values = if group.other_values.is_empty() { String::new() } else { format!(", with other values: “{}”", group.other_values.join("”, “")) };
    format!("{} print one text{from}{values} ({why}); they count as one source", names.join(", "))
}

fn write_nearest(report: &Report, sheet: &mut Sheet) {
    if report.nearest.is_empty() {
        return;
    }
    sheet.heading("Near an event, but not in it");
    for near in &report.nearest {
        let (Some(article), Some(event)) = (article(report, &near.article), report.events.iter().find(|e| e.id == near.event)) else {
            continue;
        };
        let story = report.stories.iter().find(|s| s.articles.contains(&near.article) && s.events.contains(&near.event));
        let why = match story {
            Some(_) => "the same story, but other news",
            None => "too little for one event",
        };
        let runs = [plain(&title(article)), run(Tone::Soft, &format!(" · {:.2} alike to {}: {why}", near.likeness, event.id))];
        sheet.labelled(2, DAY, day(article), &runs);
    }
}

fn article<'a>(report: &'a Report, id: &str) -> Option<&'a Article> {
    report.articles.iter().find(|a| a.id == id)
}

fn day(article: &Article) -> &str {
    article.published.as_deref().unwrap_or("undated")
}

/// The title, else the first words in quotation marks.
fn title(article: &Article) -> String {
    if let Some(title) = &article.title {
        return title.clone();
    }
    let body = article.blocks.iter().find(|b| b.role.is_body()).and_then(|b| article.text.get(b.start..b.end)).unwrap_or("");
    let words = body.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(FIRST_WORDS) {
        _ if words.is_empty() => "untitled".to_owned(),
        None => format!("“{words}”"),
        Some((end, _)) => format!("“{}…”", &words[..words[..end].rfind(' ').unwrap_or(end)]),
    }
}
