//! Who does what to whom: subjects and objects, active and passive.
//!
//! "The widow was awarded 40,000 crowns by the court": agent *court*, patient *crowns*, recipient *widow*.

use super::apposition::named;
use super::control::understood;
use super::frames::Frame;
use super::relative::{antecedent, missing_object};
use super::words::Words;
use super::{Argument, Role};
use crate::syntax::{Label, Tag};

/// Whether the subject does it or has it done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    Active,
    Passive,
}

impl Voice {
    pub(super) fn is_active(self) -> bool {
        self == Voice::Active
    }
}

/// The voice of `verb`.
pub(super) fn voice(words: Words<'_>, verb: usize) -> Voice {
    if words.child(verb, &[Label::Auxpass, Label::Nsubjpass, Label::Csubjpass, Label::Agent]).is_some() {
        return Voice::Passive;
    }
    let aux = words.auxiliaries(verb).last();
    if words.tag(verb) == Tag::Vbn {
        match words.label(verb) {
            _ if aux.is_some_and(|aux| words.lemma(aux) == "have") => return Voice::Active,
            Label::Acl | Label::Advcl | Label::Amod if aux.is_none() => return Voice::Passive,
            _ => {}
        }
    }
    let listed = words.tag(verb) == Tag::Vbn
        || words.tag(verb) == Tag::Vbd
            && words.joined_to(verb).is_some_and(|first| words.tag(first) == Tag::Vbn && next_conj(words, first) != Some(verb));
    if listed && words.shares(verb) && words.child(verb, &[Label::Dobj]).is_none() {
        return words.joined_to(verb).map_or(Voice::Active, |first| voice(words, first));
    }
    Voice::Active
}

/// The last word joined to `first`.
fn next_conj(words: Words<'_>, first: usize) -> Option<usize> {
    words.children(first).rfind(|c| words.label(*c) == Label::Conj)
}

/// Depth to which understood subjects are sought.
const DEPTH: usize = 6;

/// The subject of `verb`, its own or the understood one, as it stands.
pub(super) fn subject(words: Words<'_>, verb: usize, depth: usize) -> Option<usize> {
    let own = words.child(verb, &[Label::Nsubj, Label::Nsubjpass]);
    // "The insurer does not deny it, but it disputes the date".
    if let (Some(pronoun), Some(first)) = (own, words.joined_to(verb))
        && depth > 0
        && words.any(pronoun, &["it", "they", "he", "she"])
        && words.is_verb(first)
    {
        return subject(words, first, depth - 1).or(own);
    }
    own.or_else(|| if depth == 0 { None } else { understood(words, verb, depth - 1) })
}

/// The object of `verb` as it stands.
pub(super) fn object(words: Words<'_>, verb: usize) -> Option<usize> {
    let complement = || {
        // "wants the league to replay": the league is the subject of the complement.
        let inner = words.child(verb, &[Label::Ccomp]).filter(|inner| words.is_infinitive(*inner))?;
        words.child(inner, &[Label::Nsubj])
    };
    words.child(verb, &[Label::Dobj]).or_else(complement)
}

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
    let own = bys.filter_map(|by| words.child(by, &[Label::Pobj])).find(|noun| is_doer(words, *noun));
    let joined = || words.joined_to(verb).filter(|_| words.shares(verb)).and_then(|first| by(words, first));
    own.or_else(joined)
}

fn is_doer(words: Words<'_>, noun: usize) -> bool {
    let counted = words.child(noun, &[Label::Nummod]).is_some() && words.frame(noun, Frame::Manner);
    let time =
        crate::language::classes(&words.form(noun).to_lowercase()).is(crate::language::Class::MONTH.with(crate::language::Class::WEEKDAY));
    !counted && !time && words.tag(noun) != Tag::Cd && !words.frame(noun, Frame::Manner)
}
