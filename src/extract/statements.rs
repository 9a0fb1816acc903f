//! Decisions about quoted stretches → quotations with their speakers.

use super::attribution::{Decision, Origin, Scene};
use super::model::{Cue, Quotation, QuotationKind, Speaker};
use crate::language::{Class, TokenKind};

/// The quotations of the article, in the order of the text.
pub(super) fn quotations(scene: &Scene<'_, '_>) -> Vec<Quotation> {
    let decisions = scene.decide();
    let mut out: Vec<Quotation> = Vec::new();
    // The quotation that each quoted stretch went into.
    let mut home: Vec<Option<usize>> = vec![None; decisions.len()];
    for (q, decision) in decisions.iter().enumerate() {
        if decision.origin == Origin::NoStatement {
            continue;
        }
        let quote = &scene.prose.quotes[q];
        if let Some(i) = joined(scene, q, decision, &decisions, &home) {
            out[i].segments.push(quote.quoted.inner);
            out[i].unclosed = !quote.quoted.closed;
            home[q] = Some(i);
            continue;
        }
        home[q] = Some(out.len());
        let cue = decision.link.map(|l| cue(scene, l));
        out.push(Quotation {
            kind: kind(scene, q, decision),
            segments: vec![quote.quoted.inner],
            speaker: speaker(scene, decision),
            cue,
            channel: None,
            when: None,
            place: None,
            hedged: decision.link.is_some_and(|l| scene.links[l].hedged),
            unclosed: !quote.quoted.closed,
        });
    }
    out
}

/// The quotation that stretch `q` goes on: split by its cue, or continued in the next paragraph.
fn joined(scene: &Scene<'_, '_>, q: usize, decision: &Decision, decisions: &[Decision], home: &[Option<usize>]) -> Option<usize> {
    let before = q.checked_sub(1)?;
    let (this, other) = (&scene.prose.quotes[q], &scene.prose.quotes[before]);
    let i = home[before]?;
    let whole = |x: usize| is_clause(scene, x);
    let same = match decision.origin {
        Origin::Earlier(p) => home[p] == Some(i) && !decisions[before].origin_differs(),
        Origin::Link(l) => decisions[before].link == Some(l),
        _ => false,
    };
    let near = this.frame - other.frame <= 1 && this.paragraph == other.paragraph && whole(q) && whole(before);
    let continued =
        this.paragraph == other.paragraph + 1 && !other.quoted.closed && this.unit == scene.prose.paragraphs[this.paragraph].units.start;
    ((same && near) || continued && (same || matches!(decision.origin, Origin::Unknown | Origin::Earlier(_)))).then_some(i)
}

impl Decision {
    fn origin_differs(&self) -> bool {
        matches!(self.origin, Origin::Unknown | Origin::NoStatement)
    }
}

/// Whether the quoted words are clauses of their own.
fn is_clause(scene: &Scene<'_, '_>, q: usize) -> bool {
    let quote = &scene.prose.quotes[q];
    let words = &scene.prose.words[quote.words.clone()];
    let count = words.iter().filter(|w| w.kind != TokenKind::Mark).count();
    let ends = quote.quoted.inner.of(scene.prose.text).ends_with([',', '.', '!', '?', '…', '—', '-']);
    let verb = words.iter().any(|w| w.class.is(Class::AUXILIARY.with(Class::VERB)));
    count >= 4 && verb && words.first().is_some_and(|w| w.capital || ends) || ends && count >= 1
}

fn kind(scene: &Scene<'_, '_>, q: usize, decision: &Decision) -> QuotationKind {
    let quote = &scene.prose.quotes[q];
    let prose = scene.prose;
    let starts_clause = quote.unit == prose.frames[quote.frame].start
        || prose.is_mark(quote.unit - 1, &[',', ':', '—', '–', '…'])
        || decision.link.is_some_and(|l| {
            scene.links[l].last + 1 == quote.unit && prose.word(scene.links[l].verb).and_then(|w| w.report).is_some_and(|r| r.strength >= 2)
        });
    if is_clause(scene, q) && starts_clause && prose.words[quote.words.clone()].first().is_some_and(|w| w.capital || quote.words.len() > 6)
    {
        QuotationKind::Direct
    } else {
        QuotationKind::Mixed
    }
}

pub(super) fn cue(scene: &Scene<'_, '_>, link: usize) -> Cue {
    let link = &scene.links[link];
    let lemma = match scene.prose.word(link.verb) {
        Some(w) if w.lower == "according" => "according to".to_owned(),
        Some(w) => w.report.map_or_else(|| w.lower.clone().into_owned(), |r| r.lemma.to_owned()),
        None => String::new(),
    };
    Cue { span: scene.prose.cover(link.first, link.last), lemma }
}

pub(super) fn speaker(scene: &Scene<'_, '_>, decision: &Decision) -> Option<Speaker> {
    let phrase = &scene.phrases.list[decision.phrase?];
    let meant = &scene.phrases.list[scene.phrases.antecedent(scene.prose, decision.phrase?)];
    let person = scene.people.within(meant.span);
    let name = person.map_or_else(|| meant.span.of(scene.prose.text).to_owned(), |p| scene.people.list[p.0].name.clone());
    let because = match decision.origin {
        Origin::Link(l) => scene.links[l].relation.because(),
        Origin::Earlier(_) => "speaker of the quotation before",
        _ => "named nearby",
    };
    Some(Speaker { mention: phrase.span, person, name, role: None, affiliation: None, because })
}
