//! A source runs two utterances into one sentence between one pair of quotation marks.
//!
//! **Why it matters.** Two answers to two questions, joined by “and”, make a statement that nobody
//! made.
//!
//! **Example.** *Harbour Post:* “There was a bang like a door slamming,” said Piet Vos. Later he
//! added: “My son asked me if we would sink.” *Daily Bell:* “There was a bang like a door slamming,
//! and my son asked me if we would sink,” said Vos.
//!
//! **Known limits.** Two quotations joined at the end of a sentence, one after the other, are taken
//! for one statement that the other source split with its reporting clause.

use super::Context;
use super::quoted::{Pair, clipped, pairs};
use super::words::opening;
use crate::align::quotations::wording::Gap;
use crate::article::Span;
use crate::extract::QuotationKind;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const NAME: &str = "spliced-utterances";
pub(super) const SUMMARY: &str = "two utterances are run into one quotation";
pub(super) const SEVERITY: Severity = Severity::Medium;

/// A part must have so many words, three of them telling, to be recognised as an utterance.
const LEAST_WORDS: usize = 5;
/// Words that join two parts: "and", "and then".
const MOST_BETWEEN: usize = 2;

/// A part of the spliced quotation and where the other article has it.
struct Part {
    /// Words of the spliced quotation.
    words: Range<usize>,
    /// Quotation of the other article.
    item: usize,
    /// Where it stands there.
    span: Span,
}

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    // Spliced quotation (article, item) and other article → parts.
    let mut parts: BTreeMap<(usize, usize, usize), Vec<Part>> = BTreeMap::new();
    for pair in pairs(context).filter(|p| p.is_one_utterance() && p.a.rendering.article != p.b.rendering.article) {
        add(&pair, true, &mut parts);
        add(&pair, false, &mut parts);
    }
    let found = parts.into_iter().filter_map(|((article, item, other), parts)| {
        let all = &context.alignments.quoted.renderings;
        let words = &all[all.binary_search_by_key(&(article, item), |r| (r.article, r.item)).ok()?].verbatim;
        let (first, second) = spliced(words, parts)?;
        let whole = words.cover([&first.words, &second.words].into_iter())?;
        let outlet = |i: usize| context.analyses[i].article.outlet();
        let text = clipped(context.analyses[article].article.slice(whole));
        let message = format!("{} has as one sentence what {} gives as two utterances: “{text}”", outlet(article), outlet(other));
        let finding = FindingBuilder::new(NAME, SEVERITY, format!("One sentence or two: “{}”?", opening(&text)), message)
            .confidence(Confidence::High)
            .because("each half stands in a quotation of its own in the other source")
            .aspect(Aspect::Wording)
            .at(article, whole, format!("{} runs them into one", outlet(article)))
            .at(other, first.span, format!("{}: the first", outlet(other)))
            .at(other, second.span, format!("{}: the second", outlet(other)));
        context.finding(finding)
    });
    merged(found.collect())
}

/// One finding per spliced quotation, however many sources have the halves apart.
fn merged(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by(|a, b| {
        (a.locations[0].article, a.locations[0].span).cmp(&(b.locations[0].article, b.locations[0].span)).then(a.id.cmp(&b.id))
    });
    found.dedup_by_key(|f| (f.locations[0].article, f.locations[0].span));
    found
}

fn add(pair: &Pair<'_>, a_is_spliced: bool, parts: &mut BTreeMap<(usize, usize, usize), Vec<Part>>) {
    let (spliced, other) = if a_is_spliced { (&pair.a, &pair.b) } else { (&pair.b, &pair.a) };
    for block in &pair.found.blocks {
        let (words, there) = if a_is_spliced { (&block.a, &block.b) } else { (&block.b, &block.a) };
        let telling = spliced.words().words[words.clone()].iter().filter(|w| !w.stop).count();
        let Some(span) = other.words().cover(std::iter::once(there)) else { continue };
        // Fragments within a reporting sentence are pieces of one, not two.
        let whole = other.rendering.kind == QuotationKind::Direct;
        if whole && words.len() >= LEAST_WORDS && telling >= 3 {
            let key = (spliced.rendering.article, spliced.rendering.item, other.rendering.article);
            parts.entry(key).or_default().push(Part { words: words.clone(), item: other.rendering.item, span });
        }
    }
}

/// Two parts from two quotations that stand in one sentence of this one.
fn spliced(words: &crate::align::quotations::wording::Wording, mut parts: Vec<Part>) -> Option<(Part, Part)> {
    parts.sort_by_key(|p| (p.words.start, p.words.end));
    let at = parts.windows(2).position(|pair| {
        let (first, second) = (&pair[0].words, &pair[1].words);
        first.end <= second.start
            && second.start - first.end <= MOST_BETWEEN
            && pair[0].item != pair[1].item
            && words.words[first.end..=second.start].iter().all(|w| w.gap < Gap::Sentence)
    })?;
    let mut rest = parts.drain(at..at + 2);
    Some((rest.next()?, rest.next()?))
}
