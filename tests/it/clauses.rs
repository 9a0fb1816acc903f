//! The clauses of `cases/clauses`: sentences as news has them, with what is beyond dispute of each clause.
//!
//! The odd-numbered cases were looked at while the reader was written; of the even-numbered only the totals
//! were. A clause is right when every field that its case gives is. `cargo test --test it clauses:: -- --nocapture`
//! prints the figures, and what is wrong in the odd half.

#![allow(clippy::disallowed_methods, reason = "reads the cases")]
#![allow(clippy::print_stdout, reason = "the figures are what it is run for")]

use crossread::internals::article::Span;
use crossread::internals::extract::clauses::{Clause, Holder, Modality, Phase, Role, clauses};
use crossread::internals::syntax::{Tree, parse};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Right and all.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn percent(self) -> f64 {
        100.0 * self.right as f64 / self.all.max(1) as f64
    }
}

#[derive(Default)]
struct Figures {
    clauses: Count,
    fields: BTreeMap<String, Count>,
    wrong: String,
}

/// What `clause` has for `field`, as the cases write it; "-" for nothing.
fn value(text: &str, tree: &Tree, clause: Option<&Clause>, field: &str) -> String {
    let Some(clause) = clause else { return "no clause".to_owned() };
    let form = |token: usize| tree.nodes[token].span.of(text);
    let role = |role| clause.arguments.iter().find(|a| a.role == role).map_or("-", |a| form(a.head)).to_owned();
    match field {
        "agent" => role(Role::Agent),
        "patient" => role(Role::Patient),
        "recipient" => role(Role::Recipient),
        "polarity" => if clause.denied { "denied" } else { "affirmed" }.to_owned(),
        "modality" => match clause.modality {
            Modality::Asserted => "asserted",
            Modality::Possible => "possible",
            Modality::Probable => "probable",
            Modality::Alleged => "alleged",
            Modality::Required => "required",
            Modality::Conditional => "conditional",
        }
        .to_owned(),
        "phase" => match clause.phase {
            Some(Phase::Ahead) => "ahead",
            Some(Phase::Begun) => "begun",
            Some(Phase::Done) => "done",
            None => "-",
        }
        .to_owned(),
        "holder" => match clause.holder {
            Holder::Author => "author".to_owned(),
            Holder::Unnamed(_) => "unnamed".to_owned(),
            Holder::Named { head, .. } => format!("named {}", form(head)),
        },
        other => panic!("unknown field {other}"),
    }
}

/// Reads one case into `figures`.
fn read(name: &str, case: &str, figures: &mut Figures) {
    let text: String = case.lines().filter_map(|line| line.strip_prefix("> ")).collect::<Vec<_>>().join(" ");
    let tree = parse(&text, Span::new(0, text.len()));
    let found = clauses(&text, &tree);
    let mut used = Vec::new();
    let mut wrong = String::new();
    for (predicate, fields) in case.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(": ")) {
        let is_it = |c: &&Clause| tree.nodes[c.predicate].span.of(&text).eq_ignore_ascii_case(predicate) && !used.contains(&c.predicate);
        let clause = found.iter().find(is_it);
        used.extend(clause.map(|c| c.predicate));
        let mut whole = true;
        for (field, expected) in fields.split("; ").filter_map(|f| f.split_once('=')) {
            let got = value(&text, &tree, clause, field);
            let right = got.eq_ignore_ascii_case(expected);
            figures.fields.entry(field.to_owned()).or_default().add(right);
            whole &= right;
            if !right {
                writeln!(wrong, "    {predicate}: {field} is {got}, not {expected}").expect("a string");
            }
        }
        figures.clauses.add(whole);
    }
    if !wrong.is_empty() {
        write!(figures.wrong, "{name}: {text}\n{wrong}").expect("a string");
    }
}

/// The figures of the cases whose number is odd, or of the others.
fn figures(odd: bool) -> Figures {
    let mut figures = Figures::default();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/clauses");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a case").path()).collect();
    files.sort();
    for path in files {
        let all = std::fs::read_to_string(&path).expect("a file of cases");
        for case in all.split("\n## ").skip(1) {
            let number: usize = case.lines().next().and_then(|line| line.trim().parse().ok()).expect("a number");
            if (number % 2 == 1) == odd {
                read(&format!("{} {number}", path.file_stem().and_then(|s| s.to_str()).unwrap_or_default()), case, &mut figures);
            }
        }
    }
    figures
}

fn show(name: &str, figures: &Figures) {
    println!(
        "{name}: {} of {} clauses right in every field, {:.1} %",
        figures.clauses.right,
        figures.clauses.all,
        figures.clauses.percent()
    );
    for (field, count) in &figures.fields {
        println!("    {field:10} {:4} of {:4}, {:.1} %", count.right, count.all, count.percent());
    }
}

#[test]
fn clauses_that_were_read_say_what_their_cases_say() {
    let figures = figures(true);
    println!("{}", figures.wrong);
    show("read", &figures);
    assert!(figures.clauses.percent() >= READ, "{}", figures.wrong);
}

#[test]
fn clauses_that_were_only_counted_say_what_their_cases_say() {
    let figures = figures(false);
    show("counted", &figures);
    assert!(figures.clauses.percent() >= COUNTED, "{} of {}", figures.clauses.right, figures.clauses.all);
}

/// Shares that were reached, in percent; raised when a change reaches more.
const READ: f64 = 94.5;
const COUNTED: f64 = 83.5;
