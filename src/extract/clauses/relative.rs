//! What a relative clause is about: in "the fire that killed four" *that* is *fire*.

use super::words::Words;
use crate::syntax::{Label, Tag};

/// The noun that a relative pronoun stands for; `i` itself if it is no such pronoun.
pub(super) fn antecedent(words: Words<'_>, i: usize) -> usize {
    let relative = matches!(words.tag(i), Tag::Wdt | Tag::Wp) || words.is(i, "that") && words.tag(i) != Tag::Dt;
    if !relative {
        return i;
    }
    let clause = words.tree.ancestors(i).skip(1).find(|a| words.label(*a) == Label::Relcl);
    clause.and_then(|clause| words.head(clause)).unwrap_or(i)
}

/// For "the village the river destroyed": the noun, if the clause of `verb` has neither pronoun nor object of its own.
pub(super) fn missing_object(words: Words<'_>, verb: usize) -> Option<usize> {
    let clause = words.tree.ancestors(verb).find(|a| words.label(*a) == Label::Relcl)?;
    let between = words.tree.ancestors(verb).take_while(|a| *a != clause);
    if between.into_iter().any(|a| !matches!(words.label(a), Label::Ccomp | Label::Xcomp)) {
        return None;
    }
    let pronoun = |i: usize| {
        matches!(words.tag(i), Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb) || words.is(i, "that") && words.label(i) != Label::Mark
    };
    let has_pronoun = words.tree.subtree(clause).take_while(|i| *i < verb).any(pronoun);
    (!has_pronoun || verb != clause).then(|| words.head(clause)).flatten()
}
