//! `crossread check`: one draft against its sources.

use super::args::Global;
use super::comparison::{SinceArgs, compared, mark_changes, one_event};
use super::settings::Settings;
use super::{Exit, gate, inputs, output};
use anyhow::ensure;
use crossread::findings::Severity;
use crossread::render::View;
use crossread::report;
use std::path::PathBuf;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// The draft
    pub(super) draft: PathBuf,
    /// Files or folders of its sources
    #[arg(long, required = true, num_args = 1.., value_name = "PATH")]
    pub(super) against: Vec<PathBuf>,
    /// Output format
    #[arg(short, long, default_value = "text")]
    pub(super) format: String,
    /// Fail (exit status 1) on findings of this severity or worse [default: high]
    #[arg(long, value_name = "SEVERITY")]
    pub(super) fail_on: Option<String>,
    #[command(flatten)]
    pub(super) since: SinceArgs,
}

/// Run the command.
pub(super) fn run(args: &CheckArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let fail_on = settings.fail_on(args.fail_on.as_deref(), Some(Severity::High))?;
    ensure!(!args.draft.is_dir(), "{} is a folder; name the draft's file", args.draft.display());
    let format = output::format(&args.format, View::Check)?;
    let before = args.since.read()?;
    let draft = inputs::read(std::slice::from_ref(&args.draft), global);
    let Some(draft_article) = draft.articles.into_iter().next() else { return Ok(Exit::NoInput) };
    let mut inputs = inputs::read(&args.against, global);
    inputs.articles.retain(|a| a.path != draft_article.path);
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let draft_id = draft_article.id.0.clone();
    let facts = settings.complete(inputs::facts(&inputs, "crossread check"))?;
    let mut articles = inputs.articles;
    articles.insert(0, draft_article);
    let mut report = report::build(&compared(articles, one_event(), &settings, global), facts);
    // What two sources say against each other is the report's matter, not the draft's.
    report.findings.retain(|f| f.locations.iter().any(|l| l.article == draft_id));
    report.draft = report::hold(&report, &draft_id);
    mark_changes(&mut report, before.as_ref());
    output::print(&report, format, View::Check)?;
    Ok(gate::exit(&report, fail_on))
}
