//! What carries out the tasks of a stage: DataFusion in this process, or Ballista on several machines.

mod cluster;
mod embedded;
pub(crate) mod services;

use crate::function::function;
use crate::table;
use anyhow::{Context as _, Result};
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::DataType;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::prelude::{ParquetReadOptions, SessionContext, col};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

pub(crate) use cluster::Cluster;
pub(crate) use embedded::Embedded;

/// An engine.
pub(crate) enum Engine {
    /// In this process.
    Embedded(Embedded),
    /// On the workers of a scheduler.
    Cluster(Cluster),
}

impl Engine {
    /// Whether there is anybody to carry out tasks, before anything is written.
    pub(crate) async fn check(&self) -> Result<()> {
        match self {
            Engine::Embedded(_) => Ok(()),
            Engine::Cluster(engine) => engine.answering().await.map(drop),
        }
    }

    /// Carry out `orders`, and say what went wrong in the tasks themselves; an error is one of the engine, after which
    /// tasks may be done or not.
    pub(crate) async fn run(&self, orders: &[String], scratch: &Path) -> Result<Vec<String>> {
        match self {
            Engine::Embedded(engine) => query(&engine.context(orders.len()), orders, scratch).await,
            Engine::Cluster(engine) => query(&engine.context(orders.len()).await?, orders, scratch).await,
        }
    }
}

/// Run the query over a folder `scratch` with a file for each of `orders`, which makes each a partition of its own.
async fn query(context: &SessionContext, orders: &[String], scratch: &Path) -> Result<Vec<String>> {
    if scratch.exists() {
        std::fs::remove_dir_all(scratch)?;
    }
    std::fs::create_dir_all(scratch)?;
    let schema = table::schema([("task", DataType::Utf8)]);
    for (n, order) in orders.iter().enumerate() {
        let mut writer = ArrowWriter::try_new(File::create(scratch.join(format!("{n:05}.parquet")))?, Arc::clone(&schema), None)?;
        writer.write(&RecordBatch::try_new(Arc::clone(&schema), vec![table::texts([order])])?)?;
        writer.close()?;
    }
    let place = scratch.to_str().context("a path that is no text")?;
    let tasks = context.read_parquet(place, ParquetReadOptions::default()).await?;
    let answers = tasks.select(vec![function().call(vec![col("task")]).alias("answer")])?.collect().await?;
    let mut wrong = Vec::new();
    for rows in &answers {
        wrong.extend(table::plain_texts(rows, "answer")?.into_iter().filter(|answer| !answer.is_empty()));
    }
    Ok(wrong)
}
