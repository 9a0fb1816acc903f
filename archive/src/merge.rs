//! The tables of findings, each in order → one report in JSON Lines, the same as `crossread report --format jsonl` writes.

use crate::job::{Done, Task};
use crate::stages::Ranked;
use crate::table::{Beside, Written};
use anyhow::Result;
use crossread::internals::render::{json_line, json_run_line};
use crossread::internals::report::{Failure, SeverityCounts, Totals};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::Write as _;
use std::path::Path;

/// Title of the report, as that of the program for one folder.
const TITLE: &str = "What the sources report";

/// What the run counted and could not read.
pub(crate) struct Summary {
    /// Totals of the report.
    pub(crate) totals: Totals,
    /// What could not be read.
    pub(crate) failures: Vec<Failure>,
}

impl Summary {
    /// The sum of what tasks left: those of the listing and of reading first, which are told in order.
    pub(crate) fn of(read: &[Done], others: &[Done]) -> Self {
        let failures = |of: &[Done]| {
            let all = of.iter().flat_map(|done| done.failures.iter());
            all.map(|(path, reason)| Failure { path: path.clone(), reason: reason.clone() }).collect::<Vec<_>>()
        };
        let mut unread = failures(read);
        unread.sort_by(|a, b| (&a.path, &a.reason).cmp(&(&b.path, &b.reason)));
        unread.dedup_by(|a, b| (&a.path, &a.reason) == (&b.path, &b.reason));
        unread.extend(failures(others));
        let sum = |name: &str| read.iter().chain(others).map(|done| done.count(name)).sum::<i64>() as usize;
        let totals = Totals {
            articles: sum("articles"),
            events: sum("events"),
            quotations: sum("quotations"),
            claims: sum("claims"),
            findings: SeverityCounts { high: sum("high"), medium: sum("medium"), low: sum("low"), info: sum("info") },
            failures: unread.len(),
        };
        Self { totals, failures: unread }
    }
}

/// Write the report of `summary` and of all tables of findings to `place`.
pub(crate) fn write(task: &Task, summary: &Summary, place: &Path) -> Result<Written> {
    let rendering = task.rendering();
    let mut out = Beside::create(place)?;
    out.write_all(json_run_line(None, TITLE, &summary.totals, &rendering)?.as_bytes())?;
    let mut tables = Vec::new();
    for part in task.parts() {
        tables.push(Sorted::of(Ranked::read(&task.file("findings", "findings", part))?)?);
    }
    let mut first: BinaryHeap<Reverse<(Ranked, usize)>> = BinaryHeap::new();
    for (n, table) in tables.iter_mut().enumerate() {
        first.extend(table.next()?.map(|row| Reverse((row, n))));
    }
    while let Some(Reverse((row, n))) = first.pop() {
        out.write_all(row.line.as_bytes())?;
        first.extend(tables[n].next()?.map(|row| Reverse((row, n))));
    }
    for failure in &summary.failures {
        out.write_all(json_line("failure", failure, &task.job.folder, &rendering)?.as_bytes())?;
    }
    out.finish(&task.order.output)
}

/// The rows of a table, one after another.
struct Sorted<I> {
    batches: I,
    rows: std::vec::IntoIter<Ranked>,
}

impl<I: Iterator<Item = Result<Vec<Ranked>>>> Sorted<I> {
    fn of(batches: I) -> Result<Self> {
        Ok(Self { batches, rows: Vec::new().into_iter() })
    }

    fn next(&mut self) -> Result<Option<Ranked>> {
        loop {
            if let Some(row) = self.rows.next() {
                return Ok(Some(row));
            }
            match self.batches.next() {
                Some(rows) => self.rows = rows?.into_iter(),
                None => return Ok(None),
            }
        }
    }
}
