//! Names and weekdays in another's place: "Holt sued Reyes" beside "Reyes sued Holt".
//!
//! A place is what a name hangs from and how: the subject of *sue*, the object of *with* under *meet*. Where the
//! evidence has the place, and only others in it, it does not hold the name there.

use super::evidence::Evidence;
use crate::article::Span;
use crate::draft::names::plain;
use crate::draft::slots::predicates::EMPTY;
use crate::extract::claims::words::base;
use crate::language::{Class, classes};
use crate::syntax::{Label, Tag, Tree};

/// A name with the place that it has.
pub(in crate::draft::slots) struct Filler {
    /// Its token.
    pub(in crate::draft::slots) at: usize,
    /// Its last word, plain.
    pub(in crate::draft::slots) key: String,
    /// How it hangs, and from which word.
    pub(in crate::draft::slots) place: (String, String),
    /// Whether it is a weekday.
    pub(in crate::draft::slots) is_day: bool,
}

pub(super) fn unheld(evidence: &Evidence<'_>) -> Vec<Span> {
    let support = evidence.support;
    let own = fillers(support.text(), support.line.tree(support.text()));
    let there: Vec<Filler> = evidence.nearby.iter().flat_map(|l| fillers(support.book.text(l), l.tree(support.book.text(l)))).collect();
    let tree = support.line.tree(support.text());
    let differs = |f: &&Filler| {
        let mut same_place = there.iter().filter(|o| o.place == f.place && o.is_day == f.is_day).peekable();
        // both stand in the evidence, so that none is the other by another name
        let known = there.iter().any(|o| o.key == f.key);
        known && same_place.peek().is_some() && !same_place.any(|o| o.key == f.key)
    };
    own.iter().filter(differs).map(|f| tree.nodes[f.at].span).collect()
}

/// The names and weekdays of a sentence that have a place.
pub(in crate::draft::slots) fn fillers(text: &str, tree: &Tree) -> Vec<Filler> {
    (0..tree.len()).filter_map(|i| filler(text, tree, i)).collect()
}

fn filler(text: &str, tree: &Tree, i: usize) -> Option<Filler> {
    let key = plain(&tree.nodes[i].span.of(text).to_lowercase());
    let class = classes(&key);
    let is_day = class.is(Class::WEEKDAY);
    if !matches!(tree.nodes[i].tag, Tag::Nnp | Tag::Nnps) || class.is(Class::MONTH) {
        return None;
    }
    // of names in a row each has the place of the first
    let mut first = i;
    while tree.nodes[first].label == Label::Conj {
        first = tree.head(first).filter(|h| *h < first)?;
    }
    let head = tree.head(first)?;
    let lemma = |i: usize| base(&tree.nodes[i].lemma);
    let place = match tree.nodes[first].label {
        Label::Nsubj => ("agent".to_owned(), lemma(head)),
        Label::Nsubjpass | Label::Dobj => ("patient".to_owned(), lemma(head)),
        Label::Dative => ("recipient".to_owned(), lemma(head)),
        Label::Poss => ("of".to_owned(), lemma(head)),
        Label::Npadvmod if is_day => ("on".to_owned(), lemma(head)),
        Label::Pobj => {
            let above = tree.head(head)?;
            if tree.nodes[head].label == Label::Agent { ("agent".to_owned(), lemma(above)) } else { (lemma(head), lemma(above)) }
        }
        _ => return None,
    };
    // "said", "was", "had" have many subjects
    let empty = EMPTY.contains(&place.1.as_str());
    (!empty || is_day).then_some(Filler { at: i, key, place, is_day })
}
