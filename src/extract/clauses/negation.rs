//! What is denied, and how far a negation reaches.
//!
//! Denied: "did not sail", "no member has signed", "without using", "failed to pay", "denied that she had".
//! Not denied: "not only tore", "not until Friday", "did not reach but flooded" of the second, and anything
//! beside "unlike".

use super::frames::Frame;
use super::words::Words;
use crate::syntax::{Label, Tag};

/// Words that make "not" less than a denial: "not only", "not until", "not least".
const NOT_QUITE: &[&str] = &["only", "until", "just", "merely", "simply", "least"];
/// Words that deny by themselves.
const NOBODY: &[&str] = &["no", "none", "nobody", "nothing", "neither", "no-one"];

/// Whether predicate `i` is denied.
pub(super) fn is_denied(words: Words<'_>, i: usize) -> bool {
    own(words, i) || behind_nor(words, i) || words.shares(i) && joined(words, i) || from_above(words, i)
}

/// A denial in the clause itself.
fn own(words: Words<'_>, i: usize) -> bool {
    let negated = words.children(i).any(|c| match words.label(c) {
        Label::Neg => !is_not_quite(words, c),
        // "hardly improved", "no longer".
        Label::Advmod => words.frame(c, Frame::Barely) && !is_not_quite(words, c) || words.is(c, "longer") && is_nobody(words, c),
        Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Attr => is_nobody(words, c),
        Label::Preconj | Label::Cc => words.is(c, "neither"),
        _ => false,
    });
    negated
        || words.is_infinitive(i)
            && words.head(i).is_some_and(|head| {
                // "has yet to receive".
                words.label(i) != Label::Conj
                    && (words.is(head, "yet") || matches!(words.lemma(head), "have" | "be") && words.has(head, &[Label::Advmod], &["yet"]))
            })
}

/// "not" in front of "only".
fn is_not_quite(words: Words<'_>, not: usize) -> bool {
    not + 1 < words.tree.len() && words.any(not + 1, NOT_QUITE)
}

/// "no hint", "none of the passengers", "not a single one".
fn is_nobody(words: Words<'_>, i: usize) -> bool {
    let first = words.tree.subtree(i).next().unwrap_or(i);
    words.any(i, NOBODY)
        || words.has(i, &[Label::Det, Label::Neg, Label::Preconj, Label::Predet], NOBODY)
        || words.is(first, "no")
        || words.is(first, "not") && first + 1 < words.tree.len() && words.any(first + 1, &["a", "one", "any"])
}

/// "did not eat or drink" denies both; "but" ends it.
fn joined(words: Words<'_>, i: usize) -> bool {
    let Some(first) = words.joined_to(i) else { return false };
    let last = words.children(first).rfind(|c| words.label(*c) == Label::Cc && *c < i);
    let bare = words.tag(i) == Tag::Vb || words.tag(i) == words.tag(first) && words.tag(i) != Tag::Vbd;
    last.is_some_and(|cc| words.any(cc, &["or", "nor"])) && own(words, first)
        || last.is_some_and(|cc| words.is(cc, "and"))
            && bare
            && words.children(first).any(|c| words.label(c) == Label::Neg && !is_not_quite(words, c))
            && own(words, first)
}

/// "has never paid, nor has it admitted".
fn behind_nor(words: Words<'_>, i: usize) -> bool {
    let Some(first) = words.joined_to(i) else { return false };
    let last = words.children(first).rfind(|c| words.label(*c) == Label::Cc && *c < i && *c > first);
    last.is_some_and(|cc| words.is(cc, "nor")) && words.is_verb(first)
}

/// A denial by what the clause hangs from.
fn from_above(words: Words<'_>, i: usize) -> bool {
    let Some(head) = words.head(i) else { return false };
    match words.label(i) {
        Label::Xcomp | Label::Ccomp | Label::Advcl if words.is_infinitive(i) => words.frame(head, Frame::Fail) && !own(words, head),
        Label::Ccomp | Label::Xcomp | Label::Dobj => {
            // "denied that", "denied taking", "ruled out closing".
            let ruled_out = words.lemma(head) == "rule" && words.has(head, &[Label::Prt, Label::Advmod, Label::Prep], &["out"]);
            (words.frame(head, Frame::Deny) || ruled_out || words.lemma(head) == "avoid") && words.is_verb(i) && !own(words, head)
        }
        // "its plan to build", cancelled.
        Label::Acl if words.is_infinitive(i) => words.head(head).is_some_and(|verb| words.frame(verb, Frame::Cancel)),
        Label::Pcomp | Label::Pobj => {
            words.is(head, "without")
                || words.any(head, &["from", "of", "than"])
                    && words.head(head).is_some_and(|above| words.any(above, &["far", "instead", "short", "rather"]))
                || words.is(head, "from")
                    && words.tree.ancestors(head).skip(1).take(2).any(|verb| words.is_verb(verb) && words.frame(verb, Frame::Prevent))
        }
        Label::Conj if words.shares(i) => words.tag(i) == Tag::Vb && from_above(words, head),
        _ => false,
    }
}
