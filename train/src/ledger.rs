//! The ledger: what is found in fixed inputs, a line each, so that two builds can be held side by side.
//!
//! A record opens with a line `# SET@PADDING INPUTS` for each set; then follow the findings, sorted,
//! as `INPUT check severity id marked words` between tabs.

use crate::inputs::Input;
use crossread::internals::events::EventOptions;
use crossread::internals::read;
use crossread::internals::report::{self, Facts};
use crossread::{Options, compare};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One finding of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The input's key.
    pub input: String,
    /// Name of the check.
    pub check: String,
    /// Severity.
    pub severity: String,
    /// Id of the finding.
    pub id: String,
    /// What is marked in each place: words of one place between `|`, places between ` / `.
    pub marked: String,
}

/// What is found in a set of inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Number of inputs of each `SET@PADDING`.
    pub sets: BTreeMap<String, usize>,
    /// The findings, sorted.
    pub lines: Vec<Line>,
}

/// What makes the findings.
#[derive(Clone, Debug)]
pub enum Maker {
    /// The library that this program is linked with.
    Library,
    /// A crossread program.
    Program(PathBuf),
}

/// "minpair_dev/conflict@front" of a key.
pub fn set_of(key: &str) -> String {
    let (path, padding) = key.rsplit_once('@').unwrap_or((key, ""));
    let set = path.rsplit_once('/').map_or(path, |(set, _)| set);
    format!("{set}@{padding}")
}

/// Compare every input, on all cores.
///
/// # Errors
/// An article that cannot be read, or a program that cannot be run or prints no report.
pub fn record(inputs: &[Input], maker: &Maker) -> io::Result<Record> {
    let found: Vec<Vec<Line>> = inputs
        .par_iter()
        .map(|input| {
            let report = match maker {
                Maker::Library => in_process(input)?,
                Maker::Program(path) => by_program(input, path)?,
            };
            Ok(lines(&input.key(), &report))
        })
        .collect::<io::Result<_>>()?;
    let mut record = Record::default();
    for input in inputs {
        *record.sets.entry(set_of(&input.key())).or_default() += 1;
    }
    record.lines = found.into_iter().flatten().collect();
    record.lines.sort();
    Ok(record)
}

fn in_process(input: &Input) -> io::Result<Value> {
    let articles = input
        .articles
        .iter()
        .map(|(name, text)| read::parse(name, text.as_bytes()).map_err(|e| io::Error::other(format!("{}: {name}: {e}", input.key()))))
        .collect::<io::Result<_>>()?;
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let comparison = compare(articles, &options, &|| {});
    Ok(serde_json::to_value(report::build(&comparison, Facts::default()))?)
}

fn by_program(input: &Input, program: &Path) -> io::Result<Value> {
    let folder = tempfile::tempdir()?;
    let mut command = Command::new(fs::canonicalize(program)?);
    command.args(["compare", "--format", "json"]).current_dir(folder.path()).env_clear();
    for (name, text) in &input.articles {
        fs::write(folder.path().join(name), text)?;
        command.arg(name);
    }
    let run = command.output()?;
    serde_json::from_slice(&run.stdout)
        .map_err(|e| io::Error::other(format!("{}: {e}: {}", input.key(), String::from_utf8_lossy(&run.stderr))))
}

/// The findings of a report.
fn lines(input: &str, report: &Value) -> Vec<Line> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(&report["findings"])
        .iter()
        .map(|finding| {
            let places: Vec<String> = list(&finding["locations"])
                .iter()
                .map(|location| {
                    let marked = list(&location["pieces"]).into_iter().filter(|p| p["marked"] == true);
                    marked.map(|p| text(&p["text"]).split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("|")
                })
                .collect();
            Line {
                input: input.to_owned(),
                check: text(&finding["rule"]),
                severity: text(&finding["severity"]),
                id: text(&finding["id"]),
                marked: places.join(" / "),
            }
        })
        .collect()
}

impl Record {
    /// The record as text.
    pub fn print(&self) -> String {
        let sets = self.sets.iter().map(|(set, inputs)| format!("# {set} {inputs}\n"));
        let lines = self.lines.iter().map(|l| format!("{}\t{}\t{}\t{}\t{}\n", l.input, l.check, l.severity, l.id, l.marked));
        sets.chain(lines).collect()
    }

    /// The record of a text.
    ///
    /// # Errors
    /// A line that is no line of a record.
    pub fn parse(text: &str) -> io::Result<Self> {
        let mut record = Self::default();
        for line in text.lines() {
            let wrong = || io::Error::other(format!("no line of a record: {line}"));
            if let Some(set) = line.strip_prefix("# ") {
                let (set, inputs) = set.rsplit_once(' ').ok_or_else(wrong)?;
                record.sets.insert(set.to_owned(), inputs.parse().map_err(|_| wrong())?);
                continue;
            }
            let [input, check, severity, id, marked] = line.split('\t').collect::<Vec<_>>().try_into().map_err(|_| wrong())?;
            let [input, check, severity, id, marked] = [input, check, severity, id, marked].map(str::to_owned);
            record.lines.push(Line { input, check, severity, id, marked });
        }
        record.lines.sort();
        Ok(record)
    }
}
