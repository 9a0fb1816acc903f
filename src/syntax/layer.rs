//! A maxout layer with its norm: n × `K` → n × [`WIDTH`].

use super::dense::{BATCH, Dense};

/// Width of a token's vector.
pub(super) const WIDTH: usize = 96;
/// Width of a token and its two neighbours side by side.
pub(super) const WINDOW: usize = 3 * WIDTH;
/// Pieces of which a maxout layer takes the largest.
pub(super) const PIECES: usize = 3;

/// A maxout layer `K` → `PIECES × WIDTH`, piece by piece, with its layer norm.
pub(super) struct Maxout<const K: usize> {
    pub(super) dense: Dense<K>,
    pub(super) gain: [f32; WIDTH],
    pub(super) shift: [f32; WIDTH],
}

/// What the first layer makes of a row of zeros among zeros.
pub(super) fn outside(weights: &Maxout<WINDOW>) -> [f32; WIDTH] {
    let mut row = [[0.0; WIDTH]];
    apply(weights, &[[0; WIDTH]; 3], &mut row, 1);
    row[0]
}

/// Add to each of `rows`, the first of which is `steps[from]`, what `weights` make of it and its neighbours.
pub(super) fn apply(weights: &Maxout<WINDOW>, steps: &[[i16; WIDTH]], rows: &mut [[f32; WIDTH]], from: usize) {
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
