//! Compare two texts as one event and print what differs: `cargo run --example two_articles`.

#![allow(clippy::print_stdout, reason = "an example that shows what it found")]

use crossread::events::EventOptions;
use crossread::{Options, compare, read};

fn main() {
    let texts = [
        ("post.txt", "Fourteen people died when the ferry struck the breakwater, the coastguard said."),
        ("bell.txt", "Fifteen people died when the ferry hit the breakwater, the coastguard said."),
    ];
    let articles = texts.iter().filter_map(|(path, text)| read::parse(path, text.as_bytes()).ok()).collect();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let comparison = compare(articles, &options, &|| {});
    for finding in comparison.findings.iter().flatten() {
        println!("{} ({}): {}", finding.check, finding.severity.name(), finding.message);
        for place in &finding.locations {
            let article = &comparison.analyses[place.article].article;
            println!("  {}: {}", article.path, article.slice(place.span));
        }
    }
}
