//! The keys of each article of a block that lead somewhere.

use super::frequencies::terms_of;
use super::keys::leading;
use crate::job::{Done, Task};
use crate::table::{self, Lists, list_of, lists, numbers, numbers_of, schema};
use anyhow::Result;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, SchemaRef, UInt32Type, UInt64Type};

fn keys_schema() -> SchemaRef {
    schema([("position", DataType::UInt64), ("keys", list_of(DataType::UInt32))])
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let leading = leading(task)?;
    let terms = terms_of(task, ("weigh", "terms", task.number()), None)?;
    let leads: Vec<bool> = terms.iter().map(|(term, _)| leading.contains(term)).collect();
    let mut writer = task.writer("keys", &keys_schema())?;
    for rows in table::read(&task.file("weigh", "vectors", task.number()), None)? {
        let rows = rows?;
        let keys = Lists::<UInt32Type>::of(&rows, "keys")?;
        let kept = (0..rows.num_rows()).map(|n| keys.row(n).iter().copied().filter(|key| leads[*key as usize]).collect::<Vec<u32>>());
        let positions = numbers_of::<UInt64Type>(&rows, "position")?;
        let columns = vec![numbers::<UInt64Type>(positions.iter().copied()), lists::<UInt32Type, _>(kept)];
        writer.write(task.number(), &RecordBatch::try_new(keys_schema(), columns)?)?;
    }
    let mut done = Done::default();
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}
