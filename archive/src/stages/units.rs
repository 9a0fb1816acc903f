//! Pairs → units: articles that a chain of pairs joins, each of which is grouped by itself.
//!
//! The one task of this stage reads all pairs, and holds a number for each article that has an event's or a story's
//! likeness to any other; it sees none of the articles.

use super::compare::{Row, for_each_pair};
use crate::job::{Done, Task};
use crate::table::{self, numbers, numbers_of, schema, texts_of};
use anyhow::{Context as _, Result};
use crossread::internals::events::Thresholds;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, Float32Type, SchemaRef, UInt8Type, UInt32Type, UInt64Type};
use std::collections::{BTreeMap, HashMap};

/// Articles of a block that are of a unit, with its bucket.
pub(super) fn places_schema() -> SchemaRef {
    schema([("position", DataType::UInt64), ("unit", DataType::UInt64), ("bucket", DataType::UInt32)])
}

/// Members of the units of a bucket; whether they are of an event that they declare.
pub(super) fn members_schema() -> SchemaRef {
    schema([("unit", DataType::UInt64), ("position", DataType::UInt64), ("declared", DataType::UInt8)])
}

/// Pairs within the units of a bucket.
pub(super) fn links_schema() -> SchemaRef {
    schema([
        ("unit", DataType::UInt64),
        ("a", DataType::UInt64),
        ("b", DataType::UInt64),
        ("a_short", DataType::UInt8),
        ("b_short", DataType::UInt8),
        ("likeness", DataType::Float32),
    ])
}

/// Sets of articles.
#[derive(Default)]
struct Sets {
    index: HashMap<u64, u32>,
    position: Vec<u64>,
    part: Vec<u32>,
    parent: Vec<u32>,
    declared: Vec<u32>,
}

impl Sets {
    fn add(&mut self, position: u64, part: u32) -> u32 {
        *self.index.entry(position).or_insert_with(|| {
            let n = self.position.len() as u32;
            self.position.push(position);
            self.part.push(part);
            self.parent.push(n);
            n
        })
    }

    fn root(&mut self, mut n: u32) -> u32 {
        while self.parent[n as usize] != n {
            self.parent[n as usize] = self.parent[self.parent[n as usize] as usize];
            n = self.parent[n as usize];
        }
        n
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b) as usize] = a.min(b);
    }
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let limits = Thresholds::default();
    let least = limits.same_event.min(limits.same_story);
    // of a brief it takes less to be attached
    let joins = |row: &Row| {
        let least = if row.is_short.contains(&true) { least.min(limits.short_likeness) } else { least };
        f64::from(row.likeness) >= least
    };
    let mut sets = Sets::default();
    for part in task.parts() {
        for_each_pair(task, part, |row| {
            if joins(&row) {
                let (a, b) = (sets.add(row.a, row.parts[0]), sets.add(row.b, row.parts[1]));
                sets.join(a, b);
            }
            Ok(())
        })?;
    }
    declare(task, &mut sets)?;
    let (unit, bucket) = in_buckets(task, &mut sets);
    let mut done = Done::default();
    done.add("members", sets.position.len() as i64);
    write_places(task, &sets, (&unit, &bucket), &mut done)?;
    write_members(task, &sets, (&unit, &bucket), &mut done)?;
    for part in task.parts() {
        write_links(task, part, &sets, (&unit, &bucket), &mut done)?;
    }
    Ok(done)
}

/// Join the articles that declare one event or one story.
fn declare(task: &Task, sets: &mut Sets) -> Result<()> {
    let mut by_name: BTreeMap<(bool, String), u32> = BTreeMap::new();
    for part in task.parts() {
        for rows in table::read(&task.file("sketch", "declared", part), None)? {
            let rows = rows?;
            let (position, event, story) =
                (numbers_of::<UInt64Type>(&rows, "position")?, texts_of(&rows, "event")?, texts_of(&rows, "story")?);
            for (n, position) in position.iter().enumerate() {
                let own = sets.add(*position, part);
                for (is_event, name) in [(true, event.value(n)), (false, story.value(n))] {
                    if name.is_empty() {
                        continue;
                    }
                    if is_event {
                        sets.declared.push(own);
                    }
                    let first = *by_name.entry((is_event, name.to_owned())).or_insert(own);
                    sets.join(first, own);
                }
            }
        }
    }
    sets.declared.sort_unstable();
    Ok(())
}

/// Of each article its unit, which is called by the first of its positions, and the bucket of that. Units go into the
/// buckets in the order of the first block that they have an article in, so that most of a bucket comes from one block.
fn in_buckets(task: &Task, sets: &mut Sets) -> (Vec<u64>, Vec<u32>) {
    let count = sets.position.len();
    let roots: Vec<u32> = (0..count as u32).map(|n| sets.root(n)).collect();
    // of each root its first block, its first position, how many it has
    let mut units: HashMap<u32, (u32, u64, usize)> = HashMap::new();
    for (n, root) in roots.iter().enumerate() {
        let unit = units.entry(*root).or_insert((u32::MAX, u64::MAX, 0));
        *unit = (unit.0.min(sets.part[n]), unit.1.min(sets.position[n]), unit.2 + 1);
    }
    let mut order: Vec<(u32, u64, usize, u32)> = units.iter().map(|(root, (part, first, size))| (*part, *first, *size, *root)).collect();
    order.sort_unstable();
    let target = count.div_ceil(task.job.parts as usize).max(1);
    let mut bucket_of: HashMap<u32, (u64, u32)> = HashMap::new();
    let mut before = 0;
    for (_, first, size, root) in order {
        bucket_of.insert(root, (first, ((before / target) as u32).min(task.job.parts - 1)));
        before += size;
    }
    roots.iter().map(|root| bucket_of[root]).unzip()
}

type Units<'a> = (&'a [u64], &'a [u32]);

fn write_places(task: &Task, sets: &Sets, (unit, bucket): Units<'_>, done: &mut Done) -> Result<()> {
    let mut rows: Vec<(u32, u64, u64, u32)> =
        (0..sets.position.len()).map(|n| (sets.part[n], sets.position[n], unit[n], bucket[n])).collect();
    rows.sort_unstable();
    let mut writer = task.writer("places", &places_schema())?;
    for rows in rows.chunk_by(|x, y| x.0 == y.0) {
        let columns = vec![
            numbers::<UInt64Type>(rows.iter().map(|r| r.1)),
            numbers::<UInt64Type>(rows.iter().map(|r| r.2)),
            numbers::<UInt32Type>(rows.iter().map(|r| r.3)),
        ];
        writer.write(rows[0].0, &RecordBatch::try_new(places_schema(), columns)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    Ok(())
}

fn write_members(task: &Task, sets: &Sets, (unit, bucket): Units<'_>, done: &mut Done) -> Result<()> {
    let is_declared = |n: usize| sets.declared.binary_search(&(n as u32)).is_ok();
    let mut rows: Vec<(u32, u64, u64, bool)> =
        (0..sets.position.len()).map(|n| (bucket[n], unit[n], sets.position[n], is_declared(n))).collect();
    rows.sort_unstable();
    let mut writer = task.writer("members", &members_schema())?;
    for rows in rows.chunk_by(|x, y| x.0 == y.0) {
        let columns = vec![
            numbers::<UInt64Type>(rows.iter().map(|r| r.1)),
            numbers::<UInt64Type>(rows.iter().map(|r| r.2)),
            numbers::<UInt8Type>(rows.iter().map(|r| r.3.into())),
        ];
        writer.write(rows[0].0, &RecordBatch::try_new(members_schema(), columns)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    Ok(())
}

/// The pairs of a block that lie within units, by the buckets of these.
fn write_links(task: &Task, part: u32, sets: &Sets, (unit, bucket): Units<'_>, done: &mut Done) -> Result<()> {
    let mut rows: Vec<(u32, u64, Row)> = Vec::new();
    for_each_pair(task, part, |row| {
        if let Some((a, b)) = sets.index.get(&row.a).zip(sets.index.get(&row.b)).filter(|(a, b)| unit[**a as usize] == unit[**b as usize]) {
            debug_assert_eq!(bucket[*a as usize], bucket[*b as usize]);
            rows.push((bucket[*a as usize], unit[*a as usize], row));
        }
        Ok(())
    })?;
    rows.sort_unstable_by_key(|(bucket, unit, row)| (*bucket, *unit, row.a, row.b));
    done.add("links", rows.len() as i64);
    let place = task.file(&task.order.stage, "links", part);
    let mut writer = table::TableWriter::create(&place, &links_schema())?;
    for rows in rows.chunk_by(|x, y| x.0 == y.0) {
        let columns = vec![
            numbers::<UInt64Type>(rows.iter().map(|r| r.1)),
            numbers::<UInt64Type>(rows.iter().map(|r| r.2.a)),
            numbers::<UInt64Type>(rows.iter().map(|r| r.2.b)),
            numbers::<UInt8Type>(rows.iter().map(|r| r.2.is_short[0].into())),
            numbers::<UInt8Type>(rows.iter().map(|r| r.2.is_short[1].into())),
            numbers::<Float32Type>(rows.iter().map(|r| r.2.likeness)),
        ];
        writer.write(rows[0].0, &RecordBatch::try_new(links_schema(), columns)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    Ok(())
}

/// Units of a bucket: their members, sorted, each with whether it declares its event.
pub(super) type Members = BTreeMap<u64, Vec<(u64, bool)>>;

/// The units of the bucket of a task.
pub(super) fn members(task: &Task) -> Result<Members> {
    let mut members = Members::new();
    for rows in table::read(&task.file("units", "members", 0), Some(task.number()))? {
        let rows = rows?;
        let (unit, position) = (numbers_of::<UInt64Type>(&rows, "unit")?, numbers_of::<UInt64Type>(&rows, "position")?);
        let declared = numbers_of::<UInt8Type>(&rows, "declared")?;
        (0..rows.num_rows()).for_each(|n| members.entry(unit[n]).or_default().push((position[n], declared[n] > 0)));
    }
    Ok(members)
}

/// A pair within a unit, by the places of its articles among the members.
pub(super) struct Link {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) is_short: [bool; 2],
    pub(super) likeness: f32,
}

/// The pairs within the units of the bucket of a task, sorted.
pub(super) fn links(task: &Task, members: &Members) -> Result<BTreeMap<u64, Vec<Link>>> {
    let mut links: BTreeMap<u64, Vec<Link>> = BTreeMap::new();
    for part in task.parts() {
        for rows in table::read(&task.file("units", "links", part), Some(task.number()))? {
            let rows = rows?;
            let position = |name: &str| numbers_of::<UInt64Type>(&rows, name);
            let (unit, a, b, likeness) = (position("unit")?, position("a")?, position("b")?, numbers_of::<Float32Type>(&rows, "likeness")?);
            let (a_short, b_short) = (numbers_of::<UInt8Type>(&rows, "a_short")?, numbers_of::<UInt8Type>(&rows, "b_short")?);
            for n in 0..rows.num_rows() {
                let own = members.get(&unit[n]).context("a pair of no unit")?;
                let place = |position: u64| own.binary_search_by_key(&position, |m| m.0).ok().map(|n| n as u32);
                let (a, b) = place(a[n]).zip(place(b[n])).context("a pair of no members")?;
                let link = Link { a, b, is_short: [a_short[n] > 0, b_short[n] > 0], likeness: likeness[n] };
                links.entry(unit[n]).or_default().push(link);
            }
        }
    }
    links.values_mut().for_each(|links| links.sort_unstable_by_key(|l| (l.a, l.b)));
    Ok(links)
}
