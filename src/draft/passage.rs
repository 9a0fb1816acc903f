//! A sentence of the draft → the source sentences that say most of it.
//!
//! A word of the draft is in a source sentence as it stands, with another ending, or in the sentence before or behind
//! it: "He sent a letter to Greg Abbott" is held by "Farenthold wrote to Abbott. The letter says …".

use super::book::{Book, SHARED_LETTERS};
use super::line::{Line, keys};
use crate::language::quantity::relation;
use std::collections::BTreeMap;

/// How much of a draft's sentence one source sentence holds.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// Index of the source's line.
    pub(super) line: usize,
    /// Share of the draft's terms that it holds itself, by weight, 0 to 1.
    pub(super) own: f32,
    /// The same with its neighbours.
    pub(super) near: f32,
    /// Share of its own terms that the draft has, 0 to 1.
    pub(super) back: f32,
    /// Share of the draft's values, figures and days, that it has; none where the draft has none.
    pub(super) valued: Option<f32>,
    /// The shares `own` and `near` with each term weighed by how far it tells the lines of the sources apart.
    telling: (f32, f32),
    /// For each term of the draft, how well it is held by the line or its neighbours, 0 to 1.
    pub(super) held: Vec<f32>,
    /// The same by the line alone.
    pub(super) held_here: Vec<f32>,
}

impl Match {
    /// How alike the two sentences are, 0 to 1, values left out: the harmonic mean of the shares.
    pub(super) fn likeness(&self) -> f32 {
        if self.own + self.back > 0.0 { 2.0 * self.own * self.back / (self.own + self.back) } else { 0.0 }
    }

    fn rank(&self) -> f32 {
        0.55 * self.telling.0 + 0.3 * self.telling.1 + 0.15 * self.back + 0.15 * self.valued.unwrap_or(0.0)
    }
}

/// What stands in a sentence beside it counts less.
const BESIDE: f32 = 0.7;
/// A word with another ending counts less: "resignation" for "resigned".
const OTHER_ENDING: f32 = 0.8;
/// Passages kept for one sentence.
const KEPT: usize = 12;

/// How well `b` holds `a`, both stems.
fn likeness(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let longer = a.len().max(b.len());
    if shared >= SHARED_LETTERS && 10 * shared >= 6 * longer { OTHER_ENDING } else { 0.0 }
}

/// The lines of `book` that hold most of `line`, the best first.
pub(super) fn matches(line: &Line, book: &Book<'_>) -> Vec<Match> {
    let total = line.weight().max(f32::EPSILON);
    // term → line → how well that line holds it
    let mut held: BTreeMap<usize, Vec<f32>> = BTreeMap::new();
    for (n, term) in line.terms.iter().enumerate() {
        let stem: &str = &line.words[term.at].stem;
        for (other, at) in book.stems_near(stem) {
            let like = likeness(stem, other);
            if like > 0.0 {
                for l in at {
                    let row = held.entry(*l).or_insert_with(|| vec![0.0; line.terms.len()]);
                    row[n] = row[n].max(like);
                }
            }
        }
    }
    let share = |row: &[f32]| line.terms.iter().zip(row).map(|(t, h)| t.weight * h).sum::<f32>() / total;
    let apart: Vec<f32> = line.terms.iter().map(|t| t.weight * book.apart(&line.words[t.at].stem)).collect();
    let whole = apart.iter().sum::<f32>().max(f32::EPSILON);
    let telling = |row: &[f32]| apart.iter().zip(row).map(|(w, h)| w * h).sum::<f32>() / whole;
    let mut all: Vec<Match> = held
        .iter()
        .map(|(&l, here)| {
            let mut near = here.clone();
            for beside in [l.checked_sub(1), Some(l + 1)].into_iter().flatten() {
                if book.lines.get(beside).is_some_and(|b| b.article == book.lines[l].article)
                    && let Some(row) = held.get(&beside)
                {
                    near.iter_mut().zip(row).for_each(|(n, r)| *n = n.max(BESIDE * r));
                }
            }
            let back = back(line, &book.lines[l]);
            let valued = valued(line, &book.lines[l]);
            let telling = (telling(here), telling(&near));
            Match { line: l, own: share(here), near: share(&near), back, valued, telling, held: near, held_here: here.clone() }
        })
        .collect();
    all.sort_by(|a, b| b.rank().total_cmp(&a.rank()).then(a.line.cmp(&b.line)));
    all.truncate(KEPT);
    all
}

/// Share of the values of `line` that `other` has.
fn valued(line: &Line, other: &Line) -> Option<f32> {
    let figures = line.figures.iter().map(|q| other.figures.iter().any(|o| relation(q, o).agrees()));
    let days = line.days.iter().map(|d| other.days.iter().any(|o| o.form == d.form));
    let all: Vec<bool> = figures.chain(days).collect();
    (!all.is_empty()).then(|| all.iter().filter(|has| **has).count() as f32 / all.len() as f32)
}

/// Share of the terms of `other` that `line` has.
fn back(line: &Line, other: &Line) -> f32 {
    let has = |stem: &str| line.terms.iter().map(|t| likeness(stem, &line.words[t.at].stem)).fold(0.0, f32::max);
    let sum: f32 = other.terms.iter().map(|t| t.weight * has(&other.words[t.at].stem)).sum();
    sum / other.weight().max(f32::EPSILON)
}

/// The share of `line` that the two best passages hold together, 0 to 1.
pub(super) fn together(line: &Line, matches: &[Match]) -> f32 {
    let total = line.weight().max(f32::EPSILON);
    let mut best = 0.0f32;
    for (n, a) in matches.iter().enumerate() {
        for b in &matches[n..] {
            let sum: f32 = line.terms.iter().enumerate().map(|(i, t)| t.weight * a.held[i].max(b.held[i])).sum();
            best = best.max(sum / total);
        }
    }
    best
}

/// The share of `line` that stands anywhere in the sources, 0 to 1.
pub(super) fn anywhere(line: &Line, book: &Book<'_>) -> f32 {
    let total = line.weight().max(f32::EPSILON);
    let has = |stem: &str| {
        if book.with_stem(stem).is_empty() { book.stems_near(stem).map(|(s, _)| likeness(stem, s)).fold(0.0, f32::max) } else { 1.0 }
    };
    line.terms.iter().map(|t| t.weight * has(&line.words[t.at].stem)).sum::<f32>() / total
}

/// The longest run of words that `line` and a source sentence share, in words.
pub(super) fn longest_run(line: &Line, other: &Line) -> usize {
    let (a, b): (Vec<&str>, Vec<&str>) = (keys(&line.spoken()), keys(&other.spoken()));
    let mut best = 0;
    let mut before = vec![0usize; b.len() + 1];
    for x in &a {
        let mut row = vec![0usize; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            if x == y {
                row[j + 1] = before[j] + 1;
                best = best.max(row[j + 1]);
            }
        }
        before = row;
    }
    best
}
