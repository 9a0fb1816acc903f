//! Whether it lies ahead, is under way, or is done: "plans to lay" · "is loading" · "has published".

use super::frames::Frame;
use super::modality;
use super::model::{Modality, Phase};
use super::voice::voice;
use super::words::Words;
use crate::language::{Class, classes};
use crate::syntax::{Label, Tag};

/// The phase of predicate `i`; none where the sentence leaves it open, as of states.
pub(super) fn of(words: Words<'_>, i: usize) -> Option<Phase> {
    if words.is_noun(i) {
        return of_noun(words, i);
    }
    if words.shares(i)
        && let Some(first) = words.joined_to(i)
        && !matches!(words.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && words.is_verb(first)
    {
        return of(words, first);
    }
    if words.is_infinitive(i) {
        return of_infinitive(words, i);
    }
    let aux: Vec<usize> = words.auxiliaries(i).collect();
    let has = |lemmas: &[&str]| aux.iter().any(|a| lemmas.contains(&words.lemma(*a)));
    match words.tag(i) {
        Tag::Vb | Tag::Vbp | Tag::Vbz if has(&["will", "shall", "may", "might", "could", "should", "would", "must", "ought"]) => {
            Some(Phase::Ahead)
        }
        // "can reopen only if inspectors approve".
        Tag::Vb if has(&["can"]) => super::condition::of(words, i).map(|_| Phase::Ahead),
        Tag::Vb if has(&["do"]) => aux.iter().any(|a| words.tag(*a) == Tag::Vbd).then_some(Phase::Done),
        // "demanded that he resign".
        Tag::Vb => (aux.is_empty() && words.label(i) == Label::Ccomp && words.child(i, &[Label::Mark]).is_some()).then_some(Phase::Ahead),
        Tag::Vbg => of_gerund(words, i, &aux),
        Tag::Vbn => of_participle(words, i, &aux),
        Tag::Vbd => Some(Phase::Done),
        Tag::Vbz | Tag::Vbp => (is_awaited(words, i) || has_future_time(words, i)).then_some(Phase::Ahead),
        _ => None,
    }
}

fn of_participle(words: Words<'_>, i: usize, aux: &[usize]) -> Option<Phase> {
    let lemma = |a: &usize| words.lemma(*a);
    if aux.iter().any(|a| words.tag(*a) == Tag::Md) {
        // "may have sold" is done, "will be fenced" ahead.
        return match aux.iter().map(lemma).any(|l| l == "have") {
            true if aux.iter().any(|a| matches!(words.lemma(*a), "will" | "shall")) => Some(Phase::Ahead),
            true if modality::of(words, i) == Modality::Conditional => None,
            true => Some(Phase::Done),
            false if aux.iter().any(|a| words.lemma(*a) == "can") => None,
            false => Some(Phase::Ahead),
        };
    }
    if is_awaited(words, i) {
        return Some(Phase::Ahead);
    }
    // "is being widened".
    if aux.iter().any(|a| words.is(*a, "being")) {
        return Some(Phase::Begun);
    }
    // "recommended that the mine be closed".
    if aux.first().is_some_and(|a| words.is(*a, "be")) {
        return Some(Phase::Ahead);
    }
    let present = aux.first().is_some_and(|a| matches!(words.form(*a), "is" | "are" | "’s" | "'s" | "’re" | "'re"));
    (!present).then_some(Phase::Done)
}

fn of_gerund(words: Words<'_>, i: usize, aux: &[usize]) -> Option<Phase> {
    let head = words.head(i).filter(|_| words.label(i) != Label::Conj);
    if !aux.is_empty() {
        return Some(if aux.iter().any(|a| matches!(words.lemma(*a), "will" | "may" | "might")) { Phase::Ahead } else { Phase::Begun });
    }
    match (words.label(i), head) {
        (Label::Xcomp | Label::Ccomp | Label::Dobj, Some(head)) if words.frame(head, Frame::Begin) => Some(Phase::Begun),
        (Label::Xcomp | Label::Ccomp | Label::Dobj, Some(head)) if words.frame(head, Frame::Finish) => Some(Phase::Done),
        // "blamed for ignoring".
        (Label::Pcomp | Label::Pobj, Some(head)) if words.is(head, "for") || super::nominal::accusation(words, i).is_some() => {
            Some(Phase::Done)
        }
        // "after closing", "by cutting", and "killing six" behind the main clause.
        (Label::Pcomp, Some(head)) if words.any(head, &["after", "by", "since"]) => past_with(words, i),
        (Label::Advcl, Some(_)) if words.child(i, &[Label::Mark, Label::Nsubj]).is_none() => past_with(words, i),
        // "in the process of closing".
        (Label::Pcomp | Label::Pobj, Some(head))
            if words.head(head).is_some_and(|noun| words.any(noun, &["process", "middle", "midst"])) =>
        {
            Some(Phase::Begun)
        }
        _ => None,
    }
}

/// Done, if the verb above it is.
fn past_with(words: Words<'_>, i: usize) -> Option<Phase> {
    let verb = words.tree.ancestors(i).skip(1).find(|a| words.is_verb(*a))?;
    of(words, verb).filter(|phase| *phase == Phase::Done)
}

/// "plans to lay" is ahead, "was forced to leave" done, "continued to search" begun.
fn of_infinitive(words: Words<'_>, i: usize) -> Option<Phase> {
    let head = words.head(i)?;
    let perfect = words.auxiliaries(i).any(|a| words.lemma(a) == "have");
    if perfect {
        return Some(Phase::Done);
    }
    match words.label(i) {
        Label::Acl if words.frame(head, Frame::Plan) || words.any(head, &["due", "set"]) => Some(Phase::Ahead),
        Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Oprd | Label::Acl | Label::Dep => match head {
            _ if words.frame(head, Frame::Begin) => Some(Phase::Begun),
            _ if words.frame(head, Frame::Finish) => Some(Phase::Done),
            _ if words.is(head, "going") || words.lemma(head) == "be" => Some(Phase::Ahead),
            _ if words.frame(head, Frame::Implied) => of(words, head),
            _ if words.frame(head, Frame::Fail) && !words.frame(head, Frame::Ahead) => Some(Phase::Done),
            _ if words.frame(head, Frame::Ahead) || words.is(head, "likely") => Some(Phase::Ahead),
            _ => None,
        },
        Label::Conj => of(words, head),
        _ => None,
    }
}

/// Under "once", "as soon as", "until" and "when" of what lies ahead itself.
fn is_awaited(words: Words<'_>, i: usize) -> bool {
    if words.label(i) != Label::Advcl || !words.marks(i, &["once", "soon", "as", "until", "when", "before", "after"]) {
        return false;
    }
    words.head(i).is_some_and(|head| words.is_verb(head) && of(words, head) == Some(Phase::Ahead))
}

/// "Next week the singer releases", "which begin on 2 August".
fn has_future_time(words: Words<'_>, i: usize) -> bool {
    let month = |j: usize| classes(&words.form(j).to_lowercase()).is(Class::MONTH);
    words.children(i).any(|c| match words.label(c) {
        Label::Npadvmod | Label::Advmod => words.is(c, "tomorrow") || words.has(c, &[Label::Amod], &["next"]),
        Label::Prep => words.child(c, &[Label::Pobj]).is_some_and(|noun| month(noun) && words.child(noun, &[Label::Nummod]).is_some()),
        _ => false,
    })
}

/// The phase of a happening that a noun tells, by the verb that it stands with: signings are postponed, evacuations begin.
fn of_noun(words: Words<'_>, i: usize) -> Option<Phase> {
    let verb = words.tree.ancestors(i).skip(1).find(|a| words.is_verb(*a))?;
    let subject = matches!(words.label(i), Label::Nsubj | Label::Nsubjpass) && words.head(i) == Some(verb);
    match verb {
        _ if words.has(i, &[Label::Amod], &["planned", "proposed", "future"]) => None,
        _ if subject && words.frame(verb, Frame::Delayed) && !voice(words, verb).is_active() => Some(Phase::Ahead),
        _ if subject && words.frame(verb, Frame::Begun) && of(words, verb) != Some(Phase::Ahead) => Some(Phase::Begun),
        _ if subject
            && of(words, verb) == Some(Phase::Ahead)
            && matches!(words.lemma(verb), "be" | "take" | "happen" | "occur" | "begin" | "start" | "hold" | "follow") =>
        {
            Some(Phase::Ahead)
        }
        _ if subject
            && words.lemma(verb) == "be"
            && words.tree.subtree(verb).any(|w| words.is(w, "way") && w > 0 && words.is(w - 1, "under")) =>
        {
            Some(Phase::Begun)
        }
        _ if words.label(i) == Label::Dobj && words.frame(verb, Frame::Wanted) => Some(Phase::Ahead),
        // "called for the release", "plans for the sale".
        _ if words.label(i) == Label::Pobj
            && words.head(i).is_some_and(|p| {
                words.is(p, "for")
                    && words.head(p).is_some_and(|w| {
                        words.frame(w, Frame::Plan) || words.frame(w, Frame::Wanted) || matches!(words.lemma(w), "call" | "ask" | "vote")
                    })
            }) =>
        {
            Some(Phase::Ahead)
        }
        _ if words.any(verb, &["delayed", "halted", "stopped", "blocked"]) && !subject => None,
        _ if voice(words, verb).is_active() || subject => of(words, verb).filter(|phase| *phase == Phase::Done),
        _ => of(words, verb).filter(|phase| *phase == Phase::Done),
    }
}
