//! Parse the command line, run one command, give its exit status.

mod cli;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(cli::Cli::parse()) {
        Ok(exit) => exit.into(),
        Err(error) => {
            anstream::eprintln!("crossread: {error:#}");
            cli::Exit::Usage.into()
        }
    }
}
