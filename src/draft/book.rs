//! All sentences of all sources, with an index of their words: "does any source have this name?" is one look.

use super::line::{self, Line};
use super::names::{self, KIN_LETTERS, NameRun};
use crate::extract::Analysis;
use crate::extract::claims::words::{Word, WordKind};
use crate::extract::known::KnownPerson;
use crate::language::FnvSet;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Bound;

/// Letters that two words must share to be one with two endings.
pub(super) const SHARED_LETTERS: usize = 5;

/// The sources.
pub(super) struct Book<'a> {
    /// All analyses of the run; lines name theirs by index.
    pub(super) analyses: &'a [Analysis],
    /// People whom the desk knows.
    pub(super) people: &'a [KnownPerson],
    /// All sentences, article by article, in the order of the text.
    pub(super) lines: Vec<Line>,
    /// Stems → lines that hold them.
    stems: BTreeMap<String, Vec<usize>>,
    /// Every word of every source as a key, and as a stem.
    keys: FnvSet<String>,
    /// Words with a capital, plain → lines that hold them.
    capitals: BTreeMap<String, Vec<usize>>,
    /// First letters of runs of capitalised words: "fbi" for "Federal Bureau of Investigation".
    initials: FnvSet<String>,
    /// Capitalised runs with the line that they stand in.
    pub(super) runs: Vec<(usize, NameRun)>,
}

impl<'a> Book<'a> {
    pub(super) fn new(sources: &[usize], analyses: &'a [Analysis], people: &'a [KnownPerson]) -> Self {
        let lines: Vec<Line> = sources.iter().flat_map(|s| line::lines(*s, &analyses[*s])).collect();
        let mut book = Self {
            analyses,
            people,
            stems: BTreeMap::new(),
            keys: FnvSet::default(),
            capitals: BTreeMap::new(),
            initials: FnvSet::default(),
            runs: Vec::new(),
            lines: Vec::new(),
        };
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
                    let at = book.capitals.entry(names::plain(&word.key)).or_default();
                    if at.last() != Some(&n) {
                        at.push(n);
                    }
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

    /// The stems that begin with the same letters as `stem`, so many as two forms of one word share, with the lines
    /// that hold each; of a shorter stem itself alone.
    pub(super) fn stems_near(&self, stem: &str) -> impl Iterator<Item = (&String, &Vec<usize>)> {
        let begin = stem.get(..SHARED_LETTERS).unwrap_or(stem).to_owned();
        let near = stem.len() >= SHARED_LETTERS;
        let stem = stem.to_owned();
        let from =
            self.stems.range::<str, _>((Bound::Included(begin.as_str()), Bound::Unbounded)).take_while(move |(s, _)| s.starts_with(&begin));
        from.filter(move |(s, _)| near || **s == stem)
    }

    /// The lines with the name `key`, plain, as a word with a capital.
    pub(super) fn with_capital(&self, key: &str) -> &[usize] {
        self.capitals.get(key).map_or(&[], Vec::as_slice)
    }

    /// The names whose first letters are those of `plain`, as those of a land and its people are.
    fn capitals_near(&self, plain: &str) -> impl Iterator<Item = &String> {
        let begin = plain.get(..KIN_LETTERS).unwrap_or(plain).to_owned();
        let from = self.capitals.range::<str, _>((Bound::Included(begin.as_str()), Bound::Unbounded)).map(|(name, _)| name);
        from.take_while(move |name| name.starts_with(&begin))
    }

    /// Lines that hold `stem`.
    pub(super) fn with_stem(&self, stem: &str) -> &[usize] {
        self.stems.get(stem).map_or(&[], Vec::as_slice)
    }

    /// How much of a word's weight is left to tell one line of the sources from another, 0 to 1: the name that stands in
    /// every third line tells little of which of them is meant.
    pub(super) fn apart(&self, stem: &str) -> f32 {
        let all = 1.0 + self.lines.len() as f32;
        (all / (1.0 + self.with_stem(stem).len() as f32)).ln() / all.ln()
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
            || self.capitals_near(&plain).any(|c| names::is_kin(c, &plain))
    }

    /// Whether any source has `letters`, the first letters of a name, as its short form.
    pub(super) fn has_short(&self, letters: &str) -> bool {
        letters.len() > 1 && self.keys.contains(letters)
    }
}
