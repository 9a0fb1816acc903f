//! The drafts of a run, and the sources that each is compared with.
//!
//! A draft is named, found in a folder or by a pattern ("drafts/*.md"), or read from standard input. Its sources are
//! those of `--against`, else those that `[[drafts]]` of the configuration gives it.

use super::comparison::analysed;
use super::global::Global;
use super::inputs;
use super::place::{absolute, shown_path};
use super::select::{Given, stdin};
use super::settings::Settings;
use anyhow::{anyhow, ensure};
use crossread::internals::article::Article;
use crossread::internals::extract::Analysis;
use crossread::internals::read::{Patterns, Selection};
use crossread::internals::report::Facts;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The path that stands for standard input.
const STDIN: &str = "-";

/// The drafts that were read.
pub(super) struct Drafts {
    /// In the order in which they were named.
    pub(super) articles: Vec<Article>,
    /// Whether some could not be read.
    pub(super) some_unreadable: bool,
}

/// Read the drafts `named`; the one from standard input is called `stdin_name`.
pub(super) fn read(named: &[PathBuf], stdin_name: &str, selection: &Selection, global: &Global) -> anyhow::Result<Drafts> {
    let mut drafts = Drafts { articles: Vec::new(), some_unreadable: false };
    for path in named {
        let given = |paths, texts, selection| Given { paths, texts, selection, ..Given::default() };
        let given = match pattern(path) {
            _ if path == Path::new(STDIN) => {
                given(Vec::new(), vec![(stdin_name.to_owned(), stdin(global.max_bytes)?)], Selection::default())
            }
            Some((folder, pattern)) => {
                let include = Patterns::new(&absolute(Path::new(""))?, &[pattern]).map_err(|e| anyhow!(e))?;
                given(vec![folder], Vec::new(), Selection { include: vec![include], ..selection.clone() })
            }
            None => given(vec![path.clone()], Vec::new(), selection.clone()),
        };
        let inputs = inputs::read_given(&given, global);
        drafts.some_unreadable |= !inputs.failures.is_empty() || inputs.articles.is_empty();
        let new = inputs.articles.into_iter().filter(|a| !drafts.articles.iter().any(|b| b.path == a.path)).collect::<Vec<_>>();
        drafts.articles.extend(new);
    }
    Ok(drafts)
}

/// The folder and the pattern of a path with stars that is no file's: "drafts" and "/drafts/*.md".
fn pattern(path: &Path) -> Option<(PathBuf, String)> {
    let text = path.to_str()?.replace('\\', "/");
    if !text.contains(['*', '?', '[']) || path.exists() || path.is_absolute() {
        return None;
    }
    let plain = text.split('/').take_while(|part| !part.contains(['*', '?', '[']));
    let folder: PathBuf = plain.collect();
    let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
    Some((folder, format!("/{}", text.trim_start_matches("./"))))
}

/// Sources, read and analysed once for all drafts that have them.
#[derive(Clone)]
pub(super) struct Sources {
    /// The paths that were named.
    pub(super) against: Vec<PathBuf>,
    /// What can be compared of each.
    pub(super) analyses: Vec<Analysis>,
    /// What the report says of them.
    pub(super) facts: Facts,
    /// The files that were read, links resolved.
    pub(super) files: Vec<PathBuf>,
}

/// All sources that were asked for.
pub(super) struct Shelf<'a> {
    /// Those of the command line; without any, the configuration says which.
    against: &'a [PathBuf],
    selection: &'a Selection,
    settings: &'a Settings,
    global: &'a Global,
    read: BTreeMap<Vec<PathBuf>, Sources>,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(against: &'a [PathBuf], selection: &'a Selection, settings: &'a Settings, global: &'a Global) -> Self {
        Self { against, selection, settings, global, read: BTreeMap::new() }
    }

    /// The sources of `draft`.
    pub(super) fn of(&mut self, draft: &Article) -> anyhow::Result<&Sources> {
        let against = if self.against.is_empty() { self.configured(draft)? } else { self.against.to_vec() };
        if !self.read.contains_key(&against) {
            let given = Given {
                paths: against.clone(),
                texts: Vec::new(),
                selection: self.selection.clone(),
                sources: self.settings.config.sources.clone(),
                columns: self.settings.config.columns.clone(),
                ..Given::default()
            };
            let inputs = inputs::read_given(&given, self.global);
            let facts = self.settings.complete(inputs::facts(&inputs, "crossread check"))?;
            let files = inputs::files(&inputs);
            let analyses = analysed(inputs.articles, self.global);
            self.read.insert(against.clone(), Sources { against: against.clone(), analyses, facts, files });
        }
        self.read.get(&against).ok_or_else(|| anyhow!("no sources were read for {}", shown_path(Path::new(&draft.path))))
    }

    /// The sources that the last entry of the configuration gives whose pattern the draft's file fits.
    fn configured(&self, draft: &Article) -> anyhow::Result<Vec<PathBuf>> {
        let file = absolute(Path::new(&draft.path))?;
        let rules = self.settings.draft_rules()?;
        let rule = rules.iter().rfind(|(patterns, _)| patterns.fits(&file, false)).map(|(_, rule)| *rule);
        let name = || shown_path(Path::new(&draft.path));
        let rule = rule.ok_or_else(|| anyhow!("no sources for {}: name them with --against, or in crossread.toml ([[drafts]])", name()))?;
        ensure!(!rule.against.is_empty(), "crossread.toml: the entry of [[drafts]] that fits {} names no sources", name());
        rule.against.iter().map(|path| self.settings.place(path, "drafts")).collect()
    }
}
