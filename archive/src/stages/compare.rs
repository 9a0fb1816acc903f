//! Each block with itself and those behind it → the pairs of articles that are alike.

use super::frequencies::terms_of;
use super::rows::{sketches_of, vectors_of};
use crate::job::{Done, Task};
use crate::table::{self, Lists, numbers, numbers_of, schema};
use anyhow::{Context as _, Result, ensure};
use crossread::internals::events::Weighted;
use crossread::internals::events::blocks::{Block, Pair};
use datafusion::arrow::array::{Array as _, AsArray as _, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Float32Type, Int32Type, SchemaRef, UInt8Type, UInt32Type, UInt64Type};
use std::collections::HashMap;

/// The table of pairs: positions, blocks, whether each is a brief, and the likeness.
pub(super) fn pairs_schema() -> SchemaRef {
    schema([
        ("a", DataType::UInt64),
        ("b", DataType::UInt64),
        ("a_part", DataType::UInt32),
        ("b_part", DataType::UInt32),
        ("a_short", DataType::UInt8),
        ("b_short", DataType::UInt8),
        ("likeness", DataType::Float32),
    ])
}

/// A row of the table of pairs.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) a: u64,
    pub(super) b: u64,
    pub(super) parts: [u32; 2],
    pub(super) is_short: [bool; 2],
    pub(super) likeness: f32,
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let first = task.number();
    let own = block(task, first)?;
    let mut done = Done::default();
    let mut writer = task.writer("pairs", &pairs_schema())?;
    for second in first..task.job.parts {
        if !meet(task, first, second)? {
            continue;
        }
        let other = if second == first { None } else { Some(block(task, second)?) };
        let pairs = other.as_ref().map_or_else(|| own.pairs_within(), |other| own.pairs_with(other));
        let rows = rows(pairs, (first, &own), (second, other.as_ref().unwrap_or(&own)), task.job.window);
        done.add("pairs", rows.len() as i64);
        writer.write(second, &batch(&rows)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// Whether articles of the two blocks may have been published within the window; those without a day are within any.
fn meet(task: &Task, first: u32, second: u32) -> Result<bool> {
    let Some(window) = task.job.window.filter(|_| first != second) else { return Ok(true) };
    let (a, b) = (task.done("sketch", first)?, task.done("sketch", second)?);
    let span = |done: &Done| Some((*done.counts.get("first_day")?, *done.counts.get("last_day")?));
    let Some(((a_first, a_last), (b_first, b_last))) = span(&a).zip(span(&b)) else { return Ok(true) };
    let between = (b_first - a_last).max(a_first - b_last);
    Ok(between <= i64::from(window) || a.count("undated") > 0 || b.count("undated") > 0)
}

fn rows(pairs: Vec<Pair>, (first, own): (u32, &Block), (second, other): (u32, &Block), window: Option<u32>) -> Vec<Row> {
    let days = window.map(|window| {
        let of = |block: &Block| block.positions.iter().copied().zip(block.articles.iter().map(|a| a.day)).collect::<Vec<_>>();
        let day: HashMap<u64, Option<i32>> = of(own).into_iter().chain(of(other)).collect();
        (window, day)
    });
    let is_near = |pair: &Pair| {
        let Some((window, days)) = &days else { return true };
        let of = |position: &u64| days.get(position).copied().flatten();
        of(&pair.a).zip(of(&pair.b)).is_none_or(|(a, b)| a.abs_diff(b) <= *window)
    };
    let row = |pair: Pair| {
        let parts = if pair.is_in_order { [first, second] } else { [second, first] };
        Row { a: pair.a, b: pair.b, parts, is_short: pair.is_short, likeness: pair.likeness }
    };
    pairs.into_iter().filter(is_near).map(row).collect()
}

fn batch(rows: &[Row]) -> Result<RecordBatch> {
    let columns = vec![
        numbers::<UInt64Type>(rows.iter().map(|r| r.a)),
        numbers::<UInt64Type>(rows.iter().map(|r| r.b)),
        numbers::<UInt32Type>(rows.iter().map(|r| r.parts[0])),
        numbers::<UInt32Type>(rows.iter().map(|r| r.parts[1])),
        numbers::<UInt8Type>(rows.iter().map(|r| r.is_short[0].into())),
        numbers::<UInt8Type>(rows.iter().map(|r| r.is_short[1].into())),
        numbers::<Float32Type>(rows.iter().map(|r| r.likeness)),
    ];
    Ok(RecordBatch::try_new(pairs_schema(), columns)?)
}

/// Give `take` the pairs that `part` has with itself and those behind it, batch by batch.
pub(super) fn for_each_pair(task: &Task, part: u32, mut take: impl FnMut(Row) -> Result<()>) -> Result<()> {
    for rows in table::read(&task.file("compare", "pairs", part), None)? {
        let rows = rows?;
        let position = |name: &str| numbers_of::<UInt64Type>(&rows, name);
        let part = |name: &str| numbers_of::<UInt32Type>(&rows, name);
        let short = |name: &str| numbers_of::<UInt8Type>(&rows, name);
        let (a, b, a_part, b_part) = (position("a")?, position("b")?, part("a_part")?, part("b_part")?);
        let (a_short, b_short, likeness) = (short("a_short")?, short("b_short")?, numbers_of::<Float32Type>(&rows, "likeness")?);
        for n in 0..rows.num_rows() {
            let is_short = [a_short[n] > 0, b_short[n] > 0];
            take(Row { a: a[n], b: b[n], parts: [a_part[n], b_part[n]], is_short, likeness: likeness[n] })?;
        }
    }
    Ok(())
}

/// A block, ready to be compared.
fn block(task: &Task, part: u32) -> Result<Block> {
    let mut block = Block::default();
    (block.terms, block.held) = terms_of(task, ("weigh", "terms", part), None)?.into_iter().unzip();
    for rows in table::read(&task.file("weigh", "vectors", part), None)? {
        let rows = rows?;
        block.positions.extend(numbers_of::<UInt64Type>(&rows, "position")?);
        let length = numbers_of::<Float32Type>(&rows, "length")?;
        let day = rows.column_by_name("day").and_then(|c| c.as_primitive_opt::<Int32Type>()).context("no column day")?;
        let articles = vectors_of(&rows)?.into_iter().enumerate().map(|(n, [full, lead, names])| {
            let day = day.is_valid(n).then(|| day.value(n));
            Weighted { full, lead, names, day, length: length[n] }
        });
        block.articles.extend(articles);
    }
    for rows in table::read(&task.file("lookup", "keys", part), None)? {
        let rows = rows?;
        let keys = Lists::<UInt32Type>::of(&rows, "keys")?;
        block.keys.extend((0..rows.num_rows()).map(|n| keys.row(n).to_vec()));
    }
    for rows in table::read(&task.file("sketch", "sketches", part), None)? {
        block.sketches.extend(sketches_of(&rows?)?);
    }
    let count = block.positions.len();
    ensure!([block.articles.len(), block.keys.len(), block.sketches.len()] == [count; 3], "the tables of block {part} do not go together");
    Ok(block)
}
