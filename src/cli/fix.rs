//! `check --fix`: the sources' words put into a draft, one change at a time.
//!
//! Only where the sources agree has a finding a change at all. The draft on disk is written once, after every
//! question is answered, and each change is said.

use super::output;
use super::place::shown_path;
use super::tell::{shown, tell};
use anyhow::Context as _;
use crossread::internals::report::{Finding, Fix, Report};
use std::collections::BTreeSet;
use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::ops::Range;
use std::path::Path;

/// Which changes are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Fixing {
    /// Ask for each on the terminal
    Ask,
    /// Without asking, those that change how quoted words or a name are spelt
    Safe,
}

/// Names that are so much alike are one name in two spellings: "Drattell", "Dartell".
const ONE_NAME: f64 = 0.7;

impl Fixing {
    /// Whether this can be done with `drafts`, before any of them is read.
    pub(super) fn suits(self, drafts: &[std::path::PathBuf]) -> anyhow::Result<()> {
        if drafts.iter().any(|d| d.as_os_str() == "-") {
            anyhow::bail!("--fix changes a file, and the draft comes from standard input: name the file in place of -");
        }
        if self == Self::Ask && !std::io::stdin().is_terminal() {
            anyhow::bail!(
                "--fix asks for each change on a terminal, and there is none: use --fix=safe, or take the changes from --format sarif or rdjson"
            );
        }
        Ok(())
    }
}

/// One change of the draft's file.
struct Change<'a> {
    finding: &'a Finding,
    fix: &'a Fix,
    /// Bytes of the file that it replaces.
    at: Range<usize>,
}

/// Make the changes of `report` in the draft at `path`, and take the findings that they settle out of it.
/// `draft` is the text that was compared.
pub(super) fn apply(report: &mut Report, draft: &str, path: &Path, fixing: Fixing) -> anyhow::Result<()> {
    let open = report.findings.iter().filter(|f| f.is_open()).filter_map(|f| Some((f, f.fix.as_ref()?)));
    let wanted: Vec<(&Finding, &Fix)> =
        open.filter(|(f, fix)| fixing == Fixing::Ask || is_safe(f, &draft[fix.start..fix.end], &fix.text)).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let read = || output::read(path).with_context(|| format!("could not change {}", shown_path(path)));
    let file = read()?;
    let mut changes: Vec<Change<'_>> = Vec::new();
    for (finding, fix) in wanted {
        let Some(at) = place(&file, fix, &draft[fix.start..fix.end]) else {
            tell!(
                "{}:{}: not changed, as the file has signs of markup between these words: {}",
                shown_path(path),
                fix.position.line,
                finding.message
            );
            continue;
        };
        // Two findings on the same words: the graver one stands first, and the other is met again in the next run.
        if changes.iter().all(|c| c.at.end <= at.start || at.end <= c.at.start || (c.at == at && c.fix.text == fix.text)) {
            changes.push(Change { finding, fix, at });
        }
    }
    changes.sort_by_key(|c| c.at.start);
    if fixing == Fixing::Ask {
        changes = asked(changes, &file, path)?;
    }
    let mut text = file.clone();
    let mut done = BTreeSet::new();
    for change in changes.iter().rev().filter(|c| done.insert(c.at.start)) {
        text.replace_range(change.at.clone(), &change.fix.text);
    }
    if text != file {
        // What somebody wrote meanwhile is theirs.
        anyhow::ensure!(
            read()? == file,
            "{} was written by somebody else meanwhile, and nothing is changed: run the check again",
            shown_path(path)
        );
        output::file(&path.canonicalize().unwrap_or_else(|_| path.to_owned()), text.as_bytes())?;
    }
    for Change { finding, fix, at } in &changes {
        let place = format!("{}:{}", shown_path(path), fix.position.line);
        tell!("{place}: changed “{}” to “{}” ({} {})", &file[at.clone()], fix.text, finding.rule, finding.id);
    }
    let settled: BTreeSet<String> = changes.iter().map(|c| c.finding.id.clone()).collect();
    report.findings.retain(|f| !settled.contains(&f.id));
    Ok(())
}

/// Whether nobody need be asked: what is said, and of whom, stays.
fn is_safe(finding: &Finding, now: &str, then: &str) -> bool {
    match finding.rule.as_str() {
        "quotation-marks-or-spelling" => true,
        "differing-name" => strsim::normalized_damerau_levenshtein(now, then) >= ONE_NAME,
        _ => false,
    }
}

/// Where `words` of the draft, which `fix` replaces, stand in its file, if they stand there as they are read.
fn place(file: &str, fix: &Fix, words: &str) -> Option<Range<usize>> {
    let offset = |line: u32, byte: u32| {
        let before: usize = file.split_inclusive('\n').take(line as usize - 1).map(str::len).sum();
        before + byte as usize - 1
    };
    let at = offset(fix.position.line, fix.position.byte)..offset(fix.end_position.line, fix.end_position.byte);
    let same = |a: &str, b: &str| a.split_whitespace().eq(b.split_whitespace());
    file.get(at.clone()).is_some_and(|there| same(there, words)).then_some(at)
}

/// Those of `changes` that whoever sits at the terminal says yes to.
fn asked<'a>(changes: Vec<Change<'a>>, file: &str, path: &Path) -> anyhow::Result<Vec<Change<'a>>> {
    let mut wanted = Vec::new();
    let mut is_all = false;
    for change in changes {
        if !is_all {
            tell!("{}:{}: {}", shown_path(path), change.fix.position.line, change.finding.message);
            tell!("  change “{}” to “{}”?", &file[change.at.clone()], change.fix.text);
            match answer()? {
                Answer::Yes => {}
                Answer::No => continue,
                Answer::All => is_all = true,
                Answer::Stop => break,
            }
        }
        wanted.push(change);
    }
    Ok(wanted)
}

/// What was said to a change.
enum Answer {
    Yes,
    No,
    All,
    Stop,
}

/// Ask until it is understood; the end of the input stops.
fn answer() -> anyhow::Result<Answer> {
    loop {
        let mut error = anstream::stderr().lock();
        let _ = write!(error, "{}", shown("  [y]es, [n]o, [a]ll of this draft, [q]uit: ")).and_then(|()| error.flush());
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line)? == 0 {
            return Ok(Answer::Stop);
        }
        match line.trim().to_ascii_lowercase().as_str() {
            "y" | "yes" => return Ok(Answer::Yes),
            "n" | "no" | "" => return Ok(Answer::No),
            "a" | "all" => return Ok(Answer::All),
            "q" | "quit" => return Ok(Answer::Stop),
            _ => {}
        }
    }
}
