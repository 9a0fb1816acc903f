//! Learns the weights of the models of indirect speech.
//!
//! ```text
//! cargo run --release -p crossread-train --bin train_indirect -- LABELLED.jsonl [--folds 4] > src/extract/indirect_weights.txt
//! ```
//!
//! One article a line: `{"text", "quotes": [{"type", "spans": [[start, end]…], "cue": {"spans"} | null,
//! "speech_cue"}], "ignore": [[start, end]…]}`, offsets in code points. With `--folds` it writes no
//! weights but says how well each fold is found by the others. Only features that are seen in several
//! articles are kept, so the file holds no article's words; the result is the same on every run.

use crossread::internals::article::{Article, Span};
use crossread::internals::extract::indirect_training::{Choice, Label, choices, found};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

/// Features in fewer articles than this are dropped: at 8 the F1 of four folds is 0.9 lower and the
/// file half as long.
const LEAST_ARTICLES: usize = 5;
/// Weights nearer to zero than this are dropped.
const LEAST_WEIGHT: f64 = 0.05;
const EPOCHS: usize = 6;
const RATE: f64 = 0.05;
const DECAY: f64 = 1e-3;
const MODELS: [&str; 5] = ["side", "start", "end", "early-start", "early-end"];

fn spans(value: &serde_json::Value, bytes: &[usize]) -> Vec<Span> {
    let one = |v: &serde_json::Value| Some(Span::new(bytes[v[0].as_u64()? as usize], bytes[v[1].as_u64()? as usize]));
    value.as_array().map_or_else(Vec::new, |list| list.iter().filter_map(one).collect())
}

/// A labelled attribution, for measuring.
struct Gold {
    content: Vec<Span>,
    indirect: bool,
    speech: bool,
}

struct Row {
    article: Article,
    gold: Vec<Gold>,
    ignored: Vec<Span>,
    choices: Vec<Choice>,
}

fn read(path: &str) -> Vec<Row> {
    #[expect(clippy::disallowed_methods, reason = "the trainer reads the file that it is given")]
    let data = std::fs::read_to_string(path).expect("the labelled file can be read");
    data.lines()
        .filter(|l| !l.trim().is_empty())
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).expect("one JSON object a line");
            let text = row["text"].as_str().unwrap_or("");
            let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let article = Article::of_lines(text);
            let (mut labels, mut gold) = (Vec::new(), Vec::new());
            for quote in row["quotes"].as_array().into_iter().flatten() {
                let content = spans(&quote["spans"], &bytes);
                let indirect = quote["type"] == "indirect";
                gold.push(Gold { content: content.clone(), indirect, speech: quote["speech_cue"] == true });
                labels.push(Label { cue: spans(&quote["cue"]["spans"], &bytes), content });
            }
            let ignored = spans(&row["ignore"], &bytes);
            let choices = choices(&article, &labels, &ignored);
            Row { article, gold, ignored, choices }
        })
        .collect()
}

/// A small generator, so that the order of the examples is mixed and yet always the same.
struct Mixer(u64);

impl Mixer {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// Features of the alternatives by number, and the right one.
type Numbered = (Vec<Vec<u32>>, usize);

/// Adagrad on the log-likelihood of the right alternatives; the weights are averaged over all steps,
/// which keeps the shares honest.
fn learn(examples: &[Numbered], features: usize) -> Vec<f64> {
    let (mut weights, mut squares, mut sums) = (vec![0.0; features], vec![1e-6; features], vec![0.0; features]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut mixer = Mixer(0x9e37_79b9_7f4a_7c15);
    let mut time = 1.0;
    for _ in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            order.swap(i, (mixer.next() % (i as u64 + 1)) as usize);
        }
        for &i in &order {
            let (alternatives, right) = &examples[i];
            time += 1.0;
            let scores: Vec<f64> = alternatives.iter().map(|list| list.iter().map(|f| weights[*f as usize]).sum()).collect();
            let top = scores.iter().copied().fold(f64::MIN, f64::max);
            let mass: Vec<f64> = scores.iter().map(|s| (s - top).exp()).collect();
            let all: f64 = mass.iter().sum();
            for (nth, list) in alternatives.iter().enumerate() {
                let gradient = mass[nth] / all - f64::from(u8::from(nth == *right));
                if gradient.abs() < 1e-3 {
                    continue;
                }
                for &f in list {
                    let f = f as usize;
                    let g = gradient + DECAY * weights[f];
                    squares[f] += g * g;
                    let change = RATE * g / f64::sqrt(squares[f]);
                    weights[f] -= change;
                    sums[f] -= change * time;
                }
            }
        }
    }
    weights.iter().zip(&sums).map(|(w, s)| w - s / time).collect()
}

/// The lines of `model` in the weights file.
#[expect(clippy::print_stderr, reason = "progress of the trainer")]
fn train(rows: &[&Row], model: &str, out: &mut String) {
    let mut seen: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let of_model = |row: &'_ Row| -> Vec<usize> { (0..row.choices.len()).filter(|c| row.choices[*c].model == model).collect() };
    for (i, row) in rows.iter().enumerate() {
        for c in of_model(row) {
            for name in row.choices[c].alternatives.iter().flatten() {
                seen.entry(name).or_default().insert(i);
            }
        }
    }
    let names: Vec<&str> = seen.iter().filter(|(_, articles)| articles.len() >= LEAST_ARTICLES).map(|(n, _)| *n).collect();
    let number: HashMap<&str, u32> = names.iter().enumerate().map(|(i, n)| (*n, i as u32)).collect();
    let sides = if model == "side" { 4 } else { 1 };
    let mut examples: Vec<Numbered> = Vec::new();
    for row in rows {
        for c in of_model(row) {
            let choice = &row.choices[c];
            let lists: Vec<Vec<u32>> =
                choice.alternatives.iter().map(|a| a.iter().filter_map(|n| number.get(n.as_str()).copied()).collect()).collect();
            let lists = match (sides, lists.first()) {
                (4, Some(shared)) => (0..4).map(|side| shared.iter().map(|f| f * 4 + side).collect()).collect(),
                _ => lists,
            };
            examples.push((lists, choice.right));
        }
    }
    let weights = learn(&examples, names.len() * sides);
    let mut lines = 0;
    for (i, name) in names.iter().enumerate() {
        let own = &weights[i * sides..(i + 1) * sides];
        // Only the distance from "no content" counts.
        let shown: Vec<f64> = if sides == 4 { own[1..].iter().map(|w| w - own[0]).collect() } else { own.to_vec() };
        if shown.iter().any(|w| w.abs() >= LEAST_WEIGHT) {
            lines += 1;
            out.push_str(model);
            shown.iter().for_each(|w| write!(out, " {}", (w * 100.0).round() as i64).expect("a string takes all"));
            writeln!(out, " {name}").expect("a string takes all");
        }
    }
    eprintln!("{model}: {} choices, {} features, {lines} kept", examples.len(), names.len());
}

fn weights(rows: &[&Row]) -> String {
    let mut out = String::from(
        "# Weights of the models of indirect speech: model, weights in hundredths, feature. Written by train/src/bin/train_indirect.rs.\n",
    );
    for model in MODELS {
        train(rows, model, &mut out);
    }
    out
}

fn both(a: &[Span], b: &[Span]) -> f64 {
    let size = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<usize>() as f64;
    let shared: usize = a.iter().flat_map(|x| b.iter().map(|y| x.end.min(y.end).saturating_sub(x.start.max(y.start)))).sum();
    shared as f64 / (size(a) + size(b) - shared as f64).max(1.0)
}

/// Found, right, right with a speech cue, and to be found.
#[derive(Clone, Copy, Default)]
struct Tally {
    found: usize,
    right: usize,
    speech: usize,
    gold: usize,
}

impl Tally {
    /// Right by half or more of what both hold; contents with quotation marks are neither right nor wrong.
    fn add(&mut self, row: &Row, found: &[(f32, Vec<Span>, bool)], least: f32) {
        let free = |spans: &[Span]| !row.ignored.iter().any(|i| spans.first().is_some_and(|s| i.overlaps(*s)));
        let gold: Vec<&Gold> = row.gold.iter().filter(|g| free(&g.content)).collect();
        let found: Vec<&Vec<Span>> =
            found.iter().filter(|(share, s, quoted)| *share >= least && !quoted && free(s)).map(|(_, s, _)| s).collect();
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (g, gold) in gold.iter().enumerate() {
            pairs.extend(found.iter().enumerate().map(|(f, s)| (both(&gold.content, s), g, f)).filter(|(share, ..)| *share >= 0.5));
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut golds, mut founds) = (BTreeSet::new(), BTreeSet::new());
        self.found += found.len();
        self.gold += gold.iter().filter(|g| g.indirect && g.speech).count();
        for (_, g, f) in pairs {
            if !golds.contains(&g) && !founds.contains(&f) {
                golds.insert(g);
                founds.insert(f);
                if gold[g].indirect {
                    self.right += 1;
                    self.speech += usize::from(gold[g].speech);
                } else {
                    self.found -= 1;
                }
            }
        }
    }

    #[expect(clippy::print_stderr, reason = "the trainer's figures")]
    fn report(self, least: f32) {
        let precision = self.right as f64 / self.found.max(1) as f64;
        let recall = self.speech as f64 / self.gold.max(1) as f64;
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        eprintln!("at {least:.2}: P {:.2} R {:.2} F1 {:.2}", 100.0 * precision, 100.0 * recall, 100.0 * f1);
    }
}

fn main() {
    let path = std::env::args().nth(1).expect("usage: train_indirect LABELLED.jsonl [--folds N]");
    let folds: Option<usize> = std::env::args().skip_while(|a| a != "--folds").nth(1).and_then(|n| n.parse().ok());
    let rows = read(&path);
    let Some(folds) = folds else {
        let weights = weights(&rows.iter().collect::<Vec<_>>());
        #[expect(clippy::print_stdout, reason = "the trainer's output")]
        {
            print!("{weights}");
        }
        return;
    };
    let steps: Vec<f32> = (5..12).map(|n| n as f32 * 0.05).collect();
    let mut tallies = vec![Tally::default(); steps.len()];
    for fold in 0..folds {
        let known: Vec<&Row> = rows.iter().enumerate().filter(|(i, _)| i % folds != fold).map(|(_, r)| r).collect();
        let weights = weights(&known);
        for (_, row) in rows.iter().enumerate().filter(|(i, _)| i % folds == fold) {
            let found = found(&row.article, &weights);
            for (tally, least) in tallies.iter_mut().zip(&steps) {
                tally.add(row, &found, *least);
            }
        }
    }
    for (tally, least) in tallies.iter().zip(&steps) {
        tally.report(*least);
    }
}
