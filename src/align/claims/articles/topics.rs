//! What a sentence is about, by itself and the sentences beside it.

use crate::align::claims::statement::Statement;
use std::collections::BTreeSet;

/// Sentences around one that say what its "talks" are.
const NEIGHBOURS: usize = 1;

/// Whether the surroundings of two sentences share a word of weight beside the activity.
pub(crate) fn share_topic(statements: &[Statement], x: usize, y: usize) -> bool {
    let known: Vec<u32> = around(statements, x).collect();
    around(statements, y).filter(|c| known.contains(c)).count() >= 2
}

/// The names of weight in a sentence and beside it, each once, sorted.
pub(crate) fn topics(statements: &[Statement], n: usize) -> Vec<u32> {
    let found: BTreeSet<u32> = around(statements, n).collect();
    found.into_iter().collect()
}

fn around(statements: &[Statement], n: usize) -> impl Iterator<Item = u32> + '_ {
    let from = n.saturating_sub(NEIGHBOURS);
    let to = (n + NEIGHBOURS + 1).min(statements.len());
    let near = statements[from..to].iter().filter(move |s| s.article == statements[n].article);
    near.flat_map(|s| s.topics().chain(s.under.iter().copied()))
}
