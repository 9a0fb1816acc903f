//! Arguments, and one file per command. The only part besides `read/walk` that touches files, the
//! environment and the terminal.

mod apart;
mod args;
mod baseline;
mod cache;
mod check;
mod compare;
mod comparison;
mod config;
mod configuration;
mod drafts;
mod events;
mod exit;
mod explain;
mod extract;
mod fix;
mod folder;
mod formats;
mod gate;
mod global;
mod grouping;
mod init;
mod init_ci;
mod inputs;
mod last;
mod least;
mod look;
mod lsp;
mod memory;
mod output;
mod place;
mod progress;
mod report;
mod repository;
mod schema;
mod select;
mod serve;
mod sets;
mod settings;
mod shell;
mod statistics;
mod stop;
mod target;
mod tell;
mod template;
mod waive;
mod waivers;

pub(crate) use args::Cli;
pub(crate) use exit::{Exit, status_of};
pub(crate) use stop::listen;
pub(crate) use tell::{tell, tell_coloured, tell_line};

use args::Command;
use clap::{CommandFactory as _, ValueEnum as _};

/// Let `--color` of `args` hold, which may not be a command line that can be parsed.
pub(crate) fn colour(args: impl Iterator<Item = std::ffi::OsString>) {
    let mut is_next = false;
    for arg in args.map(|arg| arg.to_string_lossy().into_owned()).take_while(|arg| arg != "--") {
        let when = if is_next { Some(arg.as_str()) } else { arg.strip_prefix("--color=") };
        if let Some(colour) = when.and_then(|when| global::Color::from_str(when, true).ok()) {
            colour.apply();
        }
        is_next = arg == "--color";
    }
}

/// Run one command.
pub(crate) fn run(cli: Cli) -> anyhow::Result<Exit> {
    cli.global.color.apply();
    match cli.command {
        Command::Report(args) => report::run(&args, &cli.global),
        Command::Serve(args) => serve::run(&args, &cli.global),
        Command::Compare(args) => compare::run(&args, &cli.global),
        Command::Events(args) => events::run(&args, &cli.global),
        Command::Extract(args) => extract::run(&args, &cli.global),
        Command::Check(args) => check::run(&args, &cli.global),
        Command::Explain(args) => explain::run(&args, &cli.global),
        Command::Waive(args) => waive::run(&args, &cli.global),
        Command::Cache(args) => cache::run(&args),
        Command::Baseline(args) => baseline::run(&args, &cli.global),
        Command::Init(args) => init::run(&args, &cli.global),
        Command::Lsp(args) => lsp::run(&args, &cli.global),
        Command::Completions(args) => shell::completions(&args, Cli::command()),
        Command::Names(args) => shell::names(&args, &cli.global),
        Command::Man(args) => shell::man(&args, Cli::command()),
        Command::Template(args) => template::run(&args, &cli.global),
        Command::Config(args) => config::run(&args, &cli.global),
        Command::Schema(args) => schema::run(&args),
    }
}
