//! Arguments, and one file per command. The only part besides `read/walk` that touches files, the
//! environment and the terminal.

mod args;
mod baseline;
mod check;
mod compare;
mod comparison;
mod configuration;
mod events;
mod exit;
mod explain;
mod extract;
mod folder;
mod gate;
mod global;
mod grouping;
mod init;
mod inputs;
mod last;
mod memory;
mod output;
mod place;
mod progress;
mod report;
mod schema;
mod settings;
mod shell;
mod stop;
mod tell;
mod template;
mod waive;

pub(crate) use args::Cli;
pub(crate) use exit::{Exit, status_of};
pub(crate) use stop::listen;
pub(crate) use tell::{tell, tell_line};

use args::Command;
use clap::CommandFactory as _;

/// Run one command.
pub(crate) fn run(cli: Cli) -> anyhow::Result<Exit> {
    match cli.command {
        Command::Report(args) => report::run(&args, &cli.global),
        Command::Compare(args) => compare::run(&args, &cli.global),
        Command::Events(args) => events::run(&args, &cli.global),
        Command::Extract(args) => extract::run(&args, &cli.global),
        Command::Check(args) => check::run(&args, &cli.global),
        Command::Explain(args) => explain::run(&args, &cli.global),
        Command::Waive(args) => waive::run(&args, &cli.global),
        Command::Baseline(args) => baseline::run(&args, &cli.global),
        Command::Init(args) => init::run(&args, &cli.global),
        Command::Completions(args) => shell::completions(&args, Cli::command()),
        Command::Man => shell::man(Cli::command()),
        Command::Template(args) => template::run(&args, &cli.global),
        Command::Schema => schema::run(),
    }
}
