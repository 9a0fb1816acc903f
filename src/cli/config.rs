//! `crossread config show`: what is set, and by which line of which file.

use super::global::Global;
use super::output::OutputArgs;
use super::place::shown_path;
use super::settings::Settings;
use super::tell::harmless;
use super::{Exit, configuration};
use std::path::Path;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ConfigArgs {
    #[command(subcommand)]
    pub(super) action: Action,
}

/// What to do with the configuration.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Action {
    /// Print the settings that hold here, as crossread.toml has them
    Show {
        /// Say of each setting where it comes from
        #[arg(long)]
        origin: bool,
        #[command(flatten)]
        output: OutputArgs,
    },
}

/// Run the command.
pub(super) fn run(args: &ConfigArgs, global: &Global) -> anyhow::Result<Exit> {
    let Action::Show { origin, output } = &args.action;
    let file = global.config.clone().or_else(configuration::nearest);
    let text = match &file {
        Some(file) => {
            // What is wrong in it is told here as anywhere.
            configuration::read(file)?;
            super::output::read(file)?
        }
        None => String::new(),
    };
    let mut lines = Vec::new();
    settings(&text, file.as_deref(), &mut lines);
    usual(&text, &mut lines);
    let width = lines.iter().map(|(set, _)| set.chars().count()).filter(|n| *n <= 60).max().unwrap_or(0);
    let print = |(set, from): &(String, String)| {
        if *origin && !from.is_empty() { format!("{set:width$}  # {from}\n") } else { format!("{set}\n") }
    };
    output.write(harmless(&lines.iter().map(print).collect::<String>()).as_bytes())?;
    Ok(Exit::Clean)
}

/// The lines of `text`, the file's, that set something, each with its place.
fn settings(text: &str, file: Option<&Path>, lines: &mut Vec<(String, String)>) {
    let Some(file) = file else { return };
    for (n, line) in text.lines().enumerate() {
        let line = line.trim_end();
        let is_table = line.starts_with('[');
        if line.trim_start().starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let from = if is_table { String::new() } else { format!("{}:{}", shown_path(file), n + 1) };
        lines.push((line.to_owned(), from));
    }
}

/// What holds of itself and `text` does not set, before its first table.
fn usual(text: &str, lines: &mut Vec<(String, String)>) {
    let set: toml::Table = text.parse().unwrap_or_default();
    let first_table = lines.iter().position(|(line, _)| line.starts_with('[')).unwrap_or(lines.len());
    let usual = Settings::default().usual();
    let missing = usual.iter().filter(|(key, _)| !set.contains_key(*key));
    let missing = missing.map(|(key, value)| (format!("{key} = {value}"), "usual".to_owned()));
    lines.splice(first_table..first_table, missing.collect::<Vec<_>>());
}
