//! Days, years and times of day: does a source have this one, as it stands or counted from its day of publication?

use super::difference::{Certainty, Difference, Slot};
use super::figures::alone;
use crate::article::Span;
use crate::draft::line::Line;
use crate::draft::passage::Match;
use crate::draft::support::{LITTLE, SAME_MATTER, SAME_WORDS, Support};
use crate::language::date::{DateExpression, Form, Period, relation};
use crate::language::quantity::Relation;

pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    support.line.days.iter().filter(|d| is_told(&d.form)).filter_map(|d| difference(support, d)).collect()
}

/// The days and times that none of `lines` has.
pub(super) fn missing(support: &Support<'_>, lines: &[&Line]) -> Vec<Span> {
    let told = support.line.days.iter().filter(|d| is_told(&d.form) && kind(&d.form) != Kind::Other);
    told.filter(|d| !lines.iter().any(|l| agrees(support, l, d))).map(|d| d.span).collect()
}

/// Whether the draft's words `here` and the passage's `there` are two days, years or times of one kind.
pub(super) fn differ(support: &Support<'_>, here: (&Line, Span), there: (&Line, Span)) -> bool {
    let at = |(line, span): (&Line, Span)| line.days.iter().find(|d| d.span.overlaps(span)).cloned();
    let (Some(d), Some(other)) = (at(here), at(there)) else { return false };
    kind(&d.form) == kind(&other.form) && kind(&d.form) != Kind::Other && !is_same(support, there.0, &d, &other)
}

/// Whether the form names a day or a time by itself: not "last year", "a day later", "the same week".
const fn is_told(form: &Form) -> bool {
    !matches!(form, Form::Relative { period, .. } if !matches!(period, Period::Weekday(_) | Period::Day | Period::Weekend))
        && !matches!(form, Form::Relative { period: Period::Day, .. } | Form::Season { .. } | Form::Ambiguous { .. })
}

/// What kind of time it is: only times of one kind stand in one place.
#[derive(PartialEq, Eq)]
enum Kind {
    Clock,
    Weekday,
    Day,
    Month,
    Year,
    Other,
}

const fn kind(form: &Form) -> Kind {
    match form {
        Form::Time(_) => Kind::Clock,
        Form::Day { day: Some(_), .. } => Kind::Day,
        Form::Day { weekday: Some(_), .. } | Form::Relative { period: Period::Weekday(_) | Period::Weekend, .. } => Kind::Weekday,
        Form::Day { month: Some(_), .. } => Kind::Month,
        Form::Day { year: Some(_), .. } => Kind::Year,
        _ => Kind::Other,
    }
}

fn compare(support: &Support<'_>, line: &Line, d: &DateExpression, other: &DateExpression) -> Relation {
    let anchor = support.book.published(line);
    // a draft is written when its sources are
    relation((d, support.book.published(support.line).or(anchor)), (other, anchor))
}

fn agrees(support: &Support<'_>, line: &Line, d: &DateExpression) -> bool {
    let words: Vec<&str> = support.line.words.iter().filter(|w| d.span.contains(w.span)).map(|w| &*w.key).collect();
    let (text, own) = (support.book.text(line), support.text());
    line.days.iter().any(|other| is_same(support, line, d, other))
        || line.words.windows(words.len().max(1)).any(|w| w.iter().map(|w| &*w.key).eq(words.iter().copied()))
        || matches!(&d.form, Form::Interval(..)) && numbers(d.span.of(own)).iter().all(|n| text[line.span.start..line.span.end].contains(n))
}

/// Whether the two times agree. Times of day on the dot do by the minute: "around 10" is not "around 11".
fn is_same(support: &Support<'_>, line: &Line, d: &DateExpression, other: &DateExpression) -> bool {
    match (&d.form, &other.form) {
        (Form::Time(a), Form::Time(b)) => {
            let apart = a.minute.abs_diff(b.minute) % (12 * 60);
            apart.min(12 * 60 - apart) <= NEAR_MINUTES || a.zone != b.zone && compare(support, line, d, other).agrees()
        }
        // "early this year" does not have the Thursday in it
        _ if is_day(&d.form) && !is_day(&other.form) => false,
        _ => compare(support, line, d, other).agrees() || other.form == d.form,
    }
}

/// Whether it names a day, or two or three.
const fn is_day(form: &Form) -> bool {
    matches!(kind(form), Kind::Day | Kind::Weekday) || matches!(form, Form::Relative { period: Period::Day, .. } | Form::Interval(..))
}

/// Times of day within so many minutes are one, rounded.
const NEAR_MINUTES: u16 = 20;

fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).collect()
}

fn difference(support: &Support<'_>, d: &DateExpression) -> Option<Difference> {
    if support.strong().any(|m| agrees(support, support.at(m), d)) {
        return None;
    }
    let nowhere = !support.book.lines.iter().any(|l| agrees(support, l, d));
    let free = |line: &Line, other: &DateExpression| {
        kind(&other.form) == kind(&d.form)
            && !is_same(support, line, d, other)
            && !support.line.days.iter().any(|own| is_same(support, line, own, other))
    };
    let of = |m: &Match| {
        let line = support.at(m);
        let like = |other: &DateExpression| support.line.shared_around(d.span, line, other.span);
        line.days.iter().filter(|other| free(line, other)).reduce(|a, b| if like(b) > like(a) { b } else { a }).map(|d| d.span)
    };
    let found = if nowhere {
        support.asked().filter(|m| m.own >= LITTLE).find_map(|m| Some((m, of(m)?)))
    } else {
        support.strong().find_map(|m| Some((m, of(m)?)))
    };
    let nearby = !nowhere && support.nearby().any(|l| agrees(support, l, d));
    let (m, certainty, mark) = match found {
        _ if kind(&d.form) == Kind::Other => return None,
        Some((m, other)) if nowhere && m.own >= SAME_MATTER => (m, Certainty::Sure, Some(other)),
        Some((m, other)) if nowhere => (m, Certainty::Likely, Some(other)),
        // the day may be another's in the sentence beside
        Some((m, other)) if !nearby || m.own >= SAME_WORDS => (m, Certainty::Likely, Some(other)),
        _ if !nowhere => return None,
        // a weekday may be told as "today"
        _ if kind(&d.form) == Kind::Weekday => return None,
        // the sources may tell a month by days of publication alone
        _ if kind(&d.form) == Kind::Month => (support.matches.first()?, Certainty::Unheld, None),
        _ => alone(support)?,
    };
    let there = support.at(m);
    Some(Difference { slot: Slot::Day, here: d.span, there: Some((there.article, there.span, mark)), nowhere, certainty })
}
