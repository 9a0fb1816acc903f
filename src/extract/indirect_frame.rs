//! One frame as the models of indirect speech see it: each unit's word and class, and counts that
//! answer "how many commas between here and there" at once.
//!
//! In «Holt said the port, which is old, would close» *said* is a cue, *would* a finite verb, and the
//! commas stand between *port* and *would*. A quoted stretch is one unit, whatever it holds.

use super::indirect_model::{Value, value};
use super::indirect_seen::{ACCORDING, CueWord};
use super::prose::Prose;
use crate::language::{self, Class, TokenKind};
use std::ops::Range;

/// What the models know of one unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) key: Value<'a>,
    pub(super) class: Value<'static>,
    pub(super) cue: Option<CueWord>,
    pub(super) mark: bool,
    pub(super) quote: bool,
    pub(super) capital: bool,
}

/// Running counts up to a unit.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    commas: u32,
    finite: u32,
    quotes: u32,
    cues: u32,
    dashes: u32,
    brackets: i32,
    capitals: u32,
}

/// A frame prepared for the models; units are counted from its first.
pub(super) struct Frame<'a> {
    /// The frame's first unit in the prose.
    pub(super) from: usize,
    pub(super) items: Vec<Item<'a>>,
    counts: Vec<Counts>,
    /// "while", "after", a participle: how the frame opens, if that makes its first clause subordinate.
    pub(super) opening: Value<'static>,
}

/// Beyond the frame.
pub(super) const OUTSIDE: Value<'static> = value("#");
const QUOTED: Value<'static> = value("quoted");
/// Of a frame that opens with its main clause.
pub(super) const MAIN: Value<'static> = value("main");

/// Lemma and form of the word at `unit`, if it can report outside of quotation marks.
pub(super) fn cue_word(prose: &Prose<'_>, unit: usize) -> Option<CueWord> {
    let cue = prose.word(unit)?.known.seen.cue?;
    (cue.form != ACCORDING || prose.lower(unit + 1) == "to").then_some(cue)
}

/// Words that open a subordinate clause or a phrase before the main clause.
const OPENERS: [&str; 14] =
    ["while", "after", "when", "as", "because", "if", "since", "although", "though", "before", "in", "with", "during", "despite"];
const OPENER_VALUES: [Value<'static>; 14] = [
    value("while"),
    value("after"),
    value("when"),
    value("as"),
    value("because"),
    value("if"),
    value("since"),
    value("although"),
    value("though"),
    value("before"),
    value("in"),
    value("with"),
    value("during"),
    value("despite"),
];

impl<'a> Frame<'a> {
    /// The frame of `units`.
    pub(super) fn new(prose: &'a Prose<'_>, units: Range<usize>) -> Self {
        Self::of(prose, units.start, units)
    }

    /// The frame of `units` as if it ended behind the `i`th with the mark that closes it: "…, Holt said(, according to
    /// a transcript)."
    pub(super) fn closed_after(prose: &'a Prose<'_>, units: Range<usize>, i: usize) -> Self {
        let last = units.end - 1;
        let mark = prose.word(last).filter(|w| w.kind == TokenKind::Mark && last > units.start + i).map(|_| last);
        Self::of(prose, units.start, (units.start..=units.start + i).chain(mark))
    }

    fn of(prose: &'a Prose<'_>, from: usize, units: impl Iterator<Item = usize> + Clone) -> Self {
        let items: Vec<Item<'a>> = units.clone().map(|u| item(prose, u)).collect();
        let mut counts = Vec::with_capacity(items.len() + 1);
        let mut now = Counts::default();
        counts.push(now);
        for (item, u) in items.iter().zip(units) {
            now.commas += u32::from(item.key.text == ",");
            now.finite += u32::from(finite(prose, u, item));
            now.quotes += u32::from(item.quote);
            now.cues += u32::from(item.cue.is_some());
            now.dashes += u32::from(matches!(item.key.text, "-" | "--"));
            now.brackets += i32::from(item.key.text == "(") - i32::from(item.key.text == ")");
            now.capitals += u32::from(item.capital);
            counts.push(now);
        }
        let opening = match items.first() {
            Some(first) if matches!(first.class.text, "ing" | "pp" | "cue gerund" | "cue participle") => value("ing"),
            Some(first) => OPENERS.iter().position(|o| *o == first.key.text).map_or(MAIN, |i| OPENER_VALUES[i]),
            None => MAIN,
        };
        Self { from, items, counts, opening }
    }

    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    pub(super) fn key(&self, i: usize) -> Value<'a> {
        self.items.get(i).map_or(OUTSIDE, |item| item.key)
    }

    pub(super) fn class(&self, i: usize) -> Value<'static> {
        self.items.get(i).map_or(OUTSIDE, |item| item.class)
    }

    pub(super) fn is_mark(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|item| item.mark)
    }

    fn between(&self, range: Range<usize>) -> (Counts, Counts) {
        let last = self.items.len();
        (self.counts[range.start.min(last)], self.counts[range.end.min(last)])
    }

    pub(super) fn commas(&self, range: Range<usize>) -> usize {
        let (a, b) = self.between(range);
        (b.commas.saturating_sub(a.commas)) as usize
    }

    pub(super) fn dashes(&self, range: Range<usize>) -> usize {
        let (a, b) = self.between(range);
        (b.dashes.saturating_sub(a.dashes)) as usize
    }

    pub(super) fn cues(&self, range: Range<usize>) -> usize {
        let (a, b) = self.between(range);
        (b.cues.saturating_sub(a.cues)) as usize
    }

    pub(super) fn has_finite(&self, range: Range<usize>) -> bool {
        let (a, b) = self.between(range);
        b.finite > a.finite
    }

    pub(super) fn has_quote(&self, range: Range<usize>) -> bool {
        let (a, b) = self.between(range);
        b.quotes > a.quotes
    }

    pub(super) fn has_capital(&self, range: Range<usize>) -> bool {
        let (a, b) = self.between(range);
        b.capitals > a.capitals
    }

    /// Brackets that `range` opens and does not close.
    pub(super) fn open_brackets(&self, range: Range<usize>) -> usize {
        let (a, b) = self.between(range);
        usize::try_from(b.brackets - a.brackets).unwrap_or(0)
    }

    /// Distance from `from` to the first finite verb after it, within eight units.
    pub(super) fn next_finite(&self, from: usize) -> Option<usize> {
        (from + 1..self.len().min(from + 9)).find(|i| self.has_finite(*i..*i + 1)).map(|i| i - from)
    }

    /// The first mark from `from` on.
    pub(super) fn next_mark(&self, from: usize) -> usize {
        (from..self.len()).find(|i| self.items[*i].mark).unwrap_or(self.len())
    }

    /// The last mark before `to`.
    pub(super) fn mark_before(&self, to: usize) -> Option<usize> {
        (0..to).rev().find(|i| self.items[*i].mark)
    }
}

fn item<'a>(prose: &'a Prose<'_>, u: usize) -> Item<'a> {
    let Some(word) = prose.word(u) else {
        return Item { key: QUOTED, class: QUOTED, cue: None, mark: false, quote: true, capital: false };
    };
    let cue = cue_word(prose, u);
    let seen = &word.known.seen;
    let capital = word.capital && !word.opens_sentence;
    let class = if capital { seen.named } else { seen.class };
    let key = Value { text: word.lower, hash: seen.hash };
    Item { key, class, cue, mark: word.kind == TokenKind::Mark, quote: false, capital: word.capital }
}

/// Whether the unit can be a finite verb.
fn finite(prose: &Prose<'_>, u: usize, item: &Item<'_>) -> bool {
    if item.mark || item.quote {
        return false;
    }
    if let Some(cue) = item.cue {
        return !matches!(cue.form.text, "gerund" | "noun" | "according");
    }
    let class: language::Class = prose.class(u);
    class.is(Class::AUXILIARY.with(Class::MODAL).with(Class::PAST)) || class.is(Class::PRESENT) && !class.is(Class::ANY_NOUN)
}
