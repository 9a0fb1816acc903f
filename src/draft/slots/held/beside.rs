//! What the draft sets beside a name, as a title or between commas: some source must have it beside that name.
//!
//! "The boy's grandfather, Song Jiandang," where every source has him as an uncle; "a Texas Republican" where one has
//! "(R-Tex.)".

use crate::article::Span;
use crate::draft::line::Line;
use crate::draft::names::{NameRun, runs};
use crate::draft::slots::offices::{Known, known, set_beside};
use crate::draft::support::Support;
use crate::extract::claims::words::is_slight;
use crate::language::{Class, classes};
use std::collections::{BTreeMap, BTreeSet};

/// The words that stand beside names, and those of them that no source has there.
pub(super) struct Beside {
    told: BTreeSet<usize>,
    missing: Vec<Span>,
    /// The first word of a name that some source has with all that stands beside it here, and the stems of that.
    known: BTreeMap<usize, BTreeSet<String>>,
}

impl Beside {
    pub(super) fn new(support: &Support<'_>) -> Self {
        let line = support.line;
        let mut beside = Self { told: BTreeSet::new(), missing: Vec::new(), known: BTreeMap::new() };
        for run in runs(line, support.text()).iter().filter(|r| !r.own.is_empty()) {
            let told = set_beside(line, run);
            let Some(known) = about(support, run).filter(|_| !told.is_empty()) else { continue };
            let lacks = |n: &usize| !is_empty(line, *n) && !known.has(&line.words[*n]);
            if !told.iter().any(lacks) {
                let stems = told.iter().filter(|n| !line.words[**n].capital).map(|n| line.words[*n].stem.to_string()).collect();
                beside.known.insert(run.own[0], stems);
            }
            beside.missing.extend(told.iter().filter(|n| lacks(n)).map(|n| line.words[*n].span));
            beside.told.extend(told);
        }
        beside
    }

    /// Whether the word stands beside a name and was looked for there.
    pub(super) fn is_told(&self, word: usize) -> bool {
        self.told.contains(&word)
    }

    /// Whether the name itself stands beside another: "Romney, a Utah Republican".
    pub(super) fn has(&self, run: &NameRun) -> bool {
        run.own.iter().all(|n| self.told.contains(n))
    }

    /// Whether `lines` have what stands beside the name, for the name: "her lawyer" for "her lawyer, Ana Holt".
    pub(super) fn is_known(&self, run: &NameRun, lines: &[&Line]) -> bool {
        let has = |stem: &String| lines.iter().any(|l| l.words.iter().any(|w| *w.stem == **stem));
        run.own.first().and_then(|first| self.known.get(first)).is_some_and(|stems| stems.iter().any(has))
    }

    /// The words that no source has beside the name.
    pub(super) fn unheld(&self) -> impl Iterator<Item = Span> + '_ {
        self.missing.iter().copied()
    }
}

/// What the sources have beside the name, if they have the name.
fn about(support: &Support<'_>, run: &NameRun) -> Option<Known> {
    let family = crate::draft::names::plain(&support.line.words[*run.own.last()?].key);
    Some(known(support, &family)).filter(Known::is_any)
}

fn is_empty(line: &Line, n: usize) -> bool {
    let word = &line.words[n];
    is_slight(&word.stem) || classes(&word.key).is(Class::TITLE.with(Class::AUXILIARY))
}
