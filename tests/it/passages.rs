//! Shared wording of invented articles.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::analyse;
use crossread::internals::align::{AlignOptions, Alignments, Kind, Relation, align};
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
