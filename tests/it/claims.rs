//! Claims from article to finding: rows and marks. What is found, and what is not, are the cases of the checks.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::internals::events::EventOptions;
use crossread::internals::findings::Finding;
use crossread::internals::read;
use crossread::{Options, compare};

fn findings(texts: &[&str]) -> Vec<Finding> {
    let name = |n: usize| format!("{}.txt", (b'a' + n as u8) as char);
    let articles = texts.iter().enumerate().map(|(n, t)| read::parse(&name(n), t.as_bytes()).unwrap()).collect();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    compare(articles, &options, &|| {}).findings.remove(0)
}

#[test]
fn twenty_sources_make_one_question() {
    let texts: Vec<String> = (0..20)
        .map(|n| format!("The ferry struck the breakwater at Brannock and {} people were injured.\n", if n == 7 { 25 } else { 23 }))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = findings(&texts);
    let numbers: Vec<&Finding> = found.iter().filter(|f| f.check == "differing-number").collect();
    assert_eq!(numbers.len(), 1);
    assert_eq!(numbers[0].readings.iter().map(|r| r.articles.len()).collect::<Vec<_>>(), [19, 1]);
}

#[test]
fn every_mark_lies_within_its_evidence() {
    let found = findings(&[
        "Fourteen people died when the ferry struck the breakwater.\n",
        "Fifteen people died when the ferry hit the breakwater.\n",
    ]);
    for location in found.iter().flat_map(|f| &f.locations) {
        assert!(location.marks.iter().all(|m| location.span.contains(*m)), "{location:?}");
    }
}
