//! A finding keeps its id while the articles change in ways that touch no fact.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::internals::events::EventOptions;
use crossread::internals::read;
use crossread::{Options, compare};
use std::collections::BTreeSet;

const POST: &str = "Fourteen people died when the ferry Alba struck the breakwater at Hallow Point on Monday night, the harbour office said.\n\n\
                    “We will not close the port,” said harbour master Ines Rado.\n\nDivers searched the wreck until morning.";
const BELL: &str = "The ferry Alba struck the breakwater at Hallow Point on Monday night and fifteen people died, the harbour office said.\n\n\
                    “We will close the port,” said harbour master Ines Rado.\n\nRelatives waited in the school hall.";

/// Check and id of all findings that are more than a note.
fn ids(texts: &[&str]) -> BTreeSet<(&'static str, String)> {
    let made = |(n, text): (usize, &&str)| {
        let outlet = ["Post", "Bell", "Courier"][n];
        let text = format!("---\ntitle: Ferry accident\nsource: {outlet}\ndate: 2025-03-04\n---\n\n{text}\n");
        read::parse(&format!("{outlet}.md"), text.as_bytes()).unwrap()
    };
    let articles = texts.iter().enumerate().map(made).collect();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let found = compare(articles, &options, &|| {}).findings.remove(0);
    found.into_iter().filter(|f| f.severity > crossread::Severity::Info).map(|f| (f.check, f.id)).collect()
}

#[test]
fn edits_that_touch_no_fact_change_no_id() {
    let before = ids(&[POST, BELL]);
    let checks: BTreeSet<&str> = before.iter().map(|(check, _)| *check).collect();
    assert!(checks.contains("differing-number") && checks.contains("altered-quotation"), "{before:?}");
    assert!(before.iter().all(|(_, id)| id.len() == 16));
    let edits = [
        ("a figure in digits", POST.replace("Fourteen people", "14 people")),
        ("a paragraph in front", format!("The coast had been calm for weeks.\n\n{POST}")),
        ("a synonym elsewhere in the sentence", POST.replace("struck the breakwater", "hit the breakwater")),
        ("a word more", POST.replace("died when", "died at once when")),
        ("marks that are not curled", POST.replace(['“', '”'], "\"")),
        ("a paragraph moved", {
            let parts: Vec<&str> = POST.split("\n\n").collect();
            [parts[2], parts[0], parts[1]].join("\n\n")
        }),
    ];
    for (edit, post) in &edits {
        assert_eq!(ids(&[post, BELL]), before, "{edit}");
    }
    assert_eq!(ids(&[POST, BELL, POST]), before, "a reprint");
    let agrees =
        "Hallow Point counts fourteen dead after the ferry Alba struck the breakwater there on Monday night.\n\nFlags fly at half mast.";
    assert_eq!(ids(&[POST, BELL, agrees]), before, "a third source that agrees");
}

#[test]
fn another_value_is_another_finding() {
    let number = |found: &BTreeSet<(&'static str, String)>| found.iter().find(|(check, _)| *check == "differing-number").cloned();
    let (before, after) = (ids(&[POST, BELL]), ids(&[POST, &BELL.replace("fifteen", "sixteen")]));
    assert_ne!(number(&before), number(&after));
    assert!(number(&after).is_some());
}
