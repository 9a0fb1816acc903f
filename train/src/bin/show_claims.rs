//! Print what claims differ in: `cargo run --release -p crossread-train --bin show_claims -- FILE…` takes the files as one
//! event and prints each finding of severity low or more with its evidence, to be read by eye.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for developing, run by hand on known files"
)]

use crossread::internals::events::EventOptions;
use crossread::internals::findings::Severity;
use crossread::internals::read;
use crossread::{Options, compare};

fn main() {
    let all = std::env::args().any(|a| a == "--info");
    let files: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let articles: Vec<_> = files.iter().filter_map(|f| read::parse(f, &std::fs::read(f).unwrap()).ok()).collect();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let comparison = compare(articles, &options, &|| {});
    let rows = &comparison.alignments[0].claim_rows;
    println!(
        "{} articles, {} claims, {} rows",
        comparison.analyses.len(),
        comparison.analyses.iter().map(|a| a.claims.len()).sum::<usize>(),
        rows.len()
    );
    for f in &comparison.findings[0] {
        if (f.severity == Severity::Info && !all) || f.check.contains("quot") || f.check.contains("text") || f.check.contains("undated") {
            continue;
        }
        println!("\n[{}] {:?} {:?} {}\n   ({})", f.check, f.severity, f.confidence, f.message, f.because);
        for l in &f.locations {
            let article = &comparison.analyses[l.article].article;
            println!("   {}: {}", article.path.rsplit('/').next().unwrap(), article.slice(l.span));
        }
    }
}
