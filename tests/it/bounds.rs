//! Where a bound cuts what is read or compared, the article's notes in the report say so.

use crate::support::Desk;

/// The notes on the two articles of a report that holds them for one event.
fn notes(first: &str, second: &str) -> Vec<String> {
    let desk = Desk::new().file("in/a.txt", first).file("in/b.txt", second);
    let run = desk.run(&["report", "in", "--one-event", "-f", "json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let report: serde_json::Value = serde_json::from_str(&desk.read("reports/report.json")).expect("a report");
    let notes = report["articles"].as_array().into_iter().flatten().flat_map(|a| a["notes"].as_array().into_iter().flatten());
    notes.filter_map(|n| n.as_str().map(str::to_owned)).collect()
}

const SHORT: &str = "The harbour bridge is shut, the mayor said.\n";

#[test]
fn overlong_words_sentences_and_rows_of_figures() {
    for (text, note) in [
        ("Ferry".repeat(100), "a word of more than 250 bytes was read in parts"),
        ("the ferry and the reef and ".repeat(100), "a sentence of more than 2,000 bytes was read in parts"),
        ("The ferries carried ".to_owned() + &"14 people, ".repeat(150), "more than 100 figures only the first 100 were read"),
    ] {
        let said = notes(&format!("{SHORT}\n{text}.\n"), SHORT);
        assert!(said.iter().any(|n| n.contains(note)), "{note}: {said:?}");
    }
}

#[test]
fn wording_that_is_looked_for_in_few_places() {
    let lines =
        |what: &str| (0..300).map(|n| format!("The mayor opened the {what} bridge over the river at mile {n}.\n\n")).collect::<String>();
    let said = notes(&lines("old"), &lines("new"));
    assert!(said.iter().any(|n| n.contains("many of its sentences are alike")), "{said:?}");
}

#[test]
fn quotations_that_many_others_are_like_and_those_without_end() {
    let quoted = |when: &str| {
        let one =
            |n: usize| format!("“We will never let the bridge be closed for a market {when} of day {n},” said Mayor Orla Tennick.\n\n");
        (0..60).map(one).collect::<String>()
    };
    let said = notes(&quoted("again"), &quoted("today"));
    assert!(said.iter().any(|n| n.contains("compared with the likeliest only")), "{said:?}");
    let speech = format!("“{}”, said Mayor Orla Tennick.\n", "we will not agree to the plan of the harbour office ".repeat(160));
    let said = notes(&speech, SHORT);
    assert!(said.iter().any(|n| n.contains("only the first 1500 words were compared")), "{said:?}");
}

#[test]
fn an_article_of_the_news_has_no_such_note() {
    let desk = crate::support::two_reports();
    assert!(notes(&desk.read("articles/post.txt"), &desk.read("articles/bell.txt")).is_empty());
}
