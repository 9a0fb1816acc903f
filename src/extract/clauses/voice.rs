//! Whether a verb's subject does it or has it done to it, and what its object is.

use super::words::Words;
use crate::syntax::{Label, Tag};

/// Whether the subject does it or has it done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    Active,
    Passive,
}

impl Voice {
    pub(super) fn is_active(self) -> bool {
        self == Voice::Active
    }
}

/// The voice of `verb`.
pub(super) fn voice(words: Words<'_>, verb: usize) -> Voice {
    if words.child(verb, &[Label::Auxpass, Label::Nsubjpass, Label::Csubjpass, Label::Agent]).is_some() {
        return Voice::Passive;
    }
    let aux = words.auxiliaries(verb).last();
    if words.tag(verb) == Tag::Vbn {
        match words.label(verb) {
            _ if aux.is_some_and(|aux| words.lemma(aux) == "have") => return Voice::Active,
            Label::Acl | Label::Advcl | Label::Amod if aux.is_none() => return Voice::Passive,
            _ => {}
        }
    }
    let listed = words.tag(verb) == Tag::Vbn
        || words.tag(verb) == Tag::Vbd
            && words.joined_to(verb).is_some_and(|first| words.tag(first) == Tag::Vbn && next_conj(words, first) != Some(verb));
    if listed && words.shares(verb) && words.child(verb, &[Label::Dobj]).is_none() {
        return words.joined_to(verb).map_or(Voice::Active, |first| voice(words, first));
    }
    Voice::Active
}

/// The last word joined to `first`.
fn next_conj(words: Words<'_>, first: usize) -> Option<usize> {
    words.children(first).rfind(|c| words.label(*c) == Label::Conj)
}

/// The object of `verb` as it stands.
pub(super) fn object(words: Words<'_>, verb: usize) -> Option<usize> {
    let complement = || {
        // "wants the league to replay": the league is the subject of the complement.
        let inner = words.child(verb, &[Label::Ccomp]).filter(|inner| words.is_infinitive(*inner))?;
        words.child(inner, &[Label::Nsubj])
    };
    words.child(verb, &[Label::Dobj]).or_else(complement)
}
