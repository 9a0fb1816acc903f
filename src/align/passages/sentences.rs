//! Articles as sentences of weighted stems, the form in which wording is compared.

use crate::article::Span;
use crate::extract::Analysis;
use crate::language::{FnvMap, FnvSet, TokenKind, is_stop_word, key, stem};
use std::collections::BTreeMap;
use xxhash_rust::xxh3::xxh3_64;

/// Words in a row by which articles of a large event are brought together.
const RUN: usize = 6;
/// Articles that share a run and meet each with each; of more, each meets the first, so that two hundred prints of
/// one text are held together by two hundred pairs.
const MOST_HOLDERS: usize = 60;

/// One sentence of the article's own prose.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    /// Hash of each word's normal form, in order.
    pub(super) words: Vec<u64>,
    /// Hashes of stems of content words, sorted, each once.
    pub(super) stems: Vec<u64>,
}

/// The prose of one article.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    pub(super) lines: Vec<Line>,
    /// Words in all lines.
    pub(super) words: usize,
}

impl Prose {
    /// The sentences of the body of `analysis`.
    pub(super) fn of(analysis: &Analysis) -> Self {
        let article = &analysis.article;
        let mut known: FnvMap<&str, (u64, Option<u64>)> = FnvMap::default();
        let mut out = Self::default();
        for span in analysis.sentences.iter().map(|s| s.span) {
            let mut line = Line { span, words: Vec::new(), stems: Vec::new() };
            for token in analysis.tokens(span).into_iter().filter(|t| t.kind != TokenKind::Mark) {
                let (word, stem) = *known.entry(token.text(&article.text)).or_insert_with_key(|text| hashes(text));
                line.words.push(word);
                line.stems.extend(stem);
            }
            line.stems.sort_unstable();
            line.stems.dedup();
            if !line.words.is_empty() {
                out.words += line.words.len();
                out.lines.push(line);
            }
        }
        out
    }
}

fn hashes(text: &str) -> (u64, Option<u64>) {
    let key = key(text);
    let stemmed = (!is_stop_word(&key)).then(|| xxh3_64(stem(&key).as_bytes()));
    (xxh3_64(key.as_bytes()), stemmed)
}

/// Rarity of stems among the sentences of an event.
#[derive(Debug, Default)]
pub(super) struct Weights {
    lines: f64,
    held: FnvMap<u64, u32>,
}

impl Weights {
    /// Count the stems of all sentences.
    pub(super) fn of(prose: &[Prose]) -> Self {
        let mut weights = Self::default();
        for line in prose.iter().flat_map(|p| &p.lines) {
            weights.lines += 1.0;
            line.stems.iter().for_each(|s| *weights.held.entry(*s).or_default() += 1);
        }
        weights
    }

    /// Weight of a stem: 1 for one in every sentence, more for rare ones.
    pub(super) fn of_stem(&self, stem: u64) -> f64 {
        let held = f64::from(self.held.get(&stem).copied().unwrap_or(1));
        ((self.lines + 20.0) / (held + 1.0)).ln().max(0.5)
    }

    /// Sum over stems.
    pub(super) fn sum<'a>(&self, stems: impl IntoIterator<Item = &'a u64>) -> f64 {
        stems.into_iter().map(|s| self.of_stem(*s)).sum()
    }
}

/// Pairs of articles that share runs of words, with how many.
pub(super) fn shared_runs(prose: &[Prose]) -> Vec<((usize, usize), usize)> {
    let mut holders: FnvMap<u64, Vec<usize>> = FnvMap::default();
    for (i, p) in prose.iter().enumerate() {
        let runs: FnvSet<u64> = p.lines.iter().flat_map(|l| l.words.windows(RUN).map(run_hash)).collect();
        runs.into_iter().for_each(|r| holders.entry(r).or_default().push(i));
    }
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for list in holders.values().filter(|l| l.len() > 1) {
        let meeting = if list.len() > MOST_HOLDERS { 1 } else { list.len() };
        for (n, a) in list.iter().enumerate().take(meeting) {
            list[n + 1..].iter().for_each(|b| *pairs.entry((*a, *b)).or_default() += 1);
        }
    }
    pairs.into_iter().collect()
}

/// Hash of words in a row.
pub(super) fn run_hash(words: &[u64]) -> u64 {
    words.iter().fold(0u64, |h, w| h.rotate_left(9) ^ w.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
