//! Word differences between two wordings: the one place that calls `similar`.
//!
//! "we will not pay" against "we won't pay" gives: equal *we*, replaced *will not* / *won't*,
//! equal *pay*. Tokens are compared by a key that the caller gives, and shown as they stand.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// One step of a difference, as ranges of tokens of the old and the new side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Same tokens on both sides.
    Equal(Range<usize>, Range<usize>),
    /// Only in the old side.
    Delete(Range<usize>),
    /// Only in the new side.
    Insert(Range<usize>),
    /// Old tokens in place of new ones.
    Replace(Range<usize>, Range<usize>),
}

/// Differences between two sequences of token keys, by Patience, which reads best on prose.
/// Never time-limited: the result depends on the input alone.
pub fn steps<K: AsRef<str>>(old: &[K], new: &[K]) -> Vec<Step> {
    let old: Vec<&str> = old.iter().map(AsRef::as_ref).collect();
    let new: Vec<&str> = new.iter().map(AsRef::as_ref).collect();
    capture_diff_slices(Algorithm::Patience, &old, &new)
        .into_iter()
        .map(|op| match op {
            DiffOp::Equal { old_index, new_index, len } => Step::Equal(old_index..old_index + len, new_index..new_index + len),
            DiffOp::Delete { old_index, old_len, .. } => Step::Delete(old_index..old_index + old_len),
            DiffOp::Insert { new_index, new_len, .. } => Step::Insert(new_index..new_index + new_len),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                Step::Replace(old_index..old_index + old_len, new_index..new_index + new_len)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_word_is_a_replacement() {
        let old = ["we", "will", "pay"];
        let new = ["we", "shall", "pay"];
        assert_eq!(steps(&old, &new), [Step::Equal(0..1, 0..1), Step::Replace(1..2, 1..2), Step::Equal(2..3, 2..3)]);
    }
}
