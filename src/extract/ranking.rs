//! A log-linear ranker whose weights are learned: features in, scores out.
//!
//! A feature is a short text ("position:after", "verb:say"); its weight stands in a data file that
//! `training/` writes. Scores only order candidates of one article; they are no probabilities.

use crate::language::Fnv;
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

/// Learned weights by feature: open addressing, read only.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    slots: Vec<(Feature, f32)>,
    mask: usize,
}

impl Weights {
    /// Read lines of `weight feature`.
    pub(super) fn read(file: &str) -> Self {
        let lines = file.lines().filter(|l| !l.starts_with('#')).filter_map(|line| line.split_once(' '));
        let read: Vec<(Feature, f32)> = lines.filter_map(|(weight, name)| Some((hash(&[name]), weight.parse().ok()?))).collect();
        let size = (read.len() * 2 + 2).next_power_of_two();
        let mut weights = Self { slots: vec![(0, 0.0); size], mask: size - 1 };
        for (feature, weight) in read {
            let at = weights.place(feature);
            weights.slots[at] = (feature, weight);
        }
        weights
    }

    /// The slot of `feature`, or the free one where it would stand. At least half of the slots are free.
    fn place(&self, feature: Feature) -> usize {
        let mut at = (feature >> 24) as usize & self.mask;
        while self.slots[at].0 != feature && self.slots[at].0 != 0 {
            at = (at + 1) & self.mask;
        }
        at
    }

    /// The sum of the weights of `features`.
    pub(super) fn score(&self, features: &Features) -> f32 {
        features.list.iter().map(|f| self.slots[self.place(*f)]).filter(|slot| slot.0 != 0).map(|slot| slot.1).sum()
    }
}
