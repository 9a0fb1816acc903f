//! When and where something was said, as one source tells it.
//!
//! «Speaking in Sarkand on Thursday, the minister said …» gives the day *Thursday* and the place
//! *Sarkand*, and so they are for the quotation of the same speaker in the paragraph after it.
//! Whether two sources differ is decided in `utterance_on_two_days` and `utterance_in_two_places`.

use super::Context;
use super::quoted::{Case, Pair, Shown, Side, Words, findings, pairs};
use super::words::opening;
use crate::align::entities::speakers::{Name, Speakers, compare};
use crate::article::Span;
use crate::extract::{Analysis, Quotation, QuotationKind};
use crate::findings::{Aspect, Finding, Severity};
use crate::language::date::{DateExpression, Form, Period, relation};
use crate::language::quantity::Relation;
use crate::language::{Class, Token, TokenKind, classes, en, key, phrase_classes};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words of the quotation that a message gives.
const FIRST_WORDS: usize = 8;

/// A circumstance as one source names it: words for the message, the reading that it counts under,
/// and where it stands.
pub(super) struct Named {
    pub(super) words: String,
    pub(super) reading: String,
    pub(super) span: Span,
}

/// What a check of one circumstance is: its name, what it compares, and why it is sure.
pub(super) struct Circumstance {
    pub(super) name: &'static str,
    /// The word that asks for it: "Where".
    pub(super) asks: &'static str,
    pub(super) severity: Severity,
    pub(super) aspect: Aspect,
    pub(super) because: &'static str,
}

/// One finding for each utterance of which `differ` names two circumstances.
pub(super) fn conflicts(context: &Context<'_>, what: &Circumstance, differ: fn(&Pair<'_>) -> Option<[Named; 2]>) -> Vec<Finding> {
    let case = |pair: Pair<'_>| {
        let [x, y] = differ(&pair)?;
        Some(Case {
            utterance: pair.utterance,
            sides: [shown(&pair.a, x)?, shown(&pair.b, y)?],
            severity: what.severity,
            confidence: pair.confidence(),
            aspects: vec![what.aspect],
            because: what.because.to_owned(),
            who: pair.who(),
        })
    };
    let cases = pairs(context).filter(is_sure).filter_map(case).collect();
    findings(context, what.name, cases, |who, [a, b]| Words {
        question: format!("{} did {who} say “{}”?", what.asks, opening(&a.note)),
        message: format!("{who} said “{}” {} according to {}, {} according to {}", a.note, a.words, a.outlets, b.words, b.outlets),
    })
}

fn shown(side: &Side<'_>, named: Named) -> Option<Shown> {
    let mut shown = side.shown_whole()?;
    shown.note = shown.words.split_whitespace().take(FIRST_WORDS).collect::<Vec<_>>().join(" ") + " …";
    let together = side.analysis.article.block_at(shown.span.start)?.span.contains(named.span);
    shown.span = if together { shown.span.cover(named.span) } else { sentence(side.analysis, named.span)? };
    shown.marks = vec![named.span];
    shown.words = named.words;
    shown.reading = named.reading;
    Some(shown)
}

/// One speaker, and so many of the same words that it is no second occasion.
pub(super) fn is_sure(pair: &Pair<'_>) -> bool {
    let apart = pair.a.rendering.article != pair.b.rendering.article;
    let known = pair.speakers == Speakers::Same && pair.found.words >= 6;
    let plain = pair.speakers == Speakers::Unknown && pair.found.words >= 9 && pair.found.content >= 4;
    apart && pair.is_one_utterance() && (known || plain) && pair.found.score >= 0.85
}

/// The quotation and those before it of the same speaker in the same paragraph or the one before,
/// nearest first: what a source tells of one occasion it tells once.
fn chain<'a>(side: &Side<'a>) -> impl Iterator<Item = &'a Quotation> {
    let analysis = side.analysis;
    let block = move |q: &Quotation| {
        let first = q.segments.first()?;
        analysis.article.blocks.iter().position(|b| b.span.contains(*first))
    };
    let own = block(side.quotation);
    let name = Name::of(analysis, side.quotation);
    let person = side.quotation.speaker.as_ref().and_then(|s| s.person);
    let before = analysis.quotations[..side.rendering.item].iter().rev();
    let near = before.take_while(move |q| matches!((block(q), own), (Some(b), Some(o)) if b + 1 >= o));
    let same = near.take_while(move |q| {
        let theirs = q.speaker.as_ref().and_then(|s| s.person);
        person.is_some() && person == theirs || compare(&name, &Name::of(analysis, q)) == Speakers::Same
    });
    std::iter::once(side.quotation).chain(same)
}

/// Whether `span` stands within somebody's words.
fn is_said(analysis: &Analysis, span: Span) -> bool {
    analysis.quotations.iter().any(|q| q.segments.iter().any(|s| s.overlaps(span)))
}

/// The day on which a source has it said, with the place in the text that tells.
fn day(side: &Side<'_>) -> Option<DateExpression> {
    chain(side).find_map(|q| {
        let when = q.when.filter(|w| !is_said(side.analysis, *w))?;
        let sentence = sentence(side.analysis, when)?;
        side.analysis.values(sentence).0.into_iter().find(|d| d.span.overlaps(when) && is_day(d))
    })
}

/// Whether it is a day or a month: "said in November" and "said in December" are two occasions as well.
fn is_day(date: &DateExpression) -> bool {
    match &date.form {
        Form::Day { year, month, day, weekday } => month.is_some() || weekday.is_some() || day.is_some() && year.is_some(),
        Form::Relative { period, .. } => matches!(period, Period::Day | Period::Weekday(_) | Period::MonthOf(_)),
        _ => false,
    }
}

fn sentence(analysis: &Analysis, at: Span) -> Option<Span> {
    analysis.sentences.iter().map(|s| s.span).find(|s| s.overlaps(at))
}

/// Whether the two sources name two days that exclude one another.
pub(super) fn days_differ(pair: &Pair<'_>) -> Option<[DateExpression; 2]> {
    let (x, y) = (day(&pair.a)?, day(&pair.b)?);
    let published = |side: &Side<'_>| side.analysis.article.metadata.published.as_ref().map(|p| p.date);
    let differ = relation((&x, published(&pair.a)), (&y, published(&pair.b))) == Relation::Different;
    differ.then_some([x, y])
}

/// A place as the reporting clause names it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// "Parliament in Castrin", "roadblock below the village".
    pub(super) span: Span,
    /// The same with what leads up to it: "at the roadblock below the village".
    pub(super) told: Span,
    /// Keys of the names in it; empty for "the roadblock".
    pub(super) names: Vec<String>,
    /// All of the names are known places of one kind: countries, or towns.
    pub(super) level: Option<Level>,
}

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// "France"
    Country,
    /// "Lyon"
    Town,
}

/// Where a source has it said.
pub(super) fn place(side: &Side<'_>) -> Option<Place> {
    chain(side).find_map(|q| {
        let near = q.cue.as_ref().map(|c| c.span).or_else(|| q.speaker.as_ref().map(|s| s.mention))?;
        if is_said(side.analysis, near) {
            return None;
        }
        place_in(side.analysis, sentence(side.analysis, near)?)
    })
}

/// Words after "at the" that are occasions, bodies or times, no places.
const NO_PLACE: &[&str] = &[
    "conference",
    "briefing",
    "hearing",
    "meeting",
    "summit",
    "rally",
    "end",
    "time",
    "start",
    "moment",
    "beginning",
    "event",
    "ceremony",
    "press",
    "news",
    "statement",
    "weekend",
    "request",
    "ministry",
    "company",
    "agency",
    "university",
    "top",
    "age",
    "least",
    "session",
];
const LONGEST_PLACE: usize = 7;

/// Words in marks within the reporter's sentence are no clause of the speaker's.
fn is_clause(q: &Quotation) -> bool {
    q.kind != QuotationKind::Mixed || q.verbatim != q.segments
}

fn place_in(analysis: &Analysis, sentence: Span) -> Option<Place> {
    let text = &analysis.article.text;
    let direct = |span: Span| {
        analysis.quotations.iter().any(|q| is_clause(q) && q.segments.iter().any(|s| s.overlaps(span)))
            || analysis.people.iter().any(|p| p.mentions.iter().any(|m| m.overlaps(span)))
    };
    let list = analysis.tokens(sentence);
    let free = |t: &Token| t.kind == TokenKind::Word && !direct(t.span);
    let mut at = 0;
    while at + 1 < list.len() {
        let word = list[at].text(text);
        if free(&list[at])
            && matches!(word, "in" | "In" | "at" | "At" | "outside" | "from")
            && let Some((place, next)) = read_place(text, &list, at, &free)
        {
            return Some(extend(text, &list, next, place, &free));
        }
        at += 1;
    }
    None
}

/// The place after the preposition at `at`, and the index behind it.
fn read_place(text: &str, list: &[Token], at: usize, free: &impl Fn(&Token) -> bool) -> Option<(Place, usize)> {
    let mut first = at + 1;
    let the = list.get(first)?.text(text) == "the";
    first += usize::from(the);
    let is_name = |t: &Token| {
        let written = t.text(text);
        free(t)
            && written.starts_with(char::is_uppercase)
            && !classes(&key(written)).is(Class::WEEKDAY.with(Class::MONTH).with(Class::TITLE).with(Class::DEMONYM))
    };
    let mut last = first;
    while last < list.len() && is_name(&list[last]) {
        last += 1;
    }
    if last > first {
        let span = list[first].span.cover(list[last - 1].span);
        let name = key(span.of(text));
        if phrase_classes(&name).is(Class::ORGANISATION) || classes(&name).is(Class::ORGANISATION) {
            return None;
        }
        let known = phrase_classes(&name).is(Class::PLACE) || classes(&name).is(Class::PLACE);
        let level = if is_country(&name) {
            Some(Level::Country)
        } else if known {
            Some(Level::Town)
        } else {
            None
        };
        return Some((Place { span, told: list[at].span.cover(span), names: vec![name], level }, last));
    }
    let noun = list.get(first).filter(|t| the && free(t))?;
    let written = key(noun.text(text));
    if list[at].text(text) != "at" && list[at].text(text) != "outside" || NO_PLACE.contains(&written.as_str()) {
        return None;
    }
    Some((Place { span: noun.span, told: list[at].span.cover(noun.span), names: Vec::new(), level: None }, first + 1))
}

/// "the roadblock" + "below the village", "Parliament" + "in Castrin".
fn extend(text: &str, list: &[Token], next: usize, place: Place, free: &impl Fn(&Token) -> bool) -> Place {
    let Some(joint) = list.get(next).filter(|t| free(t)) else { return place };
    if matches!(joint.text(text), "in" | "at")
        && let Some((more, _)) = read_place(text, list, next, free)
    {
        let mut names = place.names;
        names.extend(more.names);
        return Place { span: place.span.cover(more.span), told: place.told.cover(more.span), names, level: place.level.or(more.level) };
    }
    if matches!(joint.text(text), "below" | "above" | "near" | "outside" | "by" | "beside" | "behind") {
        let rest = list[next + 1..].iter().take(LONGEST_PLACE).take_while(|t| {
            free(t) && t.kind == TokenKind::Word && !matches!(t.text(text), "on" | "in" | "and" | "after" | "before" | "that" | "as")
        });
        if let Some(last) = rest.last() {
            return Place { span: place.span.cover(last.span), told: place.told.cover(last.span), ..place };
        }
    }
    place
}

fn is_country(name: &str) -> bool {
    static COUNTRIES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        en::lines(en::COUNTRIES).filter_map(|l| l.split('|').next()).flat_map(str::split_whitespace).map(|w| w.replace('_', " ")).collect()
    });
    COUNTRIES.contains(name)
}

/// Whether two places exclude one another as far as their words tell.
pub(super) fn exclude(a: &Place, b: &Place, other_day: bool) -> bool {
    let shared = a.names.iter().any(|x| b.names.iter().any(|y| x.contains(y.as_str()) || y.contains(x.as_str())));
    if shared || a.names.is_empty() && b.names.is_empty() {
        return false;
    }
    // Said on one day "in Congress" and "in Washington" may be one occasion: both must be towns, or
    // both countries. On two days it is not one occasion in any case.
    other_day || a.level.is_some() && a.level == b.level
}
