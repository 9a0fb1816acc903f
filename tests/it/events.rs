//! Grouping, on invented articles: two ferry accidents and a cup tie.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::analyse;
use crossread::internals::article::Article;
use crossread::internals::events::{Certainty, DeclaredGroup, EventOptions, Grouping, check_decisions, group, read_lock, write_lock};
use crossread::internals::read::parse;
use proptest::prelude::*;

const TEXTS: [(&str, &str); 7] = [
    (
        "post/reef.txt",
        "Ferry Alba Rose strikes reef off Tresk in fog\n\nThe ferry Alba Rose struck the Hagen reef off Tresk island in thick fog on Monday, and all 140 passengers were taken off by lifeboat.\n\nCaptain Jorun Veld said the radar had failed minutes before the Alba Rose ran on to the Hagen reef. \"We saw nothing until we felt it,\" Veld said.\n\nThe Tresk lifeboat crew brought passengers to the island's school hall.",
    ),
    (
        "courier/reef.txt",
        "All 140 safe after Alba Rose runs aground at Tresk\n\nA ferry with 140 passengers ran on to the Hagen reef near Tresk in fog on Monday. Everyone aboard the Alba Rose was brought ashore by lifeboat.\n\nThe captain, Jorun Veld, told reporters that the ship's radar had failed.\n\nPassengers of the Alba Rose spent the night in the school hall of Tresk.",
    ),
    (
        "wire/reef.txt",
        "Lifeboats take 140 off grounded ferry\n\nLifeboats from Tresk took 140 passengers off the Alba Rose after the ferry grounded on the Hagen reef in fog, the coastguard said.\n\nIts captain Jorun Veld blamed a radar failure.",
    ),
    (
        "post/fire.txt",
        "Engine fire on ferry Sankt Olve kills two stokers\n\nTwo stokers died when fire broke out in the engine room of the ferry Sankt Olve in Merrin harbour on Thursday.\n\nFire chief Ida Brandt said a fuel pipe had burst. The Sankt Olve was tied up at the Merrin grain quay when the engine room filled with smoke.",
    ),
    (
        "courier/fire.txt",
        "Two die in Sankt Olve engine room\n\nA burst fuel pipe started the blaze that killed two stokers in the engine room of the Sankt Olve on Thursday, the Merrin fire chief, Ida Brandt, said.\n\nThe ferry lay at the grain quay in Merrin harbour.",
    ),
    (
        "wire/fire.txt",
        "Stokers killed in Merrin harbour ferry fire\n\nFire in the engine room of the ferry Sankt Olve killed two stokers at the Merrin grain quay, fire chief Ida Brandt said. A fuel pipe is thought to have burst.",
    ),
    (
        "courier/cup.txt",
        "Wanderers out on penalties\n\nHolders Valby Wanderers lost the cup semi-final on penalties to third-tier Orrest after a goalless evening. Goalkeeper Pelle Strand saved three.",
    ),
];

fn articles(order: &[usize]) -> Vec<Article> {
    order.iter().map(|i| parse(TEXTS[*i].0, TEXTS[*i].1.as_bytes()).unwrap()).collect()
}

fn grouped(order: &[usize], options: &EventOptions) -> Grouping {
    group(&analyse(articles(order)), options)
}

/// Events as sorted lists of paths.
fn shape(order: &[usize], grouping: &Grouping) -> Vec<(String, Vec<&'static str>)> {
    let mut out: Vec<(String, Vec<&str>)> = grouping
        .events
        .iter()
        .map(|e| {
            let mut paths: Vec<&str> = e.articles.iter().map(|i| TEXTS[order[*i]].0).collect();
            paths.sort_unstable();
            (e.id.clone(), paths)
        })
        .collect();
    out.sort();
    out
}

fn paths(order: &[usize], grouping: &Grouping) -> Vec<Vec<&'static str>> {
    let mut out: Vec<_> = shape(order, grouping).into_iter().map(|(_, p)| p).collect();
    out.sort();
    out
}

const ALL: [usize; 7] = [0, 1, 2, 3, 4, 5, 6];

#[test]
fn two_ferry_accidents_are_two_events() {
    let grouping = grouped(&ALL, &EventOptions::default());
    assert_eq!(
        paths(&ALL, &grouping),
        [vec!["courier/fire.txt", "post/fire.txt", "wire/fire.txt"], vec!["courier/reef.txt", "post/reef.txt", "wire/reef.txt"]]
    );
    assert_eq!(grouping.alone, [6]);
    for event in &grouping.events {
        assert!(event.evidence.iter().any(|e| e.kind == "shared rare terms"), "{event:?}");
        assert!(event.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", event.id);
    }
}

#[test]
fn none_and_one_are_no_event() {
    assert!(grouped(&[], &EventOptions::default()).events.is_empty());
    let one = grouped(&[0], &EventOptions::default());
    assert!(one.events.is_empty());
    assert_eq!(one.alone, [0]);
}

#[test]
fn an_empty_body_is_no_reason_to_fail() {
    let articles = vec![parse("a.txt", b"Ferry\n").unwrap(), parse("b.txt", b"...\n").unwrap()];
    assert_eq!(group(&analyse(articles), &EventOptions::default()).alone.len(), 2);
}

#[test]
fn a_declared_group_is_what_was_declared() {
    let declared = DeclaredGroup { name: Some("Accidents".into()), articles: vec!["post/reef.txt".into(), "post/fire.txt".into()] };
    let options = EventOptions { groups: vec![declared], ..EventOptions::default() };
    let grouping = grouped(&ALL, &options);
    let event = grouping.events.iter().find(|e| e.declared).unwrap();
    assert_eq!((event.id.as_str(), event.title.as_str(), event.certainty), ("accidents", "Accidents", Certainty::Declared));
    assert_eq!(event.articles, [0, 3]);
    assert_eq!(paths(&ALL, &grouping).len(), 3);
}

#[test]
fn a_folder_may_be_an_event() {
    let grouping = grouped(&ALL, &EventOptions { folder_per_event: true, ..EventOptions::default() });
    let ids: Vec<String> = shape(&ALL, &grouping).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["courier", "post", "wire"]);
}

#[test]
fn links_join_and_part() {
    let link = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
    let options = EventOptions { must_link: link("courier/cup.txt", "wire/fire.txt"), ..EventOptions::default() };
    let grouping = grouped(&ALL, &options);
    let with_cup = grouping.events.iter().find(|e| e.articles.contains(&6)).unwrap();
    assert!(with_cup.articles.contains(&5));
    let options = EventOptions { cannot_link: link("post/reef.txt", "courier/reef.txt"), ..EventOptions::default() };
    let grouping = grouped(&ALL, &options);
    assert!(grouping.events.iter().all(|e| !(e.articles.contains(&0) && e.articles.contains(&1))));
}

#[test]
fn contradictions_are_named() {
    let pair = vec![("post/reef.txt".to_owned(), "wire/reef.txt".to_owned())];
    let options = EventOptions { must_link: pair.clone(), cannot_link: pair, ..EventOptions::default() };
    let articles = articles(&ALL);
    let refs: Vec<&Article> = articles.iter().collect();
    let errors = check_decisions(&refs, &options);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].to_string().contains("post/reef.txt and wire/reef.txt must be apart (cannot-link) but are together by must-link"));

    let twice = |n: &str| DeclaredGroup { name: Some(n.into()), articles: vec!["post/reef.txt".into()] };
    let options = EventOptions { groups: vec![twice("A"), twice("B")], ..EventOptions::default() };
    let message = check_decisions(&refs, &options)[0].to_string();
    assert!(message.contains("post/reef.txt is declared to be of two events"), "{message}");

    let options = EventOptions { must_link: vec![("nowhere.txt".into(), "post/reef.txt".into())], ..EventOptions::default() };
    assert!(check_decisions(&refs, &options)[0].to_string().contains("nowhere.txt"));
}

#[test]
fn a_lock_keeps_last_weeks_events_and_their_names() {
    let before = [0, 1, 3, 4];
    let analyses = analyse(articles(&before));
    let first = group(&analyses, &EventOptions::default());
    let text = write_lock(&first, &analyses).replace("tresk", "last-weeks-name");
    let mut options = EventOptions::default();
    read_lock("crossread.lock", &text, &mut options).unwrap();
    let second = grouped(&ALL, &options);
    let names: Vec<String> = shape(&ALL, &second).into_iter().map(|(id, _)| id).collect();
    for (name, _) in &options.locked {
        assert!(names.contains(name), "{names:?} lost {name}");
    }
    assert_eq!(second.events.len(), 2);
    assert_eq!(second.events[0].articles, [0, 1, 2]);
}

/// Events of `first` locked, then grouped again with `change`.
fn relocked(first: &[usize], change: impl Fn(&mut EventOptions)) -> Grouping {
    let analyses = analyse(articles(first));
    let text = write_lock(&group(&analyses, &EventOptions::default()), &analyses);
    let mut options = EventOptions::default();
    read_lock("crossread.lock", &text, &mut options).unwrap();
    assert_eq!(options.locked.len(), 2);
    change(&mut options);
    grouped(&ALL, &options)
}

#[test]
fn a_must_link_makes_two_locked_events_one() {
    let grouping = relocked(&ALL, |o| o.must_link.push(("post/reef.txt".into(), "post/fire.txt".into())));
    assert_eq!(grouping.events.len(), 1);
    assert_eq!(grouping.events[0].articles, [0, 1, 2, 3, 4, 5]);
    assert!(grouping.problems.is_empty());
}

#[test]
fn a_cannot_link_is_stronger_than_the_lock() {
    let grouping = relocked(&ALL, |o| o.cannot_link.push(("post/reef.txt".into(), "courier/reef.txt".into())));
    assert!(grouping.events.iter().all(|e| !(e.articles.contains(&0) && e.articles.contains(&1))), "{:?}", grouping.events);
}

#[test]
fn a_link_across_declared_events_names_both() {
    let declared = |n: &str, file: &str| DeclaredGroup { name: Some(n.into()), articles: vec![file.into()] };
    let options = EventOptions {
        groups: vec![declared("Reef", "post/reef.txt"), declared("Fire", "post/fire.txt")],
        must_link: vec![("post/reef.txt".into(), "post/fire.txt".into())],
        ..EventOptions::default()
    };
    let articles = articles(&ALL);
    let message = check_decisions(&articles.iter().collect::<Vec<_>>(), &options)[0].to_string();
    for word in ["post/reef.txt", "post/fire.txt", "\"Reef\"", "\"Fire\"", "must-link"] {
        assert!(message.contains(word), "{message}");
    }
}

#[test]
fn a_file_that_was_not_read_is_named_with_the_nearest() {
    let declared = DeclaredGroup { name: Some("Reef".into()), articles: vec!["post/reef.text".into()] };
    let options = EventOptions { groups: vec![declared], ..EventOptions::default() };
    let articles = articles(&ALL);
    let message = check_decisions(&articles.iter().collect::<Vec<_>>(), &options)[0].to_string();
    assert!(
        message.contains("\"post/reef.text\"") && message.contains("in event \"Reef\"") && message.contains("did you mean"),
        "{message}"
    );
}

#[test]
fn front_matter_declares_event_and_story() {
    let text = |event: &str, body: &str| format!("---\nevent: {event}\nstory: Safety at sea\n---\n\n{body}\n");
    let articles = vec![
        parse("a.txt", text("Reef", TEXTS[0].1).as_bytes()).unwrap(),
        parse("b.txt", text("Reef", TEXTS[6].1).as_bytes()).unwrap(),
        parse("c.txt", text("Fire", TEXTS[3].1).as_bytes()).unwrap(),
    ];
    let grouping = group(&analyse(articles), &EventOptions::default());
    assert_eq!(grouping.events.len(), 2);
    assert!(grouping.events.iter().all(|e| e.declared && e.story == Some(0)));
    assert_eq!(grouping.stories[0].title, "Safety at sea");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_order_of_the_input_changes_nothing(order in Just(ALL.to_vec()).prop_shuffle()) {
        let reference = grouped(&ALL, &EventOptions::default());
        let other = grouped(&order, &EventOptions::default());
        prop_assert_eq!(shape(&ALL, &reference), shape(&order, &other));
    }
}
