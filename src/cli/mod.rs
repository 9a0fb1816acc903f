//! Arguments, and one file per command. The only part besides `read/walk` that touches files, the
//! environment and the terminal.

mod args;
mod compare;
mod events;
mod exit;
mod extract;
mod inputs;
mod output;
mod progress;
mod report;

pub(crate) use args::Cli;
pub(crate) use exit::{Exit, status_of};

use args::Command;

/// Run one command.
pub(crate) fn run(cli: Cli) -> anyhow::Result<Exit> {
    match cli.command {
        Command::Report(args) => report::run(&args, &cli.global),
        Command::Compare(args) => compare::run(&args, &cli.global),
        Command::Events(args) => events::run(&args, &cli.global),
        Command::Extract(args) => extract::run(&args, &cli.global),
    }
}
