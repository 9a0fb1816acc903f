//! Hold the words that a page shows against the tests of the HTML standard: `cargo run -p crossread-train --bin
//! measure_html -- FOLDER [--errors]` reads the files of html5lib in FOLDER, `*.test` of the tokenizer and `*.dat` of
//! the trees that a parser builds (the package html5lib of PyPI carries both), and prints how many inputs show the same
//! words, white space, control characters and their order aside, and which share of all letters shown is read.
//!
//! The differences that are meant are counted by themselves:
//! - *more*: what hides the rest of a page in a browser, a tag, a comment, a title or a script that is never closed, hides
//!   nothing here: a torn page loses no words.
//! - *two bytes*: a file with a NUL in every other byte is read as UTF-16, which the tests' inputs are not.
//! - *tags shown*: behind `<plaintext>`, and in `<xmp>`, a browser shows tags and comments as text; here their words alone
//!   are read.
//! - *without scripts*: what a head holds for a browser without scripts is not read.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for developing, run by hand on a known folder"
)]

use crossread::internals::read;
use crossread_train::html5lib::{Case, tokens, trees};
use std::collections::BTreeMap;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let show = args.iter().any(|a| a == "--errors");
    let mut files: Vec<_> = std::fs::read_dir(&args[0]).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for (kind, end) in [("tokens", "test"), ("trees", "dat")] {
        let mut sums = Sums::default();
        for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == end)) {
            let text = String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned();
            let cases = if kind == "trees" { trees(&text) } else { tokens(&text).unwrap() };
            for case in &cases {
                let difference = sums.add(case);
                if show && difference == OTHER {
                    println!("{}: {:?}: {:?} for {:?}", file.display(), case.input, shown(&case.input), case.shown);
                }
            }
        }
        sums.print(kind);
    }
}

const OTHER: &str = "other";

#[derive(Default)]
struct Sums {
    cases: BTreeMap<&'static str, usize>,
    /// Letters that are shown, and those of them that are read, in cases that do not differ as is meant.
    letters: usize,
    read: usize,
}

impl Sums {
    /// Count a case, and say how it differs.
    fn add(&mut self, case: &Case) -> &'static str {
        let (expected, read) = (counted(&case.shown), counted(&shown(&case.input)));
        let letters: usize = expected.values().sum();
        let kept: usize = expected.iter().map(|(c, n)| (*n).min(read.get(c).copied().unwrap_or(0))).sum();
        let lower = case.input.to_ascii_lowercase();
        let difference = match () {
            () if expected == read => "same",
            () if kept == letters => "more",
            () if lower.contains('\0') => "two bytes",
            () if lower.contains("<plaintext") || lower.contains("<xmp") => "tags shown",
            () if lower.contains("<noscript") => "without scripts",
            () => OTHER,
        };
        if matches!(difference, "same" | "more" | OTHER) {
            self.letters += letters;
            self.read += kept;
        }
        *self.cases.entry(difference).or_default() += 1;
        difference
    }

    fn print(&self, kind: &str) {
        let all: usize = self.cases.values().sum();
        if all > 0 {
            let share = self.read as f64 / self.letters.max(1) as f64;
            let cases: Vec<String> = self.cases.iter().map(|(name, n)| format!("{name} {n}")).collect();
            println!("{kind}: {all} inputs: {}; {share:.4} of the letters shown are read", cases.join(", "));
        }
    }
}

/// The words that the page shows.
fn shown(input: &str) -> String {
    let articles = read::parse_all("page.html", input.as_bytes(), 1 << 20).unwrap_or_default();
    articles.into_iter().map(|a| a.text).collect()
}

/// How often each character of a text stands in it.
fn counted(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{ad}') {
        *counts.entry(c).or_default() += 1;
    }
    counts
}
