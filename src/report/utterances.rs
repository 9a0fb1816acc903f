//! Who said what: each utterance with the wordings that the sources give.
//!
//! "anyone in the water" in five papers and "anyone in danger" in one are two readings of one
//! utterance of Commander Orrendal; the second is marked against the first.

use super::model::*;
use super::source::{Source, articles_of, is_alarm};
use super::speakers::{readings, roles};
use super::wording::{Wording, whole};
use crate::article::{Overlaps, Span};
use crate::extract::{Quotation as Quoted, QuotationKind};
use crate::language::one_line;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Above this number of sources the readings that few sources have come right after the most common
/// one, because they are what an editor must look at.
const MANY_SOURCES: usize = 8;

/// Share of common words from which two wordings of one utterance are marked against each other: less than of two
/// passages, as it is known that they are one. By judgement.
const ONE_UTTERANCE: f64 = 0.4;

/// Of how many wordings, the first, the nearest is looked for.
const MOST_COMPARED: usize = 24;

/// One quotation of one article.
#[derive(Clone, Copy)]
struct Member<'a> {
    article: usize,
    quotation: &'a Quoted,
}

/// Every utterance of the event. Speakers whom most sources quote come first; of each speaker,
/// what several sources have comes before what one has.
pub(super) fn table(source: &Source<'_>) -> Vec<Utterance> {
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut groups: Vec<Vec<Member<'_>>> = Vec::new();
    for utterance in &source.alignments.utterances {
        let members: Vec<Member<'_>> = utterance
            .members
            .iter()
            .filter(|m| taken.insert(**m))
            .filter_map(|(i, q)| Some(Member { article: *i, quotation: source.analyses.get(*i)?.quotations.get(*q)? }))
            .collect();
        groups.push(members);
    }
    for &article in &source.event.articles {
        for (q, quotation) in source.analyses[article].quotations.iter().enumerate() {
            if quotation.speaker.is_some() && !taken.contains(&(article, q)) {
                groups.push(vec![Member { article, quotation }]);
            }
        }
    }
    groups.retain(|g| !g.is_empty());
    let alarms = alarms(source);
    let mut out: Vec<Utterance> = groups.iter().map(|g| utterance(source, &alarms, g)).collect();
    let mut rank: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for u in &out {
        let widest = rank.entry(u.speaker.clone()).or_default();
        *widest += u.sources().saturating_sub(1);
    }
    // Stable: what has the same rank stays in the order of the text.
    out.sort_by_key(|u| {
        let unnamed = u.speaker.is_none();
        (unnamed, Reverse(rank.get(&u.speaker).copied().unwrap_or(0)), u.speaker.clone(), u.sources() == 1)
    });
    out
}

impl Utterance {
    /// How many articles have it.
    fn sources(&self) -> usize {
        self.readings.iter().flat_map(|r| &r.articles).collect::<BTreeSet<_>>().len()
    }
}

fn utterance(source: &Source<'_>, alarms: &Overlaps<&str, usize>, members: &[Member<'_>]) -> Utterance {
    let speakers = members.iter().filter_map(|m| Some((source.names.speaker(m.quotation)?, m.article)));
    let mut speakers = readings(speakers, source.analyses);
    // "the chief executive" in one paper and her name in another are no two speakers.
    if speakers.iter().any(|s| is_proper(&s.text)) {
        speakers.retain(|s| is_proper(&s.text));
    }
    let quoted: Vec<(usize, &Quoted)> = members.iter().map(|m| (m.article, m.quotation)).collect();
    let readings = wordings(source, members);
    let one_source = members.iter().all(|m| m.article == members[0].article);
    let direct = readings.iter().filter(|r| r.kind != Some(QuotationKind::Indirect)).count();
    let is_marked = readings.iter().flat_map(|r| &r.marked).any(|p| p.change != Change::Same);
    let verdict = match () {
        () if one_source => "one-source",
        () if speakers.len() > 1 => "speaker-differs",
        () if readings.len() == 1 => "same-words",
        () if is_marked => "words-differ",
        () if direct > 1 => "other-parts",
        () => "reported",
    };
    Utterance {
        speaker: speakers.first().map(|s| s.text.clone()),
        role: roles(&quoted, source.analyses).into_iter().next().map(|r| r.text),
        verdict: verdict.to_owned(),
        speakers: if speakers.len() > 1 { speakers } else { Vec::new() },
        readings,
        findings: findings_on(source, alarms, members),
    }
}

/// Whether a name is somebody's own: "Ana Holt", not "the mayor".
fn is_proper(name: &str) -> bool {
    name.split(' ').next_back().is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase))
}

/// The wordings, the most common first, each marked against the nearest of those before it.
fn wordings(source: &Source<'_>, members: &[Member<'_>]) -> Vec<Reading> {
    let texts: Vec<String> = members.iter().map(|m| text(source, m)).collect();
    let mut groups: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
    for (i, member) in members.iter().enumerate() {
        let indirect = super::said::is_reported(member.quotation);
        groups.entry((indirect, Wording::of(&texts[i]).key())).or_default().push(i);
    }
    let mut groups: Vec<((bool, String), Vec<usize>)> = groups.into_iter().collect();
    // Five prints of one agency's text are one source.
    let count = |group: &[usize]| source.alignments.independent(group.iter().map(|i| members[*i].article));
    groups.sort_by_cached_key(|((indirect, key), g)| (*indirect, Reverse(count(g)), Reverse(g.len()), Reverse(key.len()), g[0]));
    if members.len() > MANY_SOURCES {
        groups[1..].sort_by_cached_key(|((indirect, _), g)| (*indirect, count(g), g[0]));
    }
    let direct = !groups[0].0.0;
    // Reported speech is the paper's own words; a word diff against a quotation is noise.
    let compared = |n: usize| !(groups[n].0.0 && direct);
    let shown: Vec<Wording<'_>> = groups.iter().map(|(_, group)| Wording::of(&texts[group[0]])).collect();
    groups
        .iter()
        .enumerate()
        .map(|(n, (_, group))| {
            let before: Vec<&Wording<'_>> = shown[..n.min(MOST_COMPARED)].iter().collect();
            let nearest = compared(n).then(|| shown[n].nearest(&before, ONE_UTTERANCE)).flatten();
            let marked = nearest.map_or_else(|| whole(&texts[group[0]]), |at| shown[n].changed(before[at]));
            let sources: Vec<ReadingSource> = group.iter().map(|i| place(source, &members[*i])).collect();
            let articles = articles_of(&sources);
            let independent_sources = count(group);
            Reading {
                text: texts[group[0]].clone(),
                marked,
                kind: Some(members[group[0]].quotation.kind),
                articles,
                sources,
                independent_sources,
            }
        })
        .collect()
}

fn text(source: &Source<'_>, member: &Member<'_>) -> String {
    let article = &source.analyses[member.article].article;
    // The comma before «she said» is the reporting sentence's own.
    let segment = |s: String| one_line(&s).trim_end_matches([',', ' ']).to_owned();
    let words = super::said::words(article, member.quotation).into_iter();
    let segments: Vec<String> = words.map(segment).filter(|s| !s.is_empty()).collect();
    segments.join(" … ")
}

fn place(source: &Source<'_>, member: &Member<'_>) -> ReadingSource {
    let article = &source.analyses[member.article].article;
    let q = member.quotation;
    let start = q.segments.first().map_or(0, |s| s.start);
    ReadingSource {
        article: source.id(member.article),
        start,
        end: q.segments.last().map_or(start, |s| s.end),
        line: source.positions[member.article].at(start).line,
        speaker: source.names.speaker(q),
        cue: q.cue.as_ref().map(|c| c.lemma.clone()),
        channel: q.channel.map(|c| one_line(article.slice(c))),
    }
}

/// Where the alarms of an event have their evidence, by article.
fn alarms<'a>(source: &Source<'a>) -> Overlaps<&'a str, usize> {
    let mut alarms = Overlaps::new();
    for (n, finding) in source.findings.iter().enumerate().filter(|(_, f)| is_alarm(f)) {
        finding.locations.iter().for_each(|l| alarms.insert(l.article.as_str(), Span::new(l.start, l.end), n));
    }
    alarms
}

/// Alarms with evidence that overlaps any rendering.
fn findings_on(source: &Source<'_>, alarms: &Overlaps<&str, usize>, members: &[Member<'_>]) -> Vec<String> {
    let segments = members.iter().flat_map(|m| m.quotation.segments.iter().map(|s| (source.analyses[m.article].article.id.0.as_str(), *s)));
    let found: BTreeSet<usize> = segments.flat_map(|(article, segment)| alarms.with(article, segment)).collect();
    found.into_iter().map(|n| source.findings[n].id.clone()).collect()
}
