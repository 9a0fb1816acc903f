//! Who claims it: the author, someone named, or someone without a name.
//!
//! Named: "the ministry said", "according to Ruiz", "as Gale noted", "in the view of Strom". Without a name:
//! "officials said", "is said to have met". A clause is its speaker's when it hangs from a verb of saying as
//! its content, or from a clause that does.

use super::apposition::named;
use super::arguments::by;
use super::frames::Frame;
use super::modality;
use super::model::Holder;
use super::nominal::accusation;
use super::relative::antecedent;
use super::subject::subject;
use super::voice::voice;
use super::words::Words;
use crate::language::reporting;
use crate::syntax::{Label, Pattern, Tag};
use std::sync::LazyLock;

/// Sources that a clause names beside it, each as a pattern from the `clause` over its `aside` to the `holder`.
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let written = [
        // "according to Ruiz"
        "clause\nclause >prep|pcomp|advcl aside = form:according\naside > to = form:to\nto >pobj holder",
        // "in the view of Strom", "in Strom's view"
        "clause\nclause >prep aside = form:in\naside >pobj view = form:view|opinion|words|account|eyes\nview >prep of = form:of\nof >pobj holder",
        "clause\nclause >prep aside = form:in\naside >pobj view = form:view|opinion|words|account|eyes\nview >poss holder",
    ];
    written.iter().filter_map(|source| Source::read(source)).collect()
});

/// A pattern of a source, with the places of its aside and its holder.
struct Source {
    pattern: Pattern,
    aside: usize,
    holder: usize,
}

impl Source {
    fn read(written: &str) -> Option<Self> {
        let pattern = Pattern::read(written).ok()?;
        let (aside, holder) = (pattern.index("aside")?, pattern.index("holder")?);
        Some(Self { pattern, aside, holder })
    }
}

/// Who claims predicate `i`.
pub(super) fn of(words: Words<'_>, i: usize) -> Holder {
    let mut at = i;
    for _ in 0..words.tree.len() {
        if let Some((holder, aside)) = beside(words, at)
            && !words.tree.is_below(i, aside)
            && i != aside
            && (at == i || !between(words, at, aside, i))
        {
            return holder;
        }
        let Some(head) = words.head(at) else { break };
        if let Some(holder) = above(words, at, head) {
            return holder;
        }
        // “The strike will end, Voss told the Courier, “but nothing is signed”.
        if words.label(at) == Label::Conj
            && says(words, head)
            && words.text[words.node(head).span.end..words.node(at).span.start].contains('“')
        {
            return speaker(words, head);
        }
        at = head;
    }
    Holder::Author
}

/// Whether verb `i` reports what someone says or thinks.
fn says(words: Words<'_>, i: usize) -> bool {
    words.is_verb(i) && (reporting(&words.form(i).to_lowercase()).is_some() || words.any(i, &["suggest", "suggests", "suggested"]))
}

/// A source in the clause itself, the first one: "according to", "as Gale noted", "in the view of", "for Stroud".
fn beside(words: Words<'_>, i: usize) -> Option<(Holder, usize)> {
    let written = SOURCES.iter().filter_map(|s| {
        let found = s.pattern.first_at(words.text, words.tree, i)?;
        Some((found[s.aside], found[s.holder]))
    });
    let first = written.min();
    words.children(i).find_map(|c| match first {
        Some((aside, holder)) if aside == c => Some((who(words, holder), c)),
        _ => Some((source(words, i, c)?, c)),
    })
}

/// Whether the source at `aside` ends before `i` begins a clause of its own: "killed a cleaner, the brigade said, but it has not named her".
fn between(words: Words<'_>, at: usize, aside: usize, i: usize) -> bool {
    let own = words.tree.ancestors(i).take_while(|a| *a != at).last().filter(|a| words.label(*a) == Label::Conj && !words.shares(*a));
    aside > at && own.is_some_and(|own| aside < own)
}

/// The source that child `c` of clause `i` names.
fn source(words: Words<'_>, i: usize, c: usize) -> Option<Holder> {
    match words.label(c) {
        Label::Advcl if words.marks(c, &["as"]) && says(words, c) => Some(who(words, subject(words, c, 4)?)),
        // "For Emil Stroud, the verdict “ignores everything”".
        Label::Prep if words.is(c, "for") && words.tree.subtree(i).next() == Some(c) => {
            let noun = words.child(c, &[Label::Pobj]).filter(|noun| words.is_name(named(words, *noun)))?;
            words.text[words.node(noun).span.end..].contains(['“', '"']).then(|| who(words, noun))
        }
        // "The ministry said" set into the clause.
        Label::Parataxis | Label::Ccomp | Label::Advcl | Label::Dep if is_aside(words, c) => Some(who(words, subject(words, c, 0)?)),
        // "As the historian Una Gale has noted", where "as" is taken for a preposition.
        Label::Prep if words.is(c, "as") => {
            let noun = words.child(c, &[Label::Pobj])?;
            let verb = words.child(noun, &[Label::Relcl, Label::Acl]).filter(|verb| says(words, *verb))?;
            Some(who(words, words.child(verb, &[Label::Nsubj]).unwrap_or(noun)))
        }
        _ => None,
    }
}

/// "the site manager explained" between commas: a verb of saying that has a subject and no content of its own.
fn is_aside(words: Words<'_>, i: usize) -> bool {
    let object =
        words.child(i, &[Label::Dobj]).filter(|object| *object > i && !matches!(words.lemma(i), "tell" | "inform" | "assure" | "remind"));
    let content = words.child(i, &[Label::Ccomp, Label::Xcomp, Label::Acomp, Label::Oprd]).or(object);
    let marked = words.child(i, &[Label::Mark]).is_some();
    says(words, i) && !marked && content.is_none() && words.child(i, &[Label::Nsubj]).is_some() && words.tag(i) != Tag::Vb
}

/// The one who says the clause `at`, if `head` says it.
fn above(words: Words<'_>, at: usize, head: usize) -> Option<Holder> {
    let infinitive = words.is_infinitive(at);
    match words.label(at) {
        Label::Ccomp | Label::Parataxis | Label::Xcomp | Label::Oprd | Label::Advcl if infinitive => {
            let passive = words.child(head, &[Label::Auxpass]).is_some();
            let alleged = passive && words.frame(head, Frame::Alleged) && words.tag(head) == Tag::Vbn && !words.frame(head, Frame::Accuse);
            alleged.then(|| by(words, head).map_or(Holder::Unnamed(None), |noun| who(words, noun)))
        }
        // "it is believed that".
        Label::Ccomp
            if words.child(head, &[Label::Auxpass]).is_some()
                && (words.frame(head, Frame::Probable) || words.frame(head, Frame::Alleged)) =>
        {
            Some(by(words, head).map_or(Holder::Unnamed(None), |noun| who(words, noun)))
        }
        // "denied having refused".
        Label::Xcomp if words.tag(at) != Tag::Vb && words.frame(head, Frame::Deny) => Some(speaker(words, head)),
        Label::Ccomp | Label::Parataxis | Label::Dep if says(words, head) => Some(speaker(words, head)),
        Label::Ccomp | Label::Acl if words.frame(head, Frame::Claim) && words.is_noun(head) && words.marks(at, &["that"]) => {
            Some(words.child(head, &[Label::Poss]).map_or(Holder::Unnamed(None), |owner| who(words, owner)))
        }
        Label::Pcomp | Label::Pobj | Label::Compound => {
            let verb = accusation(words, at).filter(|verb| modality::accuses(words, *verb))?;
            if words.is_noun(verb) {
                return Some(words.child(verb, &[Label::Poss]).map_or(Holder::Unnamed(None), |owner| who(words, owner)));
            }
            Some(match voice(words, verb).is_active() {
                true => subject(words, verb, 4).map_or(Holder::Unnamed(None), |noun| who(words, noun)),
                false => by(words, verb).map_or(Holder::Unnamed(None), |noun| who(words, noun)),
            })
        }
        _ => None,
    }
}

/// The subject of a verb of saying, or the one by whom it was said.
fn speaker(words: Words<'_>, verb: usize) -> Holder {
    if words.child(verb, &[Label::Auxpass]).is_some() {
        return match by(words, verb) {
            Some(noun) => who(words, noun),
            // "had been told by informants", "it is alleged".
            None => Holder::Unnamed(None),
        };
    }
    subject(words, verb, 4).map_or(Holder::Author, |noun| who(words, noun))
}

/// Noun `i` as a holder.
fn who(words: Words<'_>, i: usize) -> Holder {
    let head = named(words, antecedent(words, i));
    let span = words.tree.subtree_span(head);
    // "officials", "a witness"; but "its report" and "the expert" are known.
    let loose = words.tag(head) != Tag::Nn || words.has(head, &[Label::Det, Label::Nummod], &["a", "an", "one", "another", "any"]);
    let of_someone = words.child(head, &[Label::Poss]).is_some()
        || words.behind(head, "by").is_some()
        || words.behind(head, "from").is_some_and(|noun| words.is_name(noun));
    let bare = words.tag(head) == Tag::Nns && words.child(head, &[Label::Det]).is_none();
    let without_name = !words.is_name(head) && loose && !of_someone && (bare || words.frame(head, Frame::Unnamed));
    if without_name { Holder::Unnamed(Some(span)) } else { Holder::Named { head, span } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;
    use crate::extract::clauses::clauses;

    #[test]
    fn the_source_beside_a_clause_holds_it() {
        assert_eq!(SOURCES.len(), 3, "each pattern can be read");
        for (text, source) in [
            ("The mine will close, according to Ruiz.", "Ruiz"),
            ("In the view of Strom, the mine will close.", "Strom"),
            ("In Strom's opinion, the mine will close.", "Strom"),
        ] {
            let tree = crate::syntax::parse(text, Span::new(0, text.len()));
            let closing = clauses(text, &tree).into_iter().find(|c| &*tree.nodes[c.predicate].lemma == "close").unwrap();
            let Holder::Named { head, .. } = closing.holder else { panic!("{text}: {:?}", closing.holder) };
            assert_eq!(tree.nodes[head].span.of(text), source);
        }
    }
}
