//! Decisions about quoted stretches → quotations with their speakers.

use super::attribution::{Decision, Origin, Scene};
use super::circumstances::{Circumstances, circumstances};
use super::model::{Cue, PersonId, Quotation, QuotationKind, Speaker};
use super::speakers::Cast;
use crate::article::Span;
use crate::language::{Class, TokenKind};

/// A quotation before its speaker is resolved.
pub(super) struct Draft {
    pub(super) quotation: Quotation,
    pub(super) decision: Decision,
    /// The quoted stretches that its segments are; none of words without marks.
    pub(super) stretches: Vec<usize>,
}

/// "a blue moon": as many words in marks, without a speaker or a cue, are a name or a term.
const FEW_WORDS: usize = 3;

/// The quotations in marks, in the order of the text, without their speakers.
pub(super) fn drafts(scene: &Scene<'_, '_>) -> Vec<Draft> {
    let decisions = scene.decide();
    let mut out: Vec<Draft> = Vec::new();
    // The quotation that each quoted stretch went into.
    let mut home: Vec<Option<usize>> = vec![None; decisions.len()];
    for (q, decision) in decisions.iter().enumerate() {
        let quote = &scene.prose.quotes[q];
        if decision.origin == Origin::NoStatement && label(scene, quote.quoted.inner).is_none() {
            continue;
        }
        if let Some(i) = joined(scene, q, decision, &decisions, &home) {
            out[i].quotation.segments.push(quote.quoted.inner);
            out[i].stretches.push(q);
            out[i].quotation.unclosed = !quote.quoted.closed && !scene.continues(q);
            home[q] = Some(i);
            continue;
        }
        let kind = kind(scene, q, decision);
        // A few words that nobody is said to have said: of no use to anybody.
        if kind == QuotationKind::Mixed && decision.origin == Origin::Unknown && quote.words.len() <= FEW_WORDS && quote.quoted.closed {
            continue;
        }
        home[q] = Some(out.len());
        let quotation = Quotation {
            kind,
            segments: vec![quote.quoted.inner],
            verbatim: Vec::new(),
            speaker: None,
            cue: decision.link.filter(|_| decision.named().is_some()).map(|l| cue(scene, l)),
            channel: None,
            when: None,
            place: None,
            hedged: decision.named().and(decision.link).is_some_and(|l| scene.links[l].hedged),
            unclosed: !quote.quoted.closed && !scene.continues(q),
        };
        out.push(Draft { quotation, decision: *decision, stretches: vec![q] });
    }
    out.extend(transcript(scene));
    out.sort_by_key(|d| d.quotation.segments.first().map(|s| s.start));
    out
}

/// The lines of an interview that is printed without marks: «Ana Holt: We sail.» One such line may be a
/// heading or a credit; two by people of the article are no chance.
fn transcript(scene: &Scene<'_, '_>) -> Vec<Draft> {
    let spoken = |p: &super::prose::Paragraph| {
        let (name, _) = label(scene, p.span).filter(|_| p.quotes.is_empty())?;
        let person = scene.people.mentions_within(name).iter().any(|(m, _)| *m == name);
        let decision = Decision { origin: Origin::Unknown, phrase: None, link: None, certainty: 0.0, statement: 1.0 };
        let quotation = Quotation {
            kind: QuotationKind::Direct,
            segments: vec![p.span],
            verbatim: Vec::new(),
            speaker: None,
            cue: None,
            channel: None,
            when: None,
            place: None,
            hedged: false,
            unclosed: false,
        };
        person.then_some(Draft { quotation, decision, stretches: Vec::new() })
    };
    let lines: Vec<Draft> = scene.prose.paragraphs.iter().filter_map(spoken).collect();
    if lines.len() < 2 { Vec::new() } else { lines }
}

/// `drafts`, which are in the order of the text, with their speakers and circumstances.
pub(super) fn attributed(scene: &Scene<'_, '_>, cast: &mut Cast, drafts: Vec<Draft>) -> Vec<Quotation> {
    let mut last: Option<(PersonId, usize)> = None;
    let mut blocks = Introductions::new(scene);
    let mut transcript: Option<(Speaker, usize)> = None;
    let mut out: Vec<Quotation> = drafts
        .into_iter()
        .map(|Draft { mut quotation, decision, .. }| {
            let at = quotation.segments.first().map_or(0, |s| s.start);
            let paragraph = scene.prose.paragraphs.partition_point(|p| p.span.end <= at);
            // A transcript in marks: "HOLT: We sail."
            let named = label(scene, quotation.segments[0]).filter(|_| quotation.kind != QuotationKind::Indirect);
            if let Some((mention, content)) = named {
                quotation.segments[0] = content;
                let speaker = cast.labelled(scene, mention);
                transcript = Some((speaker.clone(), paragraph));
                quotation.speaker = Some(speaker);
                quotation.cue = None;
                return quotation;
            }
            let unlinked = matches!(decision.origin, Origin::Earlier(_) | Origin::Unknown) && quotation.kind != QuotationKind::Indirect;
            if let Some((speaker, _)) = transcript.as_ref().filter(|(_, p)| unlinked && p + 1 >= paragraph) {
                quotation.speaker = Some(speaker.clone());
                transcript = Some((speaker.clone(), paragraph));
                return quotation;
            }
            transcript = None;
            quotation.speaker = decision.named().map(|p| cast.speaker(scene, p, because(scene, &decision), last));
            if let Some(person) = quotation.speaker.as_ref().and_then(|s| s.person) {
                last = Some((person, paragraph));
            }
            let Circumstances { channel, when, place } =
                decision.link.map(|l| circumstances(scene, l, &quotation.segments)).unwrap_or_default();
            quotation.channel = channel.or_else(|| blocks.source(paragraph));
            quotation.when = when;
            quotation.place = place;
            quotation
        })
        .collect();
    for quotation in &mut out {
        quotation.verbatim = verbatim(scene, quotation);
    }
    for speaker in out.iter_mut().filter_map(|q| q.speaker.as_mut()).filter(|s| s.role.is_none()) {
        speaker.role = speaker.person.and_then(|p| cast.told_later(scene, p));
    }
    out
}

/// The words of `quotation` that are the speaker's own: all of a direct one, else what stands in marks.
fn verbatim(scene: &Scene<'_, '_>, quotation: &Quotation) -> Vec<Span> {
    if quotation.kind == QuotationKind::Direct {
        return quotation.segments.clone();
    }
    let quotes = &scene.prose.quotes;
    let within = |segment: &Span| {
        let from = quotes.partition_point(|q| q.quoted.outer.end <= segment.start);
        let segment = *segment;
        let here = quotes[from..].iter().map(|q| q.quoted.inner).take_while(move |s| s.start < segment.end);
        here.map(move |s| Span::new(s.start.max(segment.start), s.end.min(segment.end))).filter(|s| s.start < s.end)
    };
    quotation.segments.iter().flat_map(within).collect()
}

/// "HOLT: We sail." → the speaker's label and the words after it.
fn label(scene: &Scene<'_, '_>, segment: Span) -> Option<(Span, Span)> {
    let text = segment.of(scene.prose.text);
    let colon = text.bytes().take(40).position(|b| b == b':')?;
    let name = &text[..colon];
    let words = name.split(' ').count();
    let shouted = name.len() > 2 && name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '’' | '\''));
    let span = Span::new(segment.start, segment.start + colon);
    let person = scene.people.mentions_within(span).iter().any(|(m, _)| *m == span);
    let rest = &text[colon + 1..];
    let content = segment.start + colon + 1 + (rest.len() - rest.trim_start().len());
    (words <= 4 && (shouted || person) && content < segment.end && rest.starts_with(' ')).then(|| (span, Span::new(content, segment.end)))
}

/// Paragraphs that an outlet's name and a colon introduce: "… protests. Meridian Wire:" and what
/// follows, as long as each paragraph reports what somebody said.
struct Introductions(Vec<Option<Span>>);

impl Introductions {
    fn new(scene: &Scene<'_, '_>) -> Self {
        let prose = scene.prose;
        let mut sources = vec![None; prose.paragraphs.len()];
        let mut current = None;
        for (i, paragraph) in prose.paragraphs.iter().enumerate() {
            let reports = paragraph.quotes.start < paragraph.quotes.end
                || paragraph.units.clone().any(|u| prose.word(u).and_then(|w| w.report).is_some_and(|r| r.lemma == "say"));
            if !reports {
                current = None;
            }
            sources[i] = current;
            let colon = paragraph.frames.end.checked_sub(1).filter(|f| paragraph.frames.contains(f)).and_then(|f| {
                let frame = prose.frames[f].clone();
                let named = frame.len() >= 2 && frame.len() <= 5 && prose.is_mark(frame.end - 1, &[':']);
                let id = scene.phrases.ending_at(frame.end.checked_sub(2)?).filter(|_| named)?;
                let phrase = &scene.phrases.list[id];
                (phrase.kind == super::phrases::Kind::Name && scene.people.within(phrase.span).is_none()).then_some(phrase.span)
            });
            if colon.is_some() {
                current = colon;
            }
        }
        Self(sources)
    }

    fn source(&mut self, paragraph: usize) -> Option<Span> {
        self.0.get(paragraph).copied().flatten()
    }
}

/// The quotation that stretch `q` goes on: split by its cue, or continued in the next paragraph.
fn joined(scene: &Scene<'_, '_>, q: usize, decision: &Decision, decisions: &[Decision], home: &[Option<usize>]) -> Option<usize> {
    let before = q.checked_sub(1)?;
    if label(scene, scene.prose.quotes[q].quoted.inner).is_some() {
        return None;
    }
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
        Some(w) => w.report.map_or_else(|| w.lower.to_owned(), |r| r.lemma.to_owned()),
        None => String::new(),
    };
    Cue { span: scene.prose.cover(link.first, link.last), lemma }
}

fn because(scene: &Scene<'_, '_>, decision: &Decision) -> &'static str {
    match decision.origin {
        Origin::Link(l) => scene.links[l].relation.because(),
        Origin::Earlier(_) => "speaker of the quotation before",
        Origin::Signature => "named beside the words, with no verb",
        _ => "named nearby",
    }
}
