//! Vectors in context → tags: the largest of the tagger's 50 outputs.

use super::dense::{BATCH, FINE, quantise};
use super::layer::WIDTH;
use super::names::Tag;
use super::weights::Model;

/// The tag of each of `words`.
pub(super) fn tags(model: &Model, steps: &[[i16; WIDTH]]) -> Vec<Tag> {
    let mut out = Vec::with_capacity(steps.len());
    let mut scores = [[0f32; Tag::ALL.len()]; BATCH];
    for group in steps.chunks(BATCH) {
        let inputs: Vec<_> = group.iter().collect();
        model.tagger.all(&inputs, &mut scores);
        out.extend(scores.iter().take(group.len()).map(|row| model.tags[first_largest(row)]));
    }
    out
}

/// Vectors in steps, as the layers behind take them.
pub(super) fn steps(words: &[[f32; WIDTH]]) -> Vec<[i16; WIDTH]> {
    words.iter().map(|word| quantise(word, FINE)).collect()
}

fn first_largest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (i, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = i;
        }
    }
    best
}
