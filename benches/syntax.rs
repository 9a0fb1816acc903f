//! How fast sentences are tagged and parsed: tokens a second on one core, article by article.

use crossread::internals::article::Span;
use crossread::internals::language;
use crossread::internals::syntax;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

const PARAGRAPHS: &[&str] = &[
    "“The ferry struck a reef that has been on the charts for forty years,” said Ana Holt, the chief investigator. “We want to know why.”",
    "Max Brand, a spokesman for the Harbour Ministry, told the Meridian Wire on Tuesday that 187 people were aboard when the ship left Port Ellery.",
    "The mayor called the rescue “a small miracle”, and she thanked the crews of three fishing boats who reached the ship within twenty minutes.",
    "According to a statement by the owner, nobody was hurt. The company declined to say whether the master had reported the fog.",
    "“I heard a bang,” Danny Pellow said. “Every cup in the cafeteria was on the floor, and my daughter asked whether the boat would sink.”",
    "The island has waited eleven years for a new lighthouse, and its council has asked for money four times without an answer from the capital.",
    "Officials won't say how the fire began, but two witnesses who live near the pier believe that it may have been set; police deny it.",
    "Shares of the line fell 3.4 percent to $17.20 on Monday, their lowest close since last March, after a U.S.-led review of its accounts.",
];

/// One article of eight paragraphs, as in an archive.
#[divan::bench]
fn parse(bencher: divan::Bencher) {
    let text = PARAGRAPHS.join("\n");
    let sentences = language::sentences(&text, Span::new(0, text.len()));
    let tokens: usize = syntax::parse_all(&text, &sentences).iter().map(syntax::Tree::len).sum();
    bencher.counter(ItemsCount::new(tokens)).bench(|| syntax::parse_all(&text, &sentences));
}
