//! What a doubt is.

use crate::align::reason::Reason;

/// One reason against a difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Doubt {
    /// What it takes from the log-odds.
    pub(crate) weight: f32,
    /// The reason.
    pub(crate) because: Reason,
}
