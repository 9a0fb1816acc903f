//! What a run is, and one task of it: who makes which file of which stage.
//!
//! A worker needs the output folder, the name of a stage and a number; all else it reads there. A task that is done
//! leaves a mark with what it wrote, and is not done again.

use crate::table::{self, Written};
use anyhow::{Context as _, Result, ensure};
use crossread::internals::read::ReadOptions;
use crossread::internals::render::{Paths, RenderOptions};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file of a run's output folder that tells what the run is.
pub(crate) const JOB_FILE: &str = "job.json";

/// Where the articles are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Input {
    /// Files of a folder.
    Folder {
        /// As the user gave it, which is how articles are told of.
        given: String,
        /// Where it is.
        place: PathBuf,
    },
    /// Parquet files with a row for each file of articles.
    Tables,
}

/// A run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Job {
    /// The program that began it; another may not go on with it.
    pub(crate) generator: String,
    /// Version of the tables.
    pub(crate) contract: String,
    /// Where the articles are.
    pub(crate) input: Input,
    /// What was found there, as a hash of all names, sizes and times.
    pub(crate) fingerprint: String,
    /// Largest file in bytes.
    pub(crate) max_bytes: u64,
    /// Articles of a block, about.
    pub(crate) block: u32,
    /// Days within which articles are compared; all with all where it is none.
    pub(crate) window: Option<u32>,
    /// The folder, with its last stroke, that all paths are told from; empty where they are told as they are.
    pub(crate) folder: String,
    /// The root of the repository that the run was begun in, or the folder that it was begun in.
    pub(crate) root: String,
    /// From that to where the run was begun.
    pub(crate) below: String,
    /// Blocks, which is also how many buckets shuffled rows have.
    pub(crate) parts: u32,
}

/// What a task leaves when it is done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Done {
    /// The files that it wrote.
    pub(crate) files: Vec<Written>,
    /// What it counted.
    pub(crate) counts: BTreeMap<String, i64>,
    /// Inputs that could not be read: path and reason.
    pub(crate) failures: Vec<(String, String)>,
    /// Inputs that were passed over: path and reason.
    pub(crate) passed_over: Vec<(String, String)>,
}

impl Done {
    /// The count `name`, 0 if there is none.
    pub(crate) fn count(&self, name: &str) -> i64 {
        self.counts.get(name).copied().unwrap_or_default()
    }

    /// Add to the count `name`.
    pub(crate) fn add(&mut self, name: &str, count: i64) {
        *self.counts.entry(name.to_owned()).or_default() += count;
    }
}

/// A task as it is sent to a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Order {
    /// The output folder.
    pub(crate) output: PathBuf,
    /// Name of the stage.
    pub(crate) stage: String,
    /// Number of the task within it.
    pub(crate) task: u32,
    /// Articles of the whole run, once they are known.
    pub(crate) articles: u64,
}

/// A task at work.
pub(crate) struct Task {
    pub(crate) job: Job,
    pub(crate) order: Order,
}

impl Task {
    /// The task of `order`, with what its output folder tells of the run.
    pub(crate) fn of(order: Order) -> Result<Self> {
        Ok(Self { job: read_json(&order.output.join(JOB_FILE))?, order })
    }

    /// Its number.
    pub(crate) const fn number(&self) -> u32 {
        self.order.task
    }

    /// The numbers of all blocks, which are those of all buckets.
    pub(crate) fn parts(&self) -> std::ops::Range<u32> {
        0..self.job.parts
    }

    /// The bucket of a hash.
    pub(crate) const fn bucket(&self, hash: u64) -> u32 {
        (hash % self.job.parts as u64) as u32
    }

    /// The file of the table `name` that task `task` of `stage` writes.
    pub(crate) fn file(&self, stage: &str, name: &str, task: u32) -> PathBuf {
        self.order.output.join("stages").join(stage).join(format!("{name}-{task:05}.parquet"))
    }

    /// A writer of the table `name` of this task.
    pub(crate) fn writer(&self, name: &str, schema: &datafusion::arrow::datatypes::SchemaRef) -> Result<table::TableWriter> {
        table::TableWriter::create(&self.file(&self.order.stage, name, self.order.task), schema)
    }

    /// What the task `task` of `stage` left.
    pub(crate) fn done(&self, stage: &str, task: u32) -> Result<Done> {
        read_json(&mark(&self.order.output, stage, task))
    }

    /// How the report's lines are written.
    pub(crate) fn rendering(&self) -> RenderOptions {
        let paths = Paths { root: self.job.root.clone(), below: self.job.below.clone() };
        RenderOptions { paths, ..RenderOptions::default() }
    }

    /// How articles are read.
    pub(crate) fn read_options(&self) -> ReadOptions {
        ReadOptions { max_bytes: self.job.max_bytes, ..ReadOptions::default() }
    }
}

/// The mark of a task that is done.
pub(crate) fn mark(output: &Path, stage: &str, task: u32) -> PathBuf {
    output.join("stages").join(stage).join(format!("task-{task:05}.json"))
}

/// Read a file of JSON.
pub(crate) fn read_json<T: serde::de::DeserializeOwned>(place: &Path) -> Result<T> {
    let text = std::fs::read(place).with_context(|| format!("could not read {}", place.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is not as crossread-archive writes it", place.display()))
}

/// Do what `order` says and leave its mark.
pub(crate) fn carry_out(order: Order) -> Result<()> {
    let stage = crate::stages::by_name(&order.stage).with_context(|| format!("there is no stage {}", order.stage))?;
    let task = Task::of(order)?;
    ensure!(task.job.contract == table::CONTRACT, "the worker is of another version than the run");
    let done = (stage.run)(&task)?;
    let Order { output, stage, task, .. } = &task.order;
    table::write_whole(&mark(output, stage, *task), output, &serde_json::to_vec(&done)?)?;
    Ok(())
}
