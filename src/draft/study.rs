//! What the trainer sees of a draft's look-up: the features of each sentence, and what differs.

use super::verdict::{FEATURES, Judged, NAMES};

/// Names of the features, in their order.
pub const fn names() -> [&'static str; FEATURES] {
    NAMES
}

/// The features of a sentence that was looked up.
pub const fn features(judged: &Judged) -> [f32; FEATURES] {
    judged.features
}
