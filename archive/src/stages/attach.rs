//! Groups of briefs alone → the groups that they plainly go with.
//!
//! How plainly, the second nearest group tells, which may be of any unit. The one task of this stage looks at groups of
//! briefs, at those near them, and at the groups that these have any pair with; of the others it holds a number for each
//! article.

use super::compare::{Row, for_each_pair};
use super::groups::for_each_member;
use crate::job::{Done, Task};
use crate::table::{self, numbers, numbers_of, schema};
use anyhow::Result;
use crossread::internals::events::Thresholds;
use crossread::internals::events::blocks::{Link, attach};
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, SchemaRef, UInt64Type};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Groups with those that they went to.
fn joins_schema() -> SchemaRef {
    schema([("group", DataType::UInt64), ("into", DataType::UInt64)])
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let joins = joins(task)?;
    let mut done = Done::default();
    done.add("joins", joins.len() as i64);
    let mut writer = task.writer("joins", &joins_schema())?;
    let columns = vec![numbers::<UInt64Type>(joins.keys().copied()), numbers::<UInt64Type>(joins.values().copied())];
    writer.write(0, &RecordBatch::try_new(joins_schema(), columns)?)?;
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// What is known of all groups of units.
#[derive(Default)]
struct Known {
    /// Of each article its group.
    home: HashMap<u64, u64>,
    /// Groups that have a long article.
    long: HashSet<u64>,
    /// Articles of events that are declared, to which nothing is attached.
    closed: HashSet<u64>,
}

impl Known {
    /// The groups of a pair's articles, if they are two; an article of no unit is alone.
    fn groups(&self, row: &Row) -> Option<(u64, u64)> {
        let of = |position: u64| (!self.closed.contains(&position)).then(|| self.home.get(&position).copied().unwrap_or(position));
        of(row.a).zip(of(row.b)).filter(|(x, y)| x != y)
    }
}

fn joins(task: &Task) -> Result<BTreeMap<u64, u64>> {
    let (mut known, mut has_short) = (Known::default(), false);
    for bucket in task.parts() {
        for_each_member(task, bucket, |m| {
            known.home.insert(m.position, m.group);
            has_short |= m.is_short;
            if !m.is_short {
                known.long.insert(m.group);
            }
        })?;
        for rows in table::read(&task.file("units", "members", 0), Some(bucket))? {
            let rows = rows?;
            let position = numbers_of::<UInt64Type>(&rows, "position")?;
            // every member is in a group but those of declared events
            known.closed.extend(position.iter().copied().filter(|p| !known.home.contains_key(p)));
        }
    }
    if !has_short {
        return Ok(BTreeMap::new());
    }
    let near = near(task, &known)?;
    if near.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut short: BTreeMap<u64, bool> = BTreeMap::new();
    let mut pairs: Vec<(u64, u64, f64)> = Vec::new();
    for part in task.parts() {
        for_each_pair(task, part, |row| {
            if known.groups(&row).is_some_and(|(x, y)| near.contains(&x) || near.contains(&y)) {
                short.extend([(row.a, row.is_short[0]), (row.b, row.is_short[1])]);
                pairs.push((row.a, row.b, f64::from(row.likeness)));
            }
            Ok(())
        })?;
    }
    let wanted: BTreeSet<u64> = short.keys().map(|p| known.home.get(p).copied().unwrap_or(*p)).collect();
    let mut members: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
    known.home.iter().filter(|(_, group)| wanted.contains(group)).for_each(|(position, group)| {
        members.entry(*group).or_default().insert(*position);
    });
    wanted.iter().filter(|p| !known.home.contains_key(p)).for_each(|p| {
        members.entry(*p).or_default().insert(*p);
    });
    let all: Vec<u64> = members.values().flatten().copied().collect::<BTreeSet<u64>>().into_iter().collect();
    let index = |position: &u64| all.binary_search(position).map_or(u32::MAX, |n| n as u32);
    let groups: Vec<Vec<u32>> = members.values().map(|of| of.iter().map(index).collect()).collect();
    let mut links: Vec<Link> = pairs.iter().map(|(a, b, likeness)| (index(a), index(b), *likeness)).collect();
    links.sort_unstable_by_key(|(a, b, _)| (*a, *b));
    // of a group of which no article has a pair here it does not matter
    let is_short = |n: u32| {
        let position = all[n as usize];
        short.get(&position).copied().unwrap_or_else(|| !known.long.contains(known.home.get(&position).unwrap_or(&position)))
    };
    let joined = attach(groups, &links, &is_short);
    let mut joins = BTreeMap::new();
    for group in joined {
        let first = all[group[0] as usize];
        let homes: BTreeSet<u64> = group.iter().map(|n| all[*n as usize]).map(|p| known.home.get(&p).copied().unwrap_or(p)).collect();
        joins.extend(homes.into_iter().filter(|home| *home != first).map(|home| (home, first)));
    }
    Ok(joins)
}

/// Groups of briefs alone that may go with others, and these.
fn near(task: &Task, known: &Known) -> Result<HashSet<u64>> {
    let least = Thresholds::default().short_likeness;
    let mut near = HashSet::new();
    for part in task.parts() {
        for_each_pair(task, part, |row| {
            if f64::from(row.likeness) < least {
                return Ok(());
            }
            let Some((x, y)) = known.groups(&row) else { return Ok(()) };
            if [(x, row.is_short[0]), (y, row.is_short[1])].iter().any(|(group, is_short)| *is_short && !known.long.contains(group)) {
                near.extend([x, y]);
            }
            Ok(())
        })?;
    }
    Ok(near)
}

/// Groups with those that they went to.
pub(super) fn read(task: &Task) -> Result<HashMap<u64, u64>> {
    let mut joins = HashMap::new();
    for rows in table::read(&task.file("attach", "joins", 0), None)? {
        let rows = rows?;
        let (group, into) = (numbers_of::<UInt64Type>(&rows, "group")?, numbers_of::<UInt64Type>(&rows, "into")?);
        joins.extend(group.iter().copied().zip(into.iter().copied()));
    }
    Ok(joins)
}
