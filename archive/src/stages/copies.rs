//! What several articles have: one text, which makes their ids differ by a number, or a line of their outlet, which is
//! set aside.

use super::read::{Buckets, part_of};
use crate::job::{Done, Task};
use crate::table::{self, Lists, numbers, numbers_of, schema, texts, texts_of};
use anyhow::Result;
use crossread::internals::read::independent;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, SchemaRef, UInt32Type, UInt64Type};
use std::collections::{BTreeMap, BTreeSet};

/// Articles whose text another before it has, with the number behind their ids.
fn copies_schema() -> SchemaRef {
    schema([("number", DataType::UInt64), ("copy", DataType::UInt32)])
}

/// Lines that are set aside.
fn lines_schema() -> SchemaRef {
    schema([("outlet", DataType::Utf8), ("line", DataType::Utf8)])
}

/// An outlet and a line of it, with the articles that have it and the long paragraphs of each.
type LineHolders = BTreeMap<(String, String), Vec<(u64, Vec<u64>)>>;

pub(super) fn run(task: &Task) -> Result<Done> {
    let mut texts_held: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let mut lines: LineHolders = BTreeMap::new();
    for part in task.parts() {
        for rows in table::read(&task.file("read", "copies", part), Some(task.number()))? {
            let rows = rows?;
            let (id, number) = (texts_of(&rows, "id")?, numbers_of::<UInt64Type>(&rows, "number")?);
            (0..rows.num_rows()).for_each(|n| texts_held.entry(id.value(n).to_owned()).or_default().push(number[n]));
        }
        for rows in table::read(&task.file("read", "lines", part), Some(task.number()))? {
            let rows = rows?;
            let (outlet, line) = (texts_of(&rows, "outlet")?, texts_of(&rows, "line")?);
            let (number, paragraphs) = (numbers_of::<UInt64Type>(&rows, "number")?, Lists::<UInt64Type>::of(&rows, "paragraphs")?);
            for (n, number) in number.iter().enumerate() {
                let key = (outlet.value(n).to_owned(), line.value(n).to_owned());
                lines.entry(key).or_default().push((*number, paragraphs.row(n).to_vec()));
            }
        }
    }
    let mut done = Done::default();
    let mut copies: Buckets<(u64, u32)> = Buckets::new();
    // blocks are read in their order, and articles stand in theirs: numbers rise
    for held in texts_held.values() {
        for (n, number) in held.iter().enumerate().skip(1) {
            copies.entry(part_of(*number)).or_default().push((*number, n as u32 + 1));
        }
    }
    let mut writer = task.writer("copies", &copies_schema())?;
    for (bucket, rows) in copies {
        done.add("copies", rows.len() as i64);
        let columns = vec![numbers::<UInt64Type>(rows.iter().map(|r| r.0)), numbers::<UInt32Type>(rows.iter().map(|r| r.1))];
        writer.write(bucket, &RecordBatch::try_new(copies_schema(), columns)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    let is_repeated = |held: &[(u64, Vec<u64>)]| independent(held.iter().map(|(_, paragraphs)| paragraphs.iter().copied()));
    let repeated: Vec<&(String, String)> = lines.iter().filter(|(_, held)| is_repeated(held)).map(|(key, _)| key).collect();
    let mut writer = task.writer("lines", &lines_schema())?;
    let columns = vec![texts(repeated.iter().map(|k| &k.0)), texts(repeated.iter().map(|k| &k.1))];
    writer.write(task.number(), &RecordBatch::try_new(lines_schema(), columns)?)?;
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// Of the articles of a block those whose text another before it has, with the number behind their ids.
pub(super) fn copies_of(task: &Task) -> Result<BTreeMap<u64, usize>> {
    let mut copies = BTreeMap::new();
    for bucket in task.parts() {
        for rows in table::read(&task.file("copies", "copies", bucket), Some(task.number()))? {
            let rows = rows?;
            let (number, copy) = (numbers_of::<UInt64Type>(&rows, "number")?, numbers_of::<UInt32Type>(&rows, "copy")?);
            copies.extend(number.iter().copied().zip(copy.iter().map(|c| *c as usize)));
        }
    }
    Ok(copies)
}

/// The lines that are set aside, by outlet.
pub(super) fn lines(task: &Task) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut lines: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for bucket in task.parts() {
        for rows in table::read(&task.file("copies", "lines", bucket), None)? {
            let rows = rows?;
            let (outlet, line) = (texts_of(&rows, "outlet")?, texts_of(&rows, "line")?);
            (0..rows.num_rows()).for_each(|n| {
                lines.entry(outlet.value(n).to_owned()).or_default().insert(line.value(n).to_owned());
            });
        }
    }
    Ok(lines)
}
