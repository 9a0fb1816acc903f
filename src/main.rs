//! Parse the command line, run one command, give its exit status.

mod cli;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        // Help and version are asked for, and go to standard output; anything else is wrong usage.
        Err(error) => {
            let printed = if error.use_stderr() {
                // An argument may be the name of a file that somebody else has given.
                cli::tell_line(error.render().to_string().trim_end());
                Ok(())
            } else {
                error.print()
            };
            let usage = if error.use_stderr() { cli::Exit::Usage } else { cli::Exit::Clean };
            return if printed.is_err() && !error.use_stderr() { cli::Exit::CouldNotWrite } else { usage }.into();
        }
    };
    cli::listen();
    match cli::run(cli) {
        Ok(exit) => exit.into(),
        Err(error) => {
            let exit = cli::status_of(&error);
            if exit != cli::Exit::Clean {
                cli::tell!("crossread: {error:#}");
            }
            exit.into()
        }
    }
}
