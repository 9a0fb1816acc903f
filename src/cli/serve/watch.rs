//! `--watch`: articles that change change the pages.
//!
//! The files are looked at once a second, by length and time of change: this works on every file
//! system, over a network too, and misses nothing where a system's own notices are dropped.

use super::desk::Desk;
use crate::cli::look;
use crate::cli::tell::tell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const EVERY: Duration = Duration::from_secs(1);
/// Files that are looked at; of more, those first in order.
const MOST: usize = 200_000;

/// Length and time of change of each file.
type Seen = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// The files that the pages are made from.
pub(super) struct Watched {
    /// Files and folders of articles and decisions about them.
    articles: Vec<PathBuf>,
    /// Files and folders that decide how they are shown: waivers, baseline, templates and theme.
    others: Vec<PathBuf>,
}

impl Watched {
    /// What `desk` is made from.
    pub(super) fn of(desk: &Desk) -> anyhow::Result<Self> {
        let source = &desk.source;
        let articles = source.given.paths.iter().chain(&source.grouping.manifest).cloned().collect();
        let files = [source.settings.waivers_file()?, source.settings.baseline_file()?];
        Ok(Self { articles, others: files.into_iter().chain(look::sources(source.templates, &source.settings)?).collect() })
    }

    /// Follow the files, without end. What goes wrong is told, and the pages stay as they were.
    pub(super) fn follow(&self, desk: &Desk) {
        let (mut articles, mut others) = (seen(&self.articles), seen(&self.others));
        loop {
            std::thread::sleep(EVERY);
            let now = (settled(&self.articles, &articles), settled(&self.others, &others));
            let made = if now.0 != articles {
                desk.source.compared().and_then(|compared| compared.map_or(Ok(()), |compared| desk.show(compared)))
            } else if now.1 != others {
                desk.refresh()
            } else {
                continue;
            };
            (articles, others) = now;
            match made {
                Ok(()) if !desk.source.global.quiet => tell!("crossread: made anew: {}", desk.pages().summary),
                Ok(()) => {}
                Err(error) => tell!("crossread: {error:#}; the pages stay as they were"),
            }
        }
    }
}

/// The files of `paths` as they are; where they are not as `before`, once they have been so for a while:
/// whoever writes several writes them all.
fn settled(paths: &[PathBuf], before: &Seen) -> Seen {
    const PAUSE: Duration = Duration::from_millis(250);
    /// Some ten seconds: a file that grows without end is not waited for.
    const MOST_PAUSES: usize = 40;
    let mut now = seen(paths);
    if now == *before {
        return now;
    }
    for _ in 0..MOST_PAUSES {
        std::thread::sleep(PAUSE);
        let later = seen(paths);
        if later == now {
            break;
        }
        now = later;
    }
    now
}

/// Every file at or below `paths` that is not hidden.
fn seen(paths: &[PathBuf]) -> Seen {
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = |path: &PathBuf| {
        let entries = walkdir::WalkDir::new(path).sort_by_file_name().into_iter();
        entries.filter_entry(move |e| e.depth() == 0 || !hidden(e.file_name())).filter_map(Result::ok)
    };
    let files = paths.iter().flat_map(walk).filter(|e| !e.file_type().is_dir()).take(MOST);
    let of = |path: &Path| path.metadata().map_or((0, None), |m| (m.len(), m.modified().ok()));
    files.map(|e| (e.path().to_path_buf(), of(e.path()))).collect()
}
