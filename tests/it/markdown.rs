//! The Markdown report: of bounded length, one table first, and nothing in it that an article brought in is obeyed.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]

use crate::support::two_reports;
use crossread::internals::render::{Beside, RenderOptions, by_name};
use crossread::internals::report::{Report, sample, sample_draft};
use pulldown_cmark::{Event, Options, Parser, Tag};

fn markdown(report: &Report, beside: Beside) -> String {
    let options = RenderOptions { beside, ..RenderOptions::default() };
    String::from_utf8((by_name("md").unwrap().render)(report, &options).unwrap().remove(0).bytes).unwrap()
}

/// Tags of HTML, and the addresses of links.
fn parsed(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut tags, mut links) = (Vec::new(), Vec::new());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let parts = html.split('<').skip(1).map(|t| t.split('>').next().unwrap_or_default());
                tags.extend(parts.filter(|t| !t.starts_with("!--")).map(str::to_owned));
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => links.push(dest_url.to_string()),
            _ => {}
        }
    }
    tags.sort();
    tags.dedup();
    (tags, links)
}

/// `report` with so many events like its first, each with so many findings.
fn grown(mut report: Report, events: usize, findings: usize) -> Report {
    let (event, found) = (report.events.remove(0), report.findings.clone());
    report.findings.clear();
    for n in 0..events {
        let mut event = event.clone();
        event.id = format!("bridge-{n}");
        for (k, finding) in found.iter().cycle().take(findings).enumerate() {
            let mut finding = finding.clone();
            finding.id = format!("{:08x}", n * findings + k);
            finding.event.clone_from(&event.id);
            finding.message = format!("{} {}", finding.message, "#42 @desk | ".repeat(60));
            report.findings.push(finding);
        }
        report.events.push(event);
    }
    report
}

#[test]
fn a_report_of_any_length_is_at_most_sixty_kilobytes() {
    for (events, findings) in [(1, 2), (3, 60), (60, 5), (400, 4), (1, 4_000)] {
        let report = grown(sample(), events, findings);
        let text = markdown(&report, Beside::Pages);
        assert!(text.len() <= 60_000, "{events} events of {findings} findings: {} bytes", text.len());
        let is_cut = text.contains("more in [index.html](index.html)");
        assert!(is_cut == (events * findings > 100), "{events} of {findings}: {text}");
    }
    let mut draft = sample_draft();
    let items = draft.draft.as_mut().unwrap();
    items.items = items.items.iter().cycle().take(3_000).cloned().collect();
    let text = markdown(&draft, Beside::Nothing);
    assert!(text.len() <= 60_000 && text.contains("more in the other formats"), "{} bytes", text.len());
}

#[test]
fn one_table_has_each_question_with_its_answers_and_a_link() {
    let text = markdown(&sample(), Beside::Pages);
    let id = &sample().findings[0].id;
    let row = text.lines().find(|l| l.starts_with("| high")).unwrap();
    let link = format!("](events/bridge-cracks-tolmar.html#f-{id})");
    assert!(row.contains(&link) && row.contains("**14** Lowland Wire · **41** Tolmar Gazette"), "{row}");
    assert!(text.contains("[Lowland Wire](https://news.example/wire/bridge.txt#:~:text="), "{text}");
    let (tags, links) = parsed(&text);
    assert_eq!(tags, ["/details", "/summary", "details", "summary"]);
    assert!(links.iter().all(|l| l.starts_with("events/bridge-cracks-tolmar.html") || l.starts_with("https://news.example/")), "{links:?}");
    let one_file = format!("bridge-at-tolmar-closed.html#bridge-cracks-tolmar-f-{id})");
    assert!(markdown(&sample(), Beside::OneFile).contains(&one_file));
    assert!(!markdown(&sample(), Beside::Nothing).contains(".html#f-"));
}

#[test]
fn headlines_are_shown_and_never_obeyed() {
    let hostile = "Fire | kills #42 @desk <img src=x> `code` [x](javascript:y) </summary></details> GH-12 www.evil.example 0a1b2c3d4e5f";
    let desk = two_reports();
    let desk = ["post", "bell"].iter().fold(desk, |desk, name| {
        let path = format!("articles/{name}.txt");
        let text = desk.read(&path).replace("title: ", &format!("url: https://news.example/a|b(c)?d=<e>&copy;\ntitle: '{hostile} "));
        let (head, rest) = text.split_once("\ndate:").unwrap();
        desk.file(&path, format!("{head}'\ndate:{rest}"))
    });
    let run = desk.run(&["report", "articles", "--one-event", "-f", "md,html"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let text = desk.read("reports/report.md");
    assert!(text.contains("kills"), "{text}");
    let (tags, links) = parsed(&text);
    assert_eq!(tags, ["/details", "/summary", "details", "summary"], "{text}");
    assert!(links.iter().all(|l| l.starts_with("events/") || l.starts_with("https://news.example/")), "{links:?}");
    for obeyed in ["#42", "@desk", "GH-12", "www.evil", "0a1b2c3d"] {
        assert!(!text.contains(obeyed), "{obeyed}: {text}");
    }
    // The links lead to pages that are there.
    let page = links.iter().find_map(|l| l.strip_prefix("events/")).unwrap();
    let (page, finding) = page.split_once('#').unwrap();
    assert!(desk.read(&format!("reports/events/{page}")).contains(&format!("id=\"{finding}\"")), "{page}");
}
