//! What the checks on quotations share: linked pairs, and findings that gather all sources of a
//! wording instead of naming every pair of papers.
//!
//! Five papers have "in the water", one has "in danger": five pairs, one finding with two readings.

use super::Context;
use crate::align::entities::speakers::Speakers;
use crate::align::quotations::compare::Match;
use crate::align::quotations::wording::{Gap, Wording};
use crate::align::quotations::{MANY_SOURCES, Rendering};
use crate::article::Span;
use crate::extract::{Analysis, Quotation};
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use crate::language::one_line;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// One side of a linked pair.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) quotation: &'a Quotation,
    pub(super) rendering: &'a Rendering,
}

impl<'a> Side<'a> {
    fn new(context: &Context<'a>, rendering: &'a Rendering) -> Option<Self> {
        let analysis = context.analyses.get(rendering.article)?;
        Some(Self { analysis, quotation: analysis.quotations.get(rendering.item)?, rendering })
    }

    /// The words between marks.
    pub(super) fn words(&self) -> &'a Wording {
        &self.rendering.verbatim
    }

    /// The text under `span`.
    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.analysis.article.slice(span)
    }

    /// Evidence from this side: the sentences of the quotation around `ranges`, which are marked.
    /// Empty ranges stand for a place where this side has nothing.
    pub(super) fn shown(&self, ranges: &[Range<usize>]) -> Option<Shown> {
        let words = &self.words().words;
        let around: Vec<Range<usize>> = ranges.iter().map(|r| sentence_around(self.words(), r)).collect();
        let span = self.words().cover(around.iter())?;
        let marks = ranges.iter().filter_map(|r| words.get(r.clone())?.iter().map(|w| w.span).reduce(Span::cover)).collect();
        let keys = |r: &Range<usize>| words[near(words.len(), r)].iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ");
        let text = |r: &Range<usize>| self.spoken(&near(words.len(), r));
        let reading = ranges.iter().map(keys).collect::<Vec<_>>().join(" … ");
        let mut near_by: Vec<Range<usize>> = Vec::new();
        for r in ranges {
            // Changes that are close together read as one phrase.
            match near_by.last_mut() {
                Some(last) if r.start <= last.end + 4 && r.start >= last.start => last.end = last.end.max(r.end),
                _ => near_by.push(r.clone()),
            }
        }
        let words = near_by.iter().take(2).map(text).collect::<Vec<_>>().join(" … ");
        Some(Shown { article: self.rendering.article, span, marks, words, reading, note: String::new() })
    }

    /// The same with the whole quotation as evidence and nothing marked.
    pub(super) fn shown_whole(&self) -> Option<Shown> {
        let all = &self.rendering.all;
        let whole = 0..all.words.len();
        let span = all.cover(std::iter::once(&whole))?;
        let reading = all.words.iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ");
        let words = clipped(&spoken(self.analysis, all, &whole));
        Some(Shown { article: self.rendering.article, span, marks: Vec::new(), words, reading, note: String::new() })
    }

    /// The quoted words in `range` as the source prints them, without the reporter's own between.
    pub(super) fn spoken(&self, range: &Range<usize>) -> String {
        spoken(self.analysis, self.words(), range)
    }

    /// Whether the words in `range` are printed as a sentence: with a capital, up to a full stop or the end.
    pub(super) fn is_whole_sentence(&self, range: &Range<usize>) -> bool {
        let words = &self.words().words;
        let capital = words.get(range.start).is_some_and(|w| self.slice(w.span).starts_with(char::is_uppercase));
        capital && words.get(range.end).is_none_or(|w| w.gap >= Gap::Sentence)
    }

    /// The speaker's name, or "an unnamed speaker", as a message names them.
    pub(super) fn speaker(&self) -> &'a str {
        self.quotation.speaker.as_ref().map_or("an unnamed speaker", |s| s.name.as_str())
    }
}

/// The words in `range` as printed: what the reporter put between them is an ellipsis, square
/// brackets stay with what they enclose.
fn spoken(analysis: &Analysis, wording: &Wording, range: &Range<usize>) -> String {
    let text = &analysis.article.text;
    let words = &wording.words[range.start.min(wording.words.len())..range.end.min(wording.words.len())];
    let mut parts: Vec<String> = Vec::new();
    for run in words.chunk_by(|_, next| next.gap != Gap::Break) {
        let Some(span) = run.iter().map(|w| w.span).reduce(Span::cover) else { continue };
        let before = text.get(..span.start).is_some_and(|t| t.ends_with('['));
        let after = text.get(span.end..).is_some_and(|t| t.starts_with(']'));
        let within = text.get(span.start..span.end).unwrap_or("");
        let mut part = one_line(within);
        if before && (after || within.contains(']')) {
            part.insert(0, '[');
        }
        if after && (part.contains('[') || before) {
            part.push(']');
        }
        parts.push(part);
    }
    parts.join(" … ")
}

/// Two words of context on either side, so that the words read as a phrase.
fn near(len: usize, r: &Range<usize>) -> Range<usize> {
    r.start.saturating_sub(2)..(r.end + 2).min(len)
}

/// The sentence of the quotation that holds `r`.
pub(super) fn sentence_around(wording: &Wording, r: &Range<usize>) -> Range<usize> {
    let words = &wording.words;
    let mut start = r.start.min(words.len().saturating_sub(1));
    // an ellipsis ends no sentence
    let runs_on = |i: usize| !matches!(words[i].gap, Gap::Sentence | Gap::Break);
    while start > 0 && runs_on(start) {
        start -= 1;
    }
    let mut end = r.end.max(start + 1).min(words.len());
    while end < words.len() && runs_on(end) {
        end += 1;
    }
    start..end
}

/// Whether one of the spans, which are in order and hardly overlap, meets `span`.
pub(super) fn meets(spans: &[Span], span: Span) -> bool {
    let before = spans.partition_point(|s| s.start < span.end);
    spans[..before].iter().rev().take(3).any(|s| s.overlaps(span))
}

/// At most some twenty words, for a message.
pub(super) fn clipped(text: &str) -> String {
    const MOST: usize = 20;
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= MOST { words.join(" ") } else { format!("{} …", words[..MOST].join(" ")) }
}

/// Two linked quotations.
pub(super) struct Pair<'a> {
    pub(super) a: Side<'a>,
    pub(super) b: Side<'a>,
    pub(super) found: &'a Match,
    pub(super) speakers: Speakers,
    /// The utterance that both render; `None` when they are only alike.
    pub(super) utterance: Option<usize>,
    /// How many articles render it.
    pub(super) sources: usize,
    /// One side stands in the other's article to the word, in another quotation than this.
    pub(super) outdone: bool,
    /// One side has an utterance of its own in the other's article.
    pub(super) partnered: bool,
    /// Both stand in one article, which has more of the kind: somebody who repeats himself.
    pub(super) repeated: bool,
}

/// An article may have so many like sentences of a speaker before they are a habit of speech.
const LIKE_SENTENCES: usize = 2;

impl<'a> Pair<'a> {
    /// Whether a difference between the two may be compared with their authors: one utterance, and
    /// nobody says that two people spoke. Within one article the bar is higher, because a speaker
    /// may say nearly the same twice.
    pub(super) fn is_one_utterance(&self) -> bool {
        let apart = self.a.rendering.article != self.b.rendering.article;
        self.utterance.is_some()
            && self.speakers != Speakers::Different
            && (apart || !self.repeated && self.found.whole >= 0.8 && self.found.words >= 6)
    }

    /// Whether a difference in words is one of the same sentence: who says nearly the same twice is
    /// not misquoted by the article that has both.
    pub(super) fn is_one_sentence(&self) -> bool {
        self.is_one_utterance() && !self.outdone
    }

    /// Who is quoted: the fuller of the two names, "an unnamed speaker" if neither source has one.
    pub(super) fn who(&self) -> String {
        who(&[&self.a, &self.b])
    }

    /// How sure it is that both render one utterance.
    pub(super) fn confidence(&self) -> Confidence {
        match self.speakers {
            Speakers::Same => Confidence::High,
            _ if self.found.score >= 0.8 && self.found.content >= 4 => Confidence::Medium,
            _ => Confidence::Low,
        }
    }
}

/// The fullest name that one of `sides` gives; failing that, the longest description.
pub(super) fn who(sides: &[&Side<'_>]) -> String {
    let named = sides.iter().filter(|s| s.quotation.speaker.is_some());
    let best = named.max_by_key(|s| (s.rendering.name.parts.len(), std::cmp::Reverse(s.speaker().len()), std::cmp::Reverse(s.speaker())));
    let Some(best) = best else { return "an unnamed speaker".to_owned() };
    let name = best.speaker();
    // "A spokesman said" opens a sentence there and none here; "he" is nobody here.
    match name.split_once(' ') {
        Some((article @ ("A" | "An" | "The" | "His" | "Her" | "Its" | "Their"), rest)) => format!("{} {rest}", article.to_lowercase()),
        None if best.rendering.name.parts.is_empty() && name.len() <= 4 => "an unnamed speaker".to_owned(),
        _ => name.to_owned(),
    }
}

/// All pairs linked by their words.
pub(super) fn pairs<'a>(context: &'a Context<'a>) -> impl Iterator<Item = Pair<'a>> {
    let quoted = &context.alignments.quoted;
    let exact = |found: &Match| found.whole > 0.99 && found.changes.is_empty();
    // Renderings with the articles that have them to the word.
    let held: BTreeSet<(usize, usize)> = quoted
        .links
        .iter()
        .filter(|l| l.found.as_ref().is_some_and(exact))
        .flat_map(|l| [(l.a, quoted.renderings[l.b].article), (l.b, quoted.renderings[l.a].article)])
        .collect();
    let partners: BTreeSet<(usize, usize)> = quoted
        .links
        .iter()
        .filter(|l| l.utterance.is_some())
        .flat_map(|l| [(l.a, quoted.renderings[l.b].article), (l.b, quoted.renderings[l.a].article)])
        .collect();
    let mut twins: BTreeMap<usize, usize> = BTreeMap::new();
    for link in quoted.links.iter().filter(|l| quoted.renderings[l.a].article == quoted.renderings[l.b].article) {
        [link.a, link.b].into_iter().for_each(|i| *twins.entry(i).or_default() += 1);
    }
    quoted.links.iter().filter_map(move |link| {
        let side = |i: usize| Side::new(context, quoted.renderings.get(i)?);
        let repeated = [link.a, link.b].iter().any(|i| twins.get(i).is_some_and(|n| *n > LIKE_SENTENCES));
        let in_article = |i: usize, other: usize| held.contains(&(i, quoted.renderings[other].article));
        let apart = quoted.renderings[link.a].article != quoted.renderings[link.b].article;
        let outdone = apart && (in_article(link.a, link.b) || in_article(link.b, link.a)) && !link.found.as_ref().is_some_and(exact);
        let has_partner = |i: usize, other: usize| partners.contains(&(i, quoted.renderings[other].article));
        let partnered = has_partner(link.a, link.b) || has_partner(link.b, link.a);
        let members = link.utterance.and_then(|u| context.alignments.utterances.get(u)).map_or(&[][..], |u| &u.members);
        let sources = members.chunk_by(|x, y| x.0 == y.0).count();
        let found = link.found.as_ref()?;
        Some(Pair {
            a: side(link.a)?,
            b: side(link.b)?,
            found,
            speakers: link.speakers,
            utterance: link.utterance,
            sources,
            outdone,
            partnered,
            repeated,
        })
    })
}

/// All pairs linked by speaker and content alone.
pub(super) fn paraphrases<'a>(context: &'a Context<'a>) -> impl Iterator<Item = (usize, Side<'a>, Side<'a>)> {
    let quoted = &context.alignments.quoted;
    quoted.links.iter().filter(|l| l.found.is_none()).filter_map(move |link| {
        let side = |i: usize| Side::new(context, quoted.renderings.get(i)?);
        Some((link.utterance?, side(link.a)?, side(link.b)?))
    })
}

/// Evidence from one side.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) article: usize,
    pub(super) span: Span,
    pub(super) marks: Vec<Span>,
    /// Words for the message.
    pub(super) words: String,
    /// What makes two sides one reading.
    pub(super) reading: String,
    /// What the message must know of this side: "quoted", or the words that it lacks.
    pub(super) note: String,
}

/// One discrepancy between two sides, before the sources of each reading are gathered.
#[derive(Clone, Debug)]
pub(super) struct Case {
    /// What is shared: cases of one utterance with the same two readings become one finding.
    pub(super) utterance: Option<usize>,
    pub(super) sides: [Shown; 2],
    pub(super) severity: Severity,
    pub(super) confidence: Confidence,
    pub(super) aspects: Vec<Aspect>,
    pub(super) because: String,
    /// Who is quoted, as the message names them.
    pub(super) who: String,
}

/// Findings of `cases`; `message` makes the sentence from who is quoted and from each side's outlets
/// and words, the side that fewer sources have first.
pub(super) fn findings(
    context: &Context<'_>,
    check: &'static str,
    cases: Vec<Case>,
    words: impl Fn(&str, &[Told; 2]) -> Words,
) -> Vec<Finding> {
    let mut groups: BTreeMap<(Option<usize>, String, String), Vec<Case>> = BTreeMap::new();
    for mut case in cases {
        let key = |shown: &Shown| (shown.reading.clone(), text_of(context, shown), outlet_of(context, shown));
        case.sides.sort_by_cached_key(key);
        let key = (case.utterance, case.sides[0].reading.clone(), case.sides[1].reading.clone());
        groups.entry(key).or_default().push(case);
    }
    let mut said = Said::new(context);
    groups.into_values().filter_map(|cases| finding(context, check, &cases, &mut said, &words)).collect()
}

/// What a finding asks, and what it says.
pub(super) struct Words {
    /// See [`Finding::question`].
    pub(super) question: String,
    /// See [`Finding::message`].
    pub(super) message: String,
}

/// One side as a message tells it.
pub(super) struct Told {
    /// "Harbour Post", "Harbour Post, Daily Bell and 2 more".
    pub(super) outlets: String,
    /// Whether that is more than one.
    pub(super) several: bool,
    /// Its words.
    pub(super) words: String,
    /// See [`Shown::note`].
    pub(super) note: String,
}

impl Told {
    /// "Harbour Post quotes", "Harbour Post and Daily Bell quote".
    pub(super) fn quotes(&self) -> String {
        format!("{} {}", self.outlets, if self.several { "quote" } else { "quotes" })
    }

    /// "Harbour Post has", "Harbour Post and Daily Bell have".
    pub(super) fn has(&self) -> String {
        format!("{} {}", self.outlets, if self.several { "have" } else { "has" })
    }
}

/// "A", "A and B", "A, B and 3 more": the first named is the one whose words are shown. An outlet is named once,
/// however many articles it has.
fn named(context: &Context<'_>, first: usize, articles: &[usize]) -> (String, bool) {
    let outlet = |i: usize| context.analyses[i].article.outlet();
    // Prints of one text are one source.
    let others = articles.iter().copied().filter(|i| *i != first);
    let articles = context.alignments.first_prints(&std::iter::once(first).chain(others).collect::<Vec<_>>());
    let mut names: Vec<&str> = articles.iter().map(|i| outlet(*i)).filter(|n| *n != outlet(first)).collect();
    names.sort_unstable();
    names.dedup();
    let text = match names.as_slice() {
        [] => outlet(first).to_owned(),
        [one] => format!("{} and {one}", outlet(first)),
        [one, rest @ ..] => format!("{}, {one} and {} more", outlet(first), rest.len()),
    };
    (text, !names.is_empty())
}

fn text_of(context: &Context<'_>, shown: &Shown) -> String {
    one_line(context.analyses[shown.article].article.slice(shown.span))
}

fn outlet_of(context: &Context<'_>, shown: &Shown) -> (String, String, usize) {
    let article = &context.analyses[shown.article].article;
    (article.outlet().to_owned(), article.path.clone(), shown.span.start)
}

/// What is said in an event of more than eight sources, where not all pairs are linked.
struct Said<'a> {
    context: &'a Context<'a>,
    /// The words of each rendering in normal form, with a space before and behind each; none up to eight sources.
    words: Vec<String>,
    /// Utterance and reading → the articles that have it, as far as they were asked for.
    found: BTreeMap<(usize, String), Vec<usize>>,
}

impl<'a> Said<'a> {
    fn new(context: &'a Context<'a>) -> Self {
        let text = |rendering: &Rendering| {
            let keys: Vec<&str> = rendering.verbatim.words.iter().map(|w| w.key.as_str()).collect();
            format!(" {} ", keys.join(" "))
        };
        let many = context.event.articles.len() > MANY_SOURCES;
        let words = if many { context.alignments.quoted.renderings.iter().map(text).collect() } else { Vec::new() };
        Self { context, words, found: BTreeMap::new() }
    }

    /// Articles of `utterance` whose rendering has the words of `reading`, or is credited to that name.
    fn others(&mut self, utterance: Option<usize>, reading: &str) -> Vec<usize> {
        let Some(utterance) = utterance.filter(|_| !self.words.is_empty()) else { return Vec::new() };
        let key = (utterance, reading.to_owned());
        if let Some(known) = self.found.get(&key) {
            return known.clone();
        }
        let alignments = self.context.alignments;
        let members = alignments.utterances.get(utterance).map_or(&[][..], |u| &u.members);
        // Both stand in the order of the articles.
        let all = &alignments.quoted.renderings;
        let parts: Vec<String> = reading.split(" … ").map(|part| format!(" {part} ")).collect();
        let has = |n: &usize| {
            !reading.is_empty() && parts.iter().all(|part| self.words[*n].contains(part.as_str()))
                || all[*n].name.parts.join(" ") == reading
        };
        let renderings = members.iter().filter_map(|m| all.binary_search_by_key(m, |r| (r.article, r.item)).ok());
        let articles: Vec<usize> = renderings.filter(has).map(|n| all[n].article).collect();
        self.found.insert(key, articles.clone());
        articles
    }
}

fn finding(
    context: &Context<'_>,
    check: &'static str,
    cases: &[Case],
    said: &mut Said<'_>,
    words: &impl Fn(&str, &[Told; 2]) -> Words,
) -> Option<Finding> {
    let mut gather = |side: usize| -> (Shown, Vec<usize>) {
        let mut all: Vec<&Shown> = cases.iter().map(|c| &c.sides[side]).collect();
        // The fullest rendering stands for its reading; ties by words, never by place or order.
        all.sort_by_cached_key(|s| (std::cmp::Reverse(text_of(context, s).len()), text_of(context, s), outlet_of(context, s)));
        let mut articles: Vec<usize> = all.iter().map(|s| s.article).collect();
        // Above eight sources only some pairs are linked; the others of the utterance count too.
        articles.extend(said.others(cases[0].utterance, &all[0].reading));
        articles.sort_unstable();
        articles.dedup();
        (all[0].clone(), articles)
    };
    let mut sides = [gather(0), gather(1)];
    // The outlier first.
    sides.sort_by_key(|(_, articles)| context.alignments.independent(articles.iter().copied()));
    let worst = cases.iter().max_by_key(|c| (c.severity, c.confidence, std::cmp::Reverse(&c.because)))?;
    let told = |(shown, articles): &(Shown, Vec<usize>)| {
        let (outlets, several) = named(context, shown.article, articles);
        Told { outlets, several, words: shown.words.clone(), note: shown.note.clone() }
    };
    let mut told = [told(&sides[0]), told(&sides[1])];
    if told[0].outlets == told[1].outlets && sides[0].0.article != sides[1].0.article {
        // Two articles of one outlet are told apart by their files.
        for (told, (shown, _)) in told.iter_mut().zip(&sides) {
            let path = &context.analyses[shown.article].article.path;
            told.outlets = format!("{} ({})", told.outlets, path.rsplit('/').next().unwrap_or(path));
        }
    }
    // Where it is doubtful that the two are one utterance, nothing is more than low.
    let severity = if worst.confidence == Confidence::Low { worst.severity.min(Severity::Low) } else { worst.severity };
    let Words { question, message } = words(&worst.who, &told);
    let mut builder = FindingBuilder::new(check, severity, question, message).confidence(worst.confidence).because(worst.because.clone());
    for aspect in &worst.aspects {
        builder = builder.aspect(*aspect);
    }
    let many = sides.iter().any(|(_, articles)| articles.len() > 1);
    for ((shown, articles), told) in sides.iter().zip(&told) {
        builder = builder.at(shown.article, shown.span, format!("{}: “{}”", told.outlets, told.words)).marks(shown.marks.iter().copied());
        if many {
            builder = builder.reading(shown.words.clone(), articles.iter().copied());
        }
    }
    context.finding(builder)
}
