//! A headline sets words in quotation marks that the text below does not have.
//!
//! *Low* where a quotation of the text has nearly these words, but a word that carries meaning is another,
//! lacks or comes between, or they are “one of” several there; *info* where only a form differs, or where nobody is quoted with the
//! like and the text says it in words of its own.
//!
//! **Why it matters.** Marks in a headline are read as somebody's own words, and the headline is what is
//! passed on.
//!
//! **Example.** *Harbour Post:* Holt calls pier closure a ‘dreadful mistake’. In its text: “That was one of my
//! most dreadful mistakes,” said Mayor Ana Holt.
//!
//! **Known limits.** Two to nine words, two of which carry meaning. Words that stand anywhere in the text, in
//! marks or not, are not reported: whether the headline makes them somebody else's is not known.

use super::Context;
use super::grade::{Grade, grade};
use super::quoted::sentence_around;
use super::words::opening;
use crate::align::quotations::fragments::{is_printed, nearest};
use crate::align::quotations::wording::{Word, Wording};
use crate::article::{Role, Span};
use crate::extract::{Analysis, QuotationKind};
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use crate::language::one_line;
use crate::language::{Token, TokenKind, is_stop_word, key, stem};
use std::collections::BTreeSet;

pub(super) const NAME: &str = "headline-words-not-quoted";
pub(super) const SUMMARY: &str = "a headline has in quotation marks what nobody in the text is quoted with";
pub(super) const SEVERITY: Severity = Severity::Low;

/// Words of a stretch in marks that is looked up, and those among them that must carry meaning.
const WORDS: std::ops::RangeInclusive<usize> = 2..=9;
const TELLING: usize = 2;
/// What opens a stretch in marks, and what closes it.
const MARKS: [(&str, &[&str]); 4] = [("“", &["”"]), ("‘", &["’"]), ("\"", &["\""]), ("'", &["'", "’"])];

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let articles = context.event.articles.iter().filter_map(|&i| Some((i, context.analyses.get(i)?)));
    articles.flat_map(|(i, analysis)| in_marks(analysis).into_iter().filter_map(move |span| finding(context, i, analysis, span))).collect()
}

/// Stretches in marks in the headline that the text below does not have.
fn in_marks(analysis: &Analysis) -> Vec<Span> {
    let text = &analysis.article.text;
    let headlines = analysis.article.blocks.iter().filter(|b| b.role == Role::Headline);
    let stretches = headlines.flat_map(|b| stretches(text, &analysis.tokens(b.span)));
    stretches
        .filter(|span| {
            let words: Vec<String> =
                analysis.tokens(*span).iter().filter(|t| t.kind != TokenKind::Mark).map(|t| key(t.text(text))).collect();
            let telling = words.iter().filter(|w| !is_stop_word(w)).count();
            WORDS.contains(&words.len()) && telling >= TELLING && !is_printed(analysis.article.slice(*span), analysis)
        })
        .collect()
}

/// What stands between an opening mark and the next closing one.
fn stretches(text: &str, list: &[Token]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = list.get(at) {
        at += 1;
        let free = text[..token.span.start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let Some((_, closing)) = MARKS.iter().find(|(open, _)| free && *open == token.text(text)) else { continue };
        let closes = |t: &Token| closing.contains(&t.text(text)) && text[t.span.end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        if let Some(n) = list[at..].iter().position(closes).filter(|n| *n > 0) {
            out.push(list[at].span.cover(list[at + n - 1].span));
            at += n + 1;
        }
    }
    out
}

fn finding(context: &Context<'_>, article: usize, analysis: &Analysis, span: Span) -> Option<Finding> {
    let words = one_line(analysis.article.slice(span));
    let headline = analysis.article.block_at(span.start)?.span;
    let outlet = analysis.article.outlet();
    let fragment = Wording::of_span(analysis, span);
    let own = context.alignments.quoted.renderings.iter().filter(|r| r.article == article && r.kind != QuotationKind::Indirect);
    let closest = own.filter_map(|r| Some((r, nearest(&fragment, &r.verbatim)?)));
    let closest = closest.max_by(|(x, m), (y, n)| m.score.total_cmp(&n.score).then_with(|| (y.article, y.item).cmp(&(x.article, x.item))));
    let (severity, because, there, marks) = match &closest {
        Some((rendering, found)) => {
            let worst = found.changes.iter().map(|c| grade(c, &fragment, &rendering.verbatim)).max().unwrap_or(Grade::Function);
            let at = found.blocks.first()?.b.clone();
            let one_of = is_one_of(&rendering.verbatim.words[..at.start]);
            let severity = if one_of || worst >= Grade::Slight { SEVERITY } else { Severity::Info };
            let around = sentence_around(&rendering.verbatim, &at);
            let because = if one_of { "the quotation makes it one of several" } else { worst.words() };
            let cover = |r| rendering.verbatim.cover(std::iter::once(r));
            (severity, because, cover(&around)?, Some(cover(&at)?))
        }
        None => (Severity::Info, "nobody is quoted with the like, and the text says it in words of its own", told(analysis, span)?, None),
    };
    let text = one_line(analysis.article.slice(marks.unwrap_or(there)));
    let message = format!("{outlet} has “{words}” in its headline; its text “{}”", super::quoted::clipped(&text));
    let question = format!("Does the text have the headline’s “{}”?", opening(&words));
    let finding = FindingBuilder::new(NAME, severity, question, message)
        .confidence(Confidence::Medium)
        .because(because)
        .aspect(Aspect::Wording)
        .at(article, headline, format!("{outlet}: the headline"))
        .marks([span])
        .at(article, there, format!("{outlet}: the text"))
        .marks(marks);
    context.finding(finding)
}

/// Whether "one of", "one of my most" stands right before.
fn is_one_of(before: &[Word]) -> bool {
    let near = &before[before.len().saturating_sub(4)..];
    near.windows(2).any(|pair| pair[0].key == "1" && pair[1].key == "of")
}

/// The sentence of the text that says most of it.
fn told(analysis: &Analysis, span: Span) -> Option<Span> {
    let stems = |span: Span| -> BTreeSet<String> {
        let text = &analysis.article.text;
        let words = analysis.tokens(span).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| key(t.text(text)));
        words.filter(|w| !is_stop_word(w)).map(|w| stem(&w)).collect()
    };
    let wanted = stems(span);
    let shared = |s: Span| stems(s).intersection(&wanted).count();
    let sentences = analysis.sentences.iter().map(|s| (shared(s.span), s.span));
    let (most, best) = sentences.max_by_key(|(n, span)| (*n, std::cmp::Reverse(span.start)))?;
    (most >= TELLING && most + 1 >= wanted.len()).then_some(best)
}
