//! Vectors in their context: a sentence of n × [`WIDTH`] → n × [`WIDTH`].
//!
//! Four residual layers, each of which sees a token and its two neighbours, so that a vector knows four
//! words to each side. The model was trained with four rows of zeros around every text, and these rows
//! run through the layers as well: a layer's row beside the sentence is no longer zero. Only those are
//! computed that reach a word of the sentence, 2 + 4 + 2 rows; the others are the same for every sentence.

use super::dense::{BATCH, FINE, quantise};
use super::weights::{Maxout, Model, PIECES, WIDTH, WINDOW};

/// Rows around a sentence that are kept: three can reach it, and one more is the neighbour of the outermost.
const MARGIN: usize = 4;

/// Rows beside the sentence that each layer has to compute, on each side.
const REACH: [usize; 4] = [1, 2, 1, 0];

/// The scratch of [`encode`], kept from one sentence to the next.
#[derive(Default)]
pub(super) struct Scratch {
    rows: Vec<[f32; WIDTH]>,
    steps: Vec<[i16; WIDTH]>,
}

/// `words` in their context.
pub(super) fn encode<'s>(model: &Model, words: &[[f32; WIDTH]], scratch: &'s mut Scratch) -> &'s [[f32; WIDTH]] {
    let count = words.len();
    let Scratch { rows, steps } = scratch;
    rows.clear();
    rows.resize(count + 2 * MARGIN, [0.0; WIDTH]);
    rows[MARGIN..MARGIN + count].copy_from_slice(words);
    for (layer, (weights, reach)) in model.layers.iter().zip(REACH).enumerate() {
        steps.clear();
        steps.extend(rows.iter().map(|row| quantise(row, FINE)));
        apply(weights, steps, &mut rows[MARGIN - reach..MARGIN + count + reach], MARGIN - reach);
        if layer == 0 {
            // Beyond, all neighbours are zeros.
            for row in [1, 2, MARGIN + count + 1, MARGIN + count + 2] {
                rows[row] = model.outside;
            }
        }
    }
    &rows[MARGIN..MARGIN + count]
}

/// What the first layer makes of a row of zeros among zeros.
pub(super) fn outside(weights: &Maxout<WINDOW>) -> [f32; WIDTH] {
    let mut row = [[0.0; WIDTH]];
    apply(weights, &[[0; WIDTH]; 3], &mut row, 1);
    row[0]
}

/// Add to each of `rows`, the first of which is `steps[from]`, what `weights` make of it and its neighbours.
fn apply(weights: &Maxout<WINDOW>, steps: &[[i16; WIDTH]], rows: &mut [[f32; WIDTH]], from: usize) {
    let mut sums = [[0f32; PIECES * WIDTH]; BATCH];
    let windows = &steps.as_flattened()[(from - 1) * WIDTH..];
    for (first, group) in (0..).step_by(BATCH).zip(rows.chunks_mut(BATCH)) {
        let window = |i: usize| windows[(first + i) * WIDTH..].first_chunk::<WINDOW>();
        let inputs: Vec<_> = (0..group.len()).filter_map(window).collect();
        weights.dense.all(&inputs, &mut sums);
        for (row, sum) in group.iter_mut().zip(&sums) {
            let added = normalise(sum, &weights.gain, &weights.shift);
            row.iter_mut().zip(added).for_each(|(row, added)| *row += added);
        }
    }
}

/// The largest of three pieces, normed to mean 0 and variance 1, then scaled and shifted.
///
/// Sums run in eight lanes which are added last, in a fixed order.
pub(super) fn normalise(pieces: &[f32; PIECES * WIDTH], gain: &[f32; WIDTH], shift: &[f32; WIDTH]) -> [f32; WIDTH] {
    let (first, rest) = pieces.split_at(WIDTH);
    let (second, third) = rest.split_at(WIDTH);
    let mut out = [0f32; WIDTH];
    for i in 0..WIDTH {
        let larger = if first[i] > second[i] { first[i] } else { second[i] };
        out[i] = if larger > third[i] { larger } else { third[i] };
    }
    let mean = sum(&out) / WIDTH as f32;
    let squares = out.map(|value| (value - mean) * (value - mean));
    let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
    for i in 0..WIDTH {
        out[i] = (out[i] - mean) * scale * gain[i] + shift[i];
    }
    out
}

fn sum(values: &[f32; WIDTH]) -> f32 {
    let mut lanes = [0f32; 8];
    for eight in values.as_chunks::<8>().0 {
        lanes.iter_mut().zip(eight).for_each(|(lane, value)| *lane += value);
    }
    let [a, b, c, d, e, f, g, h] = lanes;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}
