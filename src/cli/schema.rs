//! `crossread schema`: the JSON Schema of Report v1, for scripts and templates, or of crossread.toml,
//! for editors.

use super::Exit;
use super::output::OutputArgs;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// Of what
    #[arg(value_enum, default_value_t = Of::Report, ignore_case = true)]
    pub(super) of: Of,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// What there is a schema of.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Of {
    /// report.json
    Report,
    /// crossread.toml
    Config,
}

/// Run the command.
pub(super) fn run(args: &SchemaArgs) -> anyhow::Result<Exit> {
    let schema = match args.of {
        Of::Report => crossread::internals::report::schema(),
        Of::Config => crossread::internals::config::schema(),
    };
    args.output.write((serde_json::to_string_pretty(&schema)? + "\n").as_bytes())?;
    Ok(Exit::Clean)
}
