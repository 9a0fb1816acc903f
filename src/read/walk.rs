//! From paths to bytes: the only part of the core that touches the file system.
//!
//! Takes files and folders, yields articles sorted by path, what could not be read with what to do
//! about it, and what was passed over. A folder `corpus/` with a saved page, its `…_files` folder,
//! a fifo and a dangling link becomes one article, one file passed over and two failures.

use super::bounded::{self, FileError};
use super::columns::Columns;
use super::select::{EXCLUDED, Rules, Selection};
use super::sniff::{self, Sniffed};
use super::{ReadError, format, repeated, saved};
use crate::article::{Article, ArticleId};
use crate::mark;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What may be read.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Largest file in bytes.
    pub max_bytes: u64,
    /// Whether a link below a folder is followed out of it.
    pub follow: bool,
    /// What of the folders is read.
    pub selection: Selection,
    /// Articles that come from elsewhere than files: the name that each is told by, and its bytes.
    pub given: Vec<(String, Vec<u8>)>,
    /// The desk's own names for the columns of tables.
    pub columns: Columns,
}

impl Default for ReadOptions {
    fn default() -> Self {
        // The largest saved news page in the development pages is 4 MB; 16 MB leaves room.
        Self { max_bytes: 16 << 20, follow: false, selection: Selection::default(), given: Vec::new(), columns: Columns::default() }
    }
}

/// One input that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// As the user gave it.
    pub path: String,
    /// What is wrong and what to do.
    pub reason: String,
}

/// One file below a folder that is not read as an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The file.
    pub path: String,
    /// Why it was passed over.
    pub reason: &'static str,
    /// Whether that is said beside the report.
    pub told: Told,
}

/// When it is said on standard error that a file was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// Only when all is asked for: nobody takes it for an article.
    Hardly,
    /// Unless nothing is to be said: somebody may take it for an article.
    Usually,
    /// Whatever is asked for: a file of the folder itself has hidden what may be an article.
    Always,
}

/// All that was read, sorted by path; duplicates of one text have ids of their own.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The articles.
    pub articles: Vec<Article>,
    /// Inputs that could not be read.
    pub failures: Vec<Failure>,
    /// Files of other kinds below the folders.
    pub ignored: Vec<Ignored>,
    /// What is odd about the folders, though nothing is missing for it.
    pub remarks: Vec<String>,
}

impl Inputs {
    /// Add what the file `path` holds.
    fn add(&mut self, path: &str, parsed: format::Parsed) {
        self.articles.extend(parsed.articles);
        self.failures.extend(parsed.unread.into_iter().map(|reason| Failure { path: path.to_owned(), reason }));
    }

    /// Add what was read elsewhere, behind what is there.
    pub fn append(&mut self, other: Inputs) {
        self.articles.extend(other.articles);
        self.failures.extend(other.failures);
        self.ignored.extend(other.ignored);
        self.remarks.extend(other.remarks);
    }

    /// Put all but the articles in order, each once.
    pub fn in_order(&mut self) {
        self.failures.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.reason.cmp(&b.reason)));
        self.failures.dedup();
        self.ignored.sort_by(|a, b| a.path.cmp(&b.path));
        self.ignored.dedup();
        self.remarks.sort();
        self.remarks.dedup();
    }
}

/// File in a folder of reports that lists what the program wrote there. No article is passed over
/// because such a list names it: anybody can write one.
pub const OWN_FILES_LIST: &str = ".crossread-files";

/// Files that tell about the folder they lie in, whatever their format.
const ABOUT_THE_FOLDER: &[&str] =
    &["README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG", "CONTRIBUTING", "CODE_OF_CONDUCT", "AUTHORS"];

/// Read every article at or below `paths`. `progress` is called once per file, with how many there are, from any thread.
pub fn read_paths(paths: &[PathBuf], options: &ReadOptions, progress: &(dyn Fn(usize) + Sync)) -> Inputs {
    let Listing { files, named, mut inputs } = list(paths, options);
    inputs.append(read_files(&files, &named, options, &|| progress(files.len())));
    for (name, bytes) in &options.given {
        inputs.append(read_bytes(name, bytes, options));
        inputs.articles.sort_by(|a, b| a.path.cmp(&b.path));
    }
    inputs.in_order();
    name_apart(&mut inputs.articles);
    repeated::set_aside(&mut inputs.articles);
    inputs
}

/// Read the articles in `bytes`, which do not come from a file; as [`read_files`] has them.
pub fn read_bytes(name: &str, bytes: &[u8], options: &ReadOptions) -> Inputs {
    let mut inputs = Inputs::default();
    match format::parse_with(name, bytes, options.max_bytes, &options.columns) {
        Ok(parsed) => inputs.add(name, parsed),
        Err(error) => inputs.failures.push(Failure { path: name.to_owned(), reason: error.to_string() }),
    }
    inputs
}

/// The files that are to be read.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Each once, in the order in which their articles stand.
    pub files: Vec<PathBuf>,
    /// The paths that the user named.
    pub named: BTreeSet<PathBuf>,
    /// What cannot be read or is passed over, as far as it is known without reading; no articles.
    pub inputs: Inputs,
}

/// Find the files at or below `paths`.
pub fn list(paths: &[PathBuf], options: &ReadOptions) -> Listing {
    let mut inputs = Inputs::default();
    let mut files = Vec::new();
    for path in paths {
        find(&tidy(path), options, &mut files, &mut inputs);
    }
    let named: BTreeSet<PathBuf> = paths.iter().map(|p| tidy(p)).collect();
    let files = without_repeats(files);
    // A file that is named itself is read, though it was passed over in a folder that is named as well.
    let read: BTreeSet<String> = named.iter().filter(|path| files.contains(path)).map(|path| shown(path)).collect();
    inputs.ignored.retain(|ignored| !read.contains(&ignored.path));
    Listing { files, named, inputs }
}

/// Read `files` of a listing that has these `named`: their articles in the order of the files, neither told apart where
/// several have one text nor rid of the lines that an outlet repeats, for which all articles must be known.
pub fn read_files(files: &[PathBuf], named: &BTreeSet<PathBuf>, options: &ReadOptions, progress: &(dyn Fn() + Sync)) -> Inputs {
    let mut inputs = Inputs::default();
    let read: Vec<_> = files
        .par_iter()
        .map(|file| {
            let result = read_file(file, options);
            progress();
            result
        })
        .collect();
    for (file, result) in files.iter().zip(read) {
        match result {
            Ok(parsed) => inputs.add(&shown(file), parsed),
            Err(Unread::Own) => inputs.ignored.push(Ignored { path: shown(file), reason: OWN_PAGE, told: Told::Always }),
            // A folder of articles may hold data of other kinds; a file that was named is one that is missed.
            Err(Unread::Other(reason)) if !named.contains(file) => {
                inputs.ignored.push(Ignored { path: shown(file), reason, told: Told::Usually })
            }
            Err(Unread::Other(reason)) => inputs.failures.push(Failure { path: shown(file), reason: format!("no article: {reason}") }),
            Err(Unread::Failed(reason)) => inputs.failures.push(Failure { path: shown(file), reason }),
        }
    }
    inputs
}

/// A path without what changes nothing in it: `a//b/./c/` is `a/b/c`.
fn tidy(path: &Path) -> PathBuf {
    path.components().collect()
}

/// Collect the files to read at or below one path that the user named.
fn find(root: &Path, options: &ReadOptions, files: &mut Vec<PathBuf>, inputs: &mut Inputs) {
    let mut fail = |path: &Path, reason: String| inputs.failures.push(Failure { path: shown(path), reason });
    let kind = match std::fs::metadata(root) {
        Ok(metadata) => metadata.file_type(),
        Err(error) => return fail(root, unreachable_path(root, &error)),
    };
    if kind.is_file() {
        return files.push(root.to_owned());
    }
    if !kind.is_dir() {
        return fail(root, special(bounded::what(kind)));
    }
    let (found_before, failed_before) = (files.len(), inputs.failures.len());
    let bounds = root.canonicalize().ok().filter(|_| !options.follow);
    check_own_list(root, &mut inputs.remarks);
    let mut rules = Rules::new(&options.selection, root);
    let mut walk = WalkDir::new(root).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let reason = error.io_error().map_or_else(|| error.to_string(), |e| io_reason(e, "folder"));
                inputs.failures.push(Failure { path: shown(&path), reason });
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        if is_hidden(&entry) {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        if let Some(reason) = rules.left_out(entry.depth(), entry.path(), entry.file_type().is_dir()) {
            let is_folder = entry.file_type().is_dir();
            if is_folder {
                walk.skip_current_dir();
            }
            let told = match is_folder {
                _ if reason == EXCLUDED => Told::Hardly,
                true if saved::names_articles(entry.path()) => Told::Always,
                true => Told::Usually,
                false if format::is_known(&shown(entry.path())) => Told::Always,
                false => Told::Hardly,
            };
            inputs.ignored.push(Ignored { path: shown(entry.path()), reason, told });
            continue;
        }
        match sort_out(&entry, bounds.as_deref()) {
            Fate::Descend => {
                check_own_list(entry.path(), &mut inputs.remarks);
                rules.enter(entry.depth(), entry.path());
            }
            Fate::Read => files.push(entry.into_path()),
            Fate::Fail(reason) => inputs.failures.push(Failure { path: shown(entry.path()), reason }),
            Fate::PassOver(reason) => {
                if entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
                let hides = match reason {
                    LEADS_OUT | LEADS_TO_HIDDEN => true,
                    saved::BESIDE_A_PAGE => saved::holds_articles(entry.path(), options.max_bytes),
                    _ => false,
                };
                let told = match reason {
                    _ if hides => Told::Always,
                    NAMELESS => Told::Usually,
                    _ => Told::Hardly,
                };
                inputs.ignored.push(Ignored { path: shown(entry.path()), reason, told });
            }
        }
    }
    if files.len() == found_before && inputs.failures.len() == failed_before && !inputs.ignored.iter().any(|i| i.reason == EXCLUDED) {
        let reason =
            "there is no article in this folder; articles are text, Markdown, pages and the other files that `crossread --help` names"
                .to_owned();
        inputs.failures.push(Failure { path: shown(root), reason });
    }
}

/// Why what looks like an article is none.
const OWN_PAGE: &str = "a page that crossread wrote, by its own mark";
const NAMELESS: &str = "a text whose name ends as no article's does; name the file itself, or let its name end in .txt, to read it";
const LEADS_OUT: &str = "a link that leads out of the folder; --follow reads it";
const LEADS_TO_HIDDEN: &str = "a link to what is hidden; --follow reads it";

/// Bytes of a list of own files that are looked at: some 40,000 pages.
const LONGEST_LIST: u64 = 4 << 20;

/// Say which files the list in `folder` claims for crossread that bear no mark of it: they are read
/// like all others, and who wrote the list may have meant to hide them.
fn check_own_list(folder: &Path, remarks: &mut Vec<String>) {
    let list = folder.join(OWN_FILES_LIST);
    let text = match bounded::text(&list, LONGEST_LIST) {
        Ok(text) => text,
        Err(e) if e.is_not_found() => return,
        Err(e) => return remarks.push(format!("{}: {e}; it is not crossread's list, and nothing is passed over for it", shown(&list))),
    };
    let claimed = text.lines().filter_map(|line| line.rsplit_once(' ')).map(|(_, path)| path);
    for path in claimed.filter(|path| Path::new(path).components().all(|c| matches!(c, Component::Normal(_)))) {
        let file = folder.join(path);
        let is_read = format::is_known(path) && file.symlink_metadata().is_ok_and(|m| m.is_file());
        if is_read && bounded::bytes(&file, LONGEST_LIST).is_ok_and(|bytes| !mark::is_page(&bytes)) {
            remarks.push(format!("{} names {path}, which crossread did not write; it is read as an article", shown(&list)));
        }
    }
}

/// What becomes of one entry below a folder.
enum Fate {
    Descend,
    Read,
    PassOver(&'static str),
    Fail(String),
}

/// `bounds` is the folder that no link may lead out of.
fn sort_out(entry: &DirEntry, bounds: Option<&Path>) -> Fate {
    let path = entry.path();
    let kind = entry.file_type();
    if kind.is_symlink() {
        // A link to a file is the file. A link to a folder is not followed: it may lead back to
        // where it stands, or out to the whole disk.
        let leads_out = |bounds: &Path| path.canonicalize().is_ok_and(|target| !target.starts_with(bounds));
        let leads_to_hidden =
            |bounds: &Path| path.canonicalize().is_ok_and(|target| target.strip_prefix(bounds).is_ok_and(bounded::is_hidden));
        return match std::fs::metadata(path) {
            Ok(_) if bounds.is_some_and(leads_out) => Fate::PassOver(LEADS_OUT),
            Ok(_) if bounds.is_some_and(leads_to_hidden) => Fate::PassOver(LEADS_TO_HIDDEN),
            Ok(target) if target.is_file() => by_extension(path),
            Ok(target) if target.is_dir() => Fate::PassOver("a link to a folder; name that folder itself to read it"),
            Ok(target) => Fate::Fail(special(bounded::what(target.file_type()))),
            Err(error) => Fate::Fail(unreachable_path(path, &error)),
        };
    }
    if kind.is_dir() {
        return if saved::is_beside_a_page(path) { Fate::PassOver(saved::BESIDE_A_PAGE) } else { Fate::Descend };
    }
    if kind.is_file() { by_extension(path) } else { Fate::Fail(special(bounded::what(kind))) }
}

fn by_extension(path: &Path) -> Fate {
    let name = path.file_name().map(|n| n.to_string_lossy().to_uppercase()).unwrap_or_default();
    let stem = name.split('.').next().unwrap_or("");
    if ABOUT_THE_FOLDER.contains(&stem) {
        return Fate::PassOver("about the folder, not an article; name the file itself to read it");
    }
    if format::is_known(&shown(path)) {
        return Fate::Read;
    }
    match sniff::look(path) {
        Sniffed::Read => Fate::Read,
        Sniffed::Prose => Fate::PassOver(NAMELESS),
        Sniffed::Other => Fate::PassOver("of no format that is read"),
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    // Windows keeps its pictures of a folder's files there.
    name.starts_with('.') || name.eq_ignore_ascii_case("Thumbs.db")
}

/// The files in order of their paths, each once however often it is named.
fn without_repeats(mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    files.sort();
    files.dedup();
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())));
    files
}

/// Why a file gave no article.
enum Unread {
    /// Crossread wrote it.
    Own,
    /// It is data of another kind.
    Other(&'static str),
    Failed(String),
}

/// The articles in `file`.
fn read_file(file: &Path, options: &ReadOptions) -> Result<format::Parsed, Unread> {
    let bytes = bounded::bytes(file, options.max_bytes).map_err(|e| {
        Unread::Failed(match e {
            FileError::System(e) => io_reason(&e, "file"),
            FileError::Special(what) => special(what),
            FileError::TooLarge { size, limit } => ReadError::TooLarge { size, limit }.to_string(),
        })
    })?;
    let name = file.file_name().and_then(|n| n.to_str()).unwrap_or("");
    if mark::is_page(&bytes) || mark::is_own(name, &bytes) {
        return Err(Unread::Own);
    }
    format::parse_with(&shown(file), &bytes, options.max_bytes, &options.columns).map_err(|e| match e {
        ReadError::NotArticle(what) => Unread::Other(what),
        other => Unread::Failed(other.to_string()),
    })
}

/// Give articles of one text ids of their own, in order of their paths, and say so in both.
fn name_apart(articles: &mut [Article]) {
    let mut first_of: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for i in 0..articles.len() {
        let id = articles[i].id.0.clone();
        let (first, copies) = first_of.entry(id.clone()).or_insert((i, 0));
        *copies += 1;
        if *copies > 1 {
            let (first, copies) = (*first, *copies);
            articles[i].id = ArticleId::of_copy(&id, copies);
            let note = format!("the same text as {}", articles[first].path);
            articles[i].notes.push(note);
            let note = format!("the same text as {}", articles[i].path);
            articles[first].notes.push(note);
        }
    }
}

/// Why a path that was named or linked leads nowhere.
fn unreachable_path(path: &Path, error: &std::io::Error) -> String {
    match std::fs::read_link(path) {
        Ok(target) if error.kind() == ErrorKind::NotFound => {
            format!("a link to {}, which does not exist; remove the link or restore its target", shown(&target))
        }
        Ok(_) if error.kind() != ErrorKind::PermissionDenied => format!("a link that leads nowhere ({error}); remove it"),
        _ => io_reason(error, "file"),
    }
}

fn io_reason(error: &std::io::Error, what: &str) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder; check the path".to_owned(),
        ErrorKind::PermissionDenied => format!("no right to read this {what}; change its rights (chmod) or leave it out"),
        _ => format!("this {what} could not be read: {error}"),
    }
}

/// What to do about something that is no file: "a pipe".
fn special(what: &str) -> String {
    format!("{what}, not a file; save the article as a file first")
}

/// A path as shown: `/` between folders.
fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}
