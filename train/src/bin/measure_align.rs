//! Measure the alignment of sentences: `cargo run --release -p crossread-train --bin measure_align -- PAIRS.jsonl
//! [--half 0|1]` reads rows `{a, b, gold, ignore, same_event}` of two articles' sentences and prints,
//! for several least scores, precision, recall and the false alarms on sister events per 100 pairs.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for developing, run by hand on a known file"
)]

use crossread::internals::align::Kind;
use crossread::internals::article::Span;
use crossread::internals::events::EventOptions;
use crossread::internals::read;
use crossread::{Options, compare};
use serde_json::Value;
use std::collections::BTreeMap;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let half: Option<usize> = args.iter().position(|a| a == "--half").and_then(|i| args[i + 1].parse().ok());
    let errors = args.iter().any(|a| a == "--errors");
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    // score, is gold, kind
    let mut scored: Vec<(f64, bool, Kind)> = Vec::new();
    let mut sister: Vec<f64> = Vec::new();
    let (mut gold_count, mut sister_count) = (0, 0);
    for (n, line) in std::fs::read_to_string(&args[0]).unwrap().lines().enumerate() {
        let row: Value = serde_json::from_str(line).unwrap();
        if half.is_some_and(|h| n % 2 != h) {
            continue;
        }
        let (mut articles, mut spans) = (Vec::new(), Vec::new());
        for side in ["a", "b"] {
            let (mut text, mut of_side) = (String::new(), Vec::new());
            for s in row[side].as_array().unwrap() {
                let sentence = s["text"].as_str().unwrap().trim();
                of_side.push((s["sid"].as_i64().unwrap(), Span::new(text.len(), text.len() + sentence.len())));
                text += sentence;
                text += "\n\n";
            }
            articles.push(read::parse(&format!("{side}.txt"), text.as_bytes()).unwrap());
            spans.push(of_side);
        }
        let pair = |v: &Value| (v[0].as_i64().unwrap(), v[1].as_i64().unwrap());
        let gold: Vec<_> = row["gold"].as_array().unwrap().iter().map(pair).collect();
        let ignore: Vec<_> = row["ignore"].as_array().map(|i| i.iter().map(pair).collect()).unwrap_or_default();
        gold_count += gold.len();
        let same = row["same_event"].as_bool().unwrap();
        if !same {
            sister_count += spans[0].len() * spans[1].len();
        }
        let comparison = compare(articles, &options, &|| {});
        let mut best: BTreeMap<(i64, i64), (f64, Kind)> = BTreeMap::new();
        for x in comparison.alignments[0].pairs.iter().filter(|x| x.a.article != x.b.article) {
            let of = |article: usize| if x.a.article == article { x.a.span } else { x.b.span };
            let hit = |side: usize| spans[side].iter().filter(|(_, s)| s.overlaps(of(side))).map(|(id, _)| *id).collect::<Vec<_>>();
            for u in hit(0) {
                for v in hit(1) {
                    let held = best.entry((u, v)).or_insert((0.0, x.kind));
                    if x.score > held.0 {
                        *held = (x.score, x.kind);
                    }
                }
            }
        }
        for (p, (score, kind)) in best {
            if ignore.contains(&p) {
                continue;
            }
            let right = gold.contains(&p);
            if errors && !right && !same {
                let text = |k: &str, id: i64| {
                    row[k].as_array().unwrap().iter().find(|s| s["sid"] == id).unwrap()["text"].as_str().unwrap().to_owned()
                };
                println!("{score:.2} {kind:?}\n   {}\n   {}", text("a", p.0), text("b", p.1));
            }
            scored.push((score, right, kind));
            if !same {
                sister.push(score);
            }
        }
    }
    for kind in [Kind::Claim, Kind::Quotation, Kind::Passage] {
        let of: Vec<_> = scored.iter().filter(|s| s.2 == kind).collect();
        println!("{kind:?}: {} pairs, {} right", of.len(), of.iter().filter(|s| s.1).count());
    }
    for least in [0.0, 0.15, 0.2, 0.25, 0.3, 0.34, 0.38, 0.42, 0.46, 0.5, 0.6] {
        let kept: Vec<_> = scored.iter().filter(|s| s.0 >= least).collect();
        let tp = kept.iter().filter(|s| s.1).count() as f64;
        let (p, r) = (tp / f64::max(1.0, kept.len() as f64), tp / f64::from(gold_count as u32));
        let alarms = sister.iter().filter(|s| **s >= least).count() as f64 * 100.0 / f64::from(sister_count as u32).max(1.0);
        println!(
            "score ≥ {least:.2}  P {:.1} R {:.1} F1 {:.1}  sister alarms {alarms:.2} per 100",
            p * 100.0,
            r * 100.0,
            200.0 * p * r / (p + r).max(1e-9)
        );
    }
}
