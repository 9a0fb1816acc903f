//! A sentence's tree → its clauses: who does what to whom, whether it is denied, how sure, how far, and who says so.
//!
//! In "Officials said no ferry would sail" there are two: *said*, the author's, and *sail*, denied, ahead, claimed by
//! someone unnamed. One phenomenon of the grammar is one file.

mod apposition;
mod arguments;
mod condition;
mod frames;
mod holder;
mod modality;
mod model;
mod negation;
mod nominal;
mod phase;
mod relative;
mod subject;
mod time;
mod voice;
mod words;

use crate::syntax::{Label, Tree};
pub use modality::is_hedge;
pub use model::{Argument, Clause, Holder, Modality, Phase, Role};
use words::Words;

/// The clauses of the sentence of `text` whose tree is `tree`, in the order of their predicates.
pub fn clauses(text: &str, tree: &Tree) -> Vec<Clause> {
    let words = Words { text, tree };
    (0..tree.len()).filter_map(|i| clause(words, i)).collect()
}

fn clause(words: Words<'_>, i: usize) -> Option<Clause> {
    let noun = nominal::is_event(words, i);
    let verb = words.is_verb(i)
        && !matches!(words.label(i), Label::Aux | Label::Auxpass | Label::Amod | Label::Compound | Label::Prep | Label::Mark);
    if !noun && !verb {
        return None;
    }
    Some(Clause {
        predicate: i,
        arguments: if noun { nominal::of_noun(words, i) } else { arguments::arguments(words, i) },
        denied: negation::is_denied(words, i),
        modality: modality::of(words, i),
        phase: phase::of(words, i),
        condition: condition::of(words, i),
        time: time::of(words, i),
        holder: holder::of(words, i),
    })
}
