//! Nouns that tell a happening: "the signing of the accord by the two presidents".

use super::arguments::arguments;
use super::frames::Frame;
use super::model::{Argument, Role};
use super::words::Words;
use crate::syntax::{Label, Tag};

/// Whether noun `i` tells a happening that the clause reader takes.
pub(super) fn is_event(words: Words<'_>, i: usize) -> bool {
    if words.is_name(i) || words.label(i) == Label::Compound {
        return words.label(i) == Label::Compound && accusation(words, i).is_some();
    }
    let has = |prepositions: &[&str]| prepositions.iter().any(|p| words.behind(i, p).is_some());
    let owned = words.child(i, &[Label::Poss]).is_some();
    match words.tag(i) {
        Tag::Nn | Tag::Nns if words.frame(i, Frame::Event) => {
            has(&["of", "by", "on", "against"]) || owned || accusation(words, i).is_some()
        }
        Tag::Nn | Tag::Vbg => {
            accusation(words, i).is_some() || words.lemma(i).ends_with("ing") && has(&["of"]) && words.child(i, &[Label::Det]).is_some()
        }
        _ => false,
    }
}

/// The verb of accusation that lays deed `i` at someone's door: "accused him of hiding injuries", where the tagger
/// may take "hiding" for a noun or for part of one.
pub(super) fn accusation(words: Words<'_>, i: usize) -> Option<usize> {
    if !words.form(i).ends_with("ing") {
        return None;
    }
    let top = if words.label(i) == Label::Compound { words.head(i)? } else { i };
    let preposition = words.head(top).filter(|_| matches!(words.label(top), Label::Pobj | Label::Pcomp))?;
    words.head(preposition).filter(|above| match words.is_noun(*above) {
        true => matches!(words.lemma(*above), "suspicion" | "accusation" | "allegation" | "charge"),
        false => words.is_verb(*above) && words.frame(*above, Frame::Accuse),
    })
}

/// The arguments of noun `i`.
pub(super) fn of_noun(words: Words<'_>, i: usize) -> Vec<Argument> {
    if accusation(words, i).is_some() || words.tag(i) == Tag::Vbg && words.behind(i, "of").is_none() {
        let mut found = arguments(words, i);
        if words.label(i) == Label::Compound
            && let Some(head) = words.head(i)
        {
            found.push(Argument { role: Role::Patient, head, span: words.tree.subtree_span(head) });
        }
        return found;
    }
    let (of, owner) = (words.behind(i, "of"), words.child(i, &[Label::Poss]));
    let own = words.frame(i, Frame::Own);
    // "The signing of the accord by the presidents" may hang its "by" from "accord".
    let by = super::arguments::by(words, i).or_else(|| of.and_then(|of| super::arguments::by(words, of)));
    let against = ["on", "against"].iter().find_map(|p| words.behind(i, p)).filter(|_| words.frame(i, Frame::Against));
    let patient = against.or(of.filter(|_| !own)).or_else(|| owner.filter(|_| by.is_some()));
    let agent = by.or_else(|| of.filter(|_| own || against.is_some())).or_else(|| owner.filter(|owner| Some(*owner) != patient));
    let argument = |role, token: usize| {
        let head = super::apposition::named(words, token);
        Argument { role, head, span: words.tree.subtree_span(head) }
    };
    let patient = patient.map(|token| argument(Role::Patient, token));
    patient.into_iter().chain(agent.map(|token| argument(Role::Agent, token))).collect()
}
