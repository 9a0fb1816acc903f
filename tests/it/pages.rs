//! What the pages of a report say: numbers that agree, questions that are read by themselves, marks where rows differ,
//! and nothing of the machine that made them.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]

use crate::support::{Desk, two_reports};
use crossread::internals::report::{AlignedRow, Change, Report, Utterance};
use std::path::Path;

/// The report kept in reports/, which another test holds to be that of corpus/.
fn kept() -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/report.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn no_differing_row_is_without_a_mark() {
    let report = kept();
    let rows: Vec<&AlignedRow> = report.events.iter().flat_map(|e| &e.side_by_side).filter(|r| r.verdict == "differs").collect();
    assert!(rows.len() > 10, "{} rows", rows.len());
    for row in rows {
        let marked = row.cells.iter().filter(|c| c.pieces.iter().any(|p| p.change != Change::Same)).count();
        assert!(row.cells.len() > 1 && marked == row.cells.len(), "{marked} of {} marked: {row:?}", row.cells.len());
    }
    let said: Vec<&Utterance> = report.events.iter().flat_map(|e| &e.utterances).filter(|u| u.verdict == "words-differ").collect();
    assert!(said.len() > 3, "{} quotations", said.len());
    for utterance in said {
        let is_marked = utterance.readings.iter().flat_map(|r| &r.marked).any(|p| p.change != Change::Same);
        assert!(is_marked, "{utterance:?}");
    }
}

#[test]
fn a_question_is_one_and_is_read_without_its_sentence() {
    let report = kept();
    for finding in &report.findings {
        let (question, rule) = (finding.question.as_str(), finding.rule.replace('-', " "));
        assert!(question.ends_with('?') && question.chars().count() <= 70, "{question}");
        assert!(!question.to_lowercase().starts_with(&rule), "a label is no question: {question}");
        // the words of a claim are the paper's own, and those of a quotation stand in marks
        assert!(!question.contains(": “") || finding.rule.contains("quot") || finding.rule.contains("utterance"), "{question}");
        assert!(!question.contains(") - "), "a dateline: {question}");
    }
    for row in report.events.iter().flat_map(|e| &e.claims) {
        assert!(!row.question.contains(": “"), "{}", row.question);
    }
    let channels = report.findings.iter().filter(|f| f.rule == "other-channel").flat_map(|f| &f.answers);
    assert!(channels.clone().count() > 1);
    channels.for_each(|a| assert!(a.value.split(' ').count() < 6, "no channel: {}", a.value));
}

/// Four articles of the Alpha Post on a fire, and one of the Beta News.
fn four_of_one_outlet() -> Desk {
    let told = [
        ("a", "Alpha Post", "A fire at the grain terminal of Port Ellery killed 14 people on Monday, the harbour office said."),
        ("b", "Alpha Post", "The grain terminal of Port Ellery stays shut after the fire that killed 14 people, the harbour office said."),
        ("c", "Alpha Post", "Firemen searched the grain terminal of Port Ellery after the fire on Monday in which 14 people were killed."),
        ("d", "Alpha Post", "Port Ellery mourned the 14 people killed in the fire at its grain terminal on Monday."),
        (
            "e",
            "Beta News",
            "Police counted 17 people killed in Monday's blaze at the Port Ellery grain terminal, and closed three streets.",
        ),
    ];
    told.iter().fold(Desk::new(), |desk, (name, outlet, text)| {
        let head = format!("---\ntitle: Fire at Ellery grain terminal\ndate: 2024-05-07\nsource: {outlet}\nevent: fire\n---\n");
        desk.file(&format!("articles/{name}.txt"), head + text + "\n")
    })
}

#[test]
fn articles_of_one_outlet_are_one_source_on_every_page() {
    let desk = four_of_one_outlet();
    assert_eq!(desk.run(&["report", "articles"]).status, 0);
    let report: Report = serde_json::from_str(&desk.read("reports/report.json")).unwrap();
    let event = &report.events[0];
    assert_eq!((event.articles.len(), event.outlets, event.independent_sources), (5, 2, 2));
    for finding in &report.findings {
        for answer in &finding.answers {
            let outlets: std::collections::BTreeSet<&str> =
                answer.articles.iter().filter_map(|id| report.articles.iter().find(|a| a.id == *id)).map(|a| a.outlet.as_str()).collect();
            assert_eq!(answer.independent_sources, outlets.len(), "{finding:?}");
        }
    }
    for page in ["reports/index.html", "reports/report.md"] {
        let page = desk.read(page);
        assert!(page.contains("5 articles of 2 outlets"), "{page}");
        for wrong in ["5 sources", "4 sources", "4 papers print", "5 independent", "Alpha Post and 3 more"] {
            assert!(!page.contains(wrong), "{wrong}");
        }
    }
}

#[test]
fn nothing_tells_where_on_the_machine_the_articles_were() {
    let desk = two_reports();
    let (articles, folder) = (desk.path("articles"), desk.path(""));
    let (articles, folder) = (articles.to_str().unwrap(), folder.to_str().unwrap());
    assert_eq!(desk.run(&["report", articles]).status, 0);
    assert_eq!(desk.run(&["report", articles, "-o", "one", "-f", "html", "--packaging", "single"]).status, 0);
    for file in ["reports/report.json", "reports/index.html", "reports/report.md", &desk.only("one")] {
        let text = desk.read(file);
        assert!(!text.contains(folder), "{file}");
        assert!(text.contains("bell.txt"), "{file}");
    }
    let report: Report = serde_json::from_str(&desk.read("reports/report.json")).unwrap();
    assert_eq!(report.articles[0].path, "bell.txt");
}

/// Two papers on a fire, of which they count the dead differently, and two prints of one text on a bridge.
fn one_event_differs() -> Desk {
    let article = |event: &str, outlet: &str, text: &str| {
        format!("---\ntitle: The {event}\ndate: 2024-05-07\nsource: {outlet}\nevent: {event}\n---\n{text}\n")
    };
    let fire = |dead: u32| format!("A fire at the grain terminal of Port Ellery killed {dead} people on Monday, the harbour office said.");
    let bridge = "The bridge at Tolmar opened to lorries on Monday after two years of repairs, the council said.";
    Desk::new()
        .file("articles/a.txt", article("fire", "Alpha Post", &fire(14)))
        .file("articles/b.txt", article("fire", "Beta News", &fire(17)))
        .file("articles/c.txt", article("bridge", "Alpha Post", bridge))
        .file("articles/d.txt", article("bridge", "Beta News", bridge))
}

#[test]
fn events_have_the_pages_that_are_asked_for_and_nothing_links_to_others() {
    let pages = |render: &str| {
        let desk = one_event_differs();
        let run = desk.run(&["report", "articles", "-o", "out", "--format", "html,md", "--render", render]);
        assert_eq!(run.status, 0, "{}", run.err);
        let mut events: Vec<String> =
            std::fs::read_dir(desk.path("out/events")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        events.sort();
        let told = ["out/index.html", "out/speakers.html", "out/report.md"].map(|f| desk.read(f)).concat();
        let linked = |name: &str| told.contains(&format!("events/{name}.html"));
        assert_eq!((linked("event-fire") || linked("fire"), linked("bridge")), (true, events.len() == 2), "{told}");
        (events.len(), told.contains("--render all"))
    };
    assert_eq!(pages("all"), (2, false));
    assert_eq!(pages("findings"), (1, true));
    assert_eq!(pages("worst:1"), (1, true));
    for wrong in ["worst:0", "worst:", "some"] {
        let run = one_event_differs().run(&["report", "articles", "--render", wrong]);
        assert!(run.status == 2 && run.err.contains("say all, findings, or worst:N"), "{}", run.err);
    }
    let desk = one_event_differs();
    assert_eq!(
        desk.run(&["report", "articles", "-o", "out", "--format", "html", "--packaging", "single", "--render", "findings"]).status,
        0
    );
    let page = desk.read(&desk.only("out"));
    assert!(page.contains("--render all") && page.matches("class=\"event-page\"").count() == 2, "one event and the speakers");
}
