//! Keys of each block → those of them that lead from one article to another, told to the blocks that have them. A key
//! that very many articles have is a topic, and leads to none: no list of articles is longer than the library allows.

use crate::job::{Done, Task};
use crate::table::{self, numbers, numbers_of, schema};
use anyhow::Result;
use crossread::internals::events::blocks::leads_somewhere;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, SchemaRef, UInt32Type, UInt64Type};
use std::collections::{HashMap, HashSet};

fn told_schema() -> SchemaRef {
    schema([("term", DataType::UInt64)])
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let mut all: HashMap<u64, u32> = HashMap::new();
    let mut of_parts: Vec<Vec<u64>> = Vec::new();
    for part in task.parts() {
        let mut own = Vec::new();
        for rows in table::read(&task.file("weigh", "keys", part), Some(task.number()))? {
            let rows = rows?;
            let (term, articles) = (numbers_of::<UInt64Type>(&rows, "term")?, numbers_of::<UInt32Type>(&rows, "articles")?);
            for (term, articles) in term.iter().zip(articles) {
                *all.entry(*term).or_default() += articles;
                own.push(*term);
            }
        }
        of_parts.push(own);
    }
    let mut done = Done::default();
    done.add("keys", all.len() as i64);
    all.retain(|_, articles| leads_somewhere(*articles));
    done.add("leading", all.len() as i64);
    let mut writer = task.writer("keys", &told_schema())?;
    for (part, terms) in task.parts().zip(of_parts) {
        let leading = numbers::<UInt64Type>(terms.into_iter().filter(|term| all.contains_key(term)));
        writer.write(part, &RecordBatch::try_new(told_schema(), vec![leading])?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// The keys of a block that lead somewhere.
pub(super) fn leading(task: &Task) -> Result<HashSet<u64>> {
    let mut leading = HashSet::new();
    for bucket in task.parts() {
        for rows in table::read(&task.file("keys", "keys", bucket), Some(task.number()))? {
            leading.extend(numbers_of::<UInt64Type>(&rows?, "term")?.iter().copied());
        }
    }
    Ok(leading)
}
