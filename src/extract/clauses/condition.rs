//! Conditions: "if the river rises, the city will close both bridges" claims neither.

use super::words::Words;
use crate::syntax::{Label, Tag};

/// Words that open a condition.
const IF: &[&str] = &["if", "unless", "provided", "providing", "assuming", "supposing"];

/// The clause that is the condition of `i`, which may be `i` itself.
pub(super) fn of(words: Words<'_>, i: usize) -> Option<usize> {
    if is_condition(words, i) {
        return Some(i);
    }
    let below = words.children(i).find(|c| is_condition(words, *c));
    // "can reopen only if": the condition may hang from the adverb; "The discovery, if confirmed" from the subject.
    let further = || {
        words
            .children(i)
            .filter(|c| !words.is_verb(*c))
            .flat_map(|c| words.children(c))
            .find(|c| words.label(*c) != Label::Relcl && is_condition(words, *c))
    };
    below.or_else(further).or_else(|| words.joined_to(i).filter(|_| words.shares(i)).and_then(|first| of(words, first)))
}

/// Whether `i` itself is put as a condition.
pub(super) fn is_condition(words: Words<'_>, i: usize) -> bool {
    // "asked if": whether.
    let whether = matches!(words.label(i), Label::Ccomp | Label::Xcomp | Label::Pcomp);
    // "as long as".
    let long = words.has(i, &[Label::Advmod], &["long"]) && words.marks(i, &["as"]);
    !whether && (words.marks(i, IF) || long) || under_assuming(words, i) || inverted(words, i)
}

/// "assuming that parliament agrees".
fn under_assuming(words: Words<'_>, i: usize) -> bool {
    words.label(i) == Label::Ccomp && words.head(i).is_some_and(|head| words.any(head, &["assuming", "provided", "supposing"]))
}

/// "Had the guard checked": the auxiliary before the subject.
fn inverted(words: Words<'_>, i: usize) -> bool {
    let subject = words.child(i, &[Label::Nsubj, Label::Nsubjpass]);
    let aux = words.auxiliaries(i).next();
    let (Some(subject), Some(aux)) = (subject, aux) else { return false };
    words.label(i) != Label::Root && aux < subject && words.any(aux, &["had", "were", "should"]) && words.tag(i) != Tag::Vbg
}
