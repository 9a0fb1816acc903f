//! Reports of earlier runs, kept for the next one of the same articles.
//!
//! What a report says follows from the articles, the settings and the program alone, so that a run which has all
//! three in common with an earlier one takes its report instead of grouping and comparing anew. Reports stand in the
//! user's folder for caches, one file each, whole or not at all; a file that is torn or of another form is as good
//! as none. Small runs are faster than the looking up, and keep nothing.

use super::global::Global;
use super::output::{self, OutputArgs};
use super::place::shown_path;
use anyhow::Context as _;
use crossread::internals::article::Article;
use crossread::internals::read::bounded;
use crossread::internals::report::Report;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};
use std::fmt::{Debug, Write as _};
use std::io::{BufWriter, Read as _};
use std::path::{Path, PathBuf};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct CacheArgs {
    #[command(subcommand)]
    command: CacheCommand,
}

#[derive(Clone, Debug, clap::Subcommand)]
enum CacheCommand {
    /// How many reports are kept, where, and how much they take
    Stat {
        #[command(flatten)]
        output: OutputArgs,
    },
    /// Delete the reports that are kept
    Clear,
}

/// Run the command.
pub(super) fn run(args: &CacheArgs) -> anyhow::Result<super::Exit> {
    let write = |text: &str| match &args.command {
        CacheCommand::Stat { output } => output.write(text.as_bytes()),
        CacheCommand::Clear => output::text(text),
    };
    let Some(folder) = reports() else {
        write("no reports are kept: neither XDG_CACHE_HOME nor HOME names a folder\n")?;
        return Ok(super::Exit::Clean);
    };
    let kept = kept(&folder);
    let bytes: u64 = kept.iter().map(|k| k.bytes).sum();
    let what = format!("{} {}, {:.1} MB", kept.len(), if kept.len() == 1 { "report" } else { "reports" }, bytes as f64 / 1e6);
    match args.command {
        CacheCommand::Stat { .. } => write(&format!("{what} in {}\n", shown_path(&folder)))?,
        CacheCommand::Clear => {
            for one in &kept {
                remove(&one.file).with_context(|| format!("could not delete {}", shown_path(&one.file)))?;
            }
            write(&format!("deleted {what} in {}\n", shown_path(&folder)))?;
        }
    }
    Ok(super::Exit::Clean)
}

/// Bytes of text from which a report is kept: less is compared faster than looked up.
const LEAST: usize = 256 << 10;
/// Bytes that all kept reports may take; the oldest go first.
const MOST: u64 = 1 << 30;
/// Bytes of one report that are read.
const LONGEST: u64 = 2 << 30;
/// Bytes that are hashed or packed at once.
const BUFFER: usize = 64 << 10;
/// What the name of a kept report ends in.
const END: &str = ".report.json.gz";

/// Where the report of one run is kept.
pub(super) struct Slot(PathBuf);

impl Slot {
    /// The place of the report on `articles` by `settings`, which are all that it follows from besides the program;
    /// `None` where nothing is kept.
    pub(super) fn of(articles: &[Article], settings: &dyn Debug, global: &Global) -> Option<Self> {
        if global.no_cache || articles.iter().map(|a| a.text.len()).sum::<usize>() < LEAST {
            return None;
        }
        let mut key = Key::default();
        key.add(&program()?);
        key.add(settings);
        for article in articles {
            let Article { id, path, text, blocks, metadata, source_map, notes, torn_start } = article;
            key.add(&(id, path));
            key.add_text(text);
            key.add(&(blocks, metadata, source_map, notes, torn_start));
        }
        Some(Self(reports()?.join(key.name() + END)))
    }

    /// The report that is kept, if one is and is whole.
    pub(super) fn report(&self) -> Option<Report> {
        let packed = bounded::bytes(&self.0, LONGEST).ok()?;
        let mut json = Vec::new();
        // the checksum of the packed form tells a torn file
        GzDecoder::new(packed.as_slice()).take(LONGEST).read_to_end(&mut json).ok()?;
        serde_json::from_slice(&json).ok()
    }

    /// Keep `report`. Where that cannot be, the run is none the worse.
    pub(super) fn keep(&self, report: &Report) {
        // JSON comes in pieces of a few bytes
        let mut json = BufWriter::with_capacity(BUFFER, GzEncoder::new(Vec::new(), Compression::fast()));
        if serde_json::to_writer(&mut json, report).is_err() {
            return;
        }
        let Ok(Ok(bytes)) = json.into_inner().map(GzEncoder::finish) else { return };
        let Some(folder) = self.0.parent().filter(|folder| make(folder)) else { return };
        make_room(folder, bytes.len() as u64);
        drop(output::file(&self.0, &bytes));
    }
}

/// What a report follows from, as one hash.
#[derive(Default)]
struct Key {
    hash: Sha256,
    /// What is not hashed yet: values are written in pieces of a few bytes.
    written: String,
}

impl Key {
    fn add(&mut self, value: &dyn Debug) {
        // writing to a string fails never
        _ = write!(self.written, "{value:?};");
        if self.written.len() >= BUFFER {
            self.hash.update(&self.written);
            self.written.clear();
        }
    }

    fn add_text(&mut self, text: &str) {
        self.add(&text.len());
        self.hash.update(&self.written);
        self.written.clear();
        self.hash.update(text);
    }

    /// 32 digits.
    fn name(mut self) -> String {
        self.hash.update(&self.written);
        self.hash.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The program: its version, and of its file the size and the moment of its making, as a build of one version may
/// differ from the next.
fn program() -> Option<impl Debug> {
    let file = std::env::current_exe().ok()?.metadata().ok()?;
    Some((env!("CROSSREAD_VERSION"), file.len(), file.modified().ok()?))
}

/// The user's folder for what this program keeps from run to run.
#[allow(clippy::disallowed_methods, reason = "the user's folder for caches is told by the environment")]
pub(super) fn folder() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let caches = folder("XDG_CACHE_HOME").or_else(|| folder("LOCALAPPDATA")).or_else(|| Some(folder("HOME")?.join(".cache")))?;
    Some(caches.join("crossread"))
}

fn reports() -> Option<PathBuf> {
    Some(folder()?.join("reports"))
}

/// Make `folder`, which nobody but the user reads: what is kept may not be published yet.
#[allow(clippy::disallowed_methods, reason = "the cache is this module's")]
fn make(folder: &Path) -> bool {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).is_ok()
}

/// A report that is kept.
struct Kept {
    file: PathBuf,
    bytes: u64,
    made: Option<std::time::SystemTime>,
}

/// The reports kept in `folder`: nothing else that stands there.
#[allow(clippy::disallowed_methods, reason = "the cache is this module's")]
fn kept(folder: &Path) -> Vec<Kept> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let is_own = |name: &str| name.strip_suffix(END).is_some_and(|hex| hex.len() == 32 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
    let one = |entry: std::fs::DirEntry| {
        let about = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
        is_own(entry.file_name().to_str()?).then(|| Kept { file: entry.path(), bytes: about.len(), made: about.modified().ok() })
    };
    entries.flatten().filter_map(one).collect()
}

/// Delete the oldest reports until one of `bytes` has room.
fn make_room(folder: &Path, bytes: u64) {
    let mut kept = kept(folder);
    kept.sort_by(|x, y| x.made.cmp(&y.made).then_with(|| x.file.cmp(&y.file)));
    let mut all = bytes + kept.iter().map(|k| k.bytes).sum::<u64>();
    for old in kept {
        if all <= MOST {
            return;
        }
        // another run may have deleted it
        drop(remove(&old.file));
        all -= old.bytes;
    }
}

fn remove(file: &Path) -> std::io::Result<()> {
    std::fs::remove_file(file)
}
