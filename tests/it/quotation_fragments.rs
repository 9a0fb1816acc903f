//! Few quoted words, headlines, and sources that are quoted: invented articles with what is found in them, alone
//! and between other paragraphs.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use Severity::{High, Info, Low, Medium};
use crossread::internals::events::EventOptions;
use crossread::internals::findings::{Finding, Severity};
use crossread::{Options, compare};

const CHECKS: &[&str] = &[
    "altered-quotation",
    "quotation-cut-short",
    "headline-words-not-quoted",
    "quoted-source-reads-otherwise",
    "same-words-other-speaker",
    "same-words-credited-otherwise",
    "quoted-here-paraphrased-there",
];

const FRONT: &str = "The ferry to the outer islands ran an hour late on Tuesday because of fog.\n\n\
    Passengers waited in the hall and drank coffee from the kiosk.\n\n";
const BEHIND: &str = "\n\nThe next boat is due at six.\n\nRepairs to the eastern lamp go on until spring.";

fn findings(texts: &[String]) -> Vec<Finding> {
    let names = ["harbour-post.txt", "daily-bell.txt"];
    let articles = texts.iter().zip(names).map(|(t, name)| crossread::internals::read::parse(name, t.as_bytes()).unwrap()).collect();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let found = compare(articles, &options, &|| {}).findings.concat();
    found.into_iter().filter(|f| CHECKS.contains(&f.check)).collect()
}

fn told(a: &str, b: &str) -> Vec<(&'static str, Severity)> {
    let told = |texts: &[String]| {
        let mut told: Vec<_> = findings(texts).iter().map(|f| (f.check, f.severity)).collect();
        told.sort();
        told
    };
    let alone = told(&[a.to_owned(), b.to_owned()]);
    let padded = |text: &str| match text.strip_prefix("---\n").and_then(|rest| rest.split_once("---\n")) {
        Some((head, body)) => format!("---\n{head}---\n{FRONT}{}{BEHIND}", body.trim_start()),
        None => format!("{FRONT}{text}{BEHIND}"),
    };
    assert_eq!(alone, told(&[padded(a), padded(b)]), "between other paragraphs: {a} / {b}");
    assert_eq!(alone, told(&[b.to_owned(), a.to_owned()]), "turned: {a} / {b}");
    alone
}

#[test]
fn few_words_in_marks_are_looked_up() {
    let cases = [
        // another word at the edge of a fragment
        (
            "Mayor Ana Holt said she had the same view she had since she “started rebuilding the pier”.",
            "“I have the same view that I've had since rebuilding the pier,” Mayor Ana Holt said.",
            ("altered-quotation", Medium),
        ),
        // a word left out of the middle of one
        (
            "Mayor Ana Holt called it a “reckless harbour grab”.",
            "“We are watching a reckless political harbour grab by the company,” Mayor Ana Holt said.",
            ("quotation-cut-short", Medium),
        ),
        // a short sentence that goes on
        (
            "“This is not about all pilots,” Mayor Ana Holt said. “Pilots should steer.”",
            "“Pilots should steer, but if one of them is willing to learn the crane, we will pay for it,” Mayor Ana Holt said.",
            ("quotation-cut-short", High),
        ),
        // the occasion left out
        (
            "Mayor Ana Holt said: “There is no room for doubt.”",
            "“When you stand on that bridge at night, there is no room for doubt,” Mayor Ana Holt said.",
            ("quotation-cut-short", Medium),
        ),
    ];
    for (a, b, want) in cases {
        assert_eq!(told(a, b), [want], "{a} / {b}");
    }
}

#[test]
fn what_is_the_same_or_another_saying_is_left_alone() {
    let cases = [
        ("Mayor Ana Holt called it a “reckless harbour grab”.", "“This is a reckless harbour grab by the company,” Mayor Ana Holt said."),
        // the other article has the words somewhere
        (
            "Mayor Ana Holt called it a “reckless harbour grab”.",
            "The reckless harbour grab, as she has it, goes on.\n\n“It is a reckless political harbour grab,” Mayor Ana Holt said.",
        ),
        // one word in common, two speakers
        ("Mayor Ana Holt spoke of “core harbour interests”.", "Pilot Piet Vos spoke of “harbour policies that they oppose”."),
        ("Mayor Ana Holt called them “reckless people”.", "Pilot Piet Vos said the “reckless owners” must pay."),
    ];
    for (a, b) in cases {
        assert_eq!(told(a, b), [], "{a} / {b}");
    }
}

#[test]
fn pronouns_and_modal_verbs_of_two_words_are_no_small_words() {
    let cases = [
        (
            "“The owners lied and they ruined the whole harbour,” Mayor Ana Holt said.",
            "“The owners lied and it ruined the whole harbour,” Mayor Ana Holt said.",
            ("altered-quotation", Medium),
        ),
        (
            "“In that case you will be able to make this decision on your own,” Mayor Ana Holt said.",
            "“In that case you will have to make this decision on your own,” Mayor Ana Holt said.",
            ("altered-quotation", High),
        ),
        (
            "“I feel badly for the crew of the harbour ferry,” Mayor Ana Holt said.",
            "“I feel very badly for the crew of the harbour ferry,” Mayor Ana Holt said.",
            ("altered-quotation", Low),
        ),
        (
            "“You need not sit in the pew every Sunday to know what is wrong here,” Mayor Ana Holt said.",
            "“You need not sit in the pews every Sunday to know what is wrong here,” Mayor Ana Holt said.",
            ("altered-quotation", Low),
        ),
    ];
    for (a, b, want) in cases {
        assert_eq!(told(a, b), [want], "{a} / {b}");
    }
}

#[test]
fn two_renderings_make_one_finding_and_one_saying_over_all_sources() {
    let a = "“We saw the old tug at the northern quay before the storm came in,” Mayor Ana Holt said.";
    let b = "“We heard the new tug at the northern quay after the storm came in,” Mayor Ana Holt said.";
    assert_eq!(told(a, b).len(), 1);
}

#[test]
fn marks_in_a_headline_are_held_against_the_text() {
    let headline = |title: &str, text: &str| format!("---\ntitle: {title}\n---\n{text}");
    let said = "The mayor spoke on Monday.\n\n“That was one of my most dreadful mistakes, and I have said so,” Mayor Ana Holt said.";
    let other = "The council met on Monday.";
    assert_eq!(told(&headline("Holt calls pier closure a 'dreadful mistake'", said), other), [("headline-words-not-quoted", Low)]);
    assert_eq!(told(&headline("Holt regrets 'dreadful mistakes'", said), other), []);
    let fallen = "A boy, who is thought to have fallen down a deep well, was looked for on Monday.";
    assert_eq!(told(&headline("Search for boy who 'fell down a deep well'", fallen), other), [("headline-words-not-quoted", Info)]);
}

#[test]
fn a_source_that_is_quoted_is_looked_up() {
    let quoting = "The charges “will include fraud at the harbour and focus on his years as treasurer of the port”, the Daily Bell said.";
    let own = "The charges were expected to include fraud at the harbour, and to focus largely on his years as treasurer of the port.";
    let sources = |a: &str, b: &str| (format!("---\nsource: Harbour Post\n---\n{a}"), format!("---\nsource: Daily Bell\n---\n{b}"));
    let (a, b) = sources(quoting, own);
    let found = told(&a, &b);
    assert!(found.iter().any(|(check, severity)| *check == "quoted-source-reads-otherwise" && *severity >= Low), "{found:?}");
    let (a, b) = sources(quoting, "The charges will include fraud at the harbour and focus on his years as treasurer of the port.");
    assert_eq!(told(&a, &b), []);
}

#[test]
fn two_descriptions_of_a_speaker_are_noted() {
    let words = "“We are only here for a project of our school,”";
    assert_eq!(
        told(&format!("{words} another man said."), &format!("{words} the cameraman said.")),
        [("same-words-credited-otherwise", Info)]
    );
    assert_eq!(told(&format!("{words} a teacher said."), &format!("{words} the teacher said.")), []);
    // an office that a source gives her
    assert_eq!(told(&format!("{words} said Ana Holt, a teacher."), &format!("{words} the teacher said.")), []);
}

#[test]
fn a_denial_lost_in_the_reporters_words_is_no_mere_paraphrase() {
    let quoted = "“We will not close the harbour school before the summer holidays begin,” Mayor Ana Holt said.";
    let reported = "Ana Holt said the council would close the harbour school before the summer holidays begin.";
    let found = told(quoted, reported);
    assert!(found.contains(&("quoted-here-paraphrased-there", Low)), "{found:?}");
    let fair = "Ana Holt said the council would not close the harbour school before the summer holidays begin.";
    assert!(!told(quoted, fair).iter().any(|(_, severity)| *severity > Info));
}
