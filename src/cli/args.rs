//! The command line, from which help, man page and completions derive.

use super::global::Global;
use clap::{Parser, Subcommand};

/// Compare what news sources report: who said what, in which words, and where they differ.
#[derive(Debug, Parser)]
#[command(version, about, after_help = EXIT_HELP)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXIT_HELP: &str = "Exit status: 0 nothing at or above --fail-on; 1 findings; 2 usage or configuration; 3 no input; \
4 report written, some input unreadable; 5 could not write.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Group articles by event, compare them, write reports
    Report(super::report::ReportArgs),
    /// Compare articles that cover one event
    Compare(super::compare::CompareArgs),
    /// Show which articles cover the same event, and why
    Events(super::events::EventsArgs),
    /// Show what is read from each article: quotations, claims, people, what was set aside
    Extract(super::extract::ExtractArgs),
    /// Compare a draft with its sources
    Check(super::check::CheckArgs),
    /// Explain a check, or a finding of the last report
    Explain(super::explain::ExplainArgs),
    /// Accept a finding, with the reason
    Waive(super::waive::WaiveArgs),
    /// Take today's findings as known, so that only new ones fail a gate
    Baseline(super::baseline::BaselineArgs),
    /// Write a configuration to begin with
    Init(super::init::InitArgs),
    /// Print completions for a shell
    Completions(super::shell::CompletionsArgs),
    /// Print the manual page
    Man,
    /// List, write out or check the templates of HTML and Markdown reports
    Template(super::template::TemplateArgs),
    /// Print the JSON Schema of reports
    Schema,
}
