//! How sure and how far: "will leave" beside "is likely to leave", "has opened" beside "plans to open".

use super::difference::{Certainty, Difference, Slot};
use super::predicates::{Pair, group, pairs};
use crate::draft::support::Support;
use crate::extract::clauses::{Clause, Modality, Phase, clauses};
use crate::syntax::{Label, Tree};

pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    let tree = support.line.tree(support.text());
    let mut out = Vec::new();
    for pairs in pairs(support) {
        let over = |p: &Pair<'_>| {
            let there = support.book.text(p.line);
            above(there, p.line.tree(there), &p.other)
        };
        let slot = |p: &Pair<'_>| stronger(&p.own, &p.other, over(p));
        if pairs.iter().any(|p| slot(p).is_none()) {
            continue;
        }
        let Some((pair, slot)) = pairs.iter().find_map(|p| Some((p, slot(p)?))) else { continue };
        let certainty = if pairs.iter().any(|p| p.is_verbatim) { Certainty::Sure } else { Certainty::Likely };
        let text = support.book.text(pair.line);
        let mark = group(pair.line.tree(text), text, pair.other.predicate);
        let there = Some((pair.line.article, pair.line.span, Some(mark)));
        out.push(Difference { slot, here: group(tree, support.text(), pair.own.predicate), there, nowhere: false, certainty });
    }
    out
}

/// In what the draft's clause asserts more than the source's.
pub(super) fn stronger(own: &Clause, other: &Clause, above: Modality) -> Option<Slot> {
    let is_hedged = |m: Modality| matches!(m, Modality::Possible | Modality::Probable | Modality::Alleged);
    let plain = own.modality == Modality::Asserted && own.condition.is_none();
    if plain && (is_hedged(other.modality) || is_hedged(above)) {
        return Some(Slot::Modality);
    }
    let ahead = other.phase == Some(Phase::Ahead) && other.modality == Modality::Asserted && other.condition.is_none();
    (plain && own.phase == Some(Phase::Done) && ahead).then_some(Slot::Phase)
}

/// The modality of what the source's clause completes: "may try" of "may try to revive".
pub(super) fn above(text: &str, tree: &Tree, clause: &Clause) -> Modality {
    let i = clause.predicate;
    let Some(head) = tree.head(i).filter(|_| tree.nodes[i].label == Label::Xcomp) else { return Modality::Asserted };
    clauses(text, tree).iter().find(|c| c.predicate == head).map_or(Modality::Asserted, |c| c.modality)
}
