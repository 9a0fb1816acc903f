//! Who does what to whom: subjects and objects, active and passive.
//!
//! "The widow was awarded 40,000 crowns by the court": agent *court*, patient *crowns*, recipient *widow*.

use super::apposition::named;
use super::frames::Frame;
use super::model::{Argument, Role};
use super::relative::{antecedent, missing_object};
use super::subject::{DEPTH, subject};
use super::voice::{Voice, voice};
use super::words::Words;
use crate::syntax::{Label, Tag};

/// The arguments of `verb`.
pub(super) fn arguments(words: Words<'_>, verb: usize) -> Vec<Argument> {
    let mut out = Vec::new();
    let mut put = |role: Role, token: Option<usize>| {
        if let Some(token) = token {
            let token = named(words, antecedent(words, token));
            if token != verb && out.iter().all(|a: &Argument| a.role != role) {
                out.push(Argument { role, head: token, span: words.tree.subtree_span(token) });
            }
        }
    };
    let subject = subject(words, verb, DEPTH);
    // "found the child asleep", "kept the basin closed".
    let with_state = || {
        let state = words
            .child(verb, &[Label::Ccomp])
            .filter(|c| !words.is_verb(*c) || words.tag(*c) == Tag::Vbn && words.auxiliaries(*c).next().is_none())?;
        words.child(state, &[Label::Nsubj, Label::Nsubjpass]).filter(|noun| *noun > verb && words.child(state, &[Label::Mark]).is_none())
    };
    let object = words.child(verb, &[Label::Dobj]).or_else(|| shared_object(words, verb)).or_else(with_state);
    let second = words.child(verb, &[Label::Dative]);
    match voice(words, verb) {
        Voice::Passive => {
            put(Role::Agent, by(words, verb));
            if words.child(verb, &[Label::Dobj, Label::Oprd]).is_some() && words.frame(verb, Frame::Transfer) {
                put(Role::Patient, words.child(verb, &[Label::Dobj, Label::Oprd]));
                put(Role::Recipient, subject);
            } else if words.is(verb, "told") {
                put(Role::Recipient, subject);
            } else {
                put(Role::Patient, subject);
            }
        }
        Voice::Active => {
            put(Role::Agent, subject);
            let addressed = words.frame(verb, Frame::Address) && second.is_none();
            if addressed && (words.lemma(verb) == "tell" || words.child(verb, &[Label::Xcomp, Label::Advcl, Label::Ccomp]).is_some()) {
                put(Role::Recipient, object);
            } else {
                put(Role::Patient, object);
            }
        }
    }
    if let Some(second) = second {
        put(
            Role::Recipient,
            if words.is_noun(second) || words.tag(second) == Tag::Prp { Some(second) } else { words.child(second, &[Label::Pobj]) },
        );
    }
    if words.frame(verb, Frame::Transfer) {
        put(Role::Recipient, words.behind(verb, "to").or_else(|| relative_to(words, verb)));
    }
    if voice(words, verb).is_active() && words.child(verb, &[Label::Dobj, Label::Ccomp, Label::Xcomp]).is_none() {
        put(Role::Patient, missing_object(words, verb));
    }
    out
}

/// The object that joined verbs share: "has promised but not published a list".
fn shared_object(words: Words<'_>, verb: usize) -> Option<usize> {
    let next = words.child(verb, &[Label::Conj]).filter(|next| words.is_verb(*next) && words.shares(*next))?;
    let between = words.children(verb).any(|c| c > verb && c < next && !matches!(words.label(c), Label::Cc | Label::Punct | Label::Neg));
    words.child(next, &[Label::Dobj]).filter(|_| !between && next - verb <= 3)
}

/// "the charity to which the actor left his house".
fn relative_to(words: Words<'_>, verb: usize) -> Option<usize> {
    let to = words.children(verb).find(|c| words.is(*c, "to") && matches!(words.label(*c), Label::Prep | Label::Dative))?;
    words.child(to, &[Label::Pobj])
}

/// Who it was done by; nobody in "by mistake" and "by the river".
pub(super) fn by(words: Words<'_>, verb: usize) -> Option<usize> {
    let bys = words.children(verb).filter(|c| words.is(*c, "by") && matches!(words.label(*c), Label::Agent | Label::Prep));
    let own = bys.filter_map(|by| words.child(by, &[Label::Pobj])).find(|noun| is_agent(words, *noun));
    let joined = || words.joined_to(verb).filter(|_| words.shares(verb)).and_then(|first| by(words, first));
    own.or_else(joined)
}

fn is_agent(words: Words<'_>, noun: usize) -> bool {
    let counted = words.child(noun, &[Label::Nummod]).is_some() && words.frame(noun, Frame::Manner);
    let time =
        crate::language::classes(&words.form(noun).to_lowercase()).is(crate::language::Class::MONTH.with(crate::language::Class::WEEKDAY));
    !counted && !time && words.tag(noun) != Tag::Cd && !words.frame(noun, Frame::Manner)
}
