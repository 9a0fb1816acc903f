//! `crossread check`: one draft against its sources.

use super::comparison::{SinceArgs, held, mark_changes};
use super::global::Global;
use super::settings::Settings;
use super::tell::tell;
use super::{Exit, gate, inputs, output};
use anyhow::ensure;
use crossread::analyse;
use crossread::events::{EventOptions, group};
use crossread::extract::Analysis;
use crossread::findings::Severity;
use crossread::render::View;
use crossread::report::{self, PassedOver};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// The draft
    pub(super) draft: PathBuf,
    /// Files of its sources, or folders: of a folder, those on the draft's event
    #[arg(long, required = true, num_args = 1.., value_name = "PATH")]
    pub(super) against: Vec<PathBuf>,
    /// Output format
    #[arg(short, long, default_value = "text")]
    pub(super) format: String,
    /// Fail (exit status 1) on findings of this severity or worse [default: high]
    #[arg(long, value_name = "SEVERITY")]
    pub(super) fail_on: Option<String>,
    /// Hold it against every article of a folder, not only those on the draft's event
    #[arg(long)]
    pub(super) all: bool,
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
    inputs.articles.retain(|a| !is_same_file(Path::new(&a.path), &args.draft));
    if inputs.articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let draft = draft_article.id.clone();
    let draft_id = draft.0.clone();
    let mut facts = settings.complete(inputs::facts(&inputs, "crossread check"))?;
    let mut articles = inputs.articles;
    articles.insert(0, draft_article);
    let mut analyses = analyse(articles);
    if !args.all {
        let others = on_other_events(&analyses, &args.against);
        if !others.is_empty() && !global.quiet {
            let (n, of) = (analyses.len() - 1 - others.len(), analyses.len() - 1);
            tell!("{n} of {of} sources are on the draft's event; --all holds it against the others too");
        }
        facts.passed_over.extend(
            others
                .iter()
                .map(|i| PassedOver { path: analyses[*i].article.path.clone(), reason: "on another event than the draft".to_owned() }),
        );
        let mut at = 0..;
        analyses.retain(|_| at.next().is_none_or(|i| !others.contains(&i)));
    }
    let report = report::build(&held(analyses, draft, &settings, global), facts);
    let mut report = report::hold(report, &draft_id);
    mark_changes(&mut report, before.as_ref());
    output::print(&report, format, View::Check)?;
    Ok(gate::exit(&report, fail_on))
}

/// Whether two paths lead to one file, so that no draft is a source of its own.
fn is_same_file(a: &Path, b: &Path) -> bool {
    a == b || (a.file_name() == b.file_name() && matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b))
}

/// Indices of articles from folders that cover another event than the first, which is the draft. A
/// source that is named itself always counts; so do all when no other is on the draft's event.
fn on_other_events(analyses: &[Analysis], against: &[PathBuf]) -> BTreeSet<usize> {
    let named = |i: usize| against.iter().any(|p| p.as_path() == Path::new(&analyses[i].article.path));
    let rest: BTreeSet<usize> = (1..analyses.len()).filter(|i| !named(*i)).collect();
    if rest.is_empty() {
        return rest;
    }
    let grouping = group(analyses, &EventOptions::default());
    match grouping.events.into_iter().find(|e| e.articles.contains(&0)) {
        Some(own) => rest.into_iter().filter(|i| !own.articles.contains(i)).collect(),
        None => BTreeSet::new(),
    }
}
