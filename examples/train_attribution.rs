//! Learns the weights of the attribution model.
//!
//! ```text
//! cargo run --release --example train_attribution -- LABELLED.jsonl [--folds 5] > src/extract/attribution_weights.txt
//! ```
//!
//! One article a line: `{"text", "quotes": [{"type", "segments": [[start, end]…], "spans", "speaker":
//! {"spans"} | null, "speech_cue"}], "ignore": [[start, end]…]}`, offsets in code points. With
//! `--folds` it writes no weights but says how well each fold is told by the others. Only features
//! that are seen in several articles are kept, so the file holds no article's words; the result is
//! the same on every run.

#![expect(clippy::print_stderr, reason = "a trainer tells how far it is")]

use crossread::article::{Article, ArticleId, Block, Metadata, Role, SourceMap, Span};
use crossread::extract::training::{Example, Label, attribution_examples};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Features in fewer articles than this are dropped.
const LEAST_ARTICLES: usize = 4;
const EPOCHS: usize = 20;
const RATE: f64 = 0.1;
/// Chosen by the folds on the training articles.
const DECAY: f64 = 8e-3;

fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            blocks.push(Block { span: Span::new(start, start + trimmed.len()), role: Role::Paragraph, reason: None });
        }
        at += line.len();
    }
    Article {
        id: ArticleId("a0".to_owned()),
        path: String::new(),
        text: text.to_owned(),
        blocks,
        metadata: Metadata::default(),
        source_map: SourceMap::from_line(1),
        notes: Vec::new(),
        torn_start: Default::default(),
    }
}

fn spans(value: &serde_json::Value, bytes: &[usize]) -> Vec<Span> {
    let one = |v: &serde_json::Value| Some(Span::new(bytes[v[0].as_u64()? as usize], bytes[v[1].as_u64()? as usize]));
    value.as_array().map_or_else(Vec::new, |list| list.iter().filter_map(one).collect())
}

struct Choice {
    article: usize,
    example: usize,
    missed: bool,
    answers: Vec<String>,
    candidates: Vec<Vec<u32>>,
    right: Vec<bool>,
}

fn read(path: &str) -> Vec<(String, Vec<Example>)> {
    #[expect(clippy::disallowed_methods, reason = "the trainer reads the file that it is given")]
    let data = std::fs::read_to_string(path).expect("the labelled file can be read");
    let verbose = std::env::args().any(|a| a == "--missed");
    let mut missed = 0;
    let out = data
        .lines()
        .filter(|l| !l.trim().is_empty())
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).expect("one JSON object a line");
            let text = row["text"].as_str().unwrap_or("");
            let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let article = article(text);
            let mut labels = Vec::new();
            for quote in row["quotes"].as_array().into_iter().flatten() {
                let speaker = spans(&quote["speaker"]["spans"], &bytes);
                labels.extend(spans(&quote["segments"], &bytes).into_iter().map(|segment| Label { segment, speaker: speaker.clone() }));
            }
            let examples = attribution_examples(&article, &labels, &spans(&row["ignore"], &bytes));
            for example in examples.iter().filter(|e| e.missed) {
                missed += 1;
                if verbose {
                    let label = labels.iter().find(|l| l.segment.overlaps(example.segment));
                    let who: Vec<&str> = label.map_or_else(Vec::new, |l| l.speaker.iter().map(|s| s.of(text)).collect());
                    eprintln!(
                        "MISSED {who:?}
   {}",
                        context(text, example.segment)
                    );
                }
            }
            (text.to_owned(), examples)
        })
        .collect();
    eprintln!("candidates missed the speaker of {missed} stretches");
    out
}

/// The words around `span`, on one line.
fn context(text: &str, span: Span) -> String {
    let (mut from, mut to) = (span.start.saturating_sub(200), (span.end + 200).min(text.len()));
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    format!("{}⟦{}⟧{}", &text[from..span.start], span.of(text), &text[span.end..to]).replace('\n', " ¶ ")
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

fn train(choices: &[&Choice], features: usize) -> Vec<f64> {
    let decay = std::env::args().skip_while(|a| a != "--decay").nth(1).and_then(|n| n.parse().ok()).unwrap_or(DECAY);
    let mut weights = vec![0.0; features];
    let mut squares = vec![1e-6; features];
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let mut mixer = Mixer(0x9e37_79b9_7f4a_7c15);
    for _ in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            order.swap(i, (mixer.next() % (i as u64 + 1)) as usize);
        }
        for &i in &order {
            let choice = choices[i];
            let scores = score(choice, &weights);
            let top = scores.iter().copied().fold(f64::MIN, f64::max);
            let mass: Vec<f64> = scores.iter().map(|s| (s - top).exp()).collect();
            let all: f64 = mass.iter().sum();
            let good: f64 = mass.iter().zip(&choice.right).filter(|(_, r)| **r).map(|(m, _)| m).sum();
            for ((list, m), right) in choice.candidates.iter().zip(&mass).zip(&choice.right) {
                let gradient = m / all - if *right { m / good.max(1e-12) } else { 0.0 };
                for &f in list {
                    let f = f as usize;
                    let g = gradient + decay * weights[f];
                    squares[f] += g * g;
                    weights[f] -= RATE * g / squares[f].sqrt();
                }
            }
        }
    }
    weights
}

fn score(choice: &Choice, weights: &[f64]) -> Vec<f64> {
    choice.candidates.iter().map(|list| list.iter().map(|f| weights[*f as usize]).sum()).collect()
}

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("usage: train_attribution LABELLED.jsonl [--folds N]");
    let folds: Option<usize> = std::env::args().skip_while(|a| a != "--folds").nth(1).and_then(|n| n.parse().ok());
    let articles = read(&path);
    let mut seen: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (i, (_, examples)) in articles.iter().enumerate() {
        for name in examples.iter().flat_map(|e| e.candidates.iter().flatten()) {
            seen.entry(name).or_default().insert(i);
        }
    }
    let names: Vec<&str> = seen.iter().filter(|(_, articles)| articles.len() >= LEAST_ARTICLES).map(|(n, _)| *n).collect();
    let number: HashMap<&str, u32> = names.iter().enumerate().map(|(i, n)| (*n, i as u32)).collect();
    let choices: Vec<Choice> = articles
        .iter()
        .enumerate()
        .flat_map(|(article, (_, examples))| examples.iter().enumerate().map(move |(i, e)| (article, i, e)))
        .map(|(article, example, e)| Choice {
            article,
            example,
            missed: e.missed,
            answers: e.answers.iter().map(|a| a.split(" <").next().unwrap_or("").to_owned()).collect(),
            candidates: e.candidates.iter().map(|c| c.iter().filter_map(|n| number.get(n.as_str()).copied()).collect()).collect(),
            right: e.right.clone(),
        })
        .collect();
    eprintln!("{} choices, {} features", choices.len(), names.len());
    if let Some(folds) = folds {
        let verbose = std::env::args().any(|a| a == "--errors");
        let (mut right, mut spoken, mut named, mut given, mut dropped, mut taken, mut none) = (0, 0, 0, 0, 0, 0, 0);
        for fold in 0..folds {
            let known: Vec<&Choice> = choices.iter().filter(|c| c.article % folds != fold && !c.missed).collect();
            let weights = train(&known, names.len());
            for choice in choices.iter().filter(|c| c.article % folds == fold) {
                let alone = score(choice, &weights);
                let pool = |i: usize| {
                    let answer = &choice.answers[i];
                    let sum: f64 = (0..alone.len())
                        .filter(|j| *j == i || !answer.is_empty() && choice.answers[*j] == *answer)
                        .map(|j| (alone[j] - alone[i]).exp())
                        .sum();
                    alone[i] * 1.0001 + sum.ln()
                };
                let scores: Vec<f64> = (0..alone.len()).map(pool).collect();
                let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or(0);
                right += usize::from(choice.right[best]);
                let (text, examples) = &articles[choice.article];
                let example = &examples[choice.example];
                let no = |i: usize| example.answers[i] == "<NoStatement>";
                let scare = (0..scores.len()).any(|i| choice.right[i] && no(i));
                let speaker = !scare && !example.missed;
                none += usize::from(scare);
                taken += usize::from(scare && !no(best));
                dropped += usize::from(!scare && no(best));
                named += usize::from(!scare);
                spoken += usize::from(speaker && choice.right[best]);
                given += usize::from(!example.answers[best].starts_with('<'));
                if verbose && !choice.right[best] {
                    eprintln!("\n{}\n   {}", choice.article, context(text, example.segment));
                    let mut order: Vec<usize> = (0..scores.len()).collect();
                    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
                    for i in order.into_iter().filter(|i| choice.right[*i] || *i == best || std::env::args().any(|a| a == "--all")) {
                        eprintln!("   {} {:6.2}  {}", if choice.right[i] { '+' } else { '-' }, scores[i], example.answers[i]);
                    }
                }
            }
        }
        let percent = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
        eprintln!("right in {folds} folds: {:.2} %", percent(right, choices.len()));
        eprintln!(
            "speaker P {:.2} R {:.2}; statements dropped {dropped}, others taken {taken} of {none}",
            percent(spoken, given),
            percent(spoken, named)
        );
        return;
    }
    let weights = train(&choices.iter().filter(|c| !c.missed).collect::<Vec<_>>(), names.len());
    let mut out = String::from("# Weights of the attribution model: weight, feature. Written by examples/train_attribution.rs.\n");
    for (name, weight) in names.iter().zip(&weights) {
        if weight.abs() >= 0.02 {
            out.push_str(&format!("{weight:.3} {name}\n"));
        }
    }
    #[expect(clippy::print_stdout, reason = "the trainer's output")]
    {
        print!("{out}");
    }
}
