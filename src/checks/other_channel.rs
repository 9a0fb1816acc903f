//! Sources say that one utterance was made by different ways: in a statement or in a letter, in
//! parliament or on the radio.
//!
//! **Why it matters.** Where and how somebody said it decides whether it was sworn, considered or
//! off the cuff, and which record an editor must look up.
//!
//! **Example.** *Harbour Post:* “We apologise to every family,” chief executive Lars Menk said in a
//! statement. *Daily Bell:* In a letter to passengers, Menk wrote: “We apologise to every family.”
//!
//! **Known limits.** The way is looked for in the paragraph of the quotation, else in the one before
//! it if that names the speaker. A statement may well be read out at a press conference, so this is
//! never graver than low.

use super::Context;
use super::quoted::{Case, Pair, Side, findings, pairs};
use crate::align::quotations::speakers::Speakers;
use crate::article::Span;
use crate::findings::{Aspect, Confidence, Finding, Severity};
use crate::language::{TokenKind, key, tokens};

pub(super) const NAME: &str = "other-channel";
pub(super) const SUMMARY: &str = "one utterance is said to have been made in two ways";
pub(super) const SEVERITY: Severity = Severity::Low;

/// Words that name a way of saying, with the class that they belong to.
const WAYS: &[(&str, &str)] = &[
    ("statement", "a statement"),
    ("communique", "a statement"),
    ("letter", "a letter"),
    ("interview", "an interview"),
    ("briefing", "a briefing"),
    ("reporters", "a briefing"),
    ("journalists", "a briefing"),
    ("tweet", "a post"),
    ("tweeted", "a post"),
    ("twitter", "a post"),
    ("facebook", "a post"),
    ("posted", "a post"),
    ("email", "an e-mail"),
    ("e-mail", "an e-mail"),
    ("emailed", "an e-mail"),
    ("parliament", "parliament"),
    ("assembly", "parliament"),
    ("senate", "parliament"),
    ("radio", "a broadcast"),
    ("television", "a broadcast"),
    ("court", "court"),
    ("testified", "court"),
];

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let cases = pairs(context).filter(is_sure).filter_map(|pair| case(&pair)).collect();
    findings(context, NAME, cases, |[a, b]| format!("{}: in {}; {}: in {}", a.outlets, a.words, b.outlets, b.words))
}

/// One speaker, and so many of the same words that it is no second occasion.
fn is_sure(pair: &Pair<'_>) -> bool {
    pair.is_one_utterance()
        && pair.speakers == Speakers::Same
        && pair.a.rendering.article != pair.b.rendering.article
        && pair.found.score >= 0.85
        && pair.found.words >= 6
}

fn case(pair: &Pair<'_>) -> Option<Case> {
    let (way_a, way_b) = (way(&pair.a)?, way(&pair.b)?);
    if way_a.0 == way_b.0 {
        return None;
    }
    let side = |side: &Side<'_>, way: (&str, Span)| {
        let mut shown = side.shown_whole()?;
        let near = side.analysis.article.block_at(shown.span.start)?.span.contains(way.1);
        shown.span = if near { shown.span.cover(way.1) } else { shown.span };
        shown.marks = if near { vec![way.1] } else { Vec::new() };
        shown.words = way.0.to_owned();
        shown.reading = way.0.to_owned();
        Some(shown)
    };
    Some(Case {
        utterance: pair.utterance,
        sides: [side(&pair.a, way_a)?, side(&pair.b, way_b)?],
        severity: SEVERITY,
        confidence: Confidence::Low,
        aspects: vec![Aspect::Channel],
        because: "the same words of the same speaker, each with one way of saying beside it".to_owned(),
    })
}

/// The one way of saying that the text around a quotation names.
fn way(side: &Side<'_>) -> Option<(&'static str, Span)> {
    let article = &side.analysis.article;
    let first = side.quotation.segments.first()?;
    let at = article.blocks.iter().position(|b| b.span.contains(*first))?;
    if let Some(ways) = ways(side, article.blocks[at].span) {
        return ways;
    }
    let before = article.blocks[..at].last()?;
    let surname = side.rendering.name.parts.last()?;
    let names = key(article.slice(before.span)).contains(surname.as_str());
    if names { ways(side, before.span).flatten() } else { None }
}

/// `None` when no way is named, `Some(None)` when several are.
fn ways(side: &Side<'_>, within: Span) -> Option<Option<(&'static str, Span)>> {
    let text = &side.analysis.article.text;
    let quoted = |span: Span| side.analysis.quotations.iter().any(|q| q.segments.iter().any(|s| s.overlaps(span)));
    let mut found: Option<(&'static str, Span)> = None;
    for token in tokens(text, within).into_iter().filter(|t| t.kind == TokenKind::Word && !quoted(t.span)) {
        let word = key(token.text(text));
        if let Some((_, way)) = WAYS.iter().find(|(w, _)| *w == word) {
            if found.is_some_and(|(held, _)| held != *way) {
                return Some(None);
            }
            found = found.or(Some((way, token.span)));
        }
    }
    found.map(Some)
}
