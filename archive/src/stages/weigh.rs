//! Bags → unit vectors of the terms that others hold, weighed by how many of all articles do; and the heaviest of them,
//! by which an article is looked up.

use super::frequencies::{Counts, terms_of};
use super::rows::{bags_of, vector_columns, vectors_as};
use super::sketch::{ROWS, terms_as, terms_schema};
use crate::job::{Done, Task};
use crate::table::{self, list_of, lists, numbers, numbers_of, schema};
use anyhow::{Context as _, Result};
use crossread::internals::events::blocks::{keys, weigh};
use crossread::internals::events::{Bag, Profile, Terms, Vector, Weighted};
use datafusion::arrow::array::{Array as _, AsArray as _, Int32Array, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Field, Float32Type, Int32Type, Schema, SchemaRef, UInt32Type, UInt64Type};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The table of vectors, in the order of the positions; a term's number is its place in the block's table of terms.
fn vectors_schema() -> SchemaRef {
    let mut fields = vec![
        Field::new("position", DataType::UInt64, false),
        Field::new("length", DataType::Float32, false),
        Field::new("keys", list_of(DataType::UInt32), false),
        Field::new("day", DataType::Int32, true),
    ];
    fields.extend(vector_columns(&DataType::UInt32).into_iter().map(|(name, kind)| Field::new(name, kind, false)));
    Arc::new(Schema::new(fields))
}

/// Keys of a block, with how many of its articles are looked up by each.
pub(super) fn keys_schema() -> SchemaRef {
    schema([("term", DataType::UInt64), ("articles", DataType::UInt32)])
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let mut counts = Counts::new();
    for bucket in task.parts() {
        counts.extend(terms_of(task, ("frequencies", "terms", bucket), Some(task.number()))?);
    }
    counts.sort_unstable_by_key(|(term, _)| *term);
    let terms = Terms::counted(counts.iter().copied(), task.order.articles as usize);
    let mut held: BTreeMap<u32, u32> = BTreeMap::new();
    let mut writer = task.writer("vectors", &vectors_schema())?;
    for rows in table::read(&task.file("sketch", "sketches", task.number()), None)? {
        let rows = rows?;
        for start in (0..rows.num_rows()).step_by(ROWS) {
            let rows = rows.slice(start, ROWS.min(rows.num_rows() - start));
            let (vectors, keys) = weighed(&rows, &terms, &mut held)?;
            writer.write(task.number(), &batch(&rows, &vectors, &keys)?)?;
        }
    }
    let mut done = Done::default();
    done.files.push(writer.finish(&task.order.output)?);
    let mut keys: Vec<(u64, u32)> = held.into_iter().map(|(number, held)| (counts[number as usize].0, held)).collect();
    keys.sort_unstable_by_key(|(term, _)| (task.bucket(*term), *term));
    let mut writer = task.writer("keys", &keys_schema())?;
    for rows in keys.chunk_by(|x, y| task.bucket(x.0) == task.bucket(y.0)) {
        let columns = vec![numbers::<UInt64Type>(rows.iter().map(|r| r.0)), numbers::<UInt32Type>(rows.iter().map(|r| r.1))];
        writer.write(task.bucket(rows[0].0), &RecordBatch::try_new(keys_schema(), columns)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    let mut writer = task.writer("terms", &terms_schema())?;
    writer.write(task.number(), &terms_as(&counts)?)?;
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// The articles of `rows` weighed, with their keys, which are counted in `held`.
fn weighed(rows: &RecordBatch, terms: &Terms, held: &mut BTreeMap<u32, u32>) -> Result<(Vec<Weighted>, Vec<Vec<u32>>)> {
    let day = rows.column_by_name("day").and_then(|c| c.as_primitive_opt::<Int32Type>()).context("no column day")?;
    let profile = |(n, [full, lead, names]): (usize, [Bag; 3])| {
        let day = day.is_valid(n).then(|| day.value(n));
        Profile { full, lead, names, day, ..Profile::default() }
    };
    let profiles: Vec<Profile> = bags_of(rows)?.into_iter().enumerate().map(profile).collect();
    let weighted = weigh(&profiles.iter().collect::<Vec<_>>(), terms);
    let keys: Vec<Vec<u32>> = weighted.iter().map(keys).collect();
    keys.iter().flatten().for_each(|key| *held.entry(*key).or_default() += 1);
    Ok((weighted, keys))
}

fn batch(rows: &RecordBatch, weighted: &[Weighted], keys: &[Vec<u32>]) -> Result<RecordBatch> {
    let vectors: Vec<[&Vector; 3]> = weighted.iter().map(|w| [&w.full, &w.lead, &w.names]).collect();
    let mut columns = vec![
        numbers::<UInt64Type>(numbers_of::<UInt64Type>(rows, "position")?.iter().copied()),
        numbers::<Float32Type>(weighted.iter().map(|w| w.length)),
        lists::<UInt32Type, _>(keys.iter().map(|keys| keys.iter().copied())),
        Arc::new(Int32Array::from_iter(weighted.iter().map(|w| w.day))),
    ];
    columns.extend(vectors_as(&vectors));
    Ok(RecordBatch::try_new(vectors_schema(), columns)?)
}
