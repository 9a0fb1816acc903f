//! `crossread schema`: the JSON Schema of Report v1, for scripts and templates.

use super::{Exit, output};

/// Run the command.
pub(super) fn run() -> anyhow::Result<Exit> {
    output::text(&(serde_json::to_string_pretty(&crossread::report::schema())? + "\n"))?;
    Ok(Exit::Clean)
}
