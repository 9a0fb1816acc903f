//! Names: does any source have this person, body or place, and by this name?
//!
//! "Mary Fallon" where the sources have Mary Fallin is a misspelling; "Fort Worth" where the passage has Corpus
//! Christi another place; a name that no source has at all stands alone.

use super::difference::{Certainty, Difference, Slot};
use super::figures::alone;
use crate::article::Span;
use crate::draft::line::Line;
use crate::draft::names::{NameRun, initials, is_near, is_one_given, plain, runs};
use crate::draft::support::{SAME_MATTER, Support};
use crate::language::{Class, classes};

pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    runs(support.line, support.text()).iter().filter_map(|run| difference(support, run)).collect()
}

fn key(line: &Line, n: usize) -> String {
    plain(&line.words[n].key)
}

/// The words of the run that no source has.
fn missing(support: &Support<'_>, run: &NameRun) -> Vec<usize> {
    let line = support.line;
    if support.book.has_short(&initials(line, run)) {
        return Vec::new();
    }
    let told = |n: &usize| {
        let word = &line.words[*n];
        support.book.has_name(word) || classes(&word.key).is(Class::TITLE.with(Class::ROLE)) || word.key.chars().count() == 1
    };
    run.own.iter().copied().filter(|n| !told(n)).collect()
}

fn difference(support: &Support<'_>, run: &NameRun) -> Option<Difference> {
    let slot = if run.is_place { Slot::Place } else { Slot::Name };
    if let Some((line, span)) = other_given(support, run) {
        let at = &support.book.lines[line];
        let there = Some((at.article, at.span, Some(span)));
        return Some(Difference { slot, here: run.span, there, nowhere: true, certainty: Certainty::Sure });
    }
    let missing = missing(support, run);
    if missing.is_empty() {
        return None;
    }
    if let Some(variant) = variant(support, run, &missing) {
        let (line, span, one_person) = variant;
        if one_person {
            return None;
        }
        let at = &support.book.lines[line];
        let there = Some((at.article, at.span, Some(span)));
        return Some(Difference { slot, here: run.span, there, nowhere: true, certainty: Certainty::Sure });
    }
    let asked = support.asked().filter(|m| m.own >= SAME_MATTER);
    // the name in the likest surroundings; of equal ones that of the best passage
    let all = asked.filter_map(|m| Some((m, instead(support, run, m.line)?)));
    let other = all.map(|(m, (span, like))| (m, span, like)).reduce(|a, b| if b.2 > a.2 { b } else { a }).map(|(m, span, _)| (m, span));
    let (m, certainty, mark) = match other {
        Some((m, span)) => (m, Certainty::Sure, Some(span)),
        None => alone(support)?,
    };
    let at = support.at(m);
    Some(Difference { slot, here: run.span, there: Some((at.article, at.span, mark)), nowhere: true, certainty })
}

/// The person of that family name, where all sources give them another given name: line and place.
fn other_given(support: &Support<'_>, run: &NameRun) -> Option<(usize, Span)> {
    let own: Vec<String> = run.own.iter().map(|n| key(support.line, *n)).collect();
    let family = own.last()?;
    if own.len() < 2 || !run.is_person {
        return None;
    }
    let mut found = None;
    for (l, other) in support.book.runs.iter().filter(|(_, r)| r.own.len() > 1 && !r.is_place) {
        let at = &support.book.lines[*l];
        let words: Vec<String> = other.own.iter().map(|n| key(at, *n)).collect();
        if words.last() != Some(family) {
            continue;
        }
        if words[..words.len() - 1].iter().any(|w| own[..own.len() - 1].iter().any(|o| is_one_given(w, o))) {
            return None;
        }
        if other.is_person || classes(&words[0]).is(Class::GIVEN) {
            found = found.or(Some((*l, other.span)));
        }
    }
    found
}

/// A name of the sources that is the draft's in another form: line, place, and whether it may be the same person's.
fn variant(support: &Support<'_>, run: &NameRun, missing: &[usize]) -> Option<(usize, Span, bool)> {
    let line = support.line;
    let own: Vec<String> = run.own.iter().map(|n| key(line, *n)).collect();
    let lacks = |n: usize| missing.contains(&run.own[n]);
    let last = own.len() - 1;
    let mut misspelt = None;
    for (l, other) in &support.book.runs {
        let at = &support.book.lines[*l];
        let words: Vec<String> = other.own.iter().map(|n| key(at, *n)).collect();
        let (Some(first), Some(family)) = (words.first(), words.last()) else { continue };
        // the same family name, another given name
        if own.len() > 1 && words.len() > 1 && !run.is_place && !lacks(last) && *family == own[last] && lacks(0) {
            return Some((*l, other.span, is_one_given(first, &own[0])));
        }
        // the same given name, a family name that is near
        let near = |n: usize| lacks(n) && words.iter().any(|w| is_near(w, &own[n]));
        if own.len() > 1 && words.len() > 1 && !lacks(0) && *first == own[0] && near(last) {
            return Some((*l, other.span, false));
        }
        if misspelt.is_none() && (0..own.len()).any(near) && own.len().abs_diff(words.len()) <= 1 {
            misspelt = Some((*l, other.span, false));
        }
    }
    misspelt
}

/// A name of the passage that stands where the draft has `run`: of its kind, and none that the draft has; with how like
/// its surroundings are.
fn instead(support: &Support<'_>, run: &NameRun, line: usize) -> Option<(Span, f32)> {
    let at = &support.book.lines[line];
    let has = |n: &usize| support.line.words.iter().any(|w| plain(&w.key) == key(at, *n));
    let free = |other: &&(usize, NameRun)| other.1.is_place == run.is_place && !other.1.own.is_empty() && !other.1.own.iter().any(has);
    let (from, to) = (support.book.runs.partition_point(|r| r.0 < line), support.book.runs.partition_point(|r| r.0 <= line));
    let like = |other: &NameRun| support.line.shared_around(run.span, at, other.span);
    let mut all: Vec<(f32, &NameRun)> = support.book.runs[from..to].iter().filter(free).map(|(_, r)| (like(r), r)).collect();
    all.sort_by(|a, b| (a.1.is_person != run.is_person).cmp(&(b.1.is_person != run.is_person)).then(b.0.total_cmp(&a.0)));
    all.first().map(|(like, other)| (other.span, *like))
}
