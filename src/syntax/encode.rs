//! Vectors in their context: a sentence of n × [`WIDTH`] → n × [`WIDTH`].
//!
//! Four residual layers, each of which sees a token and its two neighbours, so that a vector knows four
//! words to each side. The model was trained with four rows of zeros around every text, and these rows
//! run through the layers as well: a layer's row beside the sentence is no longer zero. Only those are
//! computed that reach a word of the sentence, 2 + 4 + 2 rows; the others are the same for every sentence.

use super::dense::{FINE, quantise};
use super::layer::{WIDTH, apply};
use super::weights::Model;

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
