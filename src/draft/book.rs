//! All sentences of all sources, with an index of their words: "does any source have this name?" is one look.

use super::line::{self, Line};
use super::names::{self, NameRun};
use crate::extract::Analysis;
use crate::extract::claims::words::{Word, WordKind};
use crate::language::FnvSet;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The sources.
pub(super) struct Book<'a> {
    /// All analyses of the run; lines name theirs by index.
    pub(super) analyses: &'a [Analysis],
    /// All sentences, article by article, in the order of the text.
    pub(super) lines: Vec<Line>,
    /// Stems → lines that hold them.
    stems: BTreeMap<String, Vec<usize>>,
    /// Every word of every source as a key, and as a stem.
    keys: FnvSet<String>,
    /// Words with a capital.
    capitals: Vec<String>,
    /// First letters of runs of capitalised words: "fbi" for "Federal Bureau of Investigation".
    initials: FnvSet<String>,
    /// Capitalised runs with the line that they stand in.
    pub(super) runs: Vec<(usize, NameRun)>,
}

impl<'a> Book<'a> {
    pub(super) fn new(sources: &[usize], analyses: &'a [Analysis]) -> Self {
        let lines: Vec<Line> = sources.iter().flat_map(|s| line::lines(*s, &analyses[*s])).collect();
        let mut book = Self {
            analyses,
            stems: BTreeMap::new(),
            keys: FnvSet::default(),
            capitals: Vec::new(),
            initials: FnvSet::default(),
            runs: Vec::new(),
            lines: Vec::new(),
        };
        let mut capitals: FnvSet<String> = FnvSet::default();
        for (n, line) in lines.iter().enumerate() {
            for word in line.words.iter().filter(|w| w.kind != WordKind::Mark) {
                let at = book.stems.entry(word.stem.to_string()).or_default();
                if at.last() != Some(&n) {
                    at.push(n);
                }
                book.keys.insert(word.key.to_string());
                book.keys.insert(word.stem.to_string());
                book.keys.insert(names::plain(&word.key));
                if word.capital {
                    capitals.insert(names::plain(&word.key));
                }
            }
            for run in names::runs(line, &analyses[line.article].article.text) {
                let letters = names::initials(line, &run);
                if letters.len() > 1 {
                    book.initials.insert(letters);
                }
                book.runs.push((n, run));
            }
        }
        book.capitals = capitals.into_iter().collect();
        book.capitals.sort_unstable();
        book.lines = lines;
        book
    }

    /// The text of the article that `line` stands in.
    pub(super) fn text(&self, line: &Line) -> &'a str {
        &self.analyses[line.article].article.text
    }

    /// When the article of `line` was published.
    pub(super) fn published(&self, line: &Line) -> Option<Date> {
        self.analyses[line.article].article.metadata.published.as_ref().map(|p| p.date)
    }

    /// The stems with the lines that hold each.
    pub(super) const fn stems(&self) -> &BTreeMap<String, Vec<usize>> {
        &self.stems
    }

    /// Lines that hold `stem`.
    pub(super) fn with_stem(&self, stem: &str) -> &[usize] {
        self.stems.get(stem).map_or(&[], Vec::as_slice)
    }

    /// Whether any source has the name `word`, as it stands, as the name of a people, a state or a body in short.
    pub(super) fn has_name(&self, word: &Word) -> bool {
        let plain = names::plain(&word.key);
        self.keys.contains(word.key.as_ref())
            || self.keys.contains(word.stem.as_ref())
            || self.keys.contains(&plain)
            || self.initials.contains(&plain)
            || names::expanded(&plain).is_some_and(|long| self.keys.contains(long))
            || names::shortened(&plain).iter().any(|short| self.keys.contains(*short))
            || self.capitals.iter().any(|c| names::is_kin(c, &plain))
    }

    /// Whether any source has `letters`, the first letters of a name, as its short form.
    pub(super) fn has_short(&self, letters: &str) -> bool {
        letters.len() > 1 && self.keys.contains(letters)
    }
}
