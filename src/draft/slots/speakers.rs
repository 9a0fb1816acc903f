//! Who says it: the words of a quotation, or what is reported without marks, credited to the one who said it.

use super::difference::{Certainty, Difference, Slot};
use crate::article::Span;
use crate::draft::line::{Line, position};
use crate::draft::names::{is_near, plain};
use crate::draft::support::{SAME_WORDS, Support};
use crate::extract::claims::words::WordKind;
use crate::extract::{Analysis, Quotation, QuotationKind};
use crate::language::{Class, classes, key};

/// Words that two quotations share in a row to be one.
const SHARED_RUN: usize = 5;

pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    let analysis = &support.book.analyses[support.line.article];
    let here = |q: &&Quotation| q.segments.first().is_some_and(|s| support.line.span.overlaps(*s)) && !q.hedged;
    analysis.quotations.iter().filter(here).find_map(|q| difference(support, analysis, q)).into_iter().collect()
}

/// The words of the speaker's name, if the sentence gives it by name.
fn named(support: &Support<'_>, analysis: &Analysis, quotation: &Quotation) -> Option<(Vec<String>, Span)> {
    let speaker = quotation.speaker.as_ref().filter(|s| support.line.span.contains(s.mention))?;
    let words = name_words(analysis.article.slice(speaker.mention));
    (!words.is_empty()).then_some((words, speaker.mention))
}

/// The words of a name, titles and common words left out.
fn name_words(name: &str) -> Vec<String> {
    let own = |w: &str| {
        let bare = plain(&key(w.trim_matches(|c: char| !c.is_alphanumeric() && c != '.')));
        let class = classes(&bare);
        let is_name = w.starts_with(char::is_uppercase) && bare.chars().count() > 1;
        (is_name && !class.is(Class::TITLE.with(Class::ROLE).with(Class::FUNCTION))).then_some(bare)
    };
    name.split(|c: char| c.is_whitespace() || c == ',').filter_map(own).collect()
}

/// A source's line with the words, and who says them there.
struct Said<'a> {
    line: &'a Line,
    /// Words of the name; empty if there is none.
    name: Vec<String>,
    /// Whether the name itself stands beside the verb.
    is_named: bool,
    /// Where the name, or what stands for it, stands.
    at: Option<Span>,
}

fn difference(support: &Support<'_>, analysis: &Analysis, quotation: &Quotation) -> Option<Difference> {
    let (name, mention) = named(support, analysis, quotation)?;
    let direct = quotation.kind == QuotationKind::Direct;
    let lines = if direct { with_words(support, quotation) } else { with_terms(support, quotation, &name) };
    let said: Vec<Said<'_>> = lines.into_iter().map(|line| speaker_of(support, line, direct)).collect();
    let is_same = |other: &[String]| other.iter().any(|o| name.iter().any(|n| n == o || is_near(n, o)));
    let may_be = |s: &Said<'_>| {
        // a pronoun or a description may be resolved to the wrong one
        is_same(&s.name) || !s.is_named && around(support, s.line).iter().any(|l| mentions(l, &name))
    };
    if said.iter().any(may_be) || !direct && said.iter().any(|s| mentions(s.line, &name)) {
        return None;
    }
    let other = said.iter().find(|s| !s.name.is_empty() && (direct || !mentions(support.line, &s.name)))?;
    let certainty = if direct { Certainty::Sure } else { Certainty::Likely };
    Some(Difference {
        slot: Slot::Speaker,
        here: mention,
        there: Some((other.line.article, other.line.span, other.at)),
        nowhere: false,
        certainty,
    })
}

/// The name of a speaker whom no passage has as one who says it: neither by name nor near by.
pub(super) fn unheld(support: &Support<'_>, passages: &[&Line]) -> Vec<Span> {
    let analysis = &support.book.analyses[support.line.article];
    let here = |q: &&Quotation| q.segments.first().is_some_and(|s| support.line.span.overlaps(*s)) && !q.hedged;
    let lacks = |q: &Quotation| {
        let (name, mention) = named(support, analysis, q)?;
        let direct = q.kind == QuotationKind::Direct;
        let mut lines = if direct { with_words(support, q) } else { Vec::new() };
        if lines.is_empty() {
            lines = support.book.lines.iter().filter(|l| passages.iter().any(|p| p.article == l.article && p.span == l.span)).collect();
        }
        let says = |line: &Line| {
            let all = speakers_of(support, line);
            let is_same = |other: &[String]| other.iter().any(|o| name.iter().any(|n| n == o || is_near(n, o)));
            let open = all.is_empty() || all.iter().any(|s| !s.is_named);
            all.iter().any(|s| is_same(&s.name)) || open && around(support, line).iter().any(|l| mentions(l, &name))
        };
        (!lines.is_empty() && !lines.iter().any(|l| says(l))).then_some(mention)
    };
    analysis.quotations.iter().filter(here).filter_map(lacks).collect()
}

/// All who say something in the line.
fn speakers_of<'a>(support: &Support<'_>, line: &'a Line) -> Vec<Said<'a>> {
    let analysis = &support.book.analyses[line.article];
    let quotations = analysis.quotations.iter().filter(|q| q.segments.iter().any(|s| s.overlaps(line.span)));
    quotations.filter_map(|q| said(analysis, line, q)).collect()
}

/// The line with the two before and the two behind it in its article.
fn around<'a>(support: &Support<'a>, line: &Line) -> Vec<&'a Line> {
    let lines = &support.book.lines;
    let at = lines.iter().position(|l| l.article == line.article && l.span == line.span).unwrap_or(0);
    let (from, to) = (at.saturating_sub(2), (at + 3).min(lines.len()));
    lines[from..to].iter().filter(|l| l.article == line.article).collect()
}

fn mentions(line: &Line, name: &[String]) -> bool {
    line.words.iter().any(|w| w.kind == WordKind::Content && name.contains(&plain(&w.key)))
}

/// The lines of the sources that hold the quotation's words in a row.
fn with_words<'a>(support: &Support<'a>, quotation: &Quotation) -> Vec<&'a Line> {
    let own = support.line.keys_within(&quotation.verbatim);
    if own.len() < 3 {
        return Vec::new();
    }
    let least = SHARED_RUN.min(own.len());
    let runs = own.len() + 1 - least;
    let holds = |line: &&Line| {
        let words = line.spoken();
        2 * own.windows(least).filter(|run| position(&words, run).is_some()).count() >= runs
    };
    support.book.lines.iter().filter(holds).collect()
}

/// The lines that hold most of what is reported, the speaker's name and the verb left out.
fn with_terms<'a>(support: &Support<'a>, quotation: &Quotation, name: &[String]) -> Vec<&'a Line> {
    let line = support.line;
    let told = |at: Span| quotation.segments.iter().any(|s| s.contains(at));
    let own: Vec<usize> = (0..line.terms.len())
        .filter(|n| told(line.words[line.terms[*n].at].span) && !name.contains(&plain(&line.words[line.terms[*n].at].key)))
        .collect();
    let total: f32 = own.iter().map(|n| line.terms[*n].weight).sum();
    let share = |held: &[f32]| own.iter().map(|n| line.terms[*n].weight * held[*n]).sum::<f32>() / total.max(f32::EPSILON);
    let shares: Vec<(f32, &Line)> = support.matches.iter().map(|m| (share(&m.held_here), support.at(m))).collect();
    let best = shares.iter().map(|s| s.0).fold(0.0, f32::max);
    if own.len() < 3 || best < SAME_WORDS {
        return Vec::new();
    }
    shares.into_iter().filter(|s| s.0 >= 0.8 * best).map(|s| s.1).collect()
}

/// Who says what stands in the line.
fn speaker_of<'a>(support: &Support<'_>, line: &'a Line, direct: bool) -> Said<'a> {
    let analysis = &support.book.analyses[line.article];
    let quotations = analysis.quotations.iter().filter(|q| q.segments.iter().any(|s| s.overlaps(line.span)));
    let mut kinds = quotations.filter(|q| !direct || q.kind != QuotationKind::Indirect);
    kinds.find_map(|q| said(analysis, line, q)).unwrap_or(Said { line, name: Vec::new(), is_named: false, at: None })
}

fn said<'a>(analysis: &Analysis, line: &'a Line, quotation: &Quotation) -> Option<Said<'a>> {
    let speaker = quotation.speaker.as_ref()?;
    let person = speaker.person.and_then(|p| analysis.people.get(p.0));
    let name = name_words(person.map_or(speaker.name.as_str(), |p| p.name.as_str()));
    let is_named = name_words(analysis.article.slice(speaker.mention)).iter().any(|w| name.contains(w));
    (!name.is_empty()).then_some(Said { line, name, is_named, at: Some(speaker.mention) })
}
