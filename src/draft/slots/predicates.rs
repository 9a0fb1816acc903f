//! The predicates that a sentence and a passage share: "will revive the bill" beside "may try to revive the bill".

use crate::article::Span;
use crate::draft::line::Line;
use crate::draft::passage::Match;
use crate::draft::support::{SAME_WORDS, Support};
use crate::extract::claims::words::{WordKind, base};
use crate::extract::clauses::{Clause, clauses};
use crate::syntax::{Label, Tree};
use std::collections::BTreeSet;

/// A clause of the draft and one of a source with the same predicate and something else in common.
pub(super) struct Pair<'a> {
    /// The draft's clause.
    pub(super) own: Clause,
    /// The source's line.
    pub(super) line: &'a Line,
    /// Its clause.
    pub(super) other: Clause,
    /// Whether the two sentences are in nearly the same words.
    pub(super) is_verbatim: bool,
}

/// The verbs that say nothing by themselves, or that stand in every article.
pub(super) const EMPTY: &[&str] = &["be", "have", "do", "say", "make", "get", "take", "go", "come", "know", "think", "want"];
/// Verbs that tell enough where the rest is in nearly the same words.
const SLIGHT: &[&str] = &["tell", "hope", "ask", "call"];

/// The clauses of the draft's sentence, each with its like in the passages.
pub(super) fn pairs<'a>(support: &Support<'a>) -> Vec<Vec<Pair<'a>>> {
    let text = support.text();
    let tree = support.line.tree(text);
    let own = clauses(text, tree);
    let passages: Vec<(&Match, &Line, Vec<Clause>)> = support
        .strong()
        .map(|m| (m, support.at(m), clauses(support.book.text(support.at(m)), support.at(m).tree(support.book.text(support.at(m))))))
        .collect();
    let mut out = Vec::new();
    for clause in own {
        let lemma = &*tree.nodes[clause.predicate].lemma;
        if EMPTY.contains(&lemma) {
            continue;
        }
        let about = around(support.line, tree, clause.predicate);
        let mut pairs = Vec::new();
        for (m, line, others) in &passages {
            let other_tree = line.tree(support.book.text(line));
            for other in others.iter().filter(|o| base(&other_tree.nodes[o.predicate].lemma) == base(lemma)) {
                let there = around(line, other_tree, other.predicate);
                let slight = SLIGHT.contains(&lemma) && m.likeness() < SAME_WORDS;
                if !slight && there.intersection(&about).count() > 0 {
                    pairs.push(Pair { own: clause.clone(), line, other: other.clone(), is_verbatim: m.likeness() >= SAME_WORDS });
                }
            }
        }
        if !pairs.is_empty() {
            out.push(pairs);
        }
    }
    out
}

/// The stems of what hangs from token `i`, without its own.
pub(super) fn around(line: &Line, tree: &Tree, i: usize) -> BTreeSet<String> {
    let own = tree.nodes[i].span;
    let below = tree.subtree_span(i);
    let within = line.terms.iter().map(|t| &line.words[t.at]).filter(|w| w.kind == WordKind::Content);
    within.filter(|w| below.contains(w.span) && !own.overlaps(w.span)).map(|w| w.stem.to_string()).collect()
}

/// Words between a verb and what it completes, at most: "appeared increasingly likely to leave".
const FAR: usize = 6;

/// The words by which predicate `i` is denied, hedged or put ahead, with it: "has never denied", "may try to revive",
/// "no ferry would sail".
pub(super) fn group(tree: &Tree, text: &str, i: usize) -> Span {
    let is_none = |c: usize| {
        let begin = tree.subtree(c).next().unwrap_or(c);
        matches!(tree.nodes[begin].span.of(text).to_lowercase().as_str(), "no" | "none" | "nobody" | "neither")
    };
    let object = tree.children(i).find(|c| *c > i && matches!(tree.nodes[*c].label, Label::Dobj | Label::Attr) && is_none(*c));
    let (mut first, last) = (i, object.unwrap_or(i));
    let mut at = i;
    loop {
        for c in tree.children(at).filter(|c| *c < at) {
            let helps = matches!(tree.nodes[c].label, Label::Aux | Label::Auxpass | Label::Neg | Label::Advmod);
            let subject = matches!(tree.nodes[c].label, Label::Nsubj | Label::Nsubjpass);
            if helps {
                first = first.min(c);
            } else if subject && is_none(c) {
                first = first.min(tree.subtree(c).next().unwrap_or(c));
            }
        }
        let completes = matches!(tree.nodes[at].label, Label::Xcomp | Label::Acomp | Label::Oprd);
        let Some(head) = tree.head(at).filter(|head| completes && *head < at && i - head <= FAR) else { break };
        first = first.min(head);
        at = head;
    }
    tree.nodes[first].span.cover(tree.nodes[last].span)
}
