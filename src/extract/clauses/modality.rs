//! How sure a claim is put: may, probably, allegedly, must, would.

use super::condition;
use super::frames::{self, Frame};
use super::model::Modality;
use super::nominal::accusation;
use super::words::Words;
use crate::syntax::{Label, Tag};

/// The modality of predicate `i`.
pub(super) fn of(words: Words<'_>, i: usize) -> Modality {
    let own = own(words, i);
    if own != Modality::Asserted {
        return own;
    }
    if condition::of(words, i).is_some() {
        return Modality::Conditional;
    }
    if words.shares(i)
        && let Some(first) = words.joined_to(i)
    {
        return of(words, first);
    }
    from_above(words, i)
}

/// What doubts as an adjective.
const ALLEGED: &[&str] = &["alleged", "suspected", "supposed", "purported", "reported"];
const POSSIBLE: &[&str] = &["possible", "potential"];
const PROBABLE: &[&str] = &["likely", "probable", "expected"];

/// Whether `word`, in lower case, doubts what it stands beside, as an adverb or before a noun: "perhaps",
/// "reportedly", "alleged".
pub fn is_hedge(word: &str) -> bool {
    let adverb = [Frame::Possibly, Frame::Probably, Frame::Allegedly].iter().any(|f| frames::is(word, *f));
    // "reported", "expected" are verbs as well
    adverb || word != "reported" && ALLEGED.contains(&word) || POSSIBLE.contains(&word)
}

fn own(words: Words<'_>, i: usize) -> Modality {
    for c in words.children(i) {
        let found = match words.label(c) {
            Label::Aux if words.tag(c) == Tag::Md => match words.lemma(c) {
                "may" | "might" | "could" => Modality::Possible,
                "must" | "should" | "ought" => Modality::Required,
                "would" if !is_future_of_the_past(words, i) => Modality::Conditional,
                _ => continue,
            },
            Label::Advmod => match c {
                _ if words.frame(c, Frame::Possibly) => Modality::Possible,
                _ if words.frame(c, Frame::Probably) => Modality::Probable,
                _ if words.frame(c, Frame::Allegedly) => Modality::Alleged,
                _ => continue,
            },
            _ => continue,
        };
        if found == Modality::Possible && condition::of(words, i).is_some() {
            return Modality::Conditional;
        }
        return found;
    }
    // "the alleged sale".
    if words.has(i, &[Label::Amod], ALLEGED) {
        return Modality::Alleged;
    }
    if words.has(i, &[Label::Amod], POSSIBLE) {
        return Modality::Possible;
    }
    if words.has(i, &[Label::Amod], PROBABLE) {
        return Modality::Probable;
    }
    // "No one will ever learn": the adverb may hang from the subject.
    let hedged = |c: usize| {
        matches!(words.label(c), Label::Nsubj | Label::Nsubjpass)
            .then(|| words.children(c).find(|a| words.frame(*a, Frame::Probably)))
            .flatten()
    };
    if words.children(i).find_map(hedged).is_some() { Modality::Probable } else { Modality::Asserted }
}

/// "said the aid would be sent": a future seen from the past, if nothing is made a condition.
fn is_future_of_the_past(words: Words<'_>, i: usize) -> bool {
    let past =
        words.tree.ancestors(i).skip(1).find(|a| words.is_verb(*a)).is_some_and(|a| words.tag(a) == Tag::Vbd || words.tag(a) == Tag::Vbn);
    past && condition::of(words, i).is_none() && matches!(words.label(i), Label::Ccomp | Label::Conj | Label::Relcl)
}

/// A hedge in what the clause hangs from.
fn from_above(words: Words<'_>, i: usize) -> Modality {
    let Some(head) = words.head(i) else { return Modality::Asserted };
    match words.label(i) {
        Label::Xcomp | Label::Ccomp | Label::Oprd | Label::Advcl if words.is_infinitive(i) => match head {
            _ if words.any(head, &["likely", "unlikely"]) || is_said(words, head, Frame::Probable) => Modality::Probable,
            _ if is_said(words, head, Frame::Alleged) => Modality::Alleged,
            // "has to sign", "needs to sign".
            _ if matches!(words.lemma(head), "have" | "need" | "require" | "oblige") && words.child(head, &[Label::Dobj]).is_none() => {
                Modality::Required
            }
            _ => Modality::Asserted,
        },
        Label::Ccomp | Label::Acl => of_content(words, head),
        Label::Pcomp | Label::Pobj | Label::Compound if accusation(words, i).is_some_and(|verb| accuses(words, verb)) => Modality::Alleged,
        Label::Nsubjpass if words.frame(head, Frame::Probable) => Modality::Probable,
        _ => Modality::Asserted,
    }
}

/// "is thought to", "appears to".
fn is_said(words: Words<'_>, verb: usize, frame: Frame) -> bool {
    let impersonal = matches!(words.lemma(verb), "appear" | "seem" | "look") || matches!(words.tag(verb), Tag::Vbn | Tag::Jj);
    impersonal
        && words.frame(verb, frame)
        && (words.tag(verb) != Tag::Vbn || words.child(verb, &[Label::Auxpass]).is_some() || words.label(verb) == Label::Acl)
}

/// "accused of hiding", "suspected of setting".
pub(super) fn accuses(words: Words<'_>, verb: usize) -> bool {
    words.is_noun(verb) || words.frame(verb, Frame::Accuse) && !matches!(words.lemma(verb), "convict" | "acquit")
}

/// "It is possible that", "first reports suggest that", "it is believed that".
fn of_content(words: Words<'_>, head: usize) -> Modality {
    let adjective = |word: &str| words.is(head, word) || words.has(head, &[Label::Acomp, Label::Attr, Label::Oprd], &[word]);
    if adjective("possible") {
        return Modality::Possible;
    }
    if adjective("likely") || adjective("probable") {
        return Modality::Probable;
    }
    let subject = words.child(head, &[Label::Nsubj, Label::Nsubjpass]);
    let it = subject.is_some_and(|s| words.is(s, "it")) && words.child(head, &[Label::Auxpass]).is_some();
    match head {
        // "it seems that".
        _ if matches!(words.lemma(head), "appear" | "seem" | "look") => Modality::Probable,
        _ if it && words.frame(head, Frame::Probable) => Modality::Probable,
        _ if it && words.frame(head, Frame::Alleged) => Modality::Alleged,
        _ if words.frame(head, Frame::Points) && subject.is_some_and(|s| words.frame(s, Frame::Evidence)) => Modality::Probable,
        // "the claim that", "a chance that".
        _ if words.is_noun(head) => match words.lemma(head) {
            "claim" | "allegation" | "accusation" | "suspicion" | "rumour" | "rumor" | "report" | "charge" => Modality::Alleged,
            "possibility" | "chance" | "risk" | "danger" => Modality::Possible,
            "likelihood" | "probability" | "fear" | "belief" | "expectation" => Modality::Probable,
            _ => Modality::Asserted,
        },
        _ if words.lemma(head) == "allege" => Modality::Alleged,
        _ => Modality::Asserted,
    }
}
