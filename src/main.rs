//! Parse the command line, run one command, give its exit status.

mod cli;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(cli::Cli::parse()) {
        Ok(exit) => exit.into(),
        Err(error) => {
            let exit = cli::status_of(&error);
            if exit != cli::Exit::Clean {
                anstream::eprintln!("crossread: {error:#}");
            }
            exit.into()
        }
    }
}
