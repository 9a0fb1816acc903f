//! A dense layer in integers: rows of int8 weights × 16-bit activations, summed in 32 bits.
//!
//! Integer sums are the same in any order, so the compiler may vectorise them as each processor allows
//! and every machine still gets the same bits. Floats come in only by one multiplication and one
//! addition per output.

/// Inputs that are best multiplied in one go: with a row of weights they fit a processor's first cache.
pub(super) const BATCH: usize = 16;

/// Steps of a quantised input that make 1: for vectors of words and what is made of them, whose values stay below 8 (measured) …
pub(super) const FINE: f32 = 2048.0;
/// … and for states of the parser, which reach 30.
pub(super) const COARSE: f32 = 512.0;
/// Keeps the sum of 576 products with int8 within 31 bits.
const LIMIT: f32 = 28_000.0;
/// Adding and taking away 1.5 × 2²³ rounds an `f32` to the nearest whole number, half to even.
const ROUND: f32 = 12_582_912.0;

/// `values` in steps of 1/`units`, rounded.
pub(super) fn quantise<const K: usize>(values: &[f32; K], units: f32) -> [i16; K] {
    std::array::from_fn(|i| {
        let scaled = (values[i] * units).clamp(-LIMIT, LIMIT);
        (((scaled + ROUND).to_bits() as i32) - ROUND.to_bits() as i32) as i16
    })
}

/// `rows` outputs of `K` inputs each.
#[derive(Default)]
pub(super) struct Dense<const K: usize> {
    rows: Vec<[i16; K]>,
    scale: Vec<f32>,
    bias: Vec<f32>,
}

impl<const K: usize> Dense<K> {
    /// From `weights` of `rows × K`, one `scale` and one `bias` a row, the rows in the order that `order` names, for inputs in
    /// steps of 1/`units`.
    pub(super) fn new(weights: &[i8], scale: &[f32], bias: &[f32], units: f32, order: impl Iterator<Item = usize> + Clone) -> Option<Self> {
        const { assert!(K.is_multiple_of(LANES)) };
        let (weights, rest) = weights.as_chunks::<K>();
        if !rest.is_empty() || weights.len() != scale.len() {
            return None;
        }
        let rows = order.clone().map(|row| Some(weights.get(row)?.map(i16::from))).collect::<Option<_>>()?;
        let scale = order.clone().map(|row| Some(scale.get(row)? / units)).collect::<Option<_>>()?;
        let bias = order.map(|row| bias.get(row).copied()).collect::<Option<_>>()?;
        Some(Self { rows, scale, bias })
    }

    /// All outputs of each of `inputs` into the row of `out` at its place. Each row of weights is read once for all of them.
    pub(super) fn all<const N: usize>(&self, inputs: &[&[i16; K]], out: &mut [[f32; N]]) {
        for (((row, weights), scale), bias) in self.rows.iter().enumerate().take(N).zip(&self.scale).zip(&self.bias) {
            for (input, out) in inputs.iter().zip(out.iter_mut()) {
                out[row] = dot(weights, input) as f32 * scale + bias;
            }
        }
    }
}

/// Sixteen lanes, which the compiler turns into multiplications of pairs on every x86-64: 2.5 times as fast as a plain sum.
const LANES: usize = 16;

/// The sum of products; `K` is a multiple of [`LANES`].
#[inline(always)]
fn dot<const K: usize>(weights: &[i16; K], input: &[i16; K]) -> i32 {
    let mut lanes = [0i32; LANES];
    for (weights, input) in weights.as_chunks::<LANES>().0.iter().zip(input.as_chunks::<LANES>().0) {
        for i in 0..LANES {
            lanes[i] += i32::from(weights[i]) * i32::from(input[i]);
        }
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_together_give_what_each_gives_alone() {
        let weights: Vec<i8> = (0..6 * 16).map(|i| (i * 7 % 251) as i8).collect();
        let layer = Dense::<16>::new(&weights, &[0.5; 6], &[1.0; 6], FINE, 0..6).expect("a layer");
        let inputs: [[i16; 16]; 3] = std::array::from_fn(|t| quantise(&std::array::from_fn(|k| (t as f32 - 1.5) * k as f32 / 9.0), FINE));
        let mut together = [[0f32; 6]; 3];
        layer.all(&inputs.each_ref(), &mut together);
        for (input, row) in inputs.iter().zip(together) {
            let mut alone = [[0f32; 6]];
            layer.all(&[input], &mut alone);
            assert_eq!(alone[0], row);
        }
    }

    #[test]
    fn quantising_rounds_to_the_nearest_step() {
        assert_eq!(quantise(&[0.0, 1.0, -1.0, 0.4 / FINE, 0.6 / FINE, 1e9, -1e9], FINE), [0, 2048, -2048, 0, 1, 28_000, -28_000]);
    }
}
