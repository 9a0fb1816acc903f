//! Shared wording of invented articles.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::analyse;
use crossread::internals::align::{AlignOptions, Alignments, ClaimRow, Kind, Relation, align};
use crossread::internals::events::{EventOptions, group};
use crossread::internals::read::parse;

const WIRE: &str = "Lifeboats from Tresk took 140 passengers off the Alba Rose after the ferry grounded on the Hagen reef in thick fog, the coastguard said. Captain Jorun Veld blamed a radar failure that began minutes before. The island's school hall was opened for the night and blankets were brought from Merrin.";

fn aligned(texts: &[&str]) -> Alignments {
    let articles = texts.iter().enumerate().map(|(i, t)| parse(&format!("{i}.txt"), t.as_bytes()).unwrap()).collect();
    let analyses = analyse(articles);
    let grouping = group(&analyses, &EventOptions { one_event: true, ..EventOptions::default() });
    align(&grouping.events[0], &analyses, &AlignOptions::default())
}

fn relations(alignments: &Alignments) -> Vec<Relation> {
    alignments.pairs.iter().filter(|p| p.kind == Kind::Passage).map(|p| p.relation).collect()
}

#[test]
fn other_marks_are_still_a_copy_and_one_source() {
    let other = format!("(Reuters) {}", WIRE.replace("island's", "island’s").replace(' ', "\u{a0}"));
    let found = aligned(&[&format!("{WIRE} (Reuters)"), &other]);
    assert_eq!(relations(&found), [Relation::Copied]);
    assert_eq!(found.wire_groups.len(), 1);
    assert_eq!(found.wire_groups[0].articles, [0, 1]);
    assert_eq!(found.wire_groups[0].provenance.as_deref(), Some("Reuters"));
}

#[test]
fn a_reworded_print_is_edited() {
    let other = "The coastguard said lifeboats from Tresk took all 140 passengers off the Alba Rose after the ferry grounded on the Hagen reef in fog. A radar failure that began minutes before was blamed by captain Jorun Veld. Blankets were brought from Merrin and the island's school hall was opened.";
    assert_eq!(relations(&aligned(&[WIRE, other])), [Relation::Edited]);
}

#[test]
fn the_same_facts_in_other_words_are_no_passage() {
    let other = "Everyone aboard a stranded ship was brought ashore on Monday. Rescuers needed two hours. The skipper told an inquiry that his instruments had gone dark.";
    assert!(relations(&aligned(&[WIRE, other])).is_empty());
}

#[test]
fn of_many_prints_two_are_compared_and_all_are_told_of() {
    let text = "The ferry Alba Rose struck the Hagen reef off Tresk on Monday and 12 people were hurt, the police said.\n\n\
                “The pier will stay shut until every bolt has been looked at,” said Mayor Orla Tennick of Tresk.\n";
    let changed = text.replace("12 people", "14 people");
    let mut texts = vec![text; 30];
    texts.insert(10, &changed);
    let found = aligned(&texts);
    let groups: Vec<usize> = found.wire_groups.iter().map(|g| g.articles.len()).collect();
    assert_eq!(groups, [31], "one text, whatever was changed in one print");
    let answers = |row: &ClaimRow| -> Vec<usize> { row.readings.iter().map(|r| r.sites.len()).collect() };
    let hurt = found.claim_rows.iter().find(|r| r.verdict == Relation::Conflicts).expect("12 and 14 differ");
    assert_eq!(answers(hurt), [30, 1]);
    assert!(hurt.readings[0].sites.is_sorted_by(|x, y| x.article < y.article));
    assert_eq!(hurt.readings[1].sites[0].article, 10);
    let widest = found.utterances.iter().map(|u| u.members.len()).max();
    assert_eq!(widest, Some(31), "the mayor's words are in every print");
}
