//! How long the claims of an event take: extraction of its articles, and comparing all claims of an
//! event of 200 articles, which must stay under a second on one core.
//!
//! `cargo bench --bench claims`

#![allow(clippy::unwrap_used, reason = "a bench on texts of its own")]

use crossread::analyse;
use crossread::internals::align;
use crossread::internals::align::AlignOptions;
use crossread::internals::events::{self, EventOptions};
use crossread::internals::extract::Analysis;
use crossread::internals::read;

fn main() {
    divan::main();
}

const SUBJECTS: [&str; 8] = [
    "The harbour master",
    "A union official",
    "The ferry line",
    "The mayor of Brannock",
    "Two fishermen",
    "An insurer",
    "The coastguard",
    "A diver",
];
const VERBS: [&str; 8] = ["inspected", "denied", "reported", "ordered", "closed", "reopened", "measured", "blamed"];
const OBJECTS: [&str; 8] = [
    "the eastern breakwater",
    "the fuel tanks",
    "the night crossing",
    "a broken gate",
    "the winter timetable",
    "the north quay",
    "the radar mast",
    "the old lock",
];

/// An article of 40 sentences; each article has its own mix, and its own toll.
fn article(n: usize) -> String {
    let mut text = format!("At least {} people were injured when the ferry struck the breakwater at Brannock on Monday.\n\n", 20 + n % 7);
    for i in 0..39 {
        let mix = (n * 31 + i * 17) % 512;
        let (s, v, o) = (SUBJECTS[mix % 8], VERBS[mix / 8 % 8], OBJECTS[mix / 64]);
        text += &format!("{s} {v} {o} for {} hours on day {i} of inquiry {}.\n\n", 1 + mix % 9, mix / 3);
    }
    text
}

fn analyses(articles: usize) -> Vec<Analysis> {
    analyse((0..articles).map(|n| read::parse(&format!("{n}.txt"), article(n).as_bytes()).unwrap()).collect())
}

#[divan::bench(args = [2, 20, 200], sample_count = 5)]
fn align_event(bencher: divan::Bencher<'_, '_>, articles: usize) {
    let analyses = analyses(articles);
    let event = events::group(&analyses, &EventOptions { one_event: true, ..EventOptions::default() }).events.remove(0);
    bencher.bench(|| align::align(&event, &analyses, &AlignOptions::default()).claim_rows.len());
}
