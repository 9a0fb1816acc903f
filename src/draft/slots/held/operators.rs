//! Denied, hedged, ahead: what the evidence says of the same predicate, where none of it says it as the draft does.
//!
//! Looser than what makes a difference: one passage that has "did not rival" is enough not to support "rivaled". No
//! finding tells it: of four on drafts that were read none was right.

use super::evidence::Evidence;
use crate::article::Span;
use crate::draft::line::Line;
use crate::draft::slots::certainty::{above, stronger};
use crate::draft::slots::denial::{has_no, negations};
use crate::draft::slots::predicates::{EMPTY, group};
use crate::extract::claims::words::base;
use crate::extract::clauses::{Clause, Modality, Role, clauses};
use crate::syntax::{Tag, Tree};

/// A passage so like the sentence speaks of the same.
const ALIKE: f32 = 0.6;

pub(super) fn unheld(evidence: &Evidence<'_>) -> Vec<Span> {
    let support = evidence.support;
    let (text, line) = (support.text(), support.line);
    let tree = line.tree(text);
    let mut out: Vec<Span> = Vec::new();
    for own in clauses(text, tree) {
        let lemma = &*tree.nodes[own.predicate].lemma;
        if EMPTY.contains(&lemma) {
            continue;
        }
        let mut said = agreeing(evidence, &evidence.passages, &own, lemma);
        if said.is_empty() {
            said = agreeing(evidence, &evidence.nearby, &own, lemma);
        }
        if !said.is_empty() && !said.contains(&true) {
            out.push(group(tree, text, own.predicate));
        }
    }
    out.extend(nouns(evidence, tree));
    if out.is_empty() {
        out.extend(denial(evidence, tree));
    }
    out
}

/// For each time that `lines` have the predicate of `own`, whether they say it as `own` does.
fn agreeing(evidence: &Evidence<'_>, lines: &[&Line], own: &Clause, lemma: &str) -> Vec<bool> {
    let mut out = Vec::new();
    for line in lines {
        let text = evidence.support.book.text(line);
        let tree = line.tree(text);
        let alike = |o: &Clause| base(&tree.nodes[o.predicate].lemma) == base(lemma);
        out.extend(clauses(text, tree).iter().filter(|o| alike(o)).map(|o| agrees(own, o, above(text, tree, o))));
    }
    out
}

fn agrees(own: &Clause, other: &Clause, above: Modality) -> bool {
    let weaker = own.modality == Modality::Possible && other.modality == Modality::Asserted && above == Modality::Asserted;
    own.denied == other.denied && stronger(own, other, above).is_none() && !weaker
}

/// Nouns that one side has with "no".
fn nouns(evidence: &Evidence<'_>, tree: &Tree) -> Vec<Span> {
    let text = evidence.support.text();
    // words in quotation marks are compared as such
    let quotations = &evidence.support.book.analyses[evidence.support.line.article].quotations;
    let quoted = |i: &usize| quotations.iter().any(|q| q.verbatim.iter().any(|v| v.contains(tree.nodes[*i].span)));
    let nouns = (0..tree.len()).filter(|i| matches!(tree.nodes[*i].tag, Tag::Nn | Tag::Nns) && !quoted(i));
    let differs = |i: &usize| {
        let mut any = false;
        for line in &evidence.passages {
            let there = evidence.support.book.text(line);
            let other = line.tree(there);
            for j in (0..other.len()).filter(|j| base(&other.nodes[*j].lemma) == base(&tree.nodes[*i].lemma)) {
                if has_no(tree, text, *i) == has_no(other, there, j) {
                    return false;
                }
                any = true;
            }
        }
        any
    };
    nouns.filter(differs).map(|i| tree.nodes[i].span).collect()
}

/// A denial in one of the two alone: of the draft none in all the evidence, or in every passage one of something that
/// the draft has.
fn denial(evidence: &Evidence<'_>, tree: &Tree) -> Option<Span> {
    let own = negations(evidence.support.line) > 0;
    let near = evidence.nearby.iter().any(|l| negations(l) > 0);
    let all = evidence.passages.iter().all(|l| denies_any(evidence, l, tree)) && evidence.matches.iter().all(|m| m.likeness() >= ALIKE);
    if own && near || !own && !all {
        return None;
    }
    tree.roots().next().map(|root| group(tree, evidence.support.text(), root))
}

/// Whether `line` denies that something is done to what the draft has: "could not find any signs" beside "picked up
/// signs", not "found no rust" beside "flew in".
fn denies_any(evidence: &Evidence<'_>, line: &Line, tree: &Tree) -> bool {
    let text = evidence.support.book.text(line);
    let other = line.tree(text);
    let has = |head: usize| tree.nodes.iter().any(|n| base(&n.lemma) == base(&other.nodes[head].lemma));
    clauses(text, other).iter().any(|c| c.denied && c.arguments.iter().any(|a| a.role == Role::Patient && has(a.head)))
}
