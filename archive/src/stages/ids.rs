//! Findings of several events that have one id and stand in different places → ids of their own.

use super::events::Location;
use super::read::Buckets;
use crate::job::{Done, Task};
use crate::table::{self, numbers, numbers_of, schema, texts, texts_of};
use anyhow::Result;
use crossread::Span;
use crossread::internals::findings::told_apart;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, SchemaRef, UInt8Type, UInt32Type, UInt64Type};
use std::collections::{BTreeMap, HashMap};

fn ids_schema() -> SchemaRef {
    schema([("unit", DataType::UInt64), ("place", DataType::UInt32), ("id", DataType::Utf8)])
}

/// Where a finding stands among all, and its evidence.
struct Place {
    order: (u8, u64, u64, u32),
    bucket: u32,
    locations: Vec<Location>,
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let mut by_id: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for part in task.parts() {
        for rows in table::read(&task.file("events", "places", part), Some(task.number()))? {
            let rows = rows?;
            let (id, locations) = (texts_of(&rows, "id")?, texts_of(&rows, "locations")?);
            let (across, bucket) = (numbers_of::<UInt8Type>(&rows, "across")?, numbers_of::<UInt32Type>(&rows, "bucket")?);
            let (first, unit) = (numbers_of::<UInt64Type>(&rows, "first")?, numbers_of::<UInt64Type>(&rows, "unit")?);
            let place = numbers_of::<UInt32Type>(&rows, "place")?;
            for n in 0..rows.num_rows() {
                let locations = serde_json::from_str(locations.value(n))?;
                let order = (across[n], first[n], unit[n], place[n]);
                by_id.entry(id.value(n).to_owned()).or_default().push(Place { order, bucket: bucket[n], locations });
            }
        }
    }
    let mut told: Buckets<(u64, u32, String)> = Buckets::new();
    for (shared, mut group) in by_id.into_iter().filter(|(_, group)| group.len() > 1) {
        // in the order of the events; findings across two stories share no article, so that their order tells nothing
        group.sort_by_key(|place| place.order);
        if group[1..].iter().all(|other| share_a_place(&group[0], other)) {
            continue;
        }
        for Place { order: (_, _, unit, place), bucket, locations } in group {
            let id = told_apart(&shared, locations.iter().map(|(.., text)| text.as_str()));
            told.entry(bucket).or_default().push((unit, place, id));
        }
    }
    let mut done = Done::default();
    let mut writer = task.writer("ids", &ids_schema())?;
    for (bucket, rows) in told {
        done.add("told_apart", rows.len() as i64);
        let columns = vec![
            numbers::<UInt64Type>(rows.iter().map(|r| r.0)),
            numbers::<UInt32Type>(rows.iter().map(|r| r.1)),
            texts(rows.iter().map(|r| &r.2)),
        ];
        writer.write(bucket, &RecordBatch::try_new(ids_schema(), columns)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

fn share_a_place(a: &Place, b: &Place) -> bool {
    let span = |l: &Location| Span::new(l.1, l.2);
    a.locations.iter().any(|x| b.locations.iter().any(|y| x.0 == y.0 && span(x).overlaps(span(y))))
}

/// The ids of those findings of the bucket of a task that were told apart, by unit and place.
pub(super) fn ids(task: &Task) -> Result<HashMap<(u64, u32), String>> {
    let mut ids = HashMap::new();
    for bucket in task.parts() {
        for rows in table::read(&task.file("ids", "ids", bucket), Some(task.number()))? {
            let rows = rows?;
            let (unit, place) = (numbers_of::<UInt64Type>(&rows, "unit")?, numbers_of::<UInt32Type>(&rows, "place")?);
            let id = texts_of(&rows, "id")?;
            ids.extend((0..rows.num_rows()).map(|n| ((unit[n], place[n]), id.value(n).to_owned())));
        }
    }
    Ok(ids)
}
