//! The whole way on the sample articles: what a perfect report finds, and what it must not raise.
//!
//! `cargo test --test it corpus:: -- --nocapture` prints the figures and each thing that was missed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a test that reads corpus/ and prints its figures")]

mod expected;
mod score;

use crossread::internals::read::{ReadOptions, read_paths};
use crossread::{Comparison, Options, compare};
use expected::{Event, Grouping};
use score::{Outcome, Said};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Figures as measured; they are raised when the product improves, and never lowered.
mod floor {
    /// Things that must not be found and were: the goal is none.
    pub(crate) const FALSE_ALARMS: usize = 0;
    /// Quotations listed that were found.
    pub(crate) const QUOTATIONS: usize = 163;
    /// Of these, with the right speaker.
    pub(crate) const SPEAKERS: usize = 151;
    /// Events grouped exactly, of four.
    pub(crate) const EVENTS: usize = 4;
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn run() -> Comparison {
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(corpus()).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir() && !p.ends_with("expected")).collect();
    folders.sort();
    let inputs = read_paths(&folders, &ReadOptions::default(), &|_| ());
    assert!(inputs.failures.is_empty(), "{:?}", inputs.failures);
    compare(inputs.articles, &Options::default(), &|| ())
}

fn events() -> Vec<Event> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(corpus().join("expected"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| !p.ends_with("grouping.toml"))
        .collect();
    files.sort();
    files.iter().map(|f| expected::load(f)).collect()
}

/// Prints a line per kind: met of all.
fn table(title: &str, outcomes: &[Outcome], key: impl Fn(&Outcome) -> String) {
    let mut rows: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for outcome in outcomes {
        let row = rows.entry(key(outcome)).or_default();
        row.0 += usize::from(outcome.met);
        row.1 += 1;
    }
    println!("\n{title}");
    rows.iter().for_each(|(k, (met, of))| println!("  {k:<28} {met:>3} of {of}"));
}

#[test]
fn the_report_on_the_corpus_finds_what_it_must() {
    let comparison = run();
    let events = events();

    let found: Vec<Outcome> = events.iter().flat_map(|e| e.must_find.iter().map(|w| score::must_find(&comparison, e, w))).collect();
    let quiet: Vec<Outcome> = events.iter().flat_map(|e| e.must_not_find.iter().map(|w| score::must_not_find(&comparison, e, w))).collect();
    let mut said: BTreeMap<&str, Said> = BTreeMap::new();
    let mut unsaid = Vec::new();
    for wanted in events.iter().flat_map(|e| &e.quotation) {
        if let Err(why) = score::quotation(&comparison, wanted, said.entry(&wanted.kind).or_default()) {
            unsaid.push(why);
        }
    }
    let grouping: Grouping = expected::load(&corpus().join("expected/grouping.toml"));
    let ((right, joined, wanted), exact) = score::grouping(&comparison, &grouping);

    table("must find, by kind", &found, |o| o.kind.clone());
    table("must find, by severity", &found, |o| o.severity.clone());
    table("must find, by event", &found, |o| o.event.clone());
    table("must not find (kept quiet), by event", &quiet, |o| o.event.clone());
    println!("\nwho said what");
    said.iter().for_each(|(kind, s)| println!("  {kind:<28} {:>3} of {} found, speaker right in {}", s.found, s.listed, s.speaker));
    println!(
        "\ngrouping: {exact} of {} events exact; pairs: {right} right of {joined} joined, {wanted} expected; {} articles alone, {} expected",
        grouping.events.len(),
        comparison.grouping.alone.len(),
        grouping.alone.len()
    );

    println!("\nmissed");
    found.iter().filter(|o| !o.met).for_each(|o| {
        println!("  {}/{} ({}, {}){}: {}", o.event, o.id, o.kind, o.severity, if o.open { ", open" } else { "" }, o.note);
    });
    println!("\nfalse alarms");
    quiet.iter().filter(|o| !o.met).for_each(|o| println!("  {}/{} ({}): {}", o.event, o.id, o.kind, o.note));
    println!("\nquotations missed or misattributed");
    unsaid.iter().for_each(|why| println!("  {why}"));
    let others = score::unlisted(&comparison, &events);
    println!("\nfindings of low or more that the expected files do not speak of: {}", others.len());
    others.iter().for_each(|f| println!("  {} {}: {}", f.severity.name(), f.check, f.message));

    let met = found.iter().filter(|o| o.met).count();
    let alarms = quiet.iter().filter(|o| !o.met).count();
    let (quotations, speakers) = said.values().fold((0, 0), |(q, s), x| (q + x.found, s + x.speaker));
    println!(
        "\nin all: {met} of {} found; {alarms} false alarms of {}; {quotations} quotations of {}, {speakers} with the right speaker; {exact} events exact",
        found.len(),
        quiet.len(),
        said.values().map(|s| s.listed).sum::<usize>()
    );
    let lost: Vec<&str> = found.iter().filter(|o| !o.met && !o.open).map(|o| o.id.as_str()).collect();
    assert!(lost.is_empty(), "not found: {lost:?}");
    let closed: Vec<&str> = found.iter().filter(|o| o.met && o.open).map(|o| o.id.as_str()).collect();
    assert!(closed.is_empty(), "found: take `open` away: {closed:?}");
    assert!(alarms == floor::FALSE_ALARMS, "{alarms} false alarms, {} before", floor::FALSE_ALARMS);
    assert!(quotations >= floor::QUOTATIONS, "{quotations} quotations, {} before", floor::QUOTATIONS);
    assert!(speakers >= floor::SPEAKERS, "{speakers} speakers, {} before", floor::SPEAKERS);
    assert!(exact >= floor::EVENTS, "{exact} events exact, {} before", floor::EVENTS);
}

#[test]
fn every_passage_stands_in_its_article_as_read() {
    let comparison = run();
    let passages = events();
    let lost: Vec<String> = passages
        .iter()
        .flat_map(|e| e.must_find.iter().flat_map(|w| &w.passages).chain(e.must_not_find.iter().flat_map(|w| &w.passages)))
        .filter(|p| {
            score::article(&comparison, &p.article).and_then(|a| expected::locate(&comparison.analyses[a].article, &p.text)).is_none()
        })
        .map(|p| format!("{} “{}”", p.article, p.text))
        .collect();
    assert!(lost.is_empty(), "not verbatim in the articles as read: {lost:#?}");
}
