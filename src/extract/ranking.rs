//! A log-linear ranker whose weights are learned: features in, scores out.
//!
//! A feature is a short text ("position:after", "verb:say"); its weight stands in a data file that
//! `training/` writes. Scores only order candidates of one article; they are no probabilities.

use crate::language::{Fnv, FnvMap};
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
        let mut hash = Fnv::default();
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                hash.write(b":");
            }
            hash.write(part.as_bytes());
        }
        self.list.push(hash.finish());
        if let Some(names) = &mut self.names {
            names.push(parts.join(":"));
        }
    }
}

/// Learned weights by feature.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights(FnvMap<Feature, f32>);

impl Weights {
    /// Read lines of `weight feature`.
    pub(super) fn read(file: &'static str) -> Self {
        let mut map = FnvMap::default();
        for line in file.lines().filter(|l| !l.starts_with('#')) {
            if let Some((weight, name)) = line.split_once(' ')
                && let Ok(weight) = weight.parse()
            {
                let mut hash = Fnv::default();
                hash.write(name.as_bytes());
                map.insert(hash.finish(), weight);
            }
        }
        Self(map)
    }

    /// The sum of the weights of `features`.
    pub(super) fn score(&self, features: &Features) -> f32 {
        features.list.iter().filter_map(|f| self.0.get(f)).sum()
    }
}
