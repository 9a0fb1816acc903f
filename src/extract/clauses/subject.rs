//! The subject of a verb, its own or the understood one: in "promised the teachers to raise their pay" the one who
//! raises is the one who promised; in "urged the government to ban" it is the government.

use super::frames::Frame;
use super::voice::{object, voice};
use super::words::Words;
use crate::syntax::{Label, Tag};

/// Depth to which understood subjects are sought.
pub(super) const DEPTH: usize = 6;

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

/// The token that is understood as the subject of `verb`, which has none of its own. `depth` bounds the search.
fn understood(words: Words<'_>, verb: usize, depth: usize) -> Option<usize> {
    let head = words.head(verb)?;
    match words.label(verb) {
        Label::Conj => subject(words, words.joined_to(verb)?, depth),
        Label::Relcl => words.head(verb),
        Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Oprd | Label::Dep => of_complement(words, verb, head, depth),
        Label::Acl => of_noun(words, verb, head, depth),
        Label::Pcomp | Label::Pobj => of_preposition(words, head, depth),
        // "accused of hiding losses", where the tagger takes "hiding" for a noun.
        Label::Compound => of_preposition(words, words.head(head)?, depth),
        _ => None,
    }
}

fn of_complement(words: Words<'_>, verb: usize, head: usize, depth: usize) -> Option<usize> {
    let infinitive = words.is_infinitive(verb);
    if infinitive && !words.frame(head, Frame::Promise) && voice(words, head).is_active() {
        // "called on parliament to scrap", "wants the league to replay".
        let called = words.is(head, "called").then(|| words.behind(head, "on").or_else(|| words.behind(head, "upon"))).flatten();
        if let Some(object) = called.or_else(|| object(words, head)).or_else(|| words.child(head, &[Label::Dative])) {
            return Some(object);
        }
    }
    // "the liner, due to sail", "is likely to win".
    match words.label(head) {
        Label::Amod => words.head(head),
        Label::Acomp | Label::Oprd if !words.is_verb(head) => subject(words, words.head(head)?, depth),
        _ => subject(words, head, depth),
    }
}

/// "the liner, due to sail", "a man suspected of setting", "its plan to build".
fn of_noun(words: Words<'_>, verb: usize, noun: usize, depth: usize) -> Option<usize> {
    if !words.is_infinitive(verb) || !words.frame(noun, Frame::Plan) {
        return Some(noun);
    }
    let owner = words.child(noun, &[Label::Poss]).filter(|owner| words.is_noun(*owner));
    owner.or_else(|| {
        let above = words.tree.ancestors(noun).skip(1).find(|a| words.is_verb(*a))?;
        subject(words, above, depth)
    })
}

/// "without using", "accused Marsh of hiding": the object of an accusation, or else the subject of the verb above.
fn of_preposition(words: Words<'_>, preposition: usize, depth: usize) -> Option<usize> {
    let mut above = words.head(preposition)?;
    if words.label(preposition) == Label::Prep && matches!(words.tag(above), Tag::In) {
        // "far from closing" and compounds of prepositions.
        above = words.head(above)?;
    }
    if words.is_verb(above) {
        let other = words.any(preposition, &["of", "for", "from", "with", "into"]);
        let patient = if voice(words, above).is_active() { object(words, above) } else { None };
        return patient.filter(|_| other).or_else(|| subject(words, above, depth));
    }
    // "arrested on suspicion of stealing".
    let suspicion = matches!(words.lemma(above), "suspicion" | "accusation" | "allegation" | "charge");
    if words.is_noun(above) && !suspicion {
        return Some(above);
    }
    let verb = words.tree.ancestors(above).find(|a| words.is_verb(*a))?;
    subject(words, verb, depth)
}
