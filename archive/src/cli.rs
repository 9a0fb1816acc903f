//! The command line.

use crate::engine::services::{self, Executor, SCHEDULER_PORT};
use crate::{pages, run};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Compare the articles of an archive, on one machine or several.
#[derive(Debug, Parser)]
#[command(name = "crossread-archive", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compare the articles of an archive; begun again, it goes on where it was stopped
    Run(RunArgs),
    /// Write pages of events of a run that is done
    Pages(PagesArgs),
    /// Give the tasks of runs to executors
    Scheduler(SchedulerArgs),
    /// Carry out tasks of a scheduler
    Executor(ExecutorArgs),
}

#[derive(Debug, Args)]
struct RunArgs {
    /// Folder of articles, or Parquet file (or folder of such) with the columns `path` and `content`
    #[arg(short, long, value_name = "DIR|PARQUET")]
    input: PathBuf,
    /// Folder for what comes of it, which executors must see under the same path
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Schedulers, the first of which that answers is asked [default: none, everything runs in this process]
    #[arg(short, long, value_name = "ADDR", num_args = 1.., value_delimiter = ',')]
    workers: Vec<String>,
    /// Articles of a block, about: a worker holds two
    #[arg(long, default_value_t = 4000, value_parser = clap::value_parser!(u32).range(1..))]
    block: u32,
    /// Compare only articles that were published within so many days of one another; the result is another one
    #[arg(long, value_name = "DAYS")]
    window: Option<u32>,
    /// Largest file in bytes
    #[arg(long, default_value_t = 16 << 20)]
    max_bytes: u64,
    /// Say nothing but what is wrong
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Debug, Args)]
struct PagesArgs {
    /// Output folder of the run
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Ids of events, as in the findings
    #[arg(required = true, value_name = "EVENT")]
    events: Vec<String>,
}

#[derive(Debug, Args)]
struct SchedulerArgs {
    /// Address to listen on
    #[arg(short, long, value_name = "HOST:PORT", default_value_t = format!("127.0.0.1:{SCHEDULER_PORT}"))]
    bind: String,
}

#[derive(Debug, Args)]
struct ExecutorArgs {
    /// Address of the scheduler
    #[arg(short, long, value_name = "HOST:PORT", default_value_t = format!("127.0.0.1:{SCHEDULER_PORT}"))]
    scheduler: String,
    /// Address to listen on; the next port is taken, too
    #[arg(short, long, value_name = "HOST:PORT", default_value = "127.0.0.1:50051")]
    bind: String,
    /// Name by which the scheduler and runs reach it [default: the address]
    #[arg(long, value_name = "HOST")]
    host: Option<String>,
    /// Tasks at a time; 0 for one for each core
    #[arg(short, long, default_value_t = 0)]
    tasks: usize,
    /// Folder for what it keeps while it runs [default: one of the system's temporary folder]
    #[arg(long, value_name = "DIR")]
    scratch: Option<PathBuf>,
}

/// Do what the command line says.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build() {
        Ok(runtime) => runtime,
        Err(error) => return told(&error.into()),
    };
    let done = runtime.block_on(async {
        match cli.command {
            Command::Run(args) => {
                let RunArgs { input, output, workers, block, window, max_bytes, quiet } = args;
                run::run(run::Wish { input, output, workers, block, window, max_bytes, quiet }).await
            }
            Command::Pages(PagesArgs { output, events }) => pages::write(&output, &events).map(|()| ExitCode::SUCCESS),
            Command::Scheduler(SchedulerArgs { bind }) => services::scheduler(&bind).await.map(|()| ExitCode::SUCCESS),
            Command::Executor(ExecutorArgs { scheduler, bind, host, tasks, scratch }) => {
                services::executor(Executor { scheduler, bind, host, tasks, scratch }).await.map(|()| ExitCode::SUCCESS)
            }
        }
    });
    done.unwrap_or_else(|error| told(&error))
}

/// Bytes of the stack of a thread that carries out tasks: pages nest deeply.
pub(crate) const STACK: usize = 16 << 20;

/// The exit status of a run that could not be finished.
const FAILED: u8 = 5;

#[allow(clippy::print_stderr, reason = "the one place where this program says what is wrong")]
fn told(error: &anyhow::Error) -> ExitCode {
    eprintln!("crossread-archive: {error:#}");
    ExitCode::from(FAILED)
}
