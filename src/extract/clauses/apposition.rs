//! A noun and the name beside it are one thing: in "The winner, pilot Lotte Varga" the head is *Varga*.

use super::words::Words;
use crate::syntax::Label;

/// The token that stands for the thing of noun `i`: the name beside it, if it has one and is none itself.
pub(super) fn named(words: Words<'_>, i: usize) -> usize {
    if words.is_name(i) {
        return i;
    }
    let beside = |label: Label| words.children(i).find(|child| words.label(*child) == label && words.is_name(*child));
    // "his daughter, the soprano Elke Moor".
    let twice = || {
        words
            .children(i)
            .filter(|c| words.label(*c) == Label::Appos)
            .flat_map(|c| words.children(c))
            .find(|c| words.label(*c) == Label::Appos && words.is_name(*c))
    };
    beside(Label::Appos).or_else(twice).unwrap_or(i)
}
