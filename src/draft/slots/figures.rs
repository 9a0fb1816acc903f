//! Amounts: does a source have this figure, in these or other units, of the same thing?
//!
//! A number that is no amount by its words ("His age, 57, …", "20 of 26") is looked for as it stands.

use super::difference::{Certainty, Difference, Slot};
use crate::article::Span;
use crate::draft::line::Line;
use crate::draft::passage::Match;
use crate::draft::support::{LITTLE, SAME_MATTER, SAME_WORDS, Support};
use crate::extract::claims::words::WordKind;
use crate::language::quantity::{Hedge, Quantity, Relation, Unit, relation};

/// Counts up to this stand in texts on anything.
const SMALL: f64 = 3.0;

pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    let own = support.line.figures.iter().filter(|q| q.hedge != Hedge::Vague);
    let mut out: Vec<Difference> = own.filter_map(|q| difference(support, q)).collect();
    for bare in bare_numbers(support) {
        if !out.iter().any(|d| d.here.overlaps(bare)) {
            out.extend(bare_difference(support, bare));
        }
    }
    out
}

fn is_small(q: &Quantity) -> bool {
    matches!(q.unit, Unit::Count | Unit::Ordinal | Unit::Times) && q.value <= SMALL
}

/// Whether `line` has the amount, whatever it counts there.
fn has(line: &Line, q: &Quantity) -> bool {
    line.figures.iter().any(|other| {
        let same = (other.value - q.value).abs() <= 1e-6 * q.value.abs();
        agrees(q, other) || same && (q.unit == Unit::Count || other.unit == Unit::Count)
    })
}

/// Whether the two agree; two ranges only by both ends.
fn agrees(q: &Quantity, other: &Quantity) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() <= 0.01 * a.abs().max(b.abs());
    let ranges = q.hedge == Hedge::Range && other.hedge == Hedge::Range;
    relation(q, other).agrees() && (!ranges || close(q.low, other.low) && close(q.high, other.high))
}

/// Whether `line` has the digits of a count as they stand, as a year, a part of a name or a score.
fn is_written(support: &Support<'_>, line: &Line, q: &Quantity) -> bool {
    q.unit == Unit::Count && has_number(support, line, q.number.of(support.text()))
}

fn has_number(support: &Support<'_>, line: &Line, number: &str) -> bool {
    numbers(line).any(|span| span.of(support.book.text(line)) == number)
}

/// The numbers of a line as they stand.
fn numbers(line: &Line) -> impl Iterator<Item = Span> + '_ {
    line.words.iter().filter(|w| w.kind == WordKind::Number).map(|w| w.span)
}

/// The amounts that none of `lines` has. Small counts are left out: "two" is told in many ways.
pub(super) fn missing(support: &Support<'_>, lines: &[&Line]) -> Vec<Span> {
    let told = support.line.figures.iter().filter(|q| q.hedge != Hedge::Vague && !is_small(q));
    // "3,690 pounds a year" and "a yearly 3,690 pounds": so long a number is no other's
    let stands = |l: &Line, q: &Quantity| {
        let number = q.number.of(support.text());
        number.bytes().filter(u8::is_ascii_digit).count() > 2 && has_number(support, l, number)
    };
    let lacks = |q: &&Quantity| !lines.iter().any(|l| has(l, q) || is_written(support, l, q) || stands(l, q));
    let bare = bare_numbers(support).into_iter().filter(|n| !lines.iter().any(|l| has_number(support, l, n.of(support.text()))));
    told.filter(lacks).map(|q| q.number).chain(bare).collect()
}

fn difference(support: &Support<'_>, q: &Quantity) -> Option<Difference> {
    if let Some(disputed) = disputed(support, q) {
        return Some(disputed);
    }
    let here = |m: &Match| has(support.at(m), q) || is_written(support, support.at(m), q);
    if support.strong().any(here) {
        return None;
    }
    let nowhere = !support.book.lines.iter().any(|l| has(l, q) || is_written(support, l, q));
    let nearby = !nowhere && support.nearby().any(|l| has(l, q) || is_written(support, l, q));
    let of = |m| Some((m, counter(support, m, q)?));
    let found = if nowhere { support.asked().filter(|m| m.own >= LITTLE).find_map(of) } else { support.strong().find_map(of) };
    let (m, certainty, mark) = match found {
        Some((m, other)) if m.likeness() >= SAME_WORDS && counts_the_same(q, other) => (m, Certainty::Likely, Some(other.number)),
        _ if is_small(q) || nearby => return None,
        Some((m, other)) if nowhere && m.own >= SAME_MATTER => (m, Certainty::Sure, Some(other.number)),
        Some((m, other)) if nowhere && counts_the_same(q, other) => (m, Certainty::Likely, Some(other.number)),
        Some((m, other)) if m.own >= SAME_WORDS && counts_the_same(q, other) => (m, Certainty::Likely, Some(other.number)),
        _ if !nowhere => return None,
        // what the writer reckoned or spelt out: "nearly eight years", "the stroke of twelve"
        _ if q.hedge != Hedge::Exact || q.unit == Unit::Second || !q.number.of(support.text()).contains(|c: char| c.is_ascii_digit()) => {
            return None;
        }
        _ => alone(support)?,
    };
    let there = support.at(m);
    let certainty = if nowhere && certainty == Certainty::Likely && mark.is_some() { Certainty::Sure } else { certainty };
    Some(Difference { slot: Slot::Figure, here: q.span, there: Some((there.article, there.span, mark)), nowhere, certainty })
}

/// The sources differ on it: one says the same otherwise, another has the figure of the same thing.
fn disputed(support: &Support<'_>, q: &Quantity) -> Option<Difference> {
    if is_small(q) {
        return None;
    }
    let holder = |m: &Match| support.at(m).figures.iter().find(|other| agrees(q, other) && counts_the_same(q, other));
    let (with, held) = support.matches.iter().filter(|m| m.own >= LITTLE).find_map(|m| Some((support.at(m), holder(m)?)))?;
    let against = |m: &&Match| {
        let line = support.at(m);
        line.article != with.article && m.likeness() >= SAME_WORDS && !book_has(support, line.article, q)
    };
    let of = |m| counter(support, m, q).filter(|other| counts_the_same(q, other)).map(|other| (support.at(m), other.number));
    let (there, mark) = support.strong().filter(against).find_map(of)?;
    Some(Difference {
        slot: Slot::Figure,
        here: q.span,
        there: Some((there.article, there.span, Some(mark))),
        nowhere: false,
        certainty: Certainty::Disputed(with.article, with.span, held.number),
    })
}

/// Whether the article has the figure of the same thing anywhere.
fn book_has(support: &Support<'_>, article: usize, q: &Quantity) -> bool {
    let lines = support.book.lines.iter().filter(|l| l.article == article);
    lines.flat_map(|l| &l.figures).any(|other| agrees(q, other) && counts_the_same(q, other))
}

/// How many of the amounts that `first` lacks `line` has, of the same thing.
pub(super) fn gained(support: &Support<'_>, first: &Line, line: &Line) -> usize {
    let told = support.line.figures.iter().filter(|q| q.hedge != Hedge::Vague && !is_small(q) && !has(first, q));
    told.filter(|q| line.figures.iter().any(|other| agrees(q, other) && counts_the_same(q, other))).count()
}

/// A value that no source has, and nothing stands in its place.
pub(super) fn alone<'a>(support: &'a Support<'_>) -> Option<(&'a Match, Certainty, Option<Span>)> {
    let best = support.matches.first()?;
    Some((best, if best.own >= SAME_WORDS { Certainty::Likely } else { Certainty::Unheld }, None))
}

fn counts_the_same(q: &Quantity, other: &Quantity) -> bool {
    q.unit == Unit::Age || !q.of.is_empty() && q.of == other.of || !q.measure.is_empty() && q.measure == other.measure
}

/// The amount of the passage that stands in the place of `q`: of its unit, and none that the draft has.
fn counter<'a>(support: &Support<'a>, m: &Match, q: &Quantity) -> Option<&'a Quantity> {
    let line = support.at(m);
    let free = |other: &&Quantity| {
        let differs = relation(q, other) == Relation::Different || relation(q, other).agrees() && !agrees(q, other);
        other.unit == q.unit && differs && !support.line.figures.iter().any(|own| agrees(own, other))
    };
    let mut all: Vec<&Quantity> = line.figures.iter().filter(free).collect();
    let like = |other: &Quantity| support.line.shared_around(q.span, line, other.span);
    all.sort_by(|a, b| counts_the_same(q, b).cmp(&counts_the_same(q, a)).then(like(b).total_cmp(&like(a))));
    all.first().copied()
}

/// Numbers that are no amount and no date by their words.
fn bare_numbers(support: &Support<'_>) -> Vec<Span> {
    let line = support.line;
    let known = |span: Span| {
        line.days.iter().any(|d| d.span.overlaps(span)) || line.figures.iter().any(|q| q.number.overlaps(span) && q.out_of.is_none())
    };
    numbers(line).filter(|span| !known(*span)).collect()
}

fn bare_difference(support: &Support<'_>, here: Span) -> Option<Difference> {
    let number = here.of(support.text());
    let value: Option<f64> = number.replace(',', "").parse().ok();
    let has = |line: &Line| has_number(support, line, number) || line.figures.iter().any(|q| value == Some(q.value) || value == q.out_of);
    if support.book.lines.iter().any(has) {
        return None;
    }
    let free = |m: &Match| {
        let line = support.at(m);
        let text = support.book.text(line);
        numbers(line).find(|n| n.len() == here.len() && !has_number(support, support.line, n.of(text)))
    };
    let (m, mark) = support.strong().find_map(|m| Some((m, free(m)?)))?;
    let there = support.at(m);
    Some(Difference {
        slot: Slot::Figure,
        here,
        there: Some((there.article, there.span, Some(mark))),
        nowhere: true,
        certainty: Certainty::Sure,
    })
}
