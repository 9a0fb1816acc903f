//! The ledger of findings: what two builds add, remove and regrade.
//!
//! ```text
//! ledger record --to FILE [--bin PROGRAM] INPUT…   compare every input and write what is found
//! ledger diff OLD NEW [--all] [--most N]            what NEW adds (+), removes (-) and regrades (~)
//! ledger sum RECORD                                 alarms of each set, alone and padded
//! ```
//!
//! INPUT is a `.jsonl` file of pairs or a folder of articles (`crossread_train::inputs`). Without
//! `--bin` the library of this build compares; with it the program given. `diff` leaves findings of
//! severity info out unless `--all` is given, prints N lines of each kind (40), and ends with status 1
//! where there is a difference.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a tool for developing, run by hand on known files"
)]

use crossread_train::changes::{changes, found};
use crossread_train::inputs;
use crossread_train::ledger::{Line, Maker, Record, record, set_of};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let command = if args.is_empty() { String::new() } else { args.remove(0) };
    let outcome = match command.as_str() {
        "record" => write(args),
        "diff" => diff(args),
        "sum" => sum(&args),
        _ => Err(io::Error::other("usage: ledger record --to FILE [--bin PROGRAM] INPUT… | diff OLD NEW [--all] [--most N] | sum RECORD")),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("ledger: {error}");
        ExitCode::from(2)
    })
}

/// Take `name` and its value out of the arguments.
fn option(args: &mut Vec<String>, name: &str) -> Option<String> {
    let at = args.iter().position(|a| a == name)?;
    args.remove(at);
    (at < args.len()).then(|| args.remove(at))
}

fn write(mut args: Vec<String>) -> io::Result<ExitCode> {
    let to = option(&mut args, "--to").ok_or_else(|| io::Error::other("record: say where with --to FILE"))?;
    let maker = option(&mut args, "--bin").map_or(Maker::Library, |p| Maker::Program(PathBuf::from(p)));
    let mut all = Vec::new();
    for path in &args {
        all.extend(inputs::read(Path::new(path)).map_err(|e| io::Error::other(format!("{path}: {e}")))?);
    }
    let record = record(&all, &maker)?;
    std::fs::write(&to, record.print())?;
    println!("{} inputs, {} findings in {to}", all.len(), record.lines.len());
    Ok(ExitCode::SUCCESS)
}

fn load(path: &str) -> io::Result<Record> {
    let text = std::fs::read_to_string(path).map_err(|e| io::Error::other(format!("{path}: {e}")))?;
    Record::parse(&text)
}

fn diff(mut args: Vec<String>) -> io::Result<ExitCode> {
    let most = option(&mut args, "--most").and_then(|n| n.parse().ok()).unwrap_or(40);
    let everything = args.iter().any(|a| a == "--all");
    args.retain(|a| a != "--all");
    let [old, new] = args.as_slice() else { return Err(io::Error::other("diff: give two records")) };
    let mut changes = changes(&load(old)?, &load(new)?);
    if !everything {
        changes.added.retain(|l| l.severity != "info");
        changes.removed.retain(|l| l.severity != "info");
    }
    let show = |line: &Line| format!("{} {} {} {}", line.input, line.check, line.severity, line.marked);
    let mut sets: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for (kind, lines) in [("-", &changes.removed), ("+", &changes.added)] {
        for (n, line) in lines.iter().enumerate() {
            sets.entry(set_of(&line.input)).or_default()[usize::from(kind == "-")] += 1;
            if n < most {
                println!("{kind} {}", show(line));
            }
        }
    }
    for (n, (was, line)) in changes.regraded.iter().enumerate() {
        sets.entry(set_of(&line.input)).or_default()[2] += 1;
        if n < most {
            println!("~ {was} → {}", show(line));
        }
    }
    for (set, [added, removed, regraded]) in &sets {
        println!("{set:48} +{added} -{removed} ~{regraded}");
    }
    let (added, removed, regraded) = (changes.added.len(), changes.removed.len(), changes.regraded.len());
    println!(
        "{added} added, {removed} removed, {regraded} regraded; {} with another id; {} sets not in both",
        changes.renamed.len(),
        changes.uncommon
    );
    Ok(if changes.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn sum(args: &[String]) -> io::Result<ExitCode> {
    let [path] = args else { return Err(io::Error::other("sum: give one record")) };
    println!("{:48} {:>7} {:>14} {:>7} {:>12}", "set", "inputs", "alarmed", "alarms", "unlike alone");
    for (set, f) in found(&load(path)?) {
        let share = f.alarmed as f64 * 100.0 / f.inputs.max(1) as f64;
        println!("{set:48} {:7} {:6} {share:5.1} % {:7} {:12}", f.inputs, f.alarmed, f.alarms, f.unlike_alone);
    }
    Ok(ExitCode::SUCCESS)
}
