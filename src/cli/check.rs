//! `crossread check`: one draft against its sources.

use super::comparison::{SinceArgs, analysed, held, mark_changes};
use super::formats::{FormatParser, Wanted};
use super::gate::GateArgs;
use super::global::Global;
use super::place::shown_path;
use super::select::{Given, SelectArgs};
use super::settings::Settings;
use super::target::Target;
use super::tell::tell;
use super::{Exit, gate, inputs};
use anyhow::ensure;
use crossread::events::sources;
use crossread::extract::Analysis;
use crossread::render::View;
use crossread::report::{self, PassedOver};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// The draft
    pub(super) draft: PathBuf,
    /// Files of its sources, or folders: of a folder, those on the draft's event
    #[arg(long, required = true, num_args = 1.., value_name = "PATH")]
    pub(super) against: Vec<PathBuf>,
    /// Formats: NAME, or NAME=FILE to write a file; several with commas [default: text]
    #[arg(short, long = "format", value_name = "FORMAT", value_parser = FormatParser(View::Check), value_delimiter = ',', ignore_case = true)]
    pub(super) formats: Vec<Wanted>,
    /// File to write to, or folder (for several formats) [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) gate: GateArgs,
    /// Compare it with every article of a folder, not only those on the draft's event
    #[arg(long)]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) since: SinceArgs,
    #[command(flatten)]
    pub(super) select: SelectArgs,
}

/// Run the command.
pub(super) fn run(args: &CheckArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let fail_on = settings.fail_on(args.gate.fail_on, View::Check);
    ensure!(!args.draft.is_dir(), "{} is a folder; name the draft's file", shown_path(&args.draft));
    let target = Target::new(&args.formats, args.output.as_deref())?;
    let before = args.since.read()?;
    let draft = inputs::read(std::slice::from_ref(&args.draft), global);
    let Some(draft_article) = draft.articles.into_iter().next() else { return Ok(Exit::NoInput) };
    let selection = args.select.selection(&settings)?;
    let mut inputs = inputs::read_given(
        &Given { paths: args.against.clone(), texts: Vec::new(), selection, sources: settings.config.sources.clone() },
        global,
    );
    let mut read_files = inputs::files(&inputs);
    read_files.extend(args.draft.canonicalize());
    let read = inputs.articles.len();
    inputs.articles.retain(|a| !is_same_file(Path::new(&a.path), &args.draft));
    if inputs.articles.is_empty() {
        if read > 0 {
            tell!("no source to compare {} with: name articles other than the draft with --against", shown_path(&args.draft));
        }
        return Ok(Exit::NoInput);
    }
    let draft = draft_article.id.clone();
    let draft_id = draft.0.clone();
    let mut facts = settings.complete(inputs::facts(&inputs, "crossread check"))?;
    let mut articles = inputs.articles;
    articles.insert(0, draft_article);
    let mut analyses = analysed(articles, global);
    if !args.all {
        let Held { others, is_related } = on_other_events(&analyses, &args.against);
        if !global.quiet {
            tell_held(&analyses, &others, is_related);
        }
        facts
            .passed_over
            .extend(others.iter().map(|(i, reason)| PassedOver { path: analyses[*i].article.path.clone(), reason: (*reason).to_owned() }));
        let mut at = 0..;
        analyses.retain(|_| at.next().is_none_or(|i| !others.contains_key(&i)));
    }
    let comparison = held(analyses, draft, &settings, global)?;
    let report = report::build(&comparison, facts);
    let Some(analysis) = comparison.analyses.iter().find(|a| a.article.id.0 == draft_id) else { return Ok(Exit::NoInput) };
    let mut report = report::hold(report, &analysis.article, &comparison.looked);
    mark_changes(&mut report, before.as_ref());
    target.write(&report, &settings.rendering(View::Check, fail_on)?, &read_files)?;
    Ok(gate::exit(&report, fail_on, &args.gate, &settings.waivers_file()?, &settings.baseline_file()?))
}

/// Whether two paths lead to one file, so that no draft is a source of its own.
fn is_same_file(a: &Path, b: &Path) -> bool {
    a == b || (a.file_name() == b.file_name() && matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b))
}

/// Why a source of a folder is not compared with the draft.
const OTHER_EVENT: &str = "on another event than the draft";
const OTHER_TIME: &str = "of another time than the draft, and much less like it than the nearest source";

/// What of the sources counts.
pub(super) struct Held {
    /// Indices of those that do not, with the reason.
    pub(super) others: BTreeMap<usize, &'static str>,
    /// Whether some are on the draft's event, or named, so that nobody need be warned.
    is_related: bool,
}

/// Which articles from folders cover another event than the first, which is the draft. A source that is named
/// itself always counts; so do all when no other is on the draft's event.
pub(super) fn on_other_events(analyses: &[Analysis], against: &[PathBuf]) -> Held {
    let named = |i: usize| against.iter().any(|p| p.as_path() == Path::new(&analyses[i].article.path));
    let all: Vec<usize> = (1..analyses.len()).collect();
    if all.iter().all(|i| named(*i)) {
        return Held { others: BTreeMap::new(), is_related: true };
    }
    let own = sources(analyses, 0, &all);
    if own.taken.is_empty() {
        return Held { others: BTreeMap::new(), is_related: false };
    }
    let reason = |i: usize| if own.of_another_time.contains(&i) { OTHER_TIME } else { OTHER_EVENT };
    let others = all.into_iter().filter(|i| !own.taken.contains(i) && !named(*i)).map(|i| (i, reason(i))).collect();
    Held { others, is_related: true }
}

/// Sources named on standard error, taken or not.
const TOLD: usize = 8;

/// Say which sources the draft is compared with, and which not.
fn tell_held(analyses: &[Analysis], others: &BTreeMap<usize, &'static str>, is_related: bool) {
    if !is_related {
        tell!("no source is on the draft's event, as far as the words tell; it is compared with all {}", analyses.len() - 1);
    }
    if others.is_empty() {
        return;
    }
    let path = |i: &usize| analyses[*i].article.path.as_str();
    let more = |n: usize| {
        if n > TOLD {
            tell!("  and {} more", n - TOLD)
        }
    };
    let taken: Vec<usize> = (1..analyses.len()).filter(|i| !others.contains_key(i)).collect();
    tell!("compared with {} of {} sources, those on the draft's event:", taken.len(), analyses.len() - 1);
    taken.iter().take(TOLD).for_each(|i| tell!("  {}", path(i)));
    more(taken.len());
    tell!("not compared with (--all does):");
    others.iter().take(TOLD).for_each(|(i, reason)| tell!("  {}: {reason}", path(i)));
    more(others.len());
}
