//! `crossread completions` and `crossread man`, both made from the command line's own definition.

use super::exit::WriteError;
use super::{Exit, output};

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// Shell to complete for
    pub(super) shell: clap_complete::Shell,
}

/// Print completions of `command`.
pub(super) fn completions(args: &CompletionsArgs, mut command: clap::Command) -> anyhow::Result<Exit> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut command, "crossread", &mut out);
    output::bytes(&out)?;
    Ok(Exit::Clean)
}

/// Print the manual page of `command`.
pub(super) fn man(command: clap::Command) -> anyhow::Result<Exit> {
    let mut out = Vec::new();
    clap_mangen::Man::new(command).render(&mut out).map_err(WriteError::stdout)?;
    output::bytes(&out)?;
    Ok(Exit::Clean)
}
