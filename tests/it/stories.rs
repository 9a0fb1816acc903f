//! What is compared across the events of one story, and what is not.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::internals::read::parse;
use crossread::{Comparison, Options, analyse, compare_analyses};

/// Articles of one story, each of an event of its own: event, day (or ""), text.
fn told(articles: &[(&str, &str, &str)]) -> Comparison {
    let read = articles.iter().enumerate().map(|(n, (event, day, text))| {
        let date = if day.is_empty() { String::new() } else { format!("date: {day}\n") };
        let file = format!("---\nsource: Paper {n}\nevent: {event}\nstory: The radar\n{date}---\n\n{text}\n");
        parse(&format!("{n}.txt"), file.as_bytes()).unwrap()
    });
    compare_analyses(analyse(read.collect()), &Options::default(), &|| ())
}

fn across(articles: &[(&str, &str, &str)]) -> Vec<(&'static str, String)> {
    told(articles).story_findings.into_iter().flatten().map(|f| (f.check, f.message)).collect()
}

const SUMMIT: &str = "Norwegian Foreign Minister Lin Yo warned the island of Tessel on Monday, after 14 people had died in Port Ellery.";
const TREATY: &str =
    "A treaty was signed in Utrecht. Norwegian Foreign Minister Lin Lo called it a step, 17 people having died in Port Ellery.";

#[test]
fn an_office_that_two_events_give_to_names_a_letter_apart() {
    let found = across(&[("summit", "", SUMMIT), ("treaty", "", TREATY)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "differing-name");
    assert!(found[0].1.contains("Lin Yo") && found[0].1.contains("Lin Lo") && found[0].1.ends_with("in another event of this story"));
}

#[test]
fn two_holders_of_one_office_are_none() {
    let earlier = "Norwegian Foreign Minister Lin Brandt warned the island of Tessel on Monday.";
    assert_eq!(across(&[("summit", "", SUMMIT), ("treaty", "", earlier)]), []);
    // an event that has both names knows two people, or has a finding of its own
    let both =
        "Norwegian Foreign Minister Lin Yo, who followed Foreign Minister Lin Lo, spoke. Norwegian Foreign Minister Lin Lo had left.";
    assert_eq!(across(&[("summit", "", SUMMIT), ("treaty", "", TREATY), ("treaty", "", both)]), []);
}

const BEGUN: &str = "Norway and Tessel have begun talks on the coastal radar at Port Ellery, the ministry said.";
const NOT_BEGUN: &str = "An official of Tessel said of the radar at Port Ellery that the talks have not yet begun with Norway.";

#[test]
fn a_process_that_has_begun_in_one_event_and_not_in_another() {
    let verdicts = |first: &str, second: &str| -> Vec<&'static str> {
        across(&[("plan", first, BEGUN), ("denial", second, NOT_BEGUN)]).into_iter().map(|f| f.0).collect()
    };
    assert_eq!(verdicts("", ""), ["differing-status"]);
    assert_eq!(verdicts("2024-05-07", "2024-05-08"), ["differing-status"]);
    assert_eq!(verdicts("2024-05-09", "2024-05-07"), ["changed-with-time"]);
    assert_eq!(verdicts("2023-05-09", "2024-05-07"), ["changed-with-time"]);
}

#[test]
fn words_of_one_that_another_event_gives_to_another() {
    let holt = "“We will never let a foreign radar look into our harbour,” said Ana Holt, the mayor of Port Ellery.";
    let brandt = "“We will never let a foreign radar look into our harbour,” said Max Brandt, the mayor of Tolmar.";
    let found = across(&[("speech", "", holt), ("march", "", brandt)]);
    assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), ["same-words-other-speaker"], "{found:?}");
}

#[test]
fn tolls_and_days_of_two_events_are_never_held_against_each_other() {
    let first = "The Ellery radar was tested on 3 May 2024 and 14 people were injured in Port Ellery, the harbour office said.";
    let second = "The Ellery radar was tested on 9 June 2024 and 17 people were injured in Port Ellery, the harbour office said.";
    assert_eq!(across(&[("test", "", first), ("second test", "", second)]), []);
}
