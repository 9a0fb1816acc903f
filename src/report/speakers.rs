//! Who is quoted, by which sources: over one event, and A–Z over the whole report.

use super::model::*;
use super::names::Names;
use super::source::Source;
use crate::events::Grouping;
use crate::extract::{Analysis, Quotation as Quoted, QuotationKind};
use crate::language::one_line;
use std::collections::{BTreeMap, BTreeSet};

/// Speakers of one event, those that most sources quote first. `utterances` are those of the event.
pub(super) fn of_event(source: &Source<'_>, utterances: &[Utterance]) -> Vec<SpeakerRow> {
    let agreement = agreement(utterances);
    let mut rows: BTreeMap<String, Vec<(usize, &Quoted)>> = BTreeMap::new();
    for &i in &source.event.articles {
        for quotation in &source.analyses[i].quotations {
            if let Some(name) = source.names.speaker(quotation) {
                rows.entry(name).or_default().push((i, quotation));
            }
        }
    }
    let mut rows: Vec<SpeakerRow> = rows
        .into_iter()
        .map(|(name, quoted)| {
            let mut by: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
            for (article, quotation) in &quoted {
                let count = by.entry(*article).or_default();
                if quotation.kind == QuotationKind::Indirect { count.1 += 1 } else { count.0 += 1 }
            }
            let quoted_by = by
                .into_iter()
                .map(|(i, (direct, indirect))| {
                    let article = source.id(i);
                    let words = agreement.get(&(article.as_str(), name.as_str())).copied();
                    QuotedBy { article, direct, indirect, words }
                })
                .collect();
            SpeakerRow { name, roles: roles(&quoted, source.analyses), quoted_by }
        })
        .collect();
    rows.sort_by_key(|r| {
        let direct: usize = r.quoted_by.iter().map(|q| q.direct).sum();
        (std::cmp::Reverse((r.quoted_by.len(), direct)), r.name.clone())
    });
    rows
}

/// Article and speaker → how the words that it quotes of them stand to the other sources'. One quotation
/// that differs outweighs any that do not.
fn agreement(utterances: &[Utterance]) -> BTreeMap<(&str, &str), QuotedWords> {
    let mut all: BTreeMap<(&str, &str), QuotedWords> = BTreeMap::new();
    for utterance in utterances {
        let quoted: Vec<&Reading> = utterance.readings.iter().filter(|r| r.kind != Some(QuotationKind::Indirect)).collect();
        let articles: BTreeSet<&String> = quoted.iter().flat_map(|r| &r.articles).collect();
        // other parts of what somebody said are neither the same words nor different ones
        if articles.len() < 2 || utterance.verdict == "other-parts" {
            continue;
        }
        for (n, reading) in quoted.iter().enumerate() {
            // The first reading is the most common one; where each has its own, none is the norm.
            let is_norm = n == 0 && (quoted.len() == 1 || reading.independent_sources > 1);
            let words = if is_norm && utterance.verdict != "speaker-differs" { QuotedWords::Same } else { QuotedWords::Differ };
            for place in &reading.sources {
                if let Some(speaker) = &place.speaker {
                    let entry = all.entry((place.article.as_str(), speaker.as_str())).or_insert(words);
                    if words == QuotedWords::Differ {
                        *entry = words;
                    }
                }
            }
        }
    }
    all
}

/// The roles that the sources give a speaker, the most common first.
pub(super) fn roles(quoted: &[(usize, &Quoted)], analyses: &[Analysis]) -> Vec<FindingReading> {
    let given = quoted.iter().filter_map(|(i, q)| {
        let span = q.speaker.as_ref()?.role?;
        Some((one_line(analyses[*i].article.slice(span)), *i))
    });
    readings(given.filter(|(role, _)| !role.is_empty()), analyses)
}

/// Values with the articles that give them: capitals aside, the most common first.
pub(super) fn readings(given: impl Iterator<Item = (String, usize)>, analyses: &[Analysis]) -> Vec<FindingReading> {
    let mut by_value: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    for (value, article) in given {
        by_value.entry(value.to_lowercase()).or_insert_with(|| (value, Vec::new())).1.push(article);
    }
    let mut all: Vec<(String, Vec<usize>)> = by_value.into_values().collect();
    for (_, articles) in &mut all {
        articles.sort_unstable();
        articles.dedup();
    }
    all.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let id = |i: &usize| analyses[*i].article.id.0.clone();
    all.into_iter().map(|(text, articles)| FindingReading { text, articles: articles.iter().map(id).collect() }).collect()
}

/// Everyone quoted in the report, by surname.
pub(super) fn all(analyses: &[Analysis], grouping: &Grouping, event_of: &[Option<usize>], names: &[Names]) -> Vec<SpeakerEntry> {
    type Quoting<'a> = Vec<(usize, usize, &'a Quoted)>;
    let mut by_name: BTreeMap<String, (bool, Quoting<'_>)> = BTreeMap::new();
    for (i, analysis) in analyses.iter().enumerate() {
        let own = match event_of[i] {
            None => &Names::of(std::iter::once(analysis)),
            Some(event) => &names[event],
        };
        for (n, quotation) in analysis.quotations.iter().enumerate() {
            if let Some(name) = own.speaker(quotation) {
                let is_human = own.is_human(&name);
                let entry = by_name.entry(name).or_default();
                entry.0 |= is_human;
                entry.1.push((i, n, quotation));
            }
        }
    }
    let mut entries: Vec<(String, SpeakerEntry)> = by_name
        .into_iter()
        .map(|(name, (is_human, quoted))| {
            let sort_key = sort_key(&name, is_human);
            let first = sort_key.chars().next().filter(|c| c.is_alphabetic() && is_named(&name));
            let letter = first.map_or_else(|| "#".to_owned(), |c| c.to_uppercase().collect());
            let mut events: Vec<usize> = quoted.iter().filter_map(|(i, ..)| event_of[*i]).collect();
            events.sort_unstable();
            events.dedup();
            let id = |i: usize| analyses[i].article.id.0.clone();
            let plain: Vec<(usize, &Quoted)> = quoted.iter().map(|(i, _, q)| (*i, *q)).collect();
            let entry = SpeakerEntry {
                name,
                letter,
                is_human,
                roles: roles(&plain, analyses),
                events: events.into_iter().map(|e| grouping.events[e].id.clone()).collect(),
                quotations: quoted.iter().map(|(i, n, _)| QuotationRef { article: id(*i), index: *n }).collect(),
            };
            (sort_key, entry)
        })
        .collect();
    entries.sort_by(|a, b| (a.1.letter == "#").cmp(&(b.1.letter == "#")).then_with(|| a.0.cmp(&b.0)).then_with(|| a.1.name.cmp(&b.1.name)));
    entries.into_iter().map(|(_, e)| e).collect()
}

/// Whether somebody is called by a name rather than described: "a pal", "two crew members" are not.
fn is_named(name: &str) -> bool {
    const DESCRIBING: [&str; 9] = ["a", "an", "one", "two", "three", "another", "some", "its", "their"];
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    !DESCRIBING.contains(&first.as_str()) && name.chars().any(char::is_uppercase)
}

/// People by surname, bodies by name without their article.
fn sort_key(name: &str, is_human: bool) -> String {
    let lower = name.to_lowercase();
    if is_human {
        let surname = lower.rsplit(' ').find(|part| !matches!(*part, "jr" | "jr." | "sr" | "sr." | "ii" | "iii"));
        return format!("{} {lower}", surname.unwrap_or(&lower));
    }
    lower.strip_prefix("the ").map_or(lower.clone(), str::to_owned)
}
