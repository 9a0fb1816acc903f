//! `crossread completions` and `crossread man`, both made from the command line's own definition.

use super::exit::WriteError;
use super::{Exit, output};
use anyhow::bail;
use crossread::internals::config;
use std::path::PathBuf;

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// Shell to complete for
    pub(super) shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    /// Command whose page is printed; without it, the page of crossread itself
    pub(super) name: Option<String>,
    /// Write the pages of all commands into this folder
    #[arg(short, long, value_name = "DIR", conflicts_with = "name")]
    pub(super) output: Option<PathBuf>,
}

/// Print completions of `command`.
pub(super) fn completions(args: &CompletionsArgs, mut command: clap::Command) -> anyhow::Result<Exit> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut command, "crossread", &mut out);
    output::bytes(&out)?;
    Ok(Exit::Clean)
}

/// Print a manual page of `command`, or write all.
pub(super) fn man(args: &ManArgs, mut command: clap::Command) -> anyhow::Result<Exit> {
    command.build();
    let commands: Vec<clap::Command> = command.get_subcommands().filter(|c| c.get_name() != "help").cloned().collect();
    if let Some(folder) = &args.output {
        for command in commands.into_iter().chain([command]) {
            let name = format!("{}.1", command.get_display_name().unwrap_or(command.get_name()));
            output::file(&folder.join(&name), &page(command)?)?;
        }
        return Ok(Exit::Clean);
    }
    let page = match &args.name {
        None => page(command)?,
        Some(name) => match commands.iter().find(|c| c.get_name() == name) {
            Some(command) => page(command.clone())?,
            None => bail!("no command is called {name:?}{}", config::nearest(name, commands.iter().map(clap::Command::get_name))),
        },
    };
    output::bytes(&page)?;
    Ok(Exit::Clean)
}

fn page(command: clap::Command) -> Result<Vec<u8>, WriteError> {
    let mut out = Vec::new();
    clap_mangen::Man::new(command).render(&mut out).map_err(WriteError::stdout)?;
    Ok(out)
}
