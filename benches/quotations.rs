//! How fast the quotations of one event are linked: `cargo bench --bench quotations`.

use crossread::internals::align::{AlignOptions, align};
use crossread::internals::events::{EventOptions, group};

fn main() {
    divan::main();
}

const WORDS: &[&str] = &[
    "harbour",
    "pier",
    "ferry",
    "council",
    "winter",
    "builder",
    "storm",
    "beam",
    "inspector",
    "ticket",
    "island",
    "captain",
    "engine",
    "window",
    "report",
    "budget",
    "school",
    "bridge",
    "signal",
    "anchor",
    "lantern",
    "cargo",
    "tunnel",
    "market",
    "doctor",
    "garden",
    "letter",
    "planet",
];

/// Article `n` of an event: twenty quotations, each with a word of its own in some of the articles.
fn article(n: usize) -> String {
    let line = |q: usize| {
        let word = |k: usize| WORDS[(q * 7 + k * 5) % WORDS.len()];
        let own = if (n + q).is_multiple_of(9) { WORDS[(n * 3 + q) % WORDS.len()] } else { word(9) };
        format!(
            "“We saw the {} near the {} before the {} reached the {}, and nobody in the {} knew that the {} had left number {q}, {own},” Ana Holt said.",
            word(0),
            word(1),
            word(2),
            word(3),
            word(4),
            word(5)
        )
    };
    (0..20).map(line).collect::<Vec<_>>().join("\n\n")
}

/// Two hundred articles with twenty quotations each.
#[divan::bench(sample_count = 5)]
fn event_of_200_articles(bencher: divan::Bencher) {
    let articles =
        (0..200).filter_map(|n| crossread::internals::read::parse(&format!("outlet-{n}.txt"), article(n).as_bytes()).ok()).collect();
    let analyses = crossread::analyse(articles);
    let grouping = group(&analyses, &EventOptions { one_event: true, ..EventOptions::default() });
    bencher.bench(|| align(&grouping.events[0], &analyses, &AlignOptions::default()).utterances.len());
}
