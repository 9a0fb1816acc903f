//! The grammar of one sentence: what each of its words is, what it hangs from and as what.
//!
//! In "Officials said nobody was hurt." `said` is the root, `Officials` its `nsubj`, `hurt` its `ccomp`;
//! `nobody` is the `nsubjpass` of `hurt`. A sentence that the parser takes for two has two roots.

use super::names::{Label, Tag};
use crate::article::Span;

/// A token in its tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands in the article's text.
    pub span: Span,
    /// What kind of word it is.
    pub tag: Tag,
    /// Index of its head; its own for a root.
    pub head: usize,
    /// What it is to its head.
    pub label: Label,
    /// Its dictionary form, in lower case unless it is a name.
    pub lemma: Box<str>,
    /// How sure the parser was of `head` and `label`: the move's score less the next best's; 0 is a toss.
    /// Half of all arcs have more than 8 (measured on news), one in twenty less than 1.
    pub margin: f32,
}

/// The tokens of one sentence, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    /// Its tokens.
    pub nodes: Vec<Node>,
}

impl Tree {
    /// The tree of the same words at another place: what stood at `from` stands at `to`.
    pub(crate) fn moved(&self, from: usize, to: usize) -> Tree {
        let mut moved = self.clone();
        for node in &mut moved.nodes {
            node.span = Span::new(node.span.start - from + to, node.span.end - from + to);
        }
        moved
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Tokens that hang from nothing, in order.
    pub fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter(|i| self.nodes[*i].head == *i)
    }

    /// The head of `i`; none for a root.
    pub fn head(&self, i: usize) -> Option<usize> {
        self.nodes.get(i).map(|node| node.head).filter(|head| *head != i)
    }

    /// What hangs from `i`, in order.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.len()).filter(move |child| *child != i && self.nodes[*child].head == i)
    }

    /// What hangs from `i` with `label`, in order.
    pub fn labelled(&self, i: usize, label: Label) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children(i).filter(move |child| self.nodes[*child].label == label)
    }

    /// `i`, its head, the head's head and so on to a root.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(i), |i| self.head(*i)).take(self.len())
    }

    /// Whether `i` hangs from `above`, however far down; no token is below itself.
    pub fn is_below(&self, i: usize, above: usize) -> bool {
        self.ancestors(i).skip(1).any(|a| a == above)
    }

    /// `i` and all below it, in order.
    pub fn subtree(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter(move |j| *j == i || self.is_below(*j, i))
    }

    /// From the first to the last byte of `i` and all below it.
    pub fn subtree_span(&self, i: usize) -> Span {
        self.subtree(i).map(|j| self.nodes[j].span).reduce(Span::cover).unwrap_or_default()
    }

    /// The tokens from `i` up to the lowest that both hang from and down to `j`, both ends included; none if they share no root.
    pub fn path(&self, i: usize, j: usize) -> Option<Vec<usize>> {
        let up: Vec<usize> = self.ancestors(i).collect();
        let mut down = Vec::new();
        for at in self.ancestors(j) {
            if let Some(meet) = up.iter().position(|a| *a == at) {
                let mut path = up[..=meet].to_vec();
                path.extend(down.iter().rev());
                return Some(path);
            }
            down.push(at);
        }
        None
    }

    /// The token that holds byte `at` of the text, or the first behind it if a space does.
    pub fn token_at(&self, at: usize) -> Option<usize> {
        let i = self.nodes.partition_point(|node| node.span.end <= at);
        (i < self.len()).then_some(i)
    }

    /// The tokens that share a byte with `span`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.nodes.partition_point(|node| node.span.end <= span.start);
        start..self.nodes.partition_point(|node| node.span.start < span.end).max(start)
    }

    /// Of the tokens in `span`, the one from which the others hang: the first whose head lies outside.
    pub fn head_of(&self, span: Span) -> Option<usize> {
        let range = self.tokens_in(span);
        range.clone().find(|i| self.head(*i).is_none_or(|head| !range.contains(&head)))
    }
}
