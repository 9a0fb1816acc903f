//! Two sequences of words → the stretches in which they run alongside each other.
//!
//! "We will not pay" within "Let me say it again: we will never pay, and that is that" gives one
//! stretch, *we will not pay* beside *we will never pay*. Local alignment by dynamic programming
//! (Smith and Waterman 1981) over words with weights; then again on what is left, so that merged
//! and reordered sentences are found in several stretches.

use super::wording::{Gap, Word};
use std::ops::Range;

/// A stretch of each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Words of the one side.
    pub(crate) a: Range<usize>,
    /// Words of the other.
    pub(crate) b: Range<usize>,
}

/// Cost of a replaced pair of words, as a share of their mean weight.
const MISMATCH: f64 = 0.6;
/// Cost of a word left out, as a share of its weight; an ellipsis makes it free.
const LEFT_OUT: f64 = 0.45;
/// A stretch after the first must weigh this much: four words that carry meaning, or fewer with
/// the function words between. Below it, stretches are chance ("the people of this country").
const LATER_BLOCK: f64 = 2.0;
/// The first stretch must weigh this much.
const FIRST_BLOCK: f64 = 0.8;
/// At most so many stretches.
const MAX_BLOCKS: usize = 4;
/// Sides longer than this are cut: a quotation of 1,500 words is a speech printed whole, and the
/// table grows with the product of the sides.
pub(super) const MAX_WORDS: usize = 1500;

/// The stretches of `a` and `b` that go together, in the order of `a`; none overlap.
pub(crate) fn blocks(a: &[Word], b: &[Word]) -> Vec<Block> {
    let (a, b) = (&a[..a.len().min(MAX_WORDS)], &b[..b.len().min(MAX_WORDS)]);
    let mut out: Vec<Block> = Vec::new();
    let mut used_a = vec![false; a.len()];
    let mut used_b = vec![false; b.len()];
    while out.len() < MAX_BLOCKS {
        let least = if out.is_empty() { FIRST_BLOCK } else { LATER_BLOCK };
        let Some((score, block)) = best(a, b, &used_a, &used_b) else { break };
        if score < least {
            break;
        }
        used_a[block.a.clone()].fill(true);
        used_b[block.b.clone()].fill(true);
        out.push(block);
    }
    out.sort_by_key(|block| block.a.start);
    out
}

/// The best stretch among words not used yet.
fn best(a: &[Word], b: &[Word], used_a: &[bool], used_b: &[bool]) -> Option<(f64, Block)> {
    let width = b.len() + 1;
    // Scores of two rows, and where the path through each cell began.
    let mut above: Vec<(f64, (usize, usize))> = vec![(0.0, (0, 0)); width];
    let mut row = above.clone();
    let mut found: Option<(f64, Block)> = None;
    for (i, wa) in a.iter().enumerate() {
        row[0] = (0.0, (i + 1, 0));
        for (j, wb) in b.iter().enumerate() {
            row[j + 1] = if used_a[i] || used_b[j] { (0.0, (i + 1, j + 1)) } else { cell(wa, wb, i, j, &above, &row) };
            let (score, start) = row[j + 1];
            if wa.code == wb.code && score > 0.0 && found.as_ref().is_none_or(|(s, _)| score > *s + 1e-9) {
                found = Some((score, Block { a: start.0..i + 1, b: start.1..j + 1 }));
            }
        }
        std::mem::swap(&mut above, &mut row);
    }
    found
}

fn cell(wa: &Word, wb: &Word, i: usize, j: usize, above: &[(f64, (usize, usize))], row: &[(f64, (usize, usize))]) -> (f64, (usize, usize)) {
    let mean = (wa.weight + wb.weight) / 2.0;
    let (score, start) = above[j];
    let start = if score > 0.0 { start } else { (i, j) };
    let same = wa.code == wb.code;
    let mut best = (score + if same { mean } else { -MISMATCH * mean }, start);
    // A gap that the source marks costs nothing.
    let free = |w: &Word| if w.gap == Gap::Ellipsis || w.bracketed { 0.05 } else { LEFT_OUT };
    let skip_a = above[j + 1].0 - free(wb) * wa.weight;
    if skip_a > best.0 {
        best = (skip_a, above[j + 1].1);
    }
    let skip_b = row[j].0 - free(wa) * wb.weight;
    if skip_b > best.0 {
        best = (skip_b, row[j].1);
    }
    if best.0 > 0.0 { best } else { (0.0, (i + 1, j + 1)) }
}
