//! A sentence's tree with its text: the questions that all of this folder asks.

use super::frames::{self, Frame};
use crate::syntax::{Label, Node, Tag, Tree};

/// A tree and the text it is of.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) tree: &'a Tree,
}

impl<'a> Words<'a> {
    pub(super) fn node(self, i: usize) -> &'a Node {
        &self.tree.nodes[i]
    }

    pub(super) fn tag(self, i: usize) -> Tag {
        self.node(i).tag
    }

    pub(super) fn label(self, i: usize) -> Label {
        self.node(i).label
    }

    pub(super) fn lemma(self, i: usize) -> &'a str {
        &self.node(i).lemma
    }

    /// The word as it is written.
    pub(super) fn form(self, i: usize) -> &'a str {
        self.node(i).span.of(self.text)
    }

    /// Whether it is written so, in any case.
    pub(super) fn is(self, i: usize, word: &str) -> bool {
        self.form(i).eq_ignore_ascii_case(word)
    }

    pub(super) fn any(self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(i, word))
    }

    pub(super) fn frame(self, i: usize, frame: Frame) -> bool {
        frames::is(self.lemma(i), frame) || frames::is(&self.form(i).to_lowercase(), frame)
    }

    pub(super) fn head(self, i: usize) -> Option<usize> {
        self.tree.head(i)
    }

    pub(super) fn children(self, i: usize) -> impl DoubleEndedIterator<Item = usize> + 'a {
        self.tree.children(i)
    }

    /// The first child with one of `labels`.
    pub(super) fn child(self, i: usize, labels: &[Label]) -> Option<usize> {
        self.children(i).find(|child| labels.contains(&self.label(*child)))
    }

    /// Whether a child with one of `labels` is written as one of `words`.
    pub(super) fn has(self, i: usize, labels: &[Label], words: &[&str]) -> bool {
        self.children(i).any(|child| labels.contains(&self.label(child)) && self.any(child, words))
    }

    /// What stands behind the preposition `word` of `i`.
    pub(super) fn behind(self, i: usize, word: &str) -> Option<usize> {
        self.children(i)
            .filter(|child| matches!(self.label(*child), Label::Prep | Label::Agent | Label::Dative) && self.is(*child, word))
            .find_map(|prep| self.child(prep, &[Label::Pobj, Label::Pcomp]))
    }

    pub(super) fn is_verb(self, i: usize) -> bool {
        matches!(self.tag(i), Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
    }

    pub(super) fn is_noun(self, i: usize) -> bool {
        matches!(self.tag(i), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    pub(super) fn is_name(self, i: usize) -> bool {
        matches!(self.tag(i), Tag::Nnp | Tag::Nnps)
    }

    /// Whether the verb has "to" before it.
    pub(super) fn is_infinitive(self, i: usize) -> bool {
        self.is_verb(i) && self.children(i).any(|c| self.tag(c) == Tag::To && self.label(c) == Label::Aux)
    }

    /// Its auxiliaries, in order.
    pub(super) fn auxiliaries(self, i: usize) -> impl Iterator<Item = usize> + 'a {
        self.children(i).filter(move |c| matches!(self.label(*c), Label::Aux | Label::Auxpass) && self.tag(*c) != Tag::To)
    }

    /// The word that `i` is joined to by "and" or a comma. Where that is an aside, "the judge wrote", it is what the aside stands in.
    pub(super) fn joined_to(self, i: usize) -> Option<usize> {
        let first = self.head(i).filter(|_| self.label(i) == Label::Conj)?;
        Some(if self.label(first) == Label::Parataxis { self.head(first).unwrap_or(first) } else { first })
    }

    /// Whether a verb shares what stands before the one it is joined to: it has no subject and no auxiliary of its own.
    pub(super) fn shares(self, i: usize) -> bool {
        self.joined_to(i).is_some() && self.child(i, &[Label::Nsubj, Label::Nsubjpass, Label::Aux, Label::Auxpass, Label::Mark]).is_none()
    }

    /// The subordinating word of a clause: "if", "once", "because".
    pub(super) fn marks(self, i: usize, words: &[&str]) -> bool {
        self.has(i, &[Label::Mark, Label::Advmod, Label::Prep], words)
    }
}
