//! The words that deny, hedge or put ahead: "was not found" beside "was found", "will sign" beside "signed".

use super::hunks::{Edits, Hunk};
use crate::article::Span;
use crate::draft::slots::certainty::{above, stronger};
use crate::draft::slots::difference::{Difference, Slot};
use crate::draft::slots::predicates::group;
use crate::extract::claims::words::{Word, WordKind, base};
use crate::extract::clauses::{Clause, Modality, Phase, clauses, is_hedge};
use crate::language::{Class, classes};
use crate::syntax::{Label, Tree};
use std::ops::Range;

pub(super) fn differences(edits: &Edits<'_>) -> Vec<Difference> {
    let mut out = Vec::new();
    let pairs = pairs(edits);
    for (own, other) in &pairs {
        if let Some(slot) = slot(edits, own, other) {
            let here = group(edits.tree(), edits.text(), own.predicate);
            out.push(edits.difference(slot, here, group(edits.their_tree(), edits.their_text(), other.predicate)));
        }
    }
    out.extend(hedges(edits).filter(|d| !out.iter().any(|o| o.slot == Slot::Modality && o.here.overlaps(d.here))).collect::<Vec<_>>());
    if !out.iter().any(|d| d.slot == Slot::Polarity) {
        out.extend(denials(edits, &pairs));
    }
    out
}

/// The clauses of both with one verb in one place, of which a hunk has a word of the verb's group on either side.
fn pairs(edits: &Edits<'_>) -> Vec<(Clause, Clause)> {
    let (tree, there) = (edits.tree(), edits.their_tree());
    let others = clauses(edits.their_text(), there);
    let mut out = Vec::new();
    for own in clauses(edits.text(), tree) {
        let at = tree.nodes[own.predicate].span;
        let Some(word) = edits.own.iter().position(|w| w.span.overlaps(at)) else { continue };
        let twin = |o: &&Clause| {
            let span = there.nodes[o.predicate].span;
            let Some(their) = edits.theirs.iter().position(|w| w.span.overlaps(span)) else { return false };
            let one_hunk = edits.hunks.iter().any(|h| h.here.contains(&word) && h.there.contains(&their));
            let one_verb = base(&tree.nodes[own.predicate].lemma) == base(&there.nodes[o.predicate].lemma);
            one_verb && (edits.same[word] == Some(their) || one_hunk)
        };
        let Some(other) = others.iter().find(twin) else { continue };
        let (mine, theirs) = (helpers(tree, own.predicate), helpers(there, other.predicate));
        let touched = |h: &Hunk| touches(&edits.own, &h.here, &mine) || touches(&edits.theirs, &h.there, &theirs);
        if edits.hunks.iter().any(touched) {
            out.push((own, other.clone()));
        }
    }
    out
}

/// The verb with its auxiliaries, denials and adverbs, and those of the verbs that it completes.
fn helpers(tree: &Tree, i: usize) -> Vec<Span> {
    let mut out = vec![tree.nodes[i].span];
    let mut at = i;
    loop {
        let helps = |c: &usize| matches!(tree.nodes[*c].label, Label::Aux | Label::Auxpass | Label::Neg | Label::Advmod);
        out.extend(tree.children(at).filter(helps).map(|c| tree.nodes[c].span));
        match tree.head(at).filter(|_| matches!(tree.nodes[at].label, Label::Xcomp | Label::Acomp | Label::Oprd)) {
            Some(head) if head < at => at = head,
            _ => return out,
        }
        out.push(tree.nodes[at].span);
    }
}

fn touches(words: &[&Word], range: &Range<usize>, spans: &[Span]) -> bool {
    words[range.clone()].iter().any(|w| spans.iter().any(|s| s.overlaps(w.span)))
}

/// In what two clauses of one verb differ.
fn slot(edits: &Edits<'_>, own: &Clause, other: &Clause) -> Option<Slot> {
    if own.denied != other.denied {
        return None;
    }
    let over = above(edits.their_text(), edits.their_tree(), other);
    let own_over = above(edits.text(), edits.tree(), own);
    let plain = |c: &Clause| c.modality == Modality::Asserted && c.condition.is_none();
    let hedged = |m: Modality| matches!(m, Modality::Possible | Modality::Probable | Modality::Alleged);
    if let Some(slot) = stronger(own, other, over).filter(|_| !hedged(own_over)) {
        return Some(slot);
    }
    let both = plain(own) && plain(other) && !hedged(over) && !hedged(own_over);
    if both && own.phase == Some(Phase::Ahead) && other.phase == Some(Phase::Done) {
        return Some(Slot::Phase);
    }
    // what the source says plainly, the draft doubts; "may apply" for "are allowed to apply" does not
    let completes = edits.their_tree().nodes[other.predicate].label == Label::Xcomp;
    (!completes && plain(other) && !hedged(over) && hedged(own.modality) && own.condition.is_none()).then_some(Slot::Modality)
}

/// Hunks with a denial on one side alone, where the verbs in them are not read alike.
fn denials(edits: &Edits<'_>, pairs: &[(Clause, Clause)]) -> Vec<Difference> {
    let denies = |words: &[&Word], n: usize| {
        let number = words.get(n + 1).is_some_and(|w| w.kind == WordKind::Number);
        is_denial(&words[n].key)
            && !number
            && !words.get(n + 1).is_some_and(|w| matches!(&*w.key, "only" | "until" | "just" | "least" | "less" | "more" | "fewer"))
    };
    let count = |words: &[&Word]| (0..words.len()).filter(|n| denies(words, *n)).count();
    let within = |words: &[&Word], range: &Range<usize>| range.clone().filter(|n| denies(words, *n)).count();
    // the words of the passage that stand between the first and the last like word
    let (Some(first), Some(last)) = (edits.same.iter().flatten().min(), edits.same.iter().flatten().max()) else { return Vec::new() };
    let whole = &edits.theirs[*first..=*last];
    if count(&edits.own) == count(whole) || until(&edits.own) || until(whole) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for hunk in &edits.hunks {
        let (mine, theirs) = (within(&edits.own, &hunk.here), within(&edits.theirs, &hunk.there));
        let read_alike = pairs.iter().any(|(own, other)| {
            let verbs = (edits.tree().nodes[own.predicate].span, edits.their_tree().nodes[other.predicate].span);
            let is_in = touches(&edits.own, &reach(&hunk.here, edits.own.len()), &[verbs.0]);
            own.denied == other.denied && is_in && touches(&edits.theirs, &reach(&hunk.there, edits.theirs.len()), &[verbs.1])
        });
        if (mine > 0) == (theirs > 0) || read_alike {
            continue;
        }
        let here = shown(&edits.own, &hunk.here);
        if !edits.is_quoted(here) {
            out.push(edits.difference(Slot::Polarity, here, shown(&edits.theirs, &hunk.there)));
        }
    }
    out
}

/// Hunks in which the passage has a word that doubts, "reportedly", "the alleged …", and the draft nothing or no such word.
fn hedges<'e>(edits: &'e Edits<'_>) -> impl Iterator<Item = Difference> + 'e {
    let doubts = |words: &[&Word], range: &Range<usize>| words[range.clone()].iter().any(|w| is_hedge(&w.key));
    // told in other words elsewhere in the sentence
    let none = !edits.own.iter().any(|w| is_hedge(&w.key) || matches!(&*w.key, "may" | "might" | "could"));
    edits.hunks.iter().filter(move |h| none && doubts(&edits.theirs, &h.there) && !doubts(&edits.own, &h.here)).filter_map(|hunk| {
        let here = shown(&edits.own, &hunk.here);
        (!edits.is_quoted(here)).then(|| edits.difference(Slot::Modality, here, shown(&edits.theirs, &hunk.there)))
    })
}

fn until(words: &[&Word]) -> bool {
    words.iter().any(|w| &*w.key == "until")
}

/// "not", "n't", "no", "none".
fn is_denial(key: &str) -> bool {
    classes(key).is(Class::NEGATION) || matches!(key, "no" | "none" | "neither" | "nor") || key.ends_with("n't")
}

/// The hunk with a word before and behind.
fn reach(range: &Range<usize>, len: usize) -> Range<usize> {
    range.start.saturating_sub(1)..(range.end + 1).min(len)
}

/// A hunk with the word before and the word behind, so that it is read: "was not found".
fn shown(words: &[&Word], range: &Range<usize>) -> Span {
    let reach = reach(range, words.len());
    words[reach.start].span.cover(words[reach.end.saturating_sub(1).max(reach.start)].span)
}
