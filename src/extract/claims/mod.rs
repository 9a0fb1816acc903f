//! Sentences → [`Claim`]s: what can be checked in each, and who claims it.
//!
//! From "The ministry said 14 people had not been found by Monday" it takes the terms *person*,
//! *find*, the quantity 14, the date, the denial, and the ministry as the one who claims it. It
//! compares nothing.

pub(crate) mod cues;
pub(crate) mod words;

use crate::article::{Article, Span};
use crate::extract::{Claim, Date, Modality, Polarity, Quantity, Quotation, Sentence};
use crate::language;
use words::WordKind;

/// Sentences with fewer words of weight than this state nothing that can be held against others.
const FEWEST_TERMS: usize = 2;

/// The claims of `article`, one per sentence that states something.
pub(super) fn claims(article: &Article, sentences: &[Sentence], quotations: &[Quotation]) -> Vec<Claim> {
    sentences.iter().enumerate().filter_map(|(n, s)| claim(article, n, s.span, quotations)).collect()
}

fn claim(article: &Article, sentence: usize, span: Span, quotations: &[Quotation]) -> Option<Claim> {
    let tokens = language::tokens(&article.text, span);
    let words = words::words(&article.text, &tokens);
    let mut terms: Vec<String> =
        words.iter().filter(|w| matches!(w.kind, WordKind::Content | WordKind::Number)).map(|w| w.stem.clone()).collect();
    if terms.len() < FEWEST_TERMS || words.last().is_some_and(|w| w.key == "?") {
        return None;
    }
    terms.sort_unstable();
    terms.dedup();
    let negations = cues::negations(&words);
    let possible = !cues::possibilities(&words).is_empty();
    let required = words.iter().any(|w| matches!(w.key.as_str(), "must" | "should" | "shall"));
    let claimed_in = quotations.iter().position(|q| q.segments.iter().any(|s| s.overlaps(span)));
    Some(Claim {
        span,
        sentence,
        claimed_in,
        predicate: negations.first().map(|n| words[n.head].stem.clone()).unwrap_or_default(),
        terms,
        quantities: quantities(article, span, &tokens),
        dates: dates(article, span, &tokens),
        polarity: if negations.is_empty() { Polarity::Affirmed } else { Polarity::Denied },
        modality: if possible {
            Modality::Possible
        } else if required {
            Modality::Required
        } else {
            Modality::Plain
        },
        status: cues::statuses(&words).into_iter().map(|(_, s)| s).max(),
    })
}

fn quantities(article: &Article, span: Span, tokens: &[language::Token]) -> Vec<Quantity> {
    let found = language::quantity::quantities(&article.text, span, tokens);
    found
        .into_iter()
        .map(|q| Quantity {
            span: q.of_span.map_or(q.span, |of| if of.start >= q.span.end { q.span.cover(of) } else { q.span }),
            low: q.low,
            high: q.high,
            value: q.value,
            unit: q.unit.name().to_owned(),
            of: q.of,
        })
        .collect()
}

fn dates(article: &Article, span: Span, tokens: &[language::Token]) -> Vec<Date> {
    let published = article.metadata.published.as_ref().map(|p| p.date);
    let found = language::date::dates(&article.text, span, tokens);
    found
        .into_iter()
        .map(|d| {
            let days = language::date::resolve(&d, published);
            Date { span: d.span, first: days.map(|d| d.0), last: days.map(|d| d.1), written: d.written() }
        })
        .collect()
}
