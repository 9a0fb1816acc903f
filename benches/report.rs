//! How fast the stages behind extraction are, on events of four articles each: grouping, alignment, checks, the
//! report, and each format that people or scripts read most. In articles or megabytes a second, on all cores.
//!
//! `cargo bench --bench report`

#![allow(clippy::unwrap_used, reason = "a bench on texts of its own")]

use crossread::internals::{checks, events, pipeline, read};
use crossread::{
    Analysis, Comparison, EventOptions, Facts, Options, RenderOptions, Report, analyse, build_report, compare_analyses, format_named,
};
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

const PLACES: [&str; 8] = ["Brannock", "Port Ellery", "Hallow Point", "Skarholm", "Lowen", "Corvane", "Tennick", "Marram"];
const SHIPS: [&str; 8] = ["Alba", "Maren Lysa", "Tern", "Northern Star", "Kittiwake", "Sula", "Old Margaret", "Fulmar"];
const NAMES: [&str; 8] = ["Ines Rado", "Piet Vos", "Ana Holt", "Max Brand", "Orla Tennick", "Danny Pellow", "Bo Tansley", "Ruth Calder"];
const OUTLETS: [&str; 4] = ["Harbour Post", "Daily Bell", "Gull", "Courier"];
const WORDS: [&str; 12] = [
    "a lantern",
    "an anchor",
    "a beam",
    "a radar mast",
    "a fuel tank",
    "a gangway",
    "a winch",
    "a lifeboat",
    "a rudder",
    "a hatch",
    "a crane",
    "a buoy",
];

/// Article `n` of an archive: four outlets on one event, each with its own toll and its own wording of a quotation.
fn article(n: usize) -> String {
    let (event, outlet) = (n / OUTLETS.len(), n % OUTLETS.len());
    let own = |k: usize| WORDS[(event * 5 + k * 7) % WORDS.len()];
    let (place, ship, name) = (PLACES[event % 8], SHIPS[event / 8 % 8], NAMES[(event * 3 + event / 8) % 8]);
    let (toll, day) = (12 + event % 50 + outlet / 2, 1 + event % 28);
    let last = if outlet == 1 { "for a year" } else { "for the winter" };
    let mut text = format!(
        "---\ntitle: {toll} hurt as ferry {ship} strikes pier at {place}\nsource: {}\ndate: 20{:02}-03-{day:02}\n---\n\n\
         At least {toll} people were injured when the ferry {ship} struck the pier at {place} on Monday, the coastguard said.\n\n\
         “We will close the pier {last},” said {name}, the harbour master. “Nobody had looked at {} since the storm.”\n\n",
        OUTLETS[outlet],
        event % 90,
        own(1)
    );
    for k in 2..8 {
        text += &format!(
            "Divers of {place} found {} of the {ship} beside {} on the {k}th day, {} metres from the shore.\n\n",
            own(k),
            own(k + 3),
            40 * k + event
        );
    }
    text
}

fn analyses(articles: usize) -> Vec<Analysis> {
    analyse((0..articles).map(|n| read::parse(&format!("{n}.md"), article(n).as_bytes()).unwrap()).collect())
}

fn comparison(articles: usize) -> Comparison {
    compare_analyses(analyses(articles), &Options::default(), &|| {})
}

fn report(articles: usize) -> Report {
    build_report(&comparison(articles), Facts::default())
}

/// Which articles are of one event.
#[divan::bench(args = [200, 2_000], sample_count = 10)]
fn group(bencher: divan::Bencher<'_, '_>, articles: usize) {
    let analyses = analyses(articles);
    bencher.counter(ItemsCount::new(articles)).bench(|| events::group(&analyses, &EventOptions::default()).events.len());
}

/// Alignment and checks of all events.
#[divan::bench(args = [200], sample_count = 10)]
fn align_and_check(bencher: divan::Bencher<'_, '_>, articles: usize) {
    let analyses = analyses(articles);
    let grouping = events::group(&analyses, &EventOptions::default());
    bencher
        .counter(ItemsCount::new(articles))
        .with_inputs(|| (analyses.clone(), grouping.clone()))
        .bench_values(|(analyses, grouping)| pipeline::compare_events(analyses, grouping, &Options::default(), &|| {}).findings.len());
}

/// The checks alone, on what is aligned.
#[divan::bench(args = [200], sample_count = 10)]
fn check(bencher: divan::Bencher<'_, '_>, articles: usize) {
    let made = comparison(articles);
    let levels = Options::default().checks;
    bencher.counter(ItemsCount::new(articles)).bench(|| {
        let events = made.grouping.events.iter().zip(&made.alignments);
        let found = events.map(|(event, aligned)| checks::run(&checks::Context::new(event, &made.analyses, aligned, None), &levels).len());
        found.sum::<usize>()
    });
}

/// Report v1 of what was found.
#[divan::bench(args = [200], sample_count = 10)]
fn build(bencher: divan::Bencher<'_, '_>, articles: usize) {
    let made = comparison(articles);
    bencher.counter(ItemsCount::new(articles)).bench(|| build_report(&made, Facts::default()));
}

/// Report v1 as bytes, counted as those that are written.
#[divan::bench(args = ["html", "md", "json", "jsonl", "sarif", "text"], sample_count = 10)]
fn render(bencher: divan::Bencher<'_, '_>, format: &str) {
    let report = report(200);
    let (render, options) = (format_named(format).unwrap().render, RenderOptions::default());
    let bytes: usize = render(&report, &options).unwrap().iter().map(|output| output.bytes.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| render(&report, &options));
}
