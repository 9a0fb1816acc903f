//! Log-linear models over named features, small and quick enough to ask of every reporting word.
//!
//! A feature is a template with words in its places: `lem say` holds for the cue *said*. Its hash is
//! made from hashes that each word has once, so that asking costs no string work. The weights stand
//! in `indirect_weights.txt` under the features' names; `train/src/bin/train_indirect.rs` writes them.

use crate::tables::{self, hash, mix};

/// Something that stands in a feature: a word, a class, a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'a> {
    pub(super) text: &'a str,
    pub(super) hash: u64,
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}

/// `text` with its hash.
pub(super) const fn value(text: &str) -> Value<'_> {
    Value { text, hash: hash(text) }
}

/// The numbers that stand in features: counts and distances, already cut to steps.
pub(super) const NUMBERS: [Value<'static>; 23] = [
    value("0"),
    value("1"),
    value("2"),
    value("3"),
    value("4"),
    value("5"),
    value("6"),
    value("7"),
    value("8"),
    value("9"),
    value("10"),
    value("11"),
    value("12"),
    value("13"),
    value("14"),
    value("15"),
    value("16"),
    value("17"),
    value("18"),
    value("19"),
    value("20"),
    value("21"),
    value("22"),
];

/// `n`, at most `most`.
pub(super) fn capped(n: usize, most: usize) -> Value<'static> {
    NUMBERS[n.min(most).min(22)]
}

/// `n` in steps that widen: 0 to 5, 6, 9, 14, 22 and more.
pub(super) fn step(n: usize) -> Value<'static> {
    NUMBERS[match n {
        0..6 => n,
        6..9 => 6,
        9..14 => 9,
        14..22 => 14,
        _ => 22,
    }]
}

/// "1" or "0".
pub(super) fn flag(yes: bool) -> Value<'static> {
    NUMBERS[usize::from(yes)]
}

/// Where features go: hashed for use, named for training.
pub(super) trait Sink {
    /// The feature of `template` with `parts`.
    fn add(&mut self, template: Value<'static>, parts: &[Value<'_>]);
}

/// Hashed features.
#[derive(Default)]
pub(super) struct Hashes(pub(super) Vec<u64>);

impl Sink for Hashes {
    fn add(&mut self, template: Value<'static>, parts: &[Value<'_>]) {
        self.0.push(parts.iter().fold(template.hash, |hash, part| mix(hash, part.hash)));
    }
}

/// Features by name.
#[derive(Default)]
#[cfg(feature = "train")]
pub(super) struct Names(pub(super) Vec<String>);

#[cfg(feature = "train")]
impl Sink for Names {
    fn add(&mut self, template: Value<'static>, parts: &[Value<'_>]) {
        let mut name = template.text.to_owned();
        for part in parts {
            name.push(' ');
            name.push_str(part.text);
        }
        self.0.push(name);
    }
}

/// `N` weights by hashed feature, in `BYTES` = 4 `N` bytes.
#[derive(Clone, Debug)]
pub(super) struct Table<const N: usize, const BYTES: usize>(tables::Table<BYTES>);

impl<const N: usize, const BYTES: usize> Table<N, BYTES> {
    const fn built(bytes: &'static [u8]) -> Self {
        Self(tables::Table::built(bytes))
    }

    #[cfg(any(test, feature = "train"))]
    fn read(file: &str, model: &str) -> Self {
        Self(tables::Table::of(&tables::weights::of_model(file, model)))
    }

    /// The sums of the weights of `features`.
    pub(super) fn scores(&self, features: &Hashes) -> [f32; N] {
        let mut sums = [0.0; N];
        for row in features.0.iter().filter_map(|key| self.0.get(*key)) {
            for (sum, weight) in sums.iter_mut().zip(tables::weights::floats::<BYTES, N>(row)) {
                *sum += weight;
            }
        }
        sums
    }
}

/// The five models of indirect speech.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// Content after, before or on both sides of the cue, each against "no content".
    pub(super) side: Table<3, 12>,
    /// First unit of content after the cue.
    pub(super) start: Table<1, 4>,
    /// End of content after the cue.
    pub(super) end: Table<1, 4>,
    /// First unit of content before the cue.
    pub(super) early_start: Table<1, 4>,
    /// End of content before the cue.
    pub(super) early_end: Table<1, 4>,
}

impl Weights {
    /// The tables that were written when the program was built.
    pub(super) const fn built() -> Self {
        Self {
            side: Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/indirect_side.bin"))),
            start: Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/indirect_start.bin"))),
            end: Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/indirect_end.bin"))),
            early_start: Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/indirect_early-start.bin"))),
            early_end: Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/indirect_early-end.bin"))),
        }
    }

    /// Read the lines of a weights file: model, weights in hundredths, feature.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn read(file: &str) -> Self {
        Self {
            side: Table::read(file, "side"),
            start: Table::read(file, "start"),
            end: Table::read(file, "end"),
            early_start: Table::read(file, "early-start"),
            early_end: Table::read(file, "early-end"),
        }
    }
}

/// Scores as shares of one.
pub(super) fn shares(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut all = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - top).exp();
        all += *score;
    }
    for score in scores {
        *score /= all;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_found_by_the_name_under_which_it_is_filed() {
        let weights = Weights::read("# remark\nside 10 -20 5 lem say\nend 150 pair , and\n");
        let mut features = Hashes::default();
        features.add(value("lem"), &[value("say")]);
        assert_eq!(weights.side.scores(&features), [0.1, -0.2, 0.05]);
        assert_eq!(weights.end.scores(&features), [0.0]);
        features.add(value("pair"), &[value(","), value("and")]);
        assert_eq!(weights.end.scores(&features), [1.5], "a missing feature weighs nothing");
    }

    #[test]
    fn shares_sum_to_one() {
        let mut scores = [1.0, 2.0, 3.0];
        shares(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6 && scores[2] > scores[1]);
    }
}
