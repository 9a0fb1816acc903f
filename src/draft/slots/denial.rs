//! Affirmed or denied: "has never denied" beside "has repeatedly denied", "a finding" beside "no finding".

use super::difference::{Certainty, Difference, Slot};
use super::predicates::{Pair, around, group, pairs};
use crate::article::Span;
use crate::draft::line::Line;
use crate::draft::support::Support;
use crate::extract::claims::words::base;
use crate::language::{Class, classes};
use crate::syntax::{Tag, Tree};

pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    let mut out: Vec<Difference> = Vec::new();
    let tree = support.line.tree(support.text());
    for pairs in pairs(support) {
        let Some(first) = pairs.first() else { continue };
        let both = |p: &Pair<'_>| negations(support.line) > 0 && negations(p.line) > 0;
        if pairs.iter().any(|p| p.own.denied == p.other.denied || both(p) || is_until(support.line) || is_until(p.line)) {
            continue;
        }
        let certainty = if pairs.iter().any(|p| p.is_verbatim) { Certainty::Sure } else { Certainty::Likely };
        let text = support.book.text(first.line);
        let mark = group(first.line.tree(text), text, first.other.predicate);
        let there = Some((first.line.article, first.line.span, Some(mark)));
        out.push(Difference {
            slot: Slot::Polarity,
            here: group(tree, support.text(), first.own.predicate),
            there,
            nowhere: false,
            certainty,
        });
    }
    if out.is_empty() { nouns(support) } else { out }
}

/// Words of the sentence that deny; where both sentences have one, it may be the same in another place.
pub(super) fn negations(line: &Line) -> usize {
    let denies = |key: &str| classes(key).is(Class::NEGATION) || key == "no" || key.ends_with("n't");
    line.words.iter().filter(|w| denies(&w.key)).count()
}

/// "Did not score until" denies nothing.
fn is_until(line: &Line) -> bool {
    line.words.iter().any(|w| &*w.key == "until") && negations(line) > 0
}

/// Nouns with the same description, of which one has "no" before it.
fn nouns(support: &Support<'_>) -> Vec<Difference> {
    let tree = support.line.tree(support.text());
    let mut out = Vec::new();
    for i in (0..tree.len()).filter(|i| matches!(tree.nodes[*i].tag, Tag::Nn | Tag::Nns)) {
        let about = around(support.line, tree, i);
        let mut found: Option<(&Line, usize)> = None;
        let mut agrees = false;
        for m in support.strong() {
            let line = support.at(m);
            let text = support.book.text(line);
            let other = line.tree(text);
            for j in (0..other.len()).filter(|j| base(&other.nodes[*j].lemma) == base(&tree.nodes[i].lemma)) {
                if around(line, other, j).intersection(&about).count() < 2 {
                    continue;
                }
                if has_no(tree, support.text(), i) == has_no(other, text, j) {
                    agrees = true;
                } else {
                    found = found.or(Some((line, j)));
                }
            }
        }
        if let Some((line, j)) = found.filter(|_| !agrees) {
            let text = support.book.text(line);
            let mark = with_verb(line.tree(text), j);
            out.push(Difference {
                slot: Slot::Polarity,
                here: with_verb(tree, i),
                there: Some((line.article, line.span, Some(mark))),
                nowhere: false,
                certainty: Certainty::Likely,
            });
        }
    }
    out
}

/// "no finding", "not any finding".
pub(super) fn has_no(tree: &Tree, text: &str, i: usize) -> bool {
    let denies = |c: usize| {
        let word = tree.nodes[c].span.of(text).to_lowercase();
        word == "no" || classes(&word).is(Class::NEGATION)
    };
    tree.children(i).any(denies)
}

/// The noun with what stands before it, from the verb on that it hangs from if that is near: "made a specific finding".
fn with_verb(tree: &Tree, i: usize) -> Span {
    const NEAR: usize = 6;
    let first = tree.subtree(i).next().unwrap_or(i).min(i);
    let verb = tree.head(i).filter(|head| *head < i && i - head <= NEAR).unwrap_or(first);
    tree.nodes[first.min(verb)].span.cover(tree.nodes[i].span)
}
