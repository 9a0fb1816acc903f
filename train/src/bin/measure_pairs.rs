//! Measure claim findings on labelled sentence pairs, in one process.
//!
//! `cargo run --release -p crossread-train --bin measure_pairs -- PAIRS.jsonl [--half 0|1] [--errors N] [--kind K]`
//! reads rows `{id, a, b, label, kind}`, compares `a` with `b` as two articles of one event, and
//! prints precision and recall of findings of severity low or more, per kind, with the errors.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for developing, run by hand on a known file"
)]

use crossread::internals::events::EventOptions;
use crossread::internals::findings::Severity;
use crossread::internals::read;
use crossread::{Options, compare};
use std::collections::BTreeMap;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).cloned();
    let half: Option<usize> = value("--half").and_then(|h| h.parse().ok());
    let errors: usize = value("--errors").and_then(|h| h.parse().ok()).unwrap_or(0);
    let only = value("--kind");
    let rows = std::fs::read_to_string(&args[0]).unwrap();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let mut kinds: BTreeMap<(bool, String), (usize, usize, usize)> = BTreeMap::new();
    let (mut tp, mut fp, mut fneg) = (0, 0, 0);
    let mut shown: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for (n, line) in rows.lines().enumerate() {
        if half.is_some_and(|h| n % 2 != h) {
            continue;
        }
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |k: &str| format!("{}\n", row[k].as_str().unwrap());
        let articles = vec![read::parse("a.txt", text("a").as_bytes()).unwrap(), read::parse("b.txt", text("b").as_bytes()).unwrap()];
        let comparison = compare(articles, &options, &|| {});
        let alarms: Vec<_> = comparison.findings[0]
            .iter()
            .filter(|f| f.severity > Severity::Info)
            .filter(|f| f.locations.iter().any(|l| l.article == 0) && f.locations.iter().any(|l| l.article == 1))
            .collect();
        let positive = matches!(row["label"].as_str(), Some("conflict" | "differs" | "contradict"));
        let kind = row["kind"].as_str().unwrap().to_owned();
        let alarm = !alarms.is_empty();
        let entry = kinds.entry((positive, kind.clone())).or_default();
        entry.1 += 1;
        entry.0 += usize::from(alarm);
        let right = alarms.iter().any(|f| f.aspects.iter().any(|a| format!("{a:?}").to_lowercase() == kind));
        entry.2 += usize::from(right);
        match (positive, alarm) {
            (true, true) => tp += 1,
            (false, true) => fp += 1,
            (true, false) => fneg += 1,
            _ => {}
        }
        let count = shown.entry((positive, kind.clone())).or_default();
        if positive != alarm && *count < errors && only.as_ref().is_none_or(|k| *k == kind) {
            *count += 1;
            println!("{} {kind} {}", if positive { "MISSED" } else { "FALSE " }, row["edit"].as_str().unwrap_or(""));
            println!("   A {}\n   B {}", row["a"].as_str().unwrap(), row["b"].as_str().unwrap());
            for f in alarms {
                println!("   -> {} {:?} {}", f.check, f.severity, f.message);
            }
        }
    }
    for ((positive, kind), (alarms, of, right)) in &kinds {
        let percent = *alarms as f64 * 100.0 / *of as f64;
        println!("{} {kind:24} {alarms:4} of {of:4} = {percent:5.1} %  right kind {right}", if *positive { "+" } else { "-" });
    }
    let (p, r) = (tp as f64 / f64::max(1.0, (tp + fp) as f64), tp as f64 / f64::max(1.0, (tp + fneg) as f64));
    println!("P {:.1}  R {:.1}  tp {tp} fp {fp} fn {fneg}", p * 100.0, r * 100.0);
}
