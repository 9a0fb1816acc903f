//! Compare articles as one event and print what differs: `cargo run --example compare -- A B`. Without
//! files, two texts of one accident are compared.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "an example that reads files and shows what it found")]

use crossread::{EventOptions, Options, compare, parse};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut articles = Vec::new();
    for file in &files {
        articles.push(parse(file, &std::fs::read(file)?)?);
    }
    if files.is_empty() {
        articles.push(parse("post.txt", b"Fourteen people died when the ferry struck the breakwater, the coastguard said.")?);
        articles.push(parse("bell.txt", b"Fifteen people died when the ferry hit the breakwater, the coastguard said.")?);
    }
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let comparison = compare(articles, &options, &|| {});
    for finding in comparison.findings.iter().flatten() {
        println!("{} ({}): {}", finding.check, finding.severity.name(), finding.message);
        for place in &finding.locations {
            let article = &comparison.analyses[place.article].article;
            let at = article.source_map.position(&article.text, place.span.start);
            println!("  {}:{}:{}: {}", article.path, at.line, at.column, article.slice(place.span));
        }
    }
    Ok(())
}
