//! A log-linear ranker whose weights are learned: features in, scores out.
//!
//! A feature is a short text ("position:after", "verb:say"); its weight stands in a data file that the trainers in
//! `train/` write. Scores only order candidates of one article; they are no probabilities.

use crate::language::Fnv;
use crate::tables::Table;
use std::hash::Hasher as _;

/// The name of a feature, hashed.
pub(super) type Feature = u64;

/// Features of one candidate.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// Hashed names.
    pub(super) list: Vec<Feature>,
    /// The names themselves, kept only for training.
    pub(super) names: Option<Vec<String>>,
}

impl Features {
    /// No features; with their names if they are to be learned from.
    pub(super) fn new(named: bool) -> Self {
        Self { list: Vec::with_capacity(48), names: named.then(Vec::new) }
    }

    /// The feature named by `parts`, joined by colons.
    pub(super) fn add(&mut self, parts: &[&str]) {
        self.list.push(hash(parts));
        if let Some(names) = &mut self.names {
            names.push(parts.join(":"));
        }
    }
}

/// The hash of `parts`, joined by colons.
fn hash(parts: &[&str]) -> Feature {
    let mut hash = Fnv::default();
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            hash.write(b":");
        }
        hash.write(part.as_bytes());
    }
    hash.finish()
}

/// Learned weights by feature.
#[derive(Clone, Debug)]
pub(super) struct Weights(Table<4>);

impl Weights {
    /// The table that was written when the program was built.
    pub(super) const fn built(bytes: &'static [u8]) -> Self {
        Self(Table::built(bytes))
    }

    /// Read lines of `weight feature`.
    #[cfg(feature = "train")]
    pub(super) fn read(file: &str) -> Self {
        Self(Table::of(&crate::tables::weights::named(file)))
    }

    /// The sum of the weights of `features`.
    pub(super) fn score(&self, features: &Features) -> f32 {
        features.list.iter().filter_map(|f| self.0.get(*f)).map(f32::from_le_bytes).sum()
    }
}
