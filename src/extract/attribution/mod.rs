//! Which speaker, if any, a stretch in quotation marks belongs to.
//!
//! For «“It sank,” Holt said» the candidates are *Holt* by *said*, the speaker of the quotation
//! before, nobody named, and "no statement at all" (a title, a scare quote). Each has features;
//! a learned log-linear model ([`super::ranking`]) orders them, and the reason that the report
//! gives is the relation by which the candidate was found.

mod candidates;
mod choice;
mod decision;
mod features;
mod seen;
mod tagged;

use super::cues::{Link, Relation};
use super::people::People;
use super::phrases::{Kind, Phrases};
use super::prose::Prose;
use super::ranking::Weights;
use crate::language::{Class, FnvMap};

pub(super) use decision::{Candidate, Decision, Origin};

pub(super) static WEIGHTS: Weights = Weights::built(include_bytes!(concat!(env!("OUT_DIR"), "/attribution.bin")));

/// Reporting clauses on either side that are asked; no sentence of prose has as many.
const MOST_LINKS: usize = 20;

/// Everything that is known before quotations are attributed.
pub(super) struct Scene<'a, 'p> {
    pub(super) prose: &'a Prose<'p>,
    pub(super) phrases: &'a Phrases,
    pub(super) links: &'a [Link],
    pub(super) people: &'a People,
    /// For each frame the first of its links.
    pub(super) links_from: Vec<usize>,
    /// For each quoted stretch whether the article quotes the same words once more.
    again: Vec<bool>,
    /// Keep the names of features.
    pub(super) named: bool,
}

impl<'a, 'p> Scene<'a, 'p> {
    pub(super) fn new(prose: &'a Prose<'p>, phrases: &'a Phrases, links: &'a [Link], people: &'a People, named: bool) -> Self {
        let mut links_from = vec![0; prose.frames.len() + 1];
        for link in links {
            links_from[prose.frame_of[link.verb] + 1] += 1;
        }
        for i in 1..links_from.len() {
            links_from[i] += links_from[i - 1];
        }
        let inner = |q: &super::prose::QuoteUnit| q.quoted.inner.of(prose.text);
        let mut times: FnvMap<&str, u32> = FnvMap::default();
        for quote in &prose.quotes {
            *times.entry(inner(quote)).or_default() += 1;
        }
        let again = prose.quotes.iter().map(|q| times.get(inner(q)).is_some_and(|n| *n > 1)).collect();
        Self { prose, phrases, links, people, links_from, again, named }
    }

    pub(super) fn links_of(&self, frame: usize) -> std::ops::Range<usize> {
        self.links_from[frame]..self.links_from[frame + 1]
    }

    /// The links of `frame` nearest to `unit`.
    fn links_near(&self, frame: usize, unit: usize) -> std::ops::Range<usize> {
        let all = self.links_of(frame);
        let before = all.start + self.links[all.clone()].partition_point(|l| l.verb < unit);
        all.start.max(before.saturating_sub(MOST_LINKS))..all.end.min(before + MOST_LINKS)
    }

    /// Decide for every quoted stretch, in order.
    pub(super) fn decide(&self) -> Vec<Decision> {
        self.decide_by(&WEIGHTS)
    }

    /// Decide under `weights`.
    pub(super) fn decide_by(&self, weights: &Weights) -> Vec<Decision> {
        let mut decisions: Vec<Decision> = Vec::with_capacity(self.prose.quotes.len());
        for q in 0..self.prose.quotes.len() {
            if let Some(phrase) = self.signature(q).or_else(|| self.bracketed(q)) {
                decisions.push(Decision { origin: Origin::Signature, phrase: Some(phrase), link: None, certainty: 1.0, statement: 1.0 });
                continue;
            }
            if self.names(q) {
                decisions.push(Decision { origin: Origin::NoStatement, phrase: None, link: None, certainty: 0.0, statement: 0.0 });
                continue;
            }
            let plain = self.quoted_as_saying(q).or_else(|| self.what_they_call(q));
            if let Some(l) = plain.or_else(|| self.owned_words(q)).or_else(|| self.sent(q)).or_else(|| self.tagged(q)) {
                let phrase = Some(self.links[l].phrase);
                decisions.push(Decision { origin: Origin::Link(l), phrase, link: Some(l), certainty: 1.0, statement: 1.0 });
                continue;
            }
            let candidates = self.candidates(q, &decisions);
            decisions.push(choice::choose(&candidates, weights, &decisions));
        }
        self.hand_back(&mut decisions);
        decisions
    }

    /// A quotation that goes on in the next paragraph is whose it is there: «“We pay. ¶ “We always did,” Holt
    /// said».
    fn hand_back(&self, decisions: &mut [Decision]) {
        for q in (0..decisions.len().saturating_sub(1)).rev() {
            let own = matches!(decisions[q].origin, Origin::Link(l) if self.frame_in_paragraph_of(l, q));
            let next = decisions[q + 1];
            let told = matches!(next.origin, Origin::Link(l) if self.frame_in_paragraph_of(l, q + 1) || decisions.get(q + 2).is_some());
            if !own && told && next.named().is_some() && self.continues(q) {
                decisions[q] = Decision { statement: 1.0, ..next };
            }
        }
    }

    fn frame_in_paragraph_of(&self, link: usize, q: usize) -> bool {
        let frame = self.prose.frame_of[self.links[link].verb];
        self.prose.paragraphs[self.prose.quotes[q].paragraph].frames.contains(&frame)
    }

    /// Whether quoted stretch `q` does not close, and the next paragraph opens with a mark or within one.
    pub(super) fn continues(&self, q: usize) -> bool {
        let quote = &self.prose.quotes[q];
        let last = self.prose.paragraphs[quote.paragraph].quotes.end == q + 1;
        let next = self.prose.quotes.get(q + 1);
        !quote.quoted.closed
            && last
            && next.is_some_and(|n| n.paragraph == quote.paragraph + 1 && n.unit == self.prose.paragraphs[n.paragraph].units.start)
    }

    /// "Holt (“We never got the letter, not even once”) and others": whole clauses in brackets behind a name.
    fn bracketed(&self, q: usize) -> Option<usize> {
        /// Words of the shortest one; fewer are a nickname or a translation.
        const LEAST: usize = 5;
        let quote = &self.prose.quotes[q];
        let open = quote.unit.checked_sub(1).filter(|u| self.prose.is_mark(*u, &['(']) && self.prose.is_mark(quote.unit + 1, &[')']))?;
        let id = self.phrases.ending_at(open.checked_sub(1)?)?;
        let phrase = &self.phrases.list[id];
        let words = &self.prose.words[quote.words.clone()];
        let sentence = words.len() >= LEAST && words.iter().any(|w| w.class.is(Class::AUXILIARY.with(Class::VERB)));
        let governed = phrase.first > 0 && matches!(self.prose.lower(phrase.first - 1), "the" | "a" | "of" | "in" | "called" | "as");
        (phrase.kind == Kind::Name && sentence && !governed).then_some(id)
    }

    /// "the Post quoted Holt as saying “…”": too rare to be learned from, and beyond doubt.
    fn quoted_as_saying(&self, q: usize) -> Option<usize> {
        let quote = &self.prose.quotes[q];
        let l = self.links_near(quote.frame, quote.unit).rfind(|l| self.links[*l].verb < quote.unit)?;
        let link = &self.links[l];
        let next = link.last + 1;
        let adjacent =
            next == quote.unit || next + 1 == quote.unit && (self.prose.is_mark(next, &[':', ',']) || self.prose.lower(next) == "that");
        (link.relation == Relation::Quoted && adjacent).then_some(l)
    }

    /// "what Holt called “a gift”": her words, whoever speaks in the rest of the sentence. Labels of
    /// news articles give them to the outer speaker or to nobody, so it is not left to what is learned.
    fn what_they_call(&self, q: usize) -> Option<usize> {
        let quote = &self.prose.quotes[q];
        let l = self.links_near(quote.frame, quote.unit).rfind(|l| self.links[*l].verb < quote.unit)?;
        let link = &self.links[l];
        let first = self.phrases.list[link.phrase].first;
        let what = first > self.prose.frames[quote.frame].start && matches!(self.prose.lower(first - 1), "what" | "whom");
        let calls = self.prose.word(link.verb).is_some_and(|w| w.report.is_some());
        // "called a “gift”", "whom Holt described as “a gift”". Behind "what she called a" labels give the
        // words to her name in the outer clause.
        let between = link.last + 1;
        let joint = self.prose.class(between).is(Class::DETERMINER.with(Class::POSSESSIVE)) || self.prose.lower(between) == "as";
        let named = self.phrases.list[link.phrase].kind != Kind::Pronoun;
        let led = between == quote.unit || between + 1 == quote.unit && joint && named;
        (what && calls && !link.passive && link.relation == Relation::Subject && led).then_some(l)
    }

    /// "Holt's “sink or swim” remark": hers. Labels are of two minds on short words like these.
    fn owned_words(&self, q: usize) -> Option<usize> {
        let quote = &self.prose.quotes[q];
        let noun = quote.unit + 1;
        let l = self.links_near(quote.frame, quote.unit).find(|l| self.links[*l].verb == noun)?;
        let said = matches!(
            self.prose.lower(noun),
            "remark"
                | "remarks"
                | "comment"
                | "comments"
                | "claim"
                | "claims"
                | "suggestion"
                | "statement"
                | "allegation"
                | "boast"
                | "joke"
                | "jibe"
                | "taunt"
                | "warning"
                | "promise"
                | "pledge"
                | "vow"
                | "assertion"
        );
        let owned = quote.unit > 0 && self.prose.lower(quote.unit - 1) == "'s";
        (said && owned && self.links[l].relation == Relation::Possessive).then_some(l)
    }

    /// "Holt issued an apology: “…”", "released a statement – “…” –": a sentence behind the message that she sent.
    fn sent(&self, q: usize) -> Option<usize> {
        /// Units between the verb and the words.
        const MOST: usize = 14;
        let quote = &self.prose.quotes[q];
        let led = quote.unit.checked_sub(1).filter(|u| self.prose.is_mark(*u, &[':', '–', '—', '-']))?;
        let l = self.links_near(quote.frame, quote.unit).rfind(|l| self.links[*l].verb < quote.unit)?;
        let link = &self.links[l];
        let object = &self.phrases.list[self.phrases.beginning_at(link.last + 1)?];
        let sentence = quote.words.len() >= 5 && self.prose.words[quote.words.clone()].first().is_some_and(|w| w.capital);
        (sentence
            && !link.passive
            && link.relation == Relation::Subject
            && led - link.last <= MOST
            && super::messages::sends(self.prose.lower(link.verb), self.prose.lower(object.head)))
        .then_some(l)
    }

    /// The name that signs quoted stretch `q`, after a dash on the same line or at the head of the next.
    fn signature(&self, q: usize) -> Option<usize> {
        let quote = &self.prose.quotes[q];
        let dash = quote.unit + 1;
        let paragraph = &self.prose.paragraphs[quote.paragraph];
        let next = self.prose.paragraphs.get(quote.paragraph + 1);
        let end = if dash < paragraph.units.end { paragraph.units.end } else { next?.units.end };
        if !self.prose.is_mark(dash, &['—', '–', '―', '-']) {
            return None;
        }
        let id = self.phrases.beginning_at(dash + 1)?;
        let phrase = &self.phrases.list[id];
        let after = phrase.last + 1;
        let closed = after >= end || self.prose.is_mark(after, &[',', '.', '(']) || self.prose.is_quote(after);
        // A person, or a name of several words: "“It sank.” – Meridian" credits an agency.
        let credit = self.people.within(phrase.span).is_none() && phrase.first == phrase.last;
        // Names, and no clause: "“It sank” – Brand was there – …".
        (phrase.kind == Kind::Name
            && !credit
            && closed
            && (after >= end || self.prose.frame_of[after] == self.prose.frame_of[dash] || self.prose.is_quote(after)))
        .then_some(id)
    }
}
