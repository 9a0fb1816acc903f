//! `crossread check`: drafts against their sources.

use super::comparison::{SinceArgs, analysed, held, mark_changes};
use super::drafts::{self, Drafts, Shelf, Sources};
use super::fix::{self, Fixing};
use super::formats::{FormatParser, Wanted};
use super::gate::GateArgs;
use super::global::Global;
use super::last::Kept;
use super::memory::Watch;
use super::place::{shown_name, shown_path};
use super::select::InputArgs;
use super::settings::Settings;
use super::target::Target;
use super::tell::tell;
use super::template::TemplateOptions;
use super::{Exit, gate, look, statistics};
use crossread::internals::article::Article;
use crossread::internals::events::sources;
use crossread::internals::extract::Analysis;
use crossread::internals::findings::Severity;
use crossread::internals::render::{RenderOptions, View};
use crossread::internals::report::{self, PassedOver, Report};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// The drafts: files, folders, patterns ("drafts/*.md"), or - for standard input
    #[arg(required_unless_present = "files_from", value_name = "DRAFT")]
    pub(super) drafts: Vec<PathBuf>,
    /// Files of their sources, or folders: of a folder, those on the draft's event [default: as [[drafts]] of
    /// crossread.toml says]
    #[arg(long, num_args = 1.., value_name = "PATH")]
    pub(super) against: Vec<PathBuf>,
    /// Formats: NAME, or NAME=FILE to write a file; several with commas [default: text]
    #[arg(short, long = "format", value_name = "FORMAT", value_parser = FormatParser(View::Check), value_delimiter = ',', ignore_case = true)]
    pub(super) formats: Vec<Wanted>,
    /// File to write to, or folder (for several formats) [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) gate: GateArgs,
    /// Compare a draft with every article of a folder, not only those on its event
    #[arg(long)]
    pub(super) all: bool,
    /// Put in the sources' words where they agree: ask for each change, or with =safe make those to the spelling of
    /// quotations and names alone
    #[arg(long, value_name = "MODE", value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "ask", ignore_case = true)]
    pub(super) fix: Option<Fixing>,
    #[command(flatten)]
    pub(super) since: SinceArgs,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) templates: TemplateOptions,
}

/// What holds for all drafts of a run.
struct Run<'a> {
    args: &'a CheckArgs,
    settings: Settings,
    global: &'a Global,
    fail_on: Option<Severity>,
    /// The report that is compared with.
    before: Option<Report>,
    target: Target,
    is_one: bool,
    /// How a report is shown.
    look: RenderOptions,
}

/// Run the command.
pub(super) fn run(args: &CheckArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let selection = args.input.select.selection(&settings)?;
    let fail_on = settings.fail_on(args.gate.fail_on, View::Check);
    let target = Target::new(&args.formats, args.output.as_deref())?;
    let before = args.since.read()?;
    let (named, refused) = args.input.named(&args.drafts, global)?;
    refused.iter().for_each(|link| tell!("crossread: {}: {}", shown_name(&link.path), link.reason));
    if named.is_empty() && refused.is_empty() {
        tell!("crossread: the list names no draft; name one a line, or leave --files-from out and name them as arguments");
        return Ok(Exit::NoInput);
    }
    args.fix.map_or(Ok(()), |fixing| fixing.suits(&named))?;
    let Drafts { articles, some_unreadable } = drafts::read(&named, &args.input.stdin_filename, &selection, global)?;
    if articles.is_empty() {
        return Ok(Exit::NoInput);
    }
    let look = look::complete(settings.rendering(View::Check, fail_on)?, &args.templates, &settings)?;
    let run = Run { args, settings, global, fail_on, before, target, is_one: articles.len() == 1, look };
    if !run.is_one {
        run.target.suits_several()?;
    }
    let mut shelf = Shelf::new(&args.against, &selection, &run.settings, global);
    let mut worst = if some_unreadable || !refused.is_empty() { Exit::SomeUnreadable } else { Exit::Clean };
    let mut kept = Kept::default();
    let mut common = Common::default();
    for draft in articles {
        let exit = check(&run, draft.clone(), shelf.of(&draft)?, &mut kept, &mut common)?;
        worst = match exit {
            Exit::NoInput if run.is_one => return Ok(Exit::NoInput),
            Exit::NoInput => worse(worst, Exit::SomeUnreadable),
            exit => worse(worst, exit),
        };
    }
    let watch = common.reports.first().and_then(|report| Watch::of(&run.look, report));
    run.target.write_common(&common.reports, &run.look, &common.read)?;
    drop(watch);
    kept.save(&run.settings);
    if args.gate.statistics {
        statistics::tell_stale(kept.findings(), &run.settings)?;
    }
    Ok(worst)
}

/// What is written of several drafts at once.
#[derive(Default)]
struct Common {
    /// The report on each, where they are asked for.
    reports: Vec<Report>,
    /// The files that were read, links resolved.
    read: Vec<PathBuf>,
}

/// Findings go before what could not be read.
fn worse(a: Exit, b: Exit) -> Exit {
    let rank = |exit: Exit| [Exit::Clean, Exit::SomeUnreadable, Exit::Findings].iter().position(|e| *e == exit).unwrap_or(0);
    if rank(b) > rank(a) { b } else { a }
}

/// Compare one draft with its sources.
fn check(run: &Run<'_>, draft: Article, sources: &Sources, kept: &mut Kept, common: &mut Common) -> anyhow::Result<Exit> {
    let Run { args, settings, global, .. } = run;
    let path = PathBuf::from(&draft.path);
    let mut read_files = sources.files.clone();
    read_files.extend(path.canonicalize());
    let others: Vec<Analysis> = sources.analyses.iter().filter(|a| !is_same_file(Path::new(&a.article.path), &path)).cloned().collect();
    if others.is_empty() {
        if !sources.analyses.is_empty() {
            tell!("no source to compare {} with: name articles other than the draft with --against", shown_path(&path));
        }
        return Ok(Exit::NoInput);
    }
    let id = draft.id.clone();
    let draft_id = id.0.clone();
    let mut facts = sources.facts.clone();
    let mut analyses = analysed(vec![draft], global);
    analyses.extend(others);
    if !args.all {
        let Held { others, is_related } = on_other_events(&analyses, &sources.against);
        if !global.quiet {
            tell_held(&analyses, &others, is_related);
        }
        facts
            .passed_over
            .extend(others.iter().map(|(i, reason)| PassedOver { path: analyses[*i].article.path.clone(), reason: (*reason).to_owned() }));
        let mut at = 0..;
        analyses.retain(|_| at.next().is_none_or(|i| !others.contains_key(&i)));
    }
    let comparison = held(analyses, id, settings, global)?;
    let report = report::build(&comparison, facts);
    // a source of the same bytes has the same id
    let is_draft = |a: &&Analysis| a.article.id.0 == draft_id && Path::new(&a.article.path) == path;
    let Some(analysis) = comparison.analyses.iter().find(is_draft) else { return Ok(Exit::NoInput) };
    let mut report = report::hold(report, &analysis.article, &comparison.looked);
    mark_changes(&mut report, run.before.as_ref());
    let watch = Watch::of(&run.look, &report);
    if run.is_one {
        run.target.write(&report, &run.look, &read_files)?;
    } else {
        run.target.write_one(&report, &path, &run.look, &read_files)?;
        if run.target.has_common() {
            common.reports.push(report.clone());
            common.read.extend(read_files);
        }
    }
    drop(watch);
    kept.add(&report);
    if let Some(fixing) = args.fix {
        fix::apply(&mut report, &analysis.article.text, &path, fixing)?;
    }
    if !global.quiet {
        gate::tell_passed(&report, run.fail_on);
    }
    Ok(gate::exit(&report, run.fail_on, &args.gate, &settings.waivers_file()?, &settings.baseline_file()?))
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
