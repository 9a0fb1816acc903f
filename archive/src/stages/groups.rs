//! Units → groups of articles that their likeness makes one event.

use super::units::{links, members};
use crate::job::{Done, Task};
use crate::table::{self, numbers, numbers_of, schema};
use anyhow::Result;
use crossread::internals::events::blocks::{Link, groups};
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, SchemaRef, UInt8Type, UInt64Type};
use std::collections::BTreeMap;

/// Articles with their groups, which are called by the first of their positions; whether each is a brief.
fn groups_schema() -> SchemaRef {
    schema([("unit", DataType::UInt64), ("group", DataType::UInt64), ("position", DataType::UInt64), ("short", DataType::UInt8)])
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let members = members(task)?;
    let links = links(task, &members)?;
    let mut rows: Vec<(u64, u64, u64, bool)> = Vec::new();
    let mut done = Done::default();
    for (unit, own) in &members {
        let links = links.get(unit).map(Vec::as_slice).unwrap_or_default();
        let closed: Vec<u32> = (0..own.len() as u32).filter(|n| own[*n as usize].1).collect();
        let is_open = |n: u32| closed.binary_search(&n).is_err();
        let mut is_short = vec![false; own.len()];
        for link in links {
            (is_short[link.a as usize], is_short[link.b as usize]) = (link.is_short[0], link.is_short[1]);
        }
        let open: Vec<Link> = links.iter().filter(|l| is_open(l.a) && is_open(l.b)).map(|l| (l.a, l.b, f64::from(l.likeness))).collect();
        for group in groups(own.len(), &open, &closed) {
            let Some(first) = group.first().map(|n| own[*n as usize].0) else { continue };
            done.add("groups", 1);
            rows.extend(group.iter().map(|n| (*unit, first, own[*n as usize].0, is_short[*n as usize])));
        }
    }
    let mut writer = task.writer("groups", &groups_schema())?;
    let columns = vec![
        numbers::<UInt64Type>(rows.iter().map(|r| r.0)),
        numbers::<UInt64Type>(rows.iter().map(|r| r.1)),
        numbers::<UInt64Type>(rows.iter().map(|r| r.2)),
        numbers::<UInt8Type>(rows.iter().map(|r| r.3.into())),
    ];
    writer.write(task.number(), &RecordBatch::try_new(groups_schema(), columns)?)?;
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// An article with its unit and its group.
pub(super) struct Member {
    pub(super) unit: u64,
    pub(super) group: u64,
    pub(super) position: u64,
    pub(super) is_short: bool,
}

/// Give `take` each article of the units of `bucket` that is in a group.
pub(super) fn for_each_member(task: &Task, bucket: u32, mut take: impl FnMut(Member)) -> Result<()> {
    for rows in table::read(&task.file("groups", "groups", bucket), None)? {
        let rows = rows?;
        let column = |name: &str| numbers_of::<UInt64Type>(&rows, name);
        let (unit, group, position, short) =
            (column("unit")?, column("group")?, column("position")?, numbers_of::<UInt8Type>(&rows, "short")?);
        (0..rows.num_rows()).for_each(|n| take(Member { unit: unit[n], group: group[n], position: position[n], is_short: short[n] > 0 }));
    }
    Ok(())
}

/// The groups of the bucket of a task, by unit and the first of their positions.
pub(super) type Groups = BTreeMap<u64, BTreeMap<u64, Vec<u64>>>;

/// Read them.
pub(super) fn read(task: &Task) -> Result<Groups> {
    let mut out = Groups::new();
    for_each_member(task, task.number(), |m| out.entry(m.unit).or_default().entry(m.group).or_default().push(m.position))?;
    Ok(out)
}
