//! Pairs of invented articles that look alike: one text filled in for two events, and one event in two papers' words.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::analyse;
use crossread::internals::events::{EventOptions, group};
use crossread::internals::read::parse;

/// Whether two texts, each a title and paragraphs, are taken for one event.
fn together(a: &str, b: &str) -> bool {
    let articles = [("a.txt", a), ("b.txt", b)];
    let made = articles.iter().map(|(path, text)| {
        let (title, body) = text.trim().split_once('\n').unwrap();
        parse(path, format!("---\ntitle: \"{title}\"\n---\n\n{}\n", body.trim()).as_bytes()).unwrap()
    });
    group(&analyse(made.collect()), &EventOptions::default()).events.len() == 1
}

/// Pairs of a template, each row with the next and the last with the first.
fn filled() -> Vec<(String, String)> {
    let mut out = Vec::new();
    for block in include_str!("../cases/events/templates.md").split("\n## ").skip(1) {
        let (_, block) = block.split_once('\n').unwrap();
        let (text, rows) = block.split_once("\n- ").unwrap();
        let fill = |row: &str| {
            let cells = row.trim_start_matches("- ").split(" | ").enumerate();
            cells.fold(text.to_owned(), |text, (n, cell)| text.replace(&format!("{{{}}}", n + 1), cell.trim()))
        };
        let made: Vec<String> = rows.trim().lines().map(fill).collect();
        out.extend((0..made.len()).map(|n| (made[n].clone(), made[(n + 1) % made.len()].clone())));
    }
    out
}

#[test]
fn a_template_filled_in_twice_is_two_events() {
    let pairs = filled();
    assert_eq!(pairs.len(), 68);
    let joined: Vec<&str> = pairs.iter().filter(|(a, b)| together(a, b)).map(|(a, _)| a.lines().next().unwrap()).collect();
    assert!(joined.len() <= 2, "{} of {}: {joined:?}", joined.len(), pairs.len());
}

#[test]
fn two_papers_on_one_event_are_together() {
    let (_, pairs) = include_str!("../cases/events/reworded.md").split_once("\n\n").unwrap();
    let pairs: Vec<(&str, &str)> = pairs.split("\n---\n").map(|pair| pair.split_once("\n+\n").unwrap()).collect();
    assert_eq!(pairs.len(), 45);
    let apart: Vec<&str> = pairs.iter().filter(|(a, b)| !together(a, b)).map(|(a, _)| a.lines().next().unwrap()).collect();
    assert!(apart.len() <= 3, "{} of {}: {apart:?}", apart.len(), pairs.len());
}
