//! The command line, from which help, man pages and completions derive.

use super::global::Global;
use clap::{Parser, Subcommand};

/// Compare what news sources report: who said what, in which words, and where they differ.
#[derive(Debug, Parser)]
#[command(version = env!("CROSSREAD_VERSION"), about, after_help = EXIT_HELP)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXIT_HELP: &str = "Exit status: 0 nothing at or above --fail-on; 1 findings; 2 usage or configuration; 3 no input; \
4 report written, some input unreadable; 5 could not write.\n\n\
Examples:\n  \
crossread report articles -o reports         pages to read, and report.json\n  \
crossread check draft.md --against articles  a draft against its sources\n  \
crossread COMMAND --help                     options, formats and examples of a command";

const REPORT: &str = "Examples:\n  \
crossread report articles -o reports\n  \
crossread report articles -f html,sarif=findings.sarif --fail-on high\n  \
git diff --name-only main -- articles | crossread report --files-from -";
const SERVE: &str = "Examples:\n  \
crossread serve articles          pages at the address that is printed; Ctrl-C ends it\n  \
crossread serve articles --watch  articles that change change the pages, too";
const COMPARE: &str = "Examples:\n  \
crossread compare wire.txt gazette.html\n  \
crossread compare ferry/ -f json | jq '.findings[].message'\n  \
crossread compare ferry/ -f jsonl -o ferry.jsonl --statistics";
const EVENTS: &str = "Examples:\n  \
crossread events articles\n  \
crossread events articles --lock events.lock -f json";
const EXTRACT: &str = "Examples:\n  \
crossread extract page.html\n  \
curl -s ADDRESS | crossread extract - --stdin-filename page.html";
const CHECK: &str = "Examples:\n  \
crossread check draft.md --against articles\n  \
crossread check draft.md --against wire.txt gazette.html -f html -o check.html\n  \
crossread check draft.md --against articles -f rdjson | reviewdog -f=rdjson\n  \
git diff -z --name-only main -- drafts | crossread check --files-from - --against articles -f sarif=all.sarif";
const LSP: &str = "Example (Neovim):\n  \
vim.lsp.start({ name = \"crossread\", cmd = { \"crossread\", \"lsp\", \"--against\", \"articles\" } })";
const EXPLAIN: &str = "Examples:\n  \
crossread explain                   all checks\n  \
crossread explain differing-number  one check\n  \
crossread explain 5f0c9a1e7b3d2460  one finding of the last report";
const WAIVE: &str = "Example:\n  \
crossread waive 5f0c9a1e7b3d2460 --reason \"Both figures are right: the first is the morning's\" --until 2027-01-31";
const BASELINE: &str = "Example:\n  \
crossread baseline && crossread report --fail-on high  fails on what is new alone";
const CACHE: &str = "Examples:\n  crossread cache stat\n  crossread cache clear";
const INIT: &str = "Examples:\n  \
crossread init\n  \
crossread init --ci github --from https://git.example/desk/crossread";
const TEMPLATE: &str = "Example:\n  \
crossread template eject own && crossread report --template-dir own";
const CONFIG: &str = "Example:\n  crossread config show --origin";
const SCHEMA: &str = "Example:\n  crossread schema config > crossread.schema.json";
const MAN: &str = "Examples:\n  crossread man check | man -l -\n  crossread man template eject | man -l -\n  crossread man -o man/man1";
const COMPLETIONS: &str = "Example:\n  crossread completions bash > ~/.local/share/bash-completion/completions/crossread";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Group articles by event, compare them, write reports
    #[command(after_help = REPORT)]
    Report(super::report::ReportArgs),
    /// Show the report in a browser on this machine, and settle findings there
    #[command(after_help = SERVE)]
    Serve(super::serve::ServeArgs),
    /// Compare articles that cover one event
    #[command(after_help = COMPARE)]
    Compare(super::compare::CompareArgs),
    /// Show which articles cover the same event, and why
    #[command(after_help = EVENTS)]
    Events(super::events::EventsArgs),
    /// Show what is read from each article: quotations, claims, people, what was set aside
    #[command(after_help = EXTRACT)]
    Extract(super::extract::ExtractArgs),
    /// Compare a draft with its sources
    #[command(after_help = CHECK)]
    Check(super::check::CheckArgs),
    /// Show a draft's findings in an editor: a language server on standard input and output
    #[command(after_help = LSP)]
    Lsp(super::lsp::LspArgs),
    /// Explain a check, or a finding of the last report
    #[command(after_help = EXPLAIN)]
    Explain(super::explain::ExplainArgs),
    /// Accept a finding, with the reason
    #[command(after_help = WAIVE)]
    Waive(super::waive::WaiveArgs),
    /// Take today's findings as known, so that only new ones fail a gate
    #[command(after_help = BASELINE)]
    Baseline(super::baseline::BaselineArgs),
    /// Reports of earlier runs that are kept, so that a run of the same articles is done at once
    #[command(after_help = CACHE)]
    Cache(super::cache::CacheArgs),
    /// Write a configuration to begin with
    #[command(after_help = INIT)]
    Init(super::init::InitArgs),
    /// Print the settings that hold here, and where they come from
    #[command(after_help = CONFIG)]
    Config(super::config::ConfigArgs),
    /// List, write out or check the templates of HTML and Markdown reports
    #[command(after_help = TEMPLATE)]
    Template(super::template::TemplateArgs),
    /// Print the JSON Schema of reports, or of crossread.toml
    #[command(after_help = SCHEMA)]
    Schema(super::schema::SchemaArgs),
    /// Print completions for a shell
    #[command(after_help = COMPLETIONS)]
    Completions(super::shell::CompletionsArgs),
    /// Print a manual page, or write all
    #[command(after_help = MAN)]
    Man(super::shell::ManArgs),
    /// Print what the completions of a shell offer besides: findings, and checks
    #[command(hide = true)]
    Names(super::shell::NamesArgs),
}
