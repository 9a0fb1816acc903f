//! What a doubt is.

/// One reason against a difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Doubt {
    /// What it takes from the log-odds.
    pub(crate) weight: f32,
    /// The reason, in words an editor reads.
    pub(crate) because: &'static str,
}
