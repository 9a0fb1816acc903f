//! `crossread completions` and `crossread man`, both made from the command line's own definition.

use super::args::Cli;
use super::exit::WriteError;
use super::{Exit, output};
use clap::CommandFactory as _;

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// Shell to complete for
    pub(super) shell: clap_complete::Shell,
}

/// Print completions.
pub(super) fn completions(args: &CompletionsArgs) -> anyhow::Result<Exit> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "crossread", &mut out);
    output::bytes(&out)?;
    Ok(Exit::Clean)
}

/// Print the manual page.
pub(super) fn man() -> anyhow::Result<Exit> {
    let mut out = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut out).map_err(WriteError::stdout)?;
    output::bytes(&out)?;
    Ok(Exit::Clean)
}
