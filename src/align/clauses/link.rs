//! Features → the probability that two values fill one slot of one happening.
//!
//! One logistic regression each for amounts and for moments, learned without labels: in clusters of articles on one
//! event the values are masked; values that two articles share are positives, and pairs of which one has
//! its equal elsewhere in the other article are negatives. `slot_weights.txt` is written by the trainer.

use super::features::{COUNT, NAMES, Row};
use super::value::{Kind, Value};
use std::sync::LazyLock;

/// Weights of one kind: the bias, then one for each feature.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    bias: f32,
    weights: Row,
}

/// Amounts, moments.
static MODELS: LazyLock<[Model; 2]> = LazyLock::new(|| {
    let text = include_str!("slot_weights.txt");
    [Model::read(text, "amount"), Model::read(text, "moment")]
});

impl Model {
    /// The model of `kind` in the table: lines of "KIND NAME: WEIGHT".
    fn read(text: &str, kind: &str) -> Self {
        let mut model = Self { bias: 0.0, weights: [0.0; COUNT] };
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let Some((name, weight)) = line.strip_prefix(kind).and_then(|l| l.trim().split_once(": ")) else { continue };
            let weight = weight.parse().unwrap_or(0.0);
            match NAMES.iter().position(|n| *n == name) {
                Some(at) => model.weights[at] = weight,
                None => model.bias = weight,
            }
        }
        model
    }

    /// Log-odds of one slot.
    fn logit(&self, row: &Row) -> f32 {
        self.bias + row.iter().zip(&self.weights).map(|(x, w)| x * w).sum::<f32>()
    }
}

/// Which model judges values of this kind: 0 for amounts, 1 for moments.
pub(crate) const fn model_of(value: &Value) -> usize {
    match value.kind() {
        Kind::Clock | Kind::Day | Kind::Month | Kind::Year | Kind::Span => 1,
        _ => 0,
    }
}

/// Log-odds that the two values with these features fill one slot.
pub(crate) fn logit(value: &Value, row: &Row) -> f32 {
    MODELS[model_of(value)].logit(row)
}
