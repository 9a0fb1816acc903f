//! Learns the weights of the attribution model.
//!
//! ```text
//! cargo run --release -p crossread-train --bin train_attribution -- LABELLED.jsonl [--folds 5] > src/extract/attribution_weights.txt
//! ```
//!
//! One article a line: `{"text", "quotes": [{"type", "segments": [[start, end]…], "spans", "speaker":
//! {"spans"} | null, "speech_cue"}], "ignore": [[start, end]…]}`, offsets in code points. With
//! `--folds` it writes no weights but says how well each fold is told by the others; with `--test
//! OTHER.jsonl` how well those are told. Only features
//! that are seen in several articles are kept, so the file holds no article's words; the result is
//! the same on every run.

#![expect(clippy::print_stderr, reason = "a trainer tells how far it is")]

use crossread::internals::article::{Article, Span};
use crossread::internals::extract::training::{Answer, Example, Label, Model, attribution_examples};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Features in fewer articles than this are dropped.
const LEAST_ARTICLES: usize = 4;
/// Weights nearer to nothing than this are not written.
const LEAST_WEIGHT: f64 = 0.02;
const EPOCHS: usize = 20;
/// The folds give F1 92.3 and P 95.4 by .03, 92.2 and 95.1 by .05, 92.2 and 94.9 by .1.
const RATE: f64 = 0.03;
/// Chosen by the folds on the training articles.
const DECAY: f64 = 8e-3;

fn spans(value: &serde_json::Value, bytes: &[usize]) -> Vec<Span> {
    let one = |v: &serde_json::Value| Some(Span::new(bytes[v[0].as_u64()? as usize], bytes[v[1].as_u64()? as usize]));
    value.as_array().map_or_else(Vec::new, |list| list.iter().filter_map(one).collect())
}

struct Choice {
    article: usize,
    missed: bool,
    candidates: Vec<Vec<u32>>,
    right: Vec<bool>,
}

/// A labelled article with the choices that it offers.
struct Told {
    article: Article,
    labels: Vec<Label>,
    ignored: Vec<Span>,
    examples: Vec<Example>,
}

fn read(path: &str) -> Vec<Told> {
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
            let article = Article::of_lines(text);
            let mut labels = Vec::new();
            for quote in row["quotes"].as_array().into_iter().flatten() {
                let speaker = spans(&quote["speaker"]["spans"], &bytes);
                labels.extend(spans(&quote["segments"], &bytes).into_iter().map(|segment| Label { segment, speaker: speaker.clone() }));
            }
            let ignored = spans(&row["ignore"], &bytes);
            let examples = attribution_examples(&article, &labels, &ignored);
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
            Told { article, labels, ignored, examples }
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
    // The mean over the last epochs: a single pass leaves the weights where its last examples put them.
    let mut mean = vec![0.0; features];
    const AVERAGED: usize = 10;
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let mut mixer = Mixer(0x9e37_79b9_7f4a_7c15);
    for epoch in 0..EPOCHS {
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
        if epoch + AVERAGED >= EPOCHS {
            for (m, w) in mean.iter_mut().zip(&weights) {
                *m += w / AVERAGED as f64;
            }
        }
    }
    mean
}

fn score(choice: &Choice, weights: &[f64]) -> Vec<f64> {
    choice.candidates.iter().map(|list| list.iter().map(|f| weights[*f as usize]).sum()).collect()
}

/// The file of weights.
fn lines(names: &[&str], weights: &[f64]) -> String {
    let mut out = String::from("# Weights of the attribution model: weight, feature. Written by train/src/bin/train_attribution.rs.\n");
    for (name, weight) in names.iter().zip(weights) {
        if weight.abs() >= LEAST_WEIGHT {
            out.push_str(&format!("{weight:.3} {name}\n"));
        }
    }
    out
}

/// One answer compared with its label.
struct Judged {
    /// Labelled as somebody's words.
    said: bool,
    /// Labelled with a speaker.
    spoken: bool,
    right: bool,
    answer: Answer,
}

/// Answers of all folds, compared with the labels.
#[derive(Default)]
struct Score {
    list: Vec<Judged>,
    /// Labelled stretches with a speaker that no answer stands at.
    unseen: usize,
}

impl Score {
    fn add(&mut self, told: &Told, answers: &[Answer]) {
        let text = &told.article.text;
        let alike = |a: Span, b: Span| {
            let both = a.end.min(b.end).saturating_sub(a.start.max(b.start)) as f64;
            both * 2.0 / (a.len() + b.len()).max(1) as f64 > 0.66
        };
        let out = |s: Span| told.ignored.iter().any(|i| i.overlaps(s));
        for answer in answers.iter().filter(|a| !out(a.segment)) {
            let label = told.labels.iter().find(|l| alike(l.segment, answer.segment));
            let spoken = label.is_some_and(|l| !l.speaker.is_empty());
            let right = label.is_some_and(|l| answer.speaker.is_some_and(|s| l.speaker.iter().any(|x| x.overlaps(s))));
            let judged = Judged { said: label.is_some(), spoken, right, answer: answer.clone() };
            let wrong = judged.said != judged.answer.is_statement || spoken && !right || !judged.said && answer.is_statement;
            if wrong && std::env::args().any(|a| a == "--errors") {
                let who = |s: &Span| s.of(text).to_owned();
                let class = match (judged.said, answer.is_statement) {
                    (true, true) => "WRONG",
                    (true, false) => "DROPPED",
                    (false, _) => "TAKEN",
                };
                eprintln!(
                    "\n{class} labelled {:?}, answered {:?} by {} ({:.2}, statement {:.2})\n   {}",
                    label.map_or_else(Vec::new, |l| l.speaker.iter().map(who).collect()),
                    answer.speaker.as_ref().map(who),
                    answer.because,
                    answer.certainty,
                    answer.statement,
                    context(text, answer.segment)
                );
            }
            self.list.push(judged);
        }
        self.unseen += told
            .labels
            .iter()
            .filter(|l| !l.speaker.is_empty() && !out(l.segment) && !answers.iter().any(|a| alike(l.segment, a.segment)))
            .count();
    }

    fn tell(&self) {
        let percent = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
        let count = |f: &dyn Fn(&Judged) -> bool| self.list.iter().filter(|j| f(j)).count();
        let said = count(&|j| j.said);
        let spoken = count(&|j| j.spoken) + self.unseen;
        eprintln!("{said} stretches with a speaker or without, {} others", self.list.len() - said);
        eprintln!("statement  taken of others  statements missed    certainty  P      R      F1");
        for bar in [0.5, 0.6, 0.65, 0.7, 0.75] {
            let taken = |j: &Judged| j.answer.is_statement && j.answer.statement >= bar;
            let extra = percent(count(&|j| !j.said && taken(j)), self.list.len() - said);
            let lost = percent(count(&|j| j.said && !taken(j)), said);
            eprintln!("{bar:>9.2}  {extra:>15.1}  {lost:>17.2}");
            for sure in [0.0, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8] {
                let named = |j: &Judged| taken(j) && j.answer.speaker.is_some() && j.answer.certainty * j.answer.statement >= sure;
                let right = count(&|j| named(j) && j.right);
                // A speaker given to what is labelled without one is neither right nor wrong.
                let given = count(&|j| named(j) && (j.spoken || !j.said));
                let (p, r) = (percent(right, given), percent(right, spoken));
                eprintln!("{:>50.2}  {p:>9.2}  {r:.2}  {:.2}", sure, 2.0 * p * r / (p + r));
            }
        }
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("usage: train_attribution LABELLED.jsonl [--folds N]");
    let folds: Option<usize> = std::env::args().skip_while(|a| a != "--folds").nth(1).and_then(|n| n.parse().ok());
    let articles = read(&path);
    let mut seen: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (i, told) in articles.iter().enumerate() {
        for name in told.examples.iter().flat_map(|e| e.candidates.iter().flatten()) {
            seen.entry(name).or_default().insert(i);
        }
    }
    let names: Vec<&str> = seen.iter().filter(|(_, articles)| articles.len() >= LEAST_ARTICLES).map(|(n, _)| *n).collect();
    let number: HashMap<&str, u32> = names.iter().enumerate().map(|(i, n)| (*n, i as u32)).collect();
    let choices: Vec<Choice> = articles
        .iter()
        .enumerate()
        .flat_map(|(article, told)| told.examples.iter().map(move |e| (article, e)))
        .map(|(article, e)| Choice {
            article,
            missed: e.missed,
            candidates: e.candidates.iter().map(|c| c.iter().filter_map(|n| number.get(n.as_str()).copied()).collect()).collect(),
            right: e.right.clone(),
        })
        .collect();
    eprintln!("{} choices, {} features", choices.len(), names.len());
    if let Some(folds) = folds {
        let mut score = Score::default();
        for fold in 0..folds {
            let known: Vec<&Choice> = choices.iter().filter(|c| c.article % folds != fold && !c.missed).collect();
            let model = Model::read(&lines(&names, &train(&known, names.len())));
            for told in articles.iter().skip(fold).step_by(folds) {
                score.add(told, &model.answers(&told.article));
            }
        }
        score.tell();
        return;
    }
    let weights = train(&choices.iter().filter(|c| !c.missed).collect::<Vec<_>>(), names.len());
    let out = lines(&names, &weights);
    if let Some(test) = std::env::args().skip_while(|a| a != "--test").nth(1) {
        let mut score = Score::default();
        let model = Model::read(&out);
        read(&test).iter().for_each(|told| score.add(told, &model.answers(&told.article)));
        score.tell();
        return;
    }
    #[expect(clippy::print_stdout, reason = "the trainer's output")]
    {
        print!("{out}");
    }
}
