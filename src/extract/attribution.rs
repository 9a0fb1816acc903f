//! Which speaker, if any, a stretch in quotation marks belongs to.
//!
//! For «“It sank,” Holt said» the candidates are *Holt* by *said*, the speaker of the quotation
//! before, nobody named, and "no statement at all" (a title, a scare quote). Each has features;
//! a learned log-linear model ([`super::ranking`]) orders them, and the reason that the report
//! gives is the relation by which the candidate was found.

use super::cues::{Link, Relation};
use super::people::People;
use super::phrases::{Kind, Phrases};
use super::prose::Prose;
use super::ranking::{Features, Weights};
use crate::language::{Class, Form, TokenKind};
use std::sync::LazyLock;

pub(super) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("attribution_weights.txt")));

/// Where a candidate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A reporting clause (index into the links).
    Link(usize),
    /// The speaker of an earlier quotation (index of the quoted stretch).
    Earlier(usize),
    /// A noun phrase that no reporting clause names.
    Nearby,
    /// A name after a dash: «“It sank.” — Ana Holt».
    Signature,
    /// A statement whose speaker the text does not name.
    Unknown,
    /// No statement: a title, a nickname, a scare quote.
    NoStatement,
}

/// One answer to "whose words are these?".
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) origin: Origin,
    /// The speaker's noun phrase.
    pub(super) phrase: Option<usize>,
    pub(super) features: Features,
}

/// What was decided for a quoted stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decision {
    pub(super) origin: Origin,
    pub(super) phrase: Option<usize>,
    /// The link behind it, also where it was taken over from an earlier quotation.
    pub(super) link: Option<usize>,
}

/// Everything that is known before quotations are attributed.
pub(super) struct Scene<'a, 'p> {
    pub(super) prose: &'a Prose<'p>,
    pub(super) phrases: &'a Phrases,
    pub(super) links: &'a [Link],
    pub(super) people: &'a People,
    /// For each frame the first of its links.
    pub(super) links_from: Vec<usize>,
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
        Self { prose, phrases, links, people, links_from, named }
    }

    pub(super) fn links_of(&self, frame: usize) -> std::ops::Range<usize> {
        self.links_from[frame]..self.links_from[frame + 1]
    }

    /// Decide for every quoted stretch, in order.
    pub(super) fn decide(&self) -> Vec<Decision> {
        let mut decisions: Vec<Decision> = Vec::with_capacity(self.prose.quotes.len());
        for q in 0..self.prose.quotes.len() {
            if let Some(phrase) = self.signature(q) {
                decisions.push(Decision { origin: Origin::Signature, phrase: Some(phrase), link: None });
                continue;
            }
            let candidates = self.candidates(q, &decisions);
            decisions.push(choose(&candidates, &WEIGHTS, &decisions));
        }
        decisions
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
        // Names, and no clause: "“It sank” – Brand was there – …".
        (phrase.kind == Kind::Name
            && closed
            && (after >= end || self.prose.frame_of[after] == self.prose.frame_of[dash] || self.prose.is_quote(after)))
        .then_some(id)
    }

    /// All answers for quoted stretch `q`, given those for the ones before it.
    pub(super) fn candidates(&self, q: usize, decisions: &[Decision]) -> Vec<Candidate> {
        let quote = &self.prose.quotes[q];
        let paragraph = &self.prose.paragraphs[quote.paragraph];
        let mut out = Vec::new();
        let seen = Seen::new(self, q);
        // Reporting clauses of this frame and of two on either side, within the paragraph.
        let from = quote.frame.saturating_sub(2).max(paragraph.frames.start);
        let to = (quote.frame + 2).min(paragraph.frames.end.saturating_sub(1));
        for frame in from..=to {
            for l in self.links_of(frame) {
                out.push(self.linked(q, l, &seen, decisions));
            }
        }
        self.earlier(q, decisions, &seen, &mut out);
        self.introduced(q, &seen, decisions, &mut out);
        self.nearby(q, &seen, decisions, &mut out);
        out.push(self.none(q, &seen, decisions, Origin::Unknown));
        out.push(self.none(q, &seen, decisions, Origin::NoStatement));
        out
    }

    /// Features that every candidate with a speaker has.
    fn of_phrase(&self, f: &mut Features, q: usize, decisions: &[Decision], phrase: usize, tag: &str) {
        let p = &self.phrases.list[phrase];
        let kind = kind_name(p.kind);
        let person = self.people.within(self.phrases.list[self.phrases.antecedent(self.prose, phrase)].span).is_some();
        f.add(&["kind", kind, tag]);
        f.add(&["kind", kind, if person { "person" } else { "other" }]);
        let head = self.prose.word(p.head);
        if let Some(word) = head {
            match p.kind {
                Kind::Pronoun | Kind::Relative => f.add(&["pron", word.lower, tag]),
                Kind::Human | Kind::Body | Kind::Thing => f.add(&["head", word.lower]),
                Kind::Name => {
                    let class = match () {
                        () if person => "person",
                        () if word.class.is(Class::PLACE) => "place",
                        () if word.class.is(Class::BODY.with(Class::ORGANISATION)) => "body",
                        () if word.class.is(Class::DEMONYM) => "demonym",
                        () if word.class.is(Class::ANY_NOUN) => "noun",
                        () => "bare",
                    };
                    f.add(&["name", class]);
                }
                Kind::Time => {}
            }
        }
        // People do not call themselves by their surname.
        if let Some(id) = self.people.within(p.span) {
            let inside = self.people.mentions_within(self.prose.quotes[q].quoted.inner).iter().any(|(_, other)| *other == id);
            f.add(&["namedwithin", if inside { "yes" } else { "no" }]);
            let before = decisions.iter().rev().take(4).filter_map(|d| d.phrase).next();
            let same = before.and_then(|b| self.people.within(self.phrases.list[b].span)).map(|other| other == id);
            f.add(&["sameasbefore", same.map_or("none", |s| if s { "yes" } else { "no" }), kind]);
        }
        if p.first > 0
            && self.prose.class(p.first - 1).is(Class::PREPOSITION)
            && self.prose.frame_of[p.first - 1] == self.prose.frame_of[p.first]
        {
            f.add(&["afterprep", tag]);
        }
    }

    fn linked(&self, q: usize, l: usize, seen: &Seen, decisions: &[Decision]) -> Candidate {
        let link = &self.links[l];
        let quote = &self.prose.quotes[q];
        let phrase = &self.phrases.list[link.phrase];
        let frame = self.prose.frame_of[link.verb];
        let mut f = Features::new(self.named);
        let (low, high) = (link.first.min(phrase.first), link.last.max(phrase.last));
        let after = link.verb > quote.unit;
        let gap = if after { low.saturating_sub(quote.unit + 1) } else { quote.unit.saturating_sub(high + 1) };
        let verb_gap = if after { link.first - quote.unit - 1 } else { quote.unit.saturating_sub(link.last + 1) };
        let distance = frame.abs_diff(quote.frame);
        let direction = match (distance, after) {
            (0, true) => "after",
            (0, false) => "before",
            (1, true) => "next",
            (1, false) => "previous",
            (_, true) => "later",
            (_, false) => "earlier",
        };
        let rel = link.relation.name();
        let split = !after && (phrase.first..=phrase.last).contains(&quote.unit);
        if split {
            f.add(&["split"]);
        }
        f.add(&["pos", direction]);
        f.add(&["pos", direction, seen.place]);
        f.add(&["gap", direction, bucket(gap)]);
        f.add(&["verbgap", direction, bucket(verb_gap)]);
        f.add(&["verbgap", direction, bucket(verb_gap), seen.place]);
        f.add(&["rel", rel]);
        f.add(&["rel", rel, direction]);
        f.add(&["rel", rel, direction, bucket(gap)]);
        let between = if after {
            &self.prose.units[quote.unit + 1..low.max(quote.unit + 1)]
        } else {
            &self.prose.units[(high + 1).min(quote.unit)..quote.unit]
        };
        let quotes_between = between.iter().filter(|u| matches!(u, super::prose::Unit::Quote(_))).count();
        let links_between = self
            .links
            .iter()
            .skip(self.links_from[frame.min(quote.frame)])
            .take_while(|x| self.prose.frame_of[x.verb] <= frame.max(quote.frame))
            .filter(|x| if after { x.verb > quote.unit && x.verb < link.verb } else { x.verb > link.verb && x.verb < quote.unit })
            .count();
        f.add(&["quotesbetween", direction, bucket(quotes_between)]);
        f.add(&["linksbetween", direction, bucket(links_between)]);
        f.add(&["linksbetween", direction, bucket(links_between), seen.place]);
        let word = self.prose.word(link.verb);
        let report = word.and_then(|w| w.report);
        let lemma = report.map_or("", |r| r.lemma);
        let strength = report.map_or(if link.relation == Relation::According { "acc" } else { "0" }, |r| {
            ["0", "1", "2", "3"][usize::from(r.strength.min(3))]
        });
        let form = match (report.map(|r| r.form), word.map_or(Class::default(), |w| w.class)) {
            (Some(Form::Past), _) => "past",
            (Some(Form::Present), _) => "present",
            (Some(Form::Gerund), _) => "gerund",
            (Some(_), _) => "base",
            (None, c) if c.is(Class::PAST) => "otherpast",
            (None, c) if c.is(Class::GERUND) => "othergerund",
            (None, c) if c.is(Class::PRESENT) => "otherpresent",
            _ => "other",
        };
        f.add(&["strength", strength]);
        f.add(&["strength", strength, direction, bucket(verb_gap)]);
        f.add(&["strength", strength, direction, seen.place]);
        f.add(&["strength", strength, seen.length]);
        f.add(&["form", form, direction]);
        f.add(&["form", form, rel]);
        if lemma.is_empty() {
            if let Some(w) = word {
                f.add(&["verb", w.lower]);
            }
        } else {
            f.add(&["lemma", lemma]);
            f.add(&["lemma", lemma, direction]);
            f.add(&["lemma", lemma, form]);
        }
        if link.hedged {
            f.add(&["hedged"]);
        }
        if link.passive {
            f.add(&["passive", strength]);
        }
        if !after && distance == 0 {
            f.add(&["opening", seen.before, bucket(verb_gap)]);
            f.add(&["opening", seen.before, strength]);
            let that = (link.last + 1..quote.unit).any(|u| self.prose.lower(u) == "that");
            f.add(&["that", if that { "yes" } else { "no" }, strength]);
        }
        if after && distance == 0 {
            f.add(&["closing", seen.ending, bucket(gap)]);
            f.add(&["closing", seen.ending, rel]);
        }
        if distance == 1 && !after {
            f.add(&["previousends", self.frame_end(frame), seen.place]);
        }
        let subordinate = phrase.first > 0
            && self.prose.frame_of[phrase.first - 1] == frame
            && matches!(
                self.prose.lower(phrase.first - 1),
                "that" | "if" | "because" | "when" | "which" | "whether" | "how" | "what" | "while" | "as" | "since" | "after"
            );
        if subordinate {
            f.add(&["subordinate", direction]);
            f.add(&["subordinate", self.prose.lower(phrase.first - 1), direction, bucket(verb_gap)]);
            f.add(&["subordinate", self.prose.lower(phrase.first - 1), strength]);
            f.add(&["subordinate", self.prose.lower(phrase.first - 1), rel]);
        }
        let rank = l - self.links_from[frame];
        f.add(&["rank", direction, bucket(rank)]);
        f.add(&["rank", direction, bucket(rank), strength]);
        let word_before = phrase
            .first
            .checked_sub(1)
            .filter(|u| self.prose.frame_of[*u] == frame)
            .map_or("start", |u| if self.prose.is_quote(u) { "quote" } else { word_type(self.prose, u) });
        f.add(&["clause", word_before, direction]);
        f.add(&["clause", word_before, rel, strength]);
        self.of_phrase(&mut f, q, decisions, link.phrase, rel);
        self.of_phrase(&mut f, q, decisions, link.phrase, direction);
        Candidate { origin: Origin::Link(l), phrase: Some(link.phrase), features: f }
    }

    /// How a frame ends: "colon", "stop" or "quote".
    fn frame_end(&self, frame: usize) -> &'static str {
        let range = &self.prose.frames[frame];
        match range.end.checked_sub(1) {
            Some(u) if self.prose.is_mark(u, &[':']) => "colon",
            Some(u) if self.prose.is_quote(u) => "quote",
            Some(u) if self.prose.is_mark(u, &['?']) => "question",
            _ => "stop",
        }
    }

    /// The speakers of the quotations before this one.
    fn earlier(&self, q: usize, decisions: &[Decision], seen: &Seen, out: &mut Vec<Candidate>) {
        let quote = &self.prose.quotes[q];
        let mut skipped = 0;
        for p in (0..q.min(decisions.len())).rev().take(6) {
            let other = &self.prose.quotes[p];
            let paragraphs = quote.paragraph - other.paragraph;
            if paragraphs > 2 {
                break;
            }
            let decision = &decisions[p];
            let Some(phrase) = decision.phrase else {
                skipped += 1;
                continue;
            };
            let mut f = Features::new(self.named);
            let scope = match (paragraphs, quote.frame - other.frame) {
                (0, 0) => "frame",
                (0, 1) => "next",
                (0, _) => "paragraph",
                (1, _) => "paragraph1",
                _ => "paragraph2",
            };
            let open = if other.quoted.closed { "closed" } else { "open" };
            let first = q == self.prose.paragraphs[quote.paragraph].quotes.start;
            let starts = quote.unit == self.prose.paragraphs[quote.paragraph].units.start;
            f.add(&["earlier", scope]);
            f.add(&["earlier", scope, seen.place]);
            f.add(&["earlier", scope, seen.place, open]);
            f.add(&["earlier", scope, seen.length]);
            f.add(&["earlier", scope, seen.links]);
            f.add(&["earlier", scope, seen.links, seen.place]);
            f.add(&["earlier", scope, if starts { "starts" } else { "inside" }, if first { "first" } else { "later" }]);
            f.add(&["earlier", scope, "before", seen.before]);
            f.add(&["skipped", bucket(skipped)]);
            if scope == "frame" {
                let between = quote.unit - other.unit - 1;
                f.add(&["earlierframe", bucket(between), seen.links_between(self, other.unit, quote.unit)]);
                let other_floats = matches!(decision.origin, Origin::Link(l) if self.links[l].verb > quote.unit);
                f.add(&["earlierframe", "sharedlink", if other_floats { "yes" } else { "no" }]);
            }
            if paragraphs > 0 {
                f.add(&["earlierparagraph", open, seen.place, if starts { "starts" } else { "inside" }]);
                // The paragraph before ended with that quotation.
                let last = other.unit + 2 >= self.prose.paragraphs[other.paragraph].units.end;
                f.add(&["earlierparagraph", if last { "last" } else { "inside" }, open, seen.place]);
            }
            self.of_phrase(&mut f, q, decisions, phrase, scope);
            out.push(Candidate { origin: Origin::Earlier(p), phrase: Some(phrase), features: f });
            if paragraphs > 0 {
                break;
            }
        }
    }

    /// A paragraph that ends with a colon introduces what follows.
    fn introduced(&self, q: usize, seen: &Seen, decisions: &[Decision], out: &mut Vec<Candidate>) {
        let quote = &self.prose.quotes[q];
        let starts = self.prose.paragraphs[quote.paragraph].units.start == quote.unit;
        if !starts || quote.paragraph == 0 {
            return;
        }
        let previous = &self.prose.paragraphs[quote.paragraph - 1];
        if previous.frames.is_empty() {
            return;
        }
        let frame = previous.frames.end - 1;
        let end = self.frame_end(frame);
        for l in self.links_of(frame) {
            let link = &self.links[l];
            let mut f = Features::new(self.named);
            let strength =
                self.prose.word(link.verb).and_then(|w| w.report).map_or("0", |r| ["0", "1", "2", "3"][usize::from(r.strength.min(3))]);
            let later = self.links_of(frame).end - 1 - l;
            f.add(&["introduced", end]);
            f.add(&["introduced", end, seen.place]);
            f.add(&["introduced", end, strength]);
            f.add(&["introduced", end, bucket(later)]);
            f.add(&["introduced", end, link.relation.name()]);
            self.of_phrase(&mut f, q, decisions, link.phrase, "introduced");
            out.push(Candidate { origin: Origin::Link(l), phrase: Some(link.phrase), features: f });
        }
    }

    /// Who could speak in this frame or the one before, though no reporting clause says so.
    fn nearby(&self, q: usize, seen: &Seen, decisions: &[Decision], out: &mut Vec<Candidate>) {
        let quote = &self.prose.quotes[q];
        let paragraph = &self.prose.paragraphs[quote.paragraph];
        for (frame, scope) in [(Some(quote.frame), "same"), (quote.frame.checked_sub(1), "previous")] {
            let Some(frame) = frame.filter(|f| paragraph.frames.contains(f)) else { continue };
            let mut rank = 0;
            let mut u = self.prose.frames[frame].start;
            let end = self.prose.frames[frame].end;
            while u < end && rank < 4 {
                let Some(id) = self.phrases.at(u) else {
                    u += 1;
                    continue;
                };
                let phrase = &self.phrases.list[id];
                u = phrase.last + 1;
                if matches!(phrase.kind, Kind::Time)
                    || matches!(phrase.kind, Kind::Thing) && (rank > 0 || scope == "previous")
                    || out.iter().any(|c| c.phrase == Some(id) && matches!(c.origin, Origin::Link(_)))
                {
                    continue;
                }
                let side = if phrase.first > quote.unit { "right" } else { "left" };
                let mut f = Features::new(self.named);
                f.add(&["nearby", scope, side, bucket(rank)]);
                f.add(&["nearby", scope, seen.place]);
                f.add(&["nearby", scope, seen.links]);
                f.add(&["nearby", scope, bucket(phrase.first.abs_diff(quote.unit))]);
                f.add(&["nearby", scope, "before", seen.before]);
                let possessive = self.prose.lower(phrase.last + 1) == "'s";
                f.add(&["nearby", scope, if possessive { "possessive" } else { "plain" }]);
                self.of_phrase(&mut f, q, decisions, id, "nearby");
                out.push(Candidate { origin: Origin::Nearby, phrase: Some(id), features: f });
                rank += 1;
            }
        }
    }

    /// "Nobody named" and "no statement".
    fn none(&self, q: usize, seen: &Seen, decisions: &[Decision], origin: Origin) -> Candidate {
        let tag = if origin == Origin::Unknown { "unknown" } else { "nostatement" };
        let mut f = Features::new(self.named);
        f.add(&[tag]);
        for value in [seen.length, seen.place, seen.before, seen.ending, seen.links, seen.inside, seen.style] {
            f.add(&[tag, value]);
        }
        f.add(&[tag, seen.length, seen.place]);
        f.add(&[tag, seen.length, seen.inside]);
        f.add(&[tag, seen.length, seen.before]);
        f.add(&[tag, seen.length, seen.links]);
        f.add(&[tag, seen.style, seen.before]);
        f.add(&[tag, seen.style, seen.length, seen.ending]);
        f.add(&[tag, "next", seen.next]);
        f.add(&[tag, "next", seen.next, "before", seen.before]);
        let quote = &self.prose.quotes[q];
        if origin == Origin::NoStatement {
            if quote.quoted.single {
                f.add(&[tag, "single", seen.length]);
            }
            if let Some(word) = quote.unit.checked_sub(1).and_then(|u| self.prose.word(u)).filter(|w| w.kind == TokenKind::Word) {
                f.add(&[tag, "word", word.report.map_or(word.lower, |r| r.lemma)]);
            }
            if let Some(word) = self.prose.word(quote.unit + 1).filter(|w| w.kind == TokenKind::Word) {
                f.add(&[tag, "wordafter", word.lower]);
            }
            let here = self.prose.paragraphs[quote.paragraph].quotes.clone();
            let attributed = here.clone().filter(|i| decisions.get(*i).is_some_and(|d| d.phrase.is_some())).count();
            f.add(&[tag, "attributed", bucket(attributed)]);
            let dismissed = here.filter(|i| decisions.get(*i).is_some_and(|d| d.origin == Origin::NoStatement)).count();
            f.add(&[tag, "dismissed", bucket(dismissed)]);
            let text = quote.quoted.inner.of(self.prose.text);
            let again = self.prose.quotes.iter().enumerate().any(|(i, other)| i != q && other.quoted.inner.of(self.prose.text) == text);
            f.add(&[tag, "again", if again { "yes" } else { "no" }, seen.style]);
            let work = |u: usize| self.prose.class(u).is(Class::WORK);
            let around = [
                ("workbefore", quote.unit.wrapping_sub(1)),
                ("workbefore2", quote.unit.wrapping_sub(2)),
                ("workafter", quote.unit + 1),
                ("workafter2", quote.unit + 2),
            ];
            for (name, _) in around.iter().filter(|(_, u)| work(*u)) {
                f.add(&[tag, name, seen.style]);
                f.add(&[tag, name]);
            }
            if let Some(before) = quote.unit.checked_sub(2).and_then(|u| self.prose.word(u)).filter(|w| w.kind == TokenKind::Word) {
                f.add(&[tag, "word2", before.report.map_or(before.lower, |r| r.lemma)]);
            }
            if quote.words.len() == 1 {
                f.add(&[tag, "oneword", seen.before]);
            }
        }
        Candidate { origin, phrase: None, features: f }
    }
}

/// The best candidate under `weights`.
pub(super) fn choose(candidates: &[Candidate], weights: &Weights, decisions: &[Decision]) -> Decision {
    let alone: Vec<f32> = candidates.iter().map(|c| weights.score(&c.features)).collect();
    // Candidates that name the same phrase support each other.
    let pooled = |i: usize| match candidates[i].phrase {
        None => alone[i],
        Some(p) => {
            candidates.iter().zip(&alone).filter(|(c, _)| c.phrase == Some(p)).map(|(_, s)| (s - alone[i]).exp()).sum::<f32>().ln()
                + alone[i]
        }
    };
    let pools: Vec<f32> = (0..candidates.len()).map(pooled).collect();
    let scores: Vec<f32> = pools.iter().zip(&alone).map(|(p, a)| p + a * 1e-4).collect();
    let mut best = 0;
    for i in 1..candidates.len() {
        if scores[i] > scores[best] {
            best = i;
        }
    }
    let winner = &candidates[best];
    // The same words may be the subject of a reporting verb: that is the better reason to give.
    let spoken = candidates
        .iter()
        .zip(&alone)
        .filter(|(c, _)| matches!(c.origin, Origin::Link(_)) && c.phrase == winner.phrase && winner.phrase.is_some())
        .max_by(|a, b| a.1.total_cmp(b.1));
    let winner = match (winner.origin, spoken) {
        (Origin::Nearby, Some((linked, _))) => linked,
        _ => winner,
    };
    let link = match winner.origin {
        Origin::Link(l) => Some(l),
        Origin::Earlier(p) => decisions.get(p).and_then(|d| d.link),
        _ => None,
    };
    Decision { origin: winner.origin, phrase: winner.phrase, link }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Pronoun => "pronoun",
        Kind::Relative => "relative",
        Kind::Name => "name",
        Kind::Human => "human",
        Kind::Body => "body",
        Kind::Time => "time",
        Kind::Thing => "thing",
    }
}

fn bucket(n: usize) -> &'static str {
    match n {
        0 => "0",
        1 => "1",
        2 => "2",
        3 | 4 => "4",
        5..=8 => "8",
        9..=16 => "16",
        _ => "more",
    }
}

/// What is seen of a quoted stretch itself.
struct Seen {
    length: &'static str,
    /// "alone" in its frame, "first", "last" or "middle".
    place: &'static str,
    /// What stands before it.
    before: &'static str,
    /// What stands after it.
    next: &'static str,
    /// Its last character.
    ending: &'static str,
    /// The strongest reporting clause in its frame.
    links: &'static str,
    /// Verbs and pronouns within.
    inside: &'static str,
    /// Capitals.
    style: &'static str,
}

impl Seen {
    fn new(scene: &Scene<'_, '_>, q: usize) -> Self {
        let prose = scene.prose;
        let quote = &prose.quotes[q];
        let frame = prose.frames[quote.frame].clone();
        let words = &prose.words[quote.words.clone()];
        let count = words.iter().filter(|w| w.kind != TokenKind::Mark).count();
        let length = match count {
            0 | 1 => "len1",
            2 => "len2",
            3 => "len3",
            4 => "len4",
            5..=7 => "len7",
            8..=12 => "len12",
            _ => "long",
        };
        let outside = |range: std::ops::Range<usize>| range.into_iter().any(|u| prose.word(u).is_some_and(|w| w.kind == TokenKind::Word));
        let place = match (outside(frame.start..quote.unit), outside(quote.unit + 1..frame.end)) {
            (false, false) => "alone",
            (false, true) => "first",
            (true, false) => "last",
            (true, true) => "middle",
        };
        let inside_frame = |u: usize| frame.contains(&u);
        let before = match quote.unit.checked_sub(1).filter(|u| inside_frame(*u)) {
            None => "start",
            Some(u) if prose.is_quote(u) => "quote",
            Some(u) => word_type(prose, u),
        };
        let next = match Some(quote.unit + 1).filter(|u| inside_frame(*u)) {
            None => "end",
            Some(u) if prose.is_quote(u) => "quote",
            Some(u) => word_type(prose, u),
        };
        let ending = match quote.quoted.inner.of(prose.text).chars().next_back() {
            Some(',') => "comma",
            Some('.' | '…') => "stop",
            Some('?') => "question",
            Some('!') => "bang",
            Some(c) if c.is_alphanumeric() => match prose.text[quote.quoted.outer.end.min(prose.text.len())..].chars().next() {
                Some(',') => "commaoutside",
                Some('.') => "stopoutside",
                _ => "open",
            },
            _ => "mark",
        };
        let mut links = "nolink";
        let mut best = -1i32;
        for l in scene.links_of(quote.frame) {
            let strength = match scene.links[l].relation {
                Relation::According | Relation::Colon => 3,
                _ => prose.word(scene.links[l].verb).and_then(|w| w.report).map_or(0, |r| i32::from(r.strength)),
            };
            if strength > best {
                best = strength;
                links = ["link0", "link1", "link2", "link3"][strength.clamp(0, 3) as usize];
            }
        }
        let verb = words.iter().any(|w| {
            w.class.is(Class::AUXILIARY)
                || w.class.is(Class::PAST.with(Class::PRESENT)) && !w.class.is(Class::ANY_NOUN.with(Class::ADJECTIVE))
        });
        let speaker = words.iter().any(|w| {
            matches!(w.lower, "i" | "we" | "my" | "our" | "us" | "me" | "you" | "i'm" | "we're" | "i've" | "don't" | "it's" | "that's")
        });
        let inside = match (verb, speaker) {
            (true, true) => "verbself",
            (true, false) => "verb",
            (false, true) => "self",
            (false, false) => "noverb",
        };
        let capitals = words.iter().filter(|w| w.capital).count();
        let plain = words.iter().filter(|w| w.kind == TokenKind::Word && !w.capital && !w.class.is(Class::FUNCTION)).count();
        let first = words.first().is_some_and(|w| w.capital);
        let style = match () {
            () if first && plain == 0 && count > 1 => "title",
            () if first && count == 1 => "capital1",
            () if first => "sentence",
            () if capitals > 0 && plain == 0 => "somecapital",
            () => "lower",
        };
        Self { length, place, before, next, ending, links, inside, style }
    }

    fn links_between(&self, scene: &Scene<'_, '_>, from: usize, to: usize) -> &'static str {
        let frame = scene.prose.frame_of[from];
        let strongest = scene
            .links_of(frame)
            .filter(|l| (from..to).contains(&scene.links[*l].verb))
            .map(|l| scene.prose.word(scene.links[l].verb).and_then(|w| w.report).map_or(0, |r| r.strength))
            .max();
        match strongest {
            None => "none",
            Some(0) => "other",
            Some(1) => "weak",
            Some(_) => "strong",
        }
    }
}

fn word_type(prose: &Prose<'_>, u: usize) -> &'static str {
    let Some(word) = prose.word(u) else { return "none" };
    if word.kind == TokenKind::Mark {
        return match word.lower.chars().next() {
            Some(',') => "comma",
            Some(':') => "colon",
            Some('.' | ';' | '?' | '!' | '…') => "stop",
            Some('(' | '[') => "bracket",
            Some('-' | '–' | '—') => "dash",
            _ => "mark",
        };
    }
    if word.kind == TokenKind::Number {
        return "number";
    }
    let c = word.class;
    match () {
        () if word.lower == "that" => "that",
        () if word.lower == "as" => "as",
        () if word.lower == "of" => "of",
        () if word.report.is_some_and(|r| r.strength >= 2) && !c.is(Class::ANY_NOUN) => "report",
        () if c.is(Class::DETERMINER) => "determiner",
        () if c.is(Class::POSSESSIVE) || word.lower == "'s" => "possessive",
        () if c.is(Class::NEGATION) => "negation",
        () if c.is(Class::AUXILIARY) => "auxiliary",
        () if c.is(Class::CONJUNCTION) => "conjunction",
        () if c.is(Class::PREPOSITION) => "preposition",
        () if c.is(Class::PRONOUN) => "pronoun",
        () if word.capital => "capital",
        () if word.report.is_some() => "weakreport",
        () if c.is(Class::ADJECTIVE) => "adjective",
        () if c.is(Class::GERUND) => "gerund",
        () if c.is(Class::PAST.with(Class::PRESENT)) && !c.is(Class::ANY_NOUN) => "verb",
        () if c.is(Class::ANY_NOUN) => "noun",
        () if c.is(Class::ADVERB) => "adverb",
        () => "word",
    }
}
