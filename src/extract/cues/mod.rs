//! Reporting clauses: which words report speech, and whose.
//!
//! In «Holt, who runs the port, said» the cue is *said* and its subject *Holt*; in «said Holt» the
//! same, inverted; in «according to Holt» the phrase after *to*. Each link carries the relation by
//! which it was found, which is also what the report gives as the reason.

mod clause;
mod link;

use crate::extract::messages::{HEARING, SAYING_NOUNS};
use crate::extract::phrases::{Kind, Phrases};
use crate::extract::prose::Prose;
use crate::language::{Class, Form};
use clause::Clause;
pub(in crate::extract) use link::{Link, Relation};

/// All links, in the order of their verbs.
pub(in crate::extract) fn links(prose: &Prose<'_>, phrases: &Phrases) -> Vec<Link> {
    let mut out = Vec::new();
    for frame in &prose.frames {
        let from = out.len();
        for u in frame.clone() {
            if let Some(link) = link_at(prose, phrases, frame.clone(), u, &out[from..]) {
                out.push(link);
            }
        }
        // "Speaking to reporters, Holt said": a participle before the first subject takes the next one.
        if let Some(link) = colon(prose, phrases, frame.clone(), &out[from..]) {
            let at = from + out[from..].partition_point(|l| l.verb < link.verb);
            out.insert(at, link);
        }
    }
    out
}

fn is_finite(prose: &Prose<'_>, u: usize) -> bool {
    let Some(word) = prose.word(u) else { return false };
    if word.capital && !word.opens_sentence {
        return false;
    }
    word.report.is_some_and(|r| matches!(r.form, Form::Past | Form::Present)) || word.class.is(Class::PAST.with(Class::PRESENT))
}

/// The link of the word at `u`, if that word can report.
fn link_at(prose: &Prose<'_>, phrases: &Phrases, frame: std::ops::Range<usize>, u: usize, before: &[Link]) -> Option<Link> {
    let word = prose.word(u)?;
    if word.lower == "according" && prose.lower(u + 1) == "to" {
        let named = phrases.beginning_at(u + 2)?;
        // "according to calculations by Holt": no calculation speaks.
        let last = phrases.list[named].last;
        let author = phrases.beginning_at(last + 2).filter(|id| {
            phrases.list[named].kind == Kind::Thing
                && matches!(prose.lower(last + 1), "by" | "from")
                && matches!(phrases.list[*id].kind, Kind::Name | Kind::Human | Kind::Body)
        });
        let phrase = author.unwrap_or(named);
        return Some(Link { first: u, last: u + 1, verb: u, phrase, relation: Relation::According, hedged: false, passive: false });
    }
    // "…, per the Times"
    let per = word.lower == "per" && (u == frame.start || prose.is_quote(u - 1) || prose.is_mark(u - 1, &[',', '(', '—', '–']));
    let source = phrases.beginning_at(u + 1).filter(|id| per && matches!(phrases.list[*id].kind, Kind::Name | Kind::Body));
    if let Some(phrase) = source {
        return Some(Link { first: u, last: u, verb: u, phrase, relation: Relation::According, hedged: false, passive: false });
    }
    // "Holt's “sink or swim” remark"
    if u >= frame.start + 3 && prose.is_quote(u - 1) && prose.lower(u - 2) == "'s" && SAYING_NOUNS.contains(&word.lower) {
        let owner = phrases.ending_at(u - 3).or_else(|| phrases.ending_at(u - 2));
        let owner = owner.filter(|id| matches!(phrases.list[*id].kind, Kind::Name | Kind::Human | Kind::Body));
        return owner.map(|phrase| Link {
            first: u,
            last: u,
            verb: u,
            phrase,
            relation: Relation::Possessive,
            hedged: false,
            passive: false,
        });
    }
    let inside_phrase = phrases.at(u).is_some();
    if inside_phrase {
        return possessive(prose, phrases, u);
    }
    let form = word.report.map(|r| r.form);
    let class = word.class;
    let finite = is_finite(prose, u);
    let gerund = form == Some(Form::Gerund) || class.is(Class::GERUND);
    let base = matches!(form, Some(Form::Base | Form::Participle)) || class.is(Class::BASE.with(Class::PARTICIPLE));
    if !(finite || gerund || base) || class.is(Class::AUXILIARY) {
        return None;
    }
    let (first, hedged, passive) = auxiliaries(prose, frame.start, u);
    let clause = Clause { prose, phrases, frame: frame.clone(), before };
    // "Holt was told": she hears.
    let hears = passive && word.report.is_some_and(|r| HEARING.contains(&r.lemma));
    let found = if hears && !gerund {
        clause.agent(u)
    } else if passive && !gerund {
        clause.agent(u).filter(|_| !clause.quotes_as(u)).or_else(|| clause.subject(first, u).filter(|f| f.1 != Relation::Coordinated))
    } else if gerund && first == u {
        clause.participle(u)
    } else {
        clause.subject(first, u)
    };
    let found = found.or_else(|| clause.inverted(u, first));
    let (phrase, relation) = found?;
    // "…, made" and "…, get": only reporting verbs are worth carrying a subject over to.
    if relation == Relation::Coordinated && word.report.is_none() {
        return None;
    }
    Some(Link { first, last: u, verb: u, phrase, relation, hedged, passive })
}

/// "Holt's claim that", "a statement from Holt", where the noun stands within a phrase.
fn possessive(prose: &Prose<'_>, phrases: &Phrases, u: usize) -> Option<Link> {
    let word = prose.word(u)?;
    if !SAYING_NOUNS.contains(&word.lower) {
        return None;
    }
    let id = phrases.at(u)?;
    let phrase = &phrases.list[id];
    if phrase.last != u {
        return None;
    }
    let link = |phrase| Some(Link { first: u, last: u, verb: u, phrase, relation: Relation::Possessive, hedged: false, passive: false });
    let possessor = (phrase.first..u).any(|i| prose.lower(i) == "'s" || prose.class(i).is(Class::POSSESSIVE));
    if possessor {
        return link(id);
    }
    if matches!(prose.lower(u + 1), "from" | "by" | "of") {
        return link(phrases.beginning_at(u + 2)?);
    }
    None
}

/// Back over "has also repeatedly": the cue's first unit, whether it is hedged, whether passive.
fn auxiliaries(prose: &Prose<'_>, start: usize, verb: usize) -> (usize, bool, bool) {
    let mut first = verb;
    let (mut hedged, mut passive) = (false, false);
    let past = prose.word(verb).is_some_and(|w| {
        matches!(w.report.map(|r| r.form), Some(Form::Past | Form::Participle)) || w.class.is(Class::PAST.with(Class::PARTICIPLE))
    });
    let mut i = verb;
    let mut direct_be = None;
    while i > start {
        i -= 1;
        let class = prose.class(i);
        let lower = prose.lower(i);
        if class.is(Class::AUXILIARY.with(Class::NEGATION)) && !prose.is_quote(i) {
            hedged |= class.is(Class::NEGATION) || matches!(lower, "would" | "could" | "might" | "may" | "should");
            if matches!(lower, "was" | "were" | "been" | "being" | "is" | "are" | "be") && direct_be.is_none() {
                direct_be = Some(true);
            }
            first = i;
        } else if class.is(Class::ADVERB) && !class.is(Class::ANY_NOUN) && !prose.is_quote(i) {
            // An adverb is only within the cue if an auxiliary or the subject stands before it.
            if first == i + 1 {
                first = i;
            }
        } else {
            break;
        }
    }
    passive |= past && direct_be == Some(true);
    (first, hedged, passive)
}

/// "Holt:" and "Reuters:" at the end of a frame, before a quoted stretch or a new paragraph.
fn colon(prose: &Prose<'_>, phrases: &Phrases, frame: std::ops::Range<usize>, links: &[Link]) -> Option<Link> {
    let at = frame.clone().find(|u| prose.is_mark(*u, &[':']))?;
    if links.iter().any(|l| l.last < at && at - l.last <= 8 && l.relation != Relation::Possessive) {
        return None;
    }
    let id = at.checked_sub(1).filter(|u| *u >= frame.start).and_then(|u| phrases.ending_at(u))?;
    let phrase = &phrases.list[id];
    if !matches!(phrase.kind, Kind::Name | Kind::Human | Kind::Pronoun) {
        return None;
    }
    // "Later on Channel Nine:" names no speaker.
    let place =
        phrase.first.checked_sub(1).filter(|u| *u >= frame.start).is_some_and(|u| matches!(prose.lower(u), "on" | "in" | "at" | "to"));
    if place {
        return None;
    }
    Some(Link { first: at, last: at, verb: at, phrase: id, relation: Relation::Colon, hedged: false, passive: false })
}
