//! How fast quantities and dates are read from article text: `cargo bench --bench values`.

use crossread::internals::article::Span;
use crossread::internals::language::{Token, date, quantity, tokens};

fn main() {
    divan::main();
}

/// Invented wire copy with about as many numbers and dates as a casualty story has.
const STORY: &str = "At least 14 people were killed and 31 were missing after quarry waste buried part of the village on Wednesday, \
    the fire service said. Police moved 1,187 people to the next town, 12 miles away, by 4 p.m. local time. The government promised \
    a relief fund of $4.2 million, or about 3,500 for each of the 1,200 families, on Jan. 15, 2026. Nobody at the company, which bought \
    the tip in 1998 and said last Thursday that it held 8.5 million cubic feet of dust, was there to answer. \"We will not stop before \
    Friday,\" the chief of the brigade told reporters, \"unless the slope begins to move again.\" Turnout in the spring had been nearly \
    41 percent. The mayor, 63, has lived below the mountain for half a century and buried two of her brothers in it.\n";

/// A text of many stories, and its tokens.
fn text() -> (String, Vec<Token>) {
    let text = STORY.repeat(200);
    let tokens = tokens(&text, Span::new(0, text.len()));
    (text, tokens)
}

#[divan::bench]
fn quantities(bencher: divan::Bencher) {
    let (text, tokens) = text();
    let range = Span::new(0, text.len());
    bencher.counter(divan::counter::BytesCount::new(text.len())).bench(|| quantity::quantities(&text, range, &tokens).len());
}

#[divan::bench]
fn dates(bencher: divan::Bencher) {
    let (text, tokens) = text();
    let range = Span::new(0, text.len());
    bencher.counter(divan::counter::BytesCount::new(text.len())).bench(|| date::dates(&text, range, &tokens).len());
}

#[divan::bench]
fn relations_of_all_pairs_of_one_story(bencher: divan::Bencher) {
    let range = Span::new(0, STORY.len());
    let found = quantity::quantities(STORY, range, &tokens(STORY, range));
    bencher.bench(|| found.iter().flat_map(|a| found.iter().map(move |b| quantity::relation(a, b))).filter(|r| r.agrees()).count());
}
