//! crossread over archives of millions of articles, on one machine or several.
//!
//! The stages are the library's own functions over tables in Parquet files; DataFusion carries them out in one process,
//! or Ballista in many. See README.md.

mod cli;
mod engine;
mod function;
mod job;
mod merge;
mod pages;
mod plan;
mod progress;
mod run;
mod stages;
mod table;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
