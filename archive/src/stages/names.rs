//! What events and stories are called → an id for each, a number behind those that are called alike.

use super::read::Buckets;
use crate::job::{Done, Task};
use crate::table::{self, numbers, numbers_of, schema, texts, texts_of};
use anyhow::Result;
use crossread::internals::events::unique;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, Int32Type, SchemaRef, UInt8Type, UInt32Type, UInt64Type};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use xxhash_rust::xxh3::xxh3_64;

fn wanted_schema() -> SchemaRef {
    schema([
        ("base", DataType::Utf8),
        ("class", DataType::UInt8),
        ("name", DataType::Utf8),
        ("first", DataType::UInt64),
        ("bucket", DataType::UInt32),
        ("unit", DataType::UInt64),
        ("index", DataType::Int32),
    ])
}

fn ids_schema() -> SchemaRef {
    schema([("unit", DataType::UInt64), ("index", DataType::Int32), ("id", DataType::Utf8)])
}

/// An event or a story that wants an id. They get them in the order of `class`, `name` and `first`: events with a declared
/// name, other events, stories with a declared name, other stories; named ones by their name, others by the first of
/// their positions.
pub(super) struct Wanted {
    pub(super) base: String,
    pub(super) class: u8,
    pub(super) name: String,
    pub(super) first: u64,
    /// Who asks.
    pub(super) bucket: u32,
    pub(super) unit: u64,
    pub(super) index: i32,
}

/// What an id shares with all that it may meet: it, without the numbers behind it.
fn root(base: &str) -> String {
    let whole = unique(base.to_owned(), &mut BTreeSet::new());
    let mut root = whole.as_str();
    while let Some((front, number)) = root.rsplit_once('-') {
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        root = front;
    }
    root.to_owned()
}

/// Ask for ids.
pub(super) fn write_wanted(task: &Task, wanted: Vec<Wanted>) -> Result<table::Written> {
    let mut buckets: Buckets<Wanted> = Buckets::new();
    for one in wanted {
        buckets.entry(task.bucket(xxh3_64(root(&one.base).as_bytes()))).or_default().push(one);
    }
    let mut writer = task.writer("names", &wanted_schema())?;
    for (bucket, rows) in buckets {
        let columns = vec![
            texts(rows.iter().map(|w| &w.base)),
            numbers::<UInt8Type>(rows.iter().map(|w| w.class)),
            texts(rows.iter().map(|w| &w.name)),
            numbers::<UInt64Type>(rows.iter().map(|w| w.first)),
            numbers::<UInt32Type>(rows.iter().map(|w| w.bucket)),
            numbers::<UInt64Type>(rows.iter().map(|w| w.unit)),
            numbers::<Int32Type>(rows.iter().map(|w| w.index)),
        ];
        writer.write(bucket, &RecordBatch::try_new(wanted_schema(), columns)?)?;
    }
    writer.finish(&task.order.output)
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let mut by_root: BTreeMap<String, Vec<Wanted>> = BTreeMap::new();
    for part in task.parts() {
        for rows in table::read(&task.file("events", "names", part), Some(task.number()))? {
            let rows = rows?;
            let (base, name) = (texts_of(&rows, "base")?, texts_of(&rows, "name")?);
            let (class, bucket) = (numbers_of::<UInt8Type>(&rows, "class")?, numbers_of::<UInt32Type>(&rows, "bucket")?);
            let (first, unit) = (numbers_of::<UInt64Type>(&rows, "first")?, numbers_of::<UInt64Type>(&rows, "unit")?);
            let index = numbers_of::<Int32Type>(&rows, "index")?;
            for n in 0..rows.num_rows() {
                let (base, name) = (base.value(n).to_owned(), name.value(n).to_owned());
                let wanted = Wanted { base, class: class[n], name, first: first[n], bucket: bucket[n], unit: unit[n], index: index[n] };
                by_root.entry(root(&wanted.base)).or_default().push(wanted);
            }
        }
    }
    let mut told: Buckets<(u64, i32, String)> = Buckets::new();
    for mut wanted in by_root.into_values() {
        wanted.sort_by(|x, y| (x.class, &x.name, x.first).cmp(&(y.class, &y.name, y.first)));
        let mut taken = BTreeSet::new();
        for one in wanted {
            told.entry(one.bucket).or_default().push((one.unit, one.index, unique(one.base, &mut taken)));
        }
    }
    let mut writer = task.writer("ids", &ids_schema())?;
    for (bucket, rows) in told {
        let columns = vec![
            numbers::<UInt64Type>(rows.iter().map(|r| r.0)),
            numbers::<Int32Type>(rows.iter().map(|r| r.1)),
            texts(rows.iter().map(|r| &r.2)),
        ];
        writer.write(bucket, &RecordBatch::try_new(ids_schema(), columns)?)?;
    }
    let mut done = Done::default();
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// The ids of the events and stories of the bucket of a task.
pub(super) fn ids(task: &Task) -> Result<HashMap<(u64, i32), String>> {
    let mut ids = HashMap::new();
    for bucket in task.parts() {
        for rows in table::read(&task.file("names", "ids", bucket), Some(task.number()))? {
            let rows = rows?;
            let (unit, index) = (numbers_of::<UInt64Type>(&rows, "unit")?, numbers_of::<Int32Type>(&rows, "index")?);
            let id = texts_of(&rows, "id")?;
            ids.extend((0..rows.num_rows()).map(|n| ((unit[n], index[n]), id.value(n).to_owned())));
        }
    }
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn ids_that_may_be_alike_have_one_root() {
        assert_eq!(root("ferry-fire"), "ferry-fire");
        assert_eq!(root("ferry-fire-2"), "ferry-fire");
        assert_eq!(root("ferry-737-2"), "ferry");
        assert_eq!(root(""), root("event"));
        assert_eq!(root("con"), root("event-con"));
    }
}
