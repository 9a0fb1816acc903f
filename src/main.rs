//! Parse the command line, run one command, give its exit status.

mod cli;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, Parser as _};
use crossread::internals::config;
use std::process::ExitCode;

fn main() -> ExitCode {
    // help and mistakes are shown before the options are known
    cli::colour(std::env::args_os().skip(1));
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        // Help and version are asked for, and go to standard output; anything else is wrong usage.
        Err(error) => {
            let printed = if error.use_stderr() {
                let shown = error.render();
                cli::tell_coloured(shown.to_string().trim_end(), shown.ansi().to_string().trim_end());
                if let Some(tip) = tip(&error) {
                    cli::tell_line(&tip);
                }
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

/// What to do about a mistake that the message alone does not make plain.
fn tip(error: &clap::Error) -> Option<String> {
    match error.kind() {
        ErrorKind::MissingRequiredArgument if error.render().to_string().contains("<DRAFT") => {
            Some("  tip: --against takes all that follows it; put the draft first: crossread check DRAFT --against SOURCE…".to_owned())
        }
        ErrorKind::InvalidValue if error.get(ContextKind::SuggestedValue).is_none() => {
            let Some(ContextValue::String(written)) = error.get(ContextKind::InvalidValue) else { return None };
            let Some(ContextValue::Strings(names)) = error.get(ContextKind::ValidValue) else { return None };
            near_tip(written, names.iter().map(String::as_str))
        }
        // `help` names no near command of itself
        ErrorKind::InvalidSubcommand if error.get(ContextKind::SuggestedSubcommand).is_none() => {
            let Some(ContextValue::String(written)) = error.get(ContextKind::InvalidSubcommand) else { return None };
            let commands = cli::Cli::command();
            near_tip(written, commands.get_subcommands().map(clap::Command::get_name))
        }
        _ => None,
    }
}

/// The tip that one of `names` is meant, if one is like `written`.
fn near_tip<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = config::nearest(written, names);
    (!near.is_empty()).then(|| format!("  tip: {}", near.trim_matches([' ', '(', ')'])))
}
