//! What is seen of a quoted stretch itself: how long it is, where it stands, what is around it.
//!
//! «a so-called “calm harbour”» is two words, in the middle, behind an adjective: no statement.

use super::Scene;
use crate::extract::cues::Relation;
use crate::extract::prose::Prose;
use crate::language::{Class, TokenKind};

pub(super) fn bucket(n: usize) -> &'static str {
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
pub(super) struct Seen {
    pub(super) length: &'static str,
    /// "alone" in its frame, "first", "last" or "middle".
    pub(super) place: &'static str,
    /// What stands before it.
    pub(super) before: &'static str,
    /// What stands after it.
    pub(super) next: &'static str,
    /// Its last character.
    pub(super) ending: &'static str,
    /// The strongest reporting clause in its frame.
    pub(super) links: &'static str,
    /// Verbs and pronouns within.
    pub(super) inside: &'static str,
    /// Capitals.
    pub(super) style: &'static str,
}

impl Seen {
    pub(super) fn new(scene: &Scene<'_, '_>, q: usize) -> Self {
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

    pub(super) fn links_between(&self, scene: &Scene<'_, '_>, from: usize, to: usize) -> &'static str {
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

pub(super) fn word_type(prose: &Prose<'_>, u: usize) -> &'static str {
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
