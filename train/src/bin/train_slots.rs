//! Learn, without labels, when two values fill one slot:
//! `train_slots fit OUT SET…`, `train_slots show SET`, `train_slots judged SET…`, `train_slots reach WHOLE.jsonl FOLDER`.
//!
//! A SET is a folder with `articles/` and `gold.json` (events), or a folder of event folders of texts.

#![allow(
    clippy::needless_range_loop,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for developing, run by hand on known files"
)]

use crossread::analyse;
use crossread::internals::align::{Reason, study};
use crossread::internals::article::Article;
use crossread::internals::extract::Analysis;
use crossread::internals::read::parse;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Articles taken of one event: near-copies beyond these teach nothing new.
const ARTICLES_OF_AN_EVENT: usize = 8;
const FOLDS: usize = 5;
/// Weight of a pair of values that texts share by chance, against 1.
const CHANCE: f64 = 0.3;
const L2: f64 = 3.0;

fn read(path: &Path) -> Article {
    parse(&path.file_name().unwrap().to_string_lossy(), &std::fs::read(path).unwrap()).unwrap()
}

/// Articles by event.
fn events(set: &str) -> BTreeMap<String, Vec<Article>> {
    let set = Path::new(set);
    let mut out: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    if set.join("gold.json").exists() {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(set.join("gold.json")).unwrap()).unwrap();
        let docs: BTreeMap<String, Value> = gold["docs"].as_object().unwrap().iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for (stem, label) in docs {
            let event = format!("{} {}", set.display(), label["event"].as_str().unwrap());
            out.entry(event).or_default().push(read(&set.join("articles").join(format!("{stem}.txt"))));
        }
    } else {
        for folder in sorted(set) {
            out.insert(folder.display().to_string(), sorted(&folder).iter().map(|f| read(f)).collect());
        }
    }
    out
}

fn sorted(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    all.sort();
    all
}

/// A labelled row: features, label, weight, event.
struct Example {
    row: Vec<f64>,
    same: bool,
    weight: f64,
    event: usize,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args[0].as_str() {
        "show" => show(&args[1]),
        "judged" => judged(&args[1..]),
        "fit" => fit(&args[1], &args[2..]),
        "reach" => reach(&args[1], &args[2]),
        other => panic!("{other}: fit, show, judged or reach"),
    }
}

/// Doubts by their names, for a line.
fn named(doubts: &[Reason]) -> String {
    doubts.iter().map(|d| format!("{d:?}")).collect::<Vec<_>>().join("; ")
}

/// The differences of each event, the likeliest first.
fn show(set: &str) {
    for (event, analyses) in analysed(&[set.to_owned()]) {
        for (p, a, b, doubts) in study::differences(&(0..analyses.len()).collect::<Vec<_>>(), &analyses) {
            let words = |at: (usize, crossread::internals::article::Span)| analyses[at.0].article.slice(at.1).to_owned();
            println!("{p:.2}\t{event}\t{}\t{}\t{}", words(a), words(b), named(&doubts));
        }
    }
}

/// All differing pairs of the sets as lines of JSON, for matching with judged findings.
fn judged(sets: &[String]) {
    for (event, analyses) in analysed(sets) {
        for p in study::weighed(&(0..analyses.len()).collect::<Vec<_>>(), &analyses) {
            let text = |at: usize, span: crossread::internals::article::Span| analyses[at].article.slice(span).to_owned();
            let [(a, x, s), (b, y, t)] = p.places;
            println!(
                "{}",
                serde_json::json!({"event": event, "row": p.row, "names": study::evidence(), "doubts": named(&p.doubts), "p": p.probability,
                    "docs": [analyses[a].article.path, analyses[b].article.path],
                    "at": [[x.start, x.end], [y.start, y.end]], "s": [text(a, s), text(b, t)], "v": [text(a, x), text(b, y)]})
            );
        }
    }
}

fn analysed(sets: &[String]) -> Vec<(String, Vec<Analysis>)> {
    let mut out = Vec::new();
    for set in sets {
        for (event, mut articles) in events(set) {
            articles.truncate(ARTICLES_OF_AN_EVENT);
            if articles.len() > 1 {
                out.push((event, analyse(articles)));
            }
        }
    }
    out
}

fn fit(out: &str, sets: &[String]) {
    let events = analysed(sets);
    let found: Vec<Vec<study::Pair>> =
        events.par_iter().map(|(_, analyses)| study::pairs(&(0..analyses.len()).collect::<Vec<_>>(), analyses)).collect();
    let mut text = format!("# Written by train_slots from {} events; see link.rs.\n", events.len());
    for (model, kind) in ["amount", "moment"].iter().enumerate() {
        let mut examples = Vec::new();
        for (event, pairs) in found.iter().enumerate() {
            for p in pairs.iter().filter(|p| p.model == model && !p.is_copy) {
                let negative = p.differs && (p.answered.0 || p.answered.1);
                if p.is_same || negative {
                    let weight = if p.is_common { CHANCE } else { 1.0 };
                    examples.push(Example { row: p.row.iter().map(|x| f64::from(*x)).collect(), same: p.is_same, weight, event });
                }
            }
        }
        let positive = examples.iter().filter(|e| e.same).count();
        println!("{kind}: {} pairs, {positive} positive, {} events", examples.len(), events.len());
        let mut scored: Vec<(f64, bool, f64)> = Vec::new();
        for fold in 0..FOLDS {
            let train: Vec<&Example> = examples.iter().filter(|e| e.event % FOLDS != fold).collect();
            let model = logistic(&train);
            scored.extend(examples.iter().filter(|e| e.event % FOLDS == fold).map(|e| (predict(&model, &e.row), e.same, e.weight)));
        }
        report(&mut scored);
        let model = logistic(&examples.iter().collect::<Vec<_>>());
        writeln!(text, "{kind} bias: {:.4}", model[0]).unwrap();
        for (name, weight) in study::FEATURES.iter().zip(&model[1..]) {
            writeln!(text, "{kind} {name}: {weight:.4}").unwrap();
        }
    }
    std::fs::write(out, text).unwrap();
}

fn predict(model: &[f64], row: &[f64]) -> f64 {
    let z = model[0] + row.iter().zip(&model[1..]).map(|(x, w)| x * w).sum::<f64>();
    1.0 / (1.0 + (-z).exp())
}

/// Weighted logistic regression with an L2 penalty on standardised features, by Newton's method.
fn logistic(examples: &[&Example]) -> Vec<f64> {
    let d = examples[0].row.len();
    let total: f64 = examples.iter().map(|e| e.weight).sum();
    let mean: Vec<f64> = (0..d).map(|k| examples.iter().map(|e| e.weight * e.row[k]).sum::<f64>() / total).collect();
    let deviation: Vec<f64> =
        (0..d).map(|k| (examples.iter().map(|e| e.weight * (e.row[k] - mean[k]).powi(2)).sum::<f64>() / total).sqrt().max(1e-6)).collect();
    let rows: Vec<Vec<f64>> =
        examples.iter().map(|e| std::iter::once(1.0).chain((0..d).map(|k| (e.row[k] - mean[k]) / deviation[k])).collect()).collect();
    let mut w = vec![0.0; d + 1];
    for _ in 0..12 {
        let mut gradient = vec![0.0; d + 1];
        let mut hessian = vec![vec![0.0; d + 1]; d + 1];
        for (x, e) in rows.iter().zip(examples) {
            let p = 1.0 / (1.0 + (-x.iter().zip(&w).map(|(a, b)| a * b).sum::<f64>()).exp());
            let (g, h) = (e.weight * (p - f64::from(u8::from(e.same))), e.weight * (p * (1.0 - p)).max(1e-6));
            for i in 0..=d {
                gradient[i] += g * x[i];
                for j in 0..=i {
                    hessian[i][j] += h * x[i] * x[j];
                }
            }
        }
        for i in 0..=d {
            if i > 0 {
                gradient[i] += L2 * w[i];
                hessian[i][i] += L2;
            }
            for j in 0..i {
                hessian[j][i] = hessian[i][j];
            }
        }
        let step = solve(hessian, gradient);
        w.iter_mut().zip(&step).for_each(|(w, s)| *w -= s);
    }
    let mut out = vec![w[0] - (0..d).map(|k| w[k + 1] * mean[k] / deviation[k]).sum::<f64>()];
    out.extend((0..d).map(|k| w[k + 1] / deviation[k]));
    out
}

/// Gauss with partial pivoting.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for c in 0..n {
        let pivot = (c..n).max_by(|x, y| a[*x][c].abs().total_cmp(&a[*y][c].abs())).unwrap();
        a.swap(c, pivot);
        b.swap(c, pivot);
        for r in c + 1..n {
            let f = a[r][c] / a[c][c];
            let (above, below) = a.split_at_mut(r);
            for (x, y) in below[0][c..].iter_mut().zip(&above[c][c..]) {
                *x -= f * y;
            }
            b[r] -= f * b[c];
        }
    }
    for r in (0..n).rev() {
        let known: f64 = (r + 1..n).map(|k| a[r][k] * b[k]).sum();
        b[r] = (b[r] - known) / a[r][r];
    }
    b
}

/// AUC, average precision and calibration of (probability, label, weight).
fn report(scored: &mut [(f64, bool, f64)]) {
    scored.sort_by(|x, y| y.0.total_cmp(&x.0));
    let (p, n): (f64, f64) = scored.iter().fold((0.0, 0.0), |(p, n), s| if s.1 { (p + s.2, n) } else { (p, n + s.2) });
    let (mut tp, mut fp, mut auc, mut ap) = (0.0, 0.0, 0.0, 0.0);
    for s in scored.iter() {
        if s.1 {
            tp += s.2;
            ap += s.2 * tp / (tp + fp);
        } else {
            fp += s.2;
            auc += s.2 * tp;
        }
    }
    println!("  out of fold: AUC {:.3}, average precision {:.3}", auc / (p * n), ap / p);
    for low in [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0] {
        let bin: Vec<_> = scored.iter().filter(|s| s.0 >= low && s.0 < low + 0.1).collect();
        let weight: f64 = bin.iter().map(|s| s.2).sum();
        let said = bin.iter().map(|s| s.0 * s.2).sum::<f64>() / weight;
        let was = bin.iter().filter(|s| s.1).map(|s| s.2).sum::<f64>() / weight;
        println!("  said {said:.2} was {was:.2} ({} pairs)", bin.len());
    }
}

fn reach(gold: &str, folder: &str) {
    let lines: Vec<Value> = std::fs::read_to_string(gold).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut by_event: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for g in lines.iter().filter(|g| matches!(g["level"].as_str(), Some("must" | "should"))) {
        by_event.entry(g["event"].as_str().unwrap().to_owned()).or_default().push(g);
    }
    for (event, entries) in by_event {
        let files = sorted(&Path::new(folder).join(&event));
        let analyses = analyse(files.iter().map(|f| read(f)).collect());
        let candidates = study::reach(&(0..analyses.len()).collect::<Vec<_>>(), &analyses);
        for g in entries {
            let place = |side: &Value| -> Option<(usize, usize)> {
                let doc = side["doc"].as_str()?.trim_end_matches(".txt").to_owned();
                let at = files.iter().position(|f| f.file_stem().unwrap().to_string_lossy() == doc)?;
                Some((at, analyses[at].article.text.find(side["quote"].as_str()?)?))
            };
            let (Some(a), Some(b)) = (place(&g["a"]), place(&g["b"])) else { continue };
            if a.0 == b.0 {
                continue;
            }
            let length = |k: &str| g[k]["quote"].as_str().unwrap().len();
            let met = candidates.iter().any(|(x, s, y, t, _)| {
                let on = |n: usize, span: &crossread::internals::article::Span, at: (usize, usize), len: usize| {
                    n == at.0 && span.start < at.1 + len && at.1 < span.end
                };
                on(*x, s, a, length("a")) && on(*y, t, b, length("b")) || on(*x, s, b, length("b")) && on(*y, t, a, length("a"))
            });
            let count = counts.entry(g["level"].as_str().unwrap().to_owned()).or_default();
            count.1 += 1;
            count.0 += usize::from(met);
        }
    }
    for (level, (met, all)) in counts {
        println!("{level}: {met} of {all} side by side ({:.0} %)", 100.0 * met as f64 / all as f64);
    }
}
