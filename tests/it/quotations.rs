//! Quotations and speakers in invented texts: `tests/cases/quotations/*.md` hold the text and what
//! must be found in it, so that an editor can read and extend them.

use crossread::internals::article::Article;
use crossread::internals::extract::{QuotationKind, extract};

fn found(text: &str) -> Vec<String> {
    let analysis = extract(Article::of_lines(text));
    let quotations = analysis.quotations.iter().filter(|q| q.kind != QuotationKind::Indirect);
    quotations
        .map(|q| {
            let speaker = q.speaker.as_ref();
            let name = speaker.map_or("-", |s| s.name.as_str());
            let role = speaker.and_then(|s| s.role).map_or("-", |r| r.of(text));
            let words: Vec<&str> = q.verbatim.iter().map(|s| s.of(text)).collect();
            format!("{name} | {role} | {}", words.join(" … "))
        })
        .collect()
}

fn check(cases: &str) {
    let mut parts = cases.split("```\n").skip(1);
    while let (Some(text), Some(expected)) = (parts.next(), parts.next()) {
        let wanted: Vec<&str> = expected.lines().filter(|l| l.contains(" | ")).collect();
        assert_eq!(found(text), wanted, "{text}");
    }
}

/// Speech that is reported without marks: who, and what.
fn reported(text: &str) -> Vec<String> {
    let analysis = extract(Article::of_lines(text));
    let quotations = analysis.quotations.iter().filter(|q| q.kind == QuotationKind::Indirect);
    quotations
        .map(|q| {
            let words: Vec<&str> = q.segments.iter().map(|s| s.of(text)).collect();
            format!("{} | {}", q.speaker.as_ref().map_or("-", |s| s.name.as_str()), words.join(" … "))
        })
        .collect()
}

#[test]
fn the_day_behind_a_cue_is_not_what_was_said() {
    let mut parts = include_str!("../cases/quotations/reported.md").split("```\n").skip(1);
    while let (Some(text), Some(expected)) = (parts.next(), parts.next()) {
        let wanted: Vec<&str> = expected.lines().filter(|l| l.contains(" | ")).collect();
        assert_eq!(reported(text), wanted, "{text}");
    }
}

#[test]
fn who_speaks_is_told_phenomenon_by_phenomenon() {
    check(include_str!("../cases/quotations/attribution.md"));
}

#[test]
fn speakers_are_who_the_text_says() {
    check(include_str!("../cases/quotations/speakers.md"));
}

#[test]
fn names_offices_and_pronouns_mean_the_right_person() {
    check(include_str!("../cases/quotations/people.md"));
}

#[test]
fn marks_of_every_kind_are_read() {
    check(include_str!("../cases/quotations/marks.md"));
}

#[test]
fn the_name_of_a_body_or_a_place_is_no_person() {
    for text in [
        "Mr. Holt said he had joined the Center for Human Shipping because he was horrified.",
        "Holt said he had an email from Human Resources officials.",
        "Mr. Holt flew to Victoria Land, and then to Washington D.C. on Monday.",
        "Called Tangun-Grunt, it failed, Mr. Holt said.",
    ] {
        let people = extract(Article::of_lines(text)).people;
        let names: Vec<&str> = people.iter().filter(|p| p.is_human).map(|p| p.name.as_str()).collect();
        assert!(names.is_empty() || names == ["Holt"], "{text}: {names:?}");
    }
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    for text in ["“".repeat(20_000), "said, ".repeat(20_000), "“a” ".repeat(5_000), "'a ".repeat(10_000), "Holt, ".repeat(20_000)] {
        let analysis = extract(Article::of_lines(&text));
        assert!(analysis.quotations.len() <= 20_000);
    }
}

proptest::proptest! {
    #[test]
    fn every_span_resolves(text in "[A-Za-z .,“”‘’\"'«»():\n—é-]{0,300}") {
        let analysis = extract(Article::of_lines(&text));
        for q in &analysis.quotations {
            for s in &q.segments {
                proptest::prop_assert!(text.get(s.start..s.end).is_some_and(|t| !t.is_empty()));
            }
            if let Some(s) = &q.speaker {
                proptest::prop_assert!(text.get(s.mention.start..s.mention.end).is_some());
            }
        }
        for p in &analysis.people {
            proptest::prop_assert!(p.mentions.iter().chain(&p.roles).all(|m| text.get(m.start..m.end).is_some()));
        }
    }
}
