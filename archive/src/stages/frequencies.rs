//! Terms of each block → how many of all articles hold each, told to the blocks that have it.

use super::sketch::{terms_as, terms_schema};
use crate::job::{Done, Task};
use crate::table::{self, numbers_of};
use anyhow::Result;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{UInt32Type, UInt64Type};
use std::collections::HashMap;

/// Terms with how many articles hold each.
pub(super) type Counts = Vec<(u64, [u32; 3])>;

pub(super) fn run(task: &Task) -> Result<Done> {
    let mut all: HashMap<u64, [u32; 3]> = HashMap::new();
    let mut of_parts: Vec<Vec<u64>> = Vec::new();
    for part in task.parts() {
        let counts = terms_of(task, ("sketch", "terms", part), Some(task.number()))?;
        of_parts.push(counts.iter().map(|(term, _)| *term).collect());
        for (term, held) in counts {
            let sum = all.entry(term).or_default();
            sum.iter_mut().zip(held).for_each(|(sum, held)| *sum += held);
        }
    }
    // a term that one article alone holds can meet nothing
    all.retain(|_, held| held[0] > 1);
    let mut done = Done::default();
    done.add("terms", all.len() as i64);
    let mut writer = task.writer("terms", &terms_schema())?;
    for (part, terms) in task.parts().zip(of_parts) {
        let known: Counts = terms.into_iter().filter_map(|term| Some((term, *all.get(&term)?))).collect();
        writer.write(part, &terms_as(&known)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// The terms of a table of such counts.
pub(super) fn terms_of(task: &Task, (stage, name, part): (&str, &str, u32), bucket: Option<u32>) -> Result<Counts> {
    let mut out = Counts::new();
    for rows in table::read(&task.file(stage, name, part), bucket)? {
        out.extend(counts_of(&rows?)?);
    }
    Ok(out)
}

fn counts_of(rows: &RecordBatch) -> Result<Counts> {
    let term = numbers_of::<UInt64Type>(rows, "term")?;
    let of = |name: &str| numbers_of::<UInt32Type>(rows, name);
    let (full, lead, names) = (of("full")?, of("lead")?, of("names")?);
    Ok((0..rows.num_rows()).map(|n| (term[n], [full[n], lead[n], names[n]])).collect())
}
