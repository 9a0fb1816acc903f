//! Options that say which files are read: patterns, lists of paths, standard input.

use super::global::Global;
use super::place::{absolute, lexical, shown_path};
use super::settings::Settings;
use anyhow::{Context as _, anyhow, bail, ensure};
use crossread::internals::config::Source;
use crossread::internals::read::{Columns, Failure, Patterns, Selection, bounded};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The path that stands for standard input.
const STDIN: &str = "-";

/// Which files of folders are read.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Input")]
pub(super) struct SelectArgs {
    /// Leave out what fits this pattern, of the kind that .gitignore has ("old/", "*.md"); may be given several times
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
    /// Read only what fits this pattern; may be given several times
    #[arg(long, value_name = "GLOB")]
    pub(super) include: Vec<String>,
    /// Read of folders what .gitignore leaves out, too
    #[arg(long)]
    pub(super) no_ignore: bool,
}

/// Where the articles come from, besides the paths that are named.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArgs {
    /// Read the paths that this file lists, too, a line each (or each ended by a NUL); - is standard input
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,
    /// What an article that is read from standard input (-) is called; its ending says its format
    #[arg(long, value_name = "NAME", default_value = "stdin", hide_default_value = true)]
    pub(super) stdin_filename: String,
    #[command(flatten)]
    pub(super) select: SelectArgs,
}

/// What is read: paths, and perhaps an article from standard input.
#[derive(Default)]
pub(super) struct Given {
    pub(super) paths: Vec<PathBuf>,
    pub(super) texts: Vec<(String, Vec<u8>)>,
    pub(super) selection: Selection,
    /// Outlets as the desk calls them.
    pub(super) sources: Vec<Source>,
    /// Columns of tables as the desk calls them.
    pub(super) columns: Columns,
    /// Paths of a list that are not read.
    pub(super) refused: Vec<Failure>,
}

impl SelectArgs {
    /// The patterns of the command line with those of the configuration.
    pub(super) fn selection(&self, settings: &Settings) -> anyhow::Result<Selection> {
        let here = absolute(Path::new(""))?;
        let config = &settings.config;
        let all = |given: &[String], configured: &[String]| -> anyhow::Result<Vec<Patterns>> {
            let mut all = Vec::new();
            for (folder, patterns) in [(here.clone(), given), (absolute(settings.folder())?, configured)] {
                if let Some(open) = patterns.iter().find(|p| is_open(p)) {
                    bail!("the pattern {open:?} has a [ with no ] behind it; write \\[ for the character itself");
                }
                if !patterns.is_empty() {
                    all.push(Patterns::new(&folder, patterns).map_err(|e| anyhow!(e))?);
                }
            }
            Ok(all)
        };
        Ok(Selection {
            exclude: all(&self.exclude, &config.exclude)?,
            include: all(&self.include, &config.include)?,
            gitignore: !self.no_ignore && config.gitignore.unwrap_or(true),
            base: here,
        })
    }
}

impl InputArgs {
    /// `paths`, and those of `--files-from`, with what of the list is refused: a link is followed out of the working
    /// folder, or to what is hidden, only with `--follow`.
    pub(super) fn named(&self, paths: &[PathBuf], global: &Global) -> anyhow::Result<(Vec<PathBuf>, Vec<Failure>)> {
        let from_list = self.files_from.as_deref();
        ensure!(
            !(from_list == Some(Path::new(STDIN)) && paths.iter().any(|p| p == Path::new(STDIN))),
            "standard input is either a list of paths or an article; give one of --files-from - and -"
        );
        let listed = from_list.map(listed).transpose()?.unwrap_or_default();
        let (links, plain): (Vec<_>, Vec<_>) = listed.into_iter().partition(|path| !global.follow && leads_astray(path));
        let refused = |path: PathBuf| Failure { path: path.to_string_lossy().into_owned(), reason: ASTRAY.to_owned() };
        Ok((paths.iter().cloned().chain(plain).collect(), links.into_iter().map(refused).collect()))
    }

    /// What is read when `paths` are named; without any, what the configuration names, unless
    /// `--files-from` does. No more than `max_bytes` are taken from standard input.
    pub(super) fn given(&self, paths: &[PathBuf], settings: &Settings, global: &Global) -> anyhow::Result<Given> {
        let (mut named, refused) = self.named(paths, global)?;
        if self.files_from.is_none() {
            named = settings.paths(&named)?;
        }
        let mut texts = Vec::new();
        if named.iter().any(|p| p == Path::new(STDIN)) {
            named.retain(|p| p != Path::new(STDIN));
            texts.push((self.stdin_filename.clone(), stdin(global.max_bytes)?));
        }
        Ok(Given {
            refused,
            paths: named,
            texts,
            selection: self.select.selection(settings)?,
            sources: settings.config.sources.clone(),
            columns: settings.config.columns.clone(),
        })
    }
}

/// Whether a set of characters of `pattern` does not end: "[a-z".
fn is_open(pattern: &str) -> bool {
    let mut rest = pattern.chars();
    let mut open = false;
    // a ] right behind the [ is one of the set
    let mut is_first = false;
    while let Some(c) = rest.next() {
        match c {
            '\\' => drop(rest.next()),
            '[' if !open => (open, is_first) = (true, true),
            '!' | '^' if is_first => {}
            ']' if open && !is_first => open = false,
            _ => is_first = false,
        }
    }
    open
}

const ASTRAY: &str = "a link that leads out of the working folder, or to what is hidden; --follow reads it";

/// Whether a link on the way along `path` leads out of the working folder, or to what is hidden there. A list often
/// names what a stranger has changed, and a link is such a change.
fn leads_astray(path: &Path) -> bool {
    let (Ok(real), Ok(here)) = (path.canonicalize(), Path::new(".").canonicalize()) else { return false };
    let folder = match path.parent() {
        _ if path.is_relative() => Some(here.clone()),
        parent => parent.and_then(|p| p.canonicalize().ok()),
    };
    let named = if path.is_relative() { Some(path) } else { path.file_name().map(Path::new) };
    // Without a link, what is named is where it leads.
    let is_plain = matches!((folder, named), (Some(folder), Some(named)) if lexical(&folder.join(named)) == real);
    !is_plain && real.strip_prefix(&here).map_or(true, bounded::is_hidden)
}

/// The paths that `list` has.
fn listed(list: &Path) -> anyhow::Result<Vec<PathBuf>> {
    /// Bytes of a list of paths that are read: some 200,000 paths.
    const LONGEST: u64 = 16 << 20;
    let text = if list == Path::new(STDIN) {
        String::from_utf8(stdin(LONGEST)?).context("the list of paths on standard input is not UTF-8")?
    } else {
        super::output::read(list).with_context(|| format!("could not read the list of paths {}", shown_path(list)))?
    };
    let end = if text.contains('\0') { '\0' } else { '\n' };
    Ok(text.split(end).map(|line| line.trim_end_matches('\r')).filter(|line| !line.is_empty()).map(PathBuf::from).collect())
}

/// The bytes of standard input, no more than `most`.
pub(super) fn stdin(most: u64) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(most.saturating_add(1)).read_to_end(&mut bytes).context("could not read standard input")?;
    ensure!(bytes.len() as u64 <= most, "standard input is longer than the limit of {most} bytes");
    Ok(bytes)
}
