//! A dense layer in integers: rows of int8 weights × 16-bit activations, summed in 32 bits.
//!
//! Integer sums are the same in any order, so the compiler may vectorise them as each processor allows
//! and every machine still gets the same bits. Floats come in only by one multiplication and one
//! addition per output.

/// Inputs that are multiplied in one go, so that each row of weights is read once for all of them.
pub(super) const BATCH: usize = 4;

/// Quantised inputs: `UNITS` steps make 1. Values of the network stay below 6 (measured), so 16 bits hold them;
/// the clamp keeps `576 × 127 × LIMIT` within 31 bits.
pub(super) const UNITS: f32 = 2048.0;
const LIMIT: f32 = 28_000.0;
/// Adding and taking away 1.5 × 2²³ rounds an `f32` to the nearest whole number, half to even.
const ROUND: f32 = 12_582_912.0;

/// `values` in steps of 1/[`UNITS`], rounded.
pub(super) fn quantise<const K: usize>(values: &[f32; K]) -> [i16; K] {
    std::array::from_fn(|i| {
        let scaled = (values[i] * UNITS).clamp(-LIMIT, LIMIT);
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
    /// From `weights` of `rows × K`, one `scale` and one `bias` a row, the rows in the order that `order` names.
    pub(super) fn new(weights: &[i8], scale: &[f32], bias: &[f32], order: impl Iterator<Item = usize> + Clone) -> Option<Self> {
        let (weights, rest) = weights.as_chunks::<K>();
        if !rest.is_empty() || weights.len() != scale.len() {
            return None;
        }
        let rows = order.clone().map(|row| Some(weights.get(row)?.map(i16::from))).collect::<Option<_>>()?;
        let scale = order.clone().map(|row| Some(scale.get(row)? / UNITS)).collect::<Option<_>>()?;
        let bias = order.map(|row| bias.get(row).copied()).collect::<Option<_>>()?;
        Some(Self { rows, scale, bias })
    }

    /// Outputs it has.
    pub(super) fn outputs(&self) -> usize {
        self.rows.len()
    }

    /// All outputs of four inputs, each into its slice of `out`.
    pub(super) fn four(&self, inputs: [&[i16; K]; BATCH], out: &mut [&mut [f32]; BATCH]) {
        for (row, weights) in self.rows.iter().enumerate() {
            let mut sums = [0i32; BATCH];
            for k in 0..K {
                for t in 0..BATCH {
                    sums[t] += i32::from(weights[k]) * i32::from(inputs[t][k]);
                }
            }
            for t in 0..BATCH {
                if let Some(place) = out[t].get_mut(row) {
                    *place = sums[t] as f32 * self.scale[row] + self.bias[row];
                }
            }
        }
    }

    /// All outputs of one input.
    pub(super) fn one(&self, input: &[i16; K], out: &mut [f32]) {
        for (((place, weights), scale), bias) in out.iter_mut().zip(&self.rows).zip(&self.scale).zip(&self.bias) {
            let sum: i32 = weights.iter().zip(input).map(|(w, x)| i32::from(*w) * i32::from(*x)).sum();
            *place = sum as f32 * scale + bias;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_inputs_give_what_each_gives_alone() {
        let weights: Vec<i8> = (0..6 * 16).map(|i| (i * 7 % 251) as i8).collect();
        let layer = Dense::<16>::new(&weights, &[0.5; 6], &[1.0; 6], 0..6).expect("a layer");
        let inputs: [[i16; 16]; 4] = std::array::from_fn(|t| quantise(&std::array::from_fn(|k| (t as f32 - 1.5) * k as f32 / 9.0)));
        let mut together = [[0f32; 6]; 4];
        layer.four(inputs.each_ref(), &mut together.each_mut().map(|row| row.as_mut_slice()));
        for (input, row) in inputs.iter().zip(together) {
            let mut alone = [0f32; 6];
            layer.one(input, &mut alone);
            assert_eq!(alone, row);
        }
    }

    #[test]
    fn quantising_rounds_to_the_nearest_step() {
        assert_eq!(quantise(&[0.0, 1.0, -1.0, 0.4 / UNITS, 0.6 / UNITS, 1e9, -1e9]), [0, 2048, -2048, 0, 1, 28_000, -28_000]);
    }
}
