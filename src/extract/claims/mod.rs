//! Sentences → [`Claim`]s: what can be checked in each, and who claims it.
//!
//! From "The ministry said 14 people had not been found by Monday" it takes the quantity 14, the date,
//! that it is denied, and the ministry as the one who claims it. It compares nothing.

pub(crate) mod counted;
pub(crate) mod cues;
pub(crate) mod words;

use crate::article::{Article, Span};
use crate::extract::lexis::Lexis;
use crate::extract::tokens::{Line, Tokens};
use crate::extract::{Claim, Date, Polarity, Quotation, Sentence};
use crate::language;
use crate::language::date::DateExpression;
use words::{Word, WordKind};

/// Sentences with fewer words of weight than this state nothing that can be compared with others.
const FEWEST_TERMS: usize = 2;

/// The claims of the headline of `article`, one per line that states something.
pub(super) fn of_headline(article: &Article, tokens: &Tokens<'_>, lexis: &Lexis) -> Vec<Claim> {
    let of = |line: &Line| {
        let (list, ids) = (&tokens.list[line.tokens.clone()], &tokens.ids[line.tokens.clone()]);
        let claim = claim(article, line.span, list, &words::known_words(list, ids, lexis))?;
        Some(Claim { is_headline: true, ..claim })
    };
    tokens.lines.iter().filter_map(of).collect()
}

/// The claims of the body of `article`, one per sentence that states something.
pub(super) fn claims(
    article: &Article,
    sentences: &[Sentence],
    quotations: &[Quotation],
    tokens: &Tokens<'_>,
    lexis: &Lexis,
) -> Vec<Claim> {
    let claimed_in = claimed_in(sentences, quotations);
    let mut at = 0;
    let of = |(n, sentence): (usize, &Sentence)| {
        let within = tokens.within(sentence.span, at);
        at = within.end;
        let words = words::known_words(&tokens.list[within.clone()], &tokens.ids[within.clone()], lexis);
        let claim = claim(article, sentence.span, &tokens.list[within], &words)?;
        Some(Claim { claimed_in: claimed_in[n], ..claim })
    };
    sentences.iter().enumerate().filter_map(of).collect()
}

/// For each sentence the first quotation that meets it.
fn claimed_in(sentences: &[Sentence], quotations: &[Quotation]) -> Vec<Option<usize>> {
    let mut out = vec![None; sentences.len()];
    for (q, quotation) in quotations.iter().enumerate() {
        for segment in &quotation.segments {
            let from = sentences.partition_point(|s| s.span.end <= segment.start);
            for (n, _) in sentences.iter().enumerate().skip(from).take_while(|(_, s)| s.span.start < segment.end) {
                out[n].get_or_insert(q);
            }
        }
    }
    out
}

fn claim(article: &Article, span: Span, tokens: &[language::Token], words: &[Word]) -> Option<Claim> {
    let weighty = words.iter().filter(|w| matches!(w.kind, WordKind::Content | WordKind::Number)).count();
    if weighty < FEWEST_TERMS || words.last().is_some_and(|w| w.key == "?") {
        return None;
    }
    let negations = cues::negations(words);
    let written = language::date::dates(&article.text, span, tokens);
    Some(Claim {
        span,
        is_headline: false,
        claimed_in: None,
        quantities: language::quantity::quantities_beside(&article.text, span, tokens, &written),
        dates: dates(article, written),
        polarity: if negations.is_empty() { Polarity::Affirmed } else { Polarity::Denied },
    })
}

fn dates(article: &Article, found: Vec<DateExpression>) -> Vec<Date> {
    let published = article.metadata.published.as_ref().map(|p| p.date);
    found
        .into_iter()
        .map(|d| {
            let days = language::date::resolve(&d, published);
            Date { span: d.span, first: days.map(|d| d.0), last: days.map(|d| d.1), expression: d }
        })
        .collect()
}
