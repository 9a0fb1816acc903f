//! Every source tells something that the draft leaves out.
//!
//! **Why it matters.** What all sources have belongs to the story, and its absence is more often an
//! oversight than a choice.
//!
//! **Example.** All four sources say that 23 people were hurt; the draft says nothing of them.
//!
//! **Known limits.** Only for `crossread check`, only with two sources or more (articles that print one
//! text are one), and only for figures and for people named in full. A draft that is shorter by design
//! leaves much out: each is at most `low`.

use super::Context;
use super::only_here::sources;
use crate::article::Span;
use crate::extract::{Analysis, Quantity};
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use crate::language::quantity::Unit;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const NAME: &str = "missing-in-draft";
pub(super) const SUMMARY: &str = "all sources but the draft have it";
pub(super) const SEVERITY: Severity = Severity::Low;

/// Sources that must agree on what is missing.
const FEWEST_SOURCES: usize = 2;
/// Sources shown for one fact.
const SHOWN: usize = 3;
/// Facts shown.
const MOST: usize = 10;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let Some(draft) = context.draft.filter(|d| context.event.articles.contains(d)) else { return Vec::new() };
    let source = sources(context);
    let others: Vec<usize> = context.event.articles.iter().copied().filter(|a| *a != draft && source[a] != source[&draft]).collect();
    let all: BTreeSet<usize> = others.iter().map(|a| source[a]).collect();
    if all.len() < FEWEST_SOURCES {
        return Vec::new();
    }
    let mut places: BTreeMap<String, Vec<(usize, Span)>> = BTreeMap::new();
    for &article in &others {
        for (fact, span) in facts(&context.analyses[article]) {
            places.entry(fact).or_default().push((article, span));
        }
    }
    let known: BTreeSet<String> = facts(&context.analyses[draft]).into_iter().map(|f| f.0).collect();
    let missing = places.into_iter().filter(|(fact, at)| {
        let having: BTreeSet<usize> = at.iter().map(|p| source[&p.0]).collect();
        having == all && !known.contains(fact) && !is_mentioned(&context.analyses[draft], fact)
    });
    missing.filter_map(|(fact, at)| finding(context, draft, &fact, &at)).take(MOST).collect()
}

/// What an article states in a form that can be compared, with the sentence: "14|dead" and "name|ana holt".
fn facts(analysis: &Analysis) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    for claim in analysis.claims.iter().filter(|c| !c.is_headline) {
        for q in claim.quantities.iter().filter(|q| tells(q)) {
            out.push((format!("figure|{}|{}", q.value, q.unit.name()), claim.span));
        }
    }
    for person in analysis.people.iter().filter(|p| p.is_human && p.name.contains(' ')) {
        let Some(first) = person.mentions.first() else { continue };
        let sentence = analysis.sentences.iter().find(|s| s.span.contains(*first)).map_or(*first, |s| s.span);
        out.push((format!("name|{}", person.name.to_lowercase()), sentence));
    }
    out
}

/// Whether a figure says enough by itself to be missed: no "one", no rank, no "dozens", no length
/// or duration, which two papers give in two units.
fn tells(q: &Quantity) -> bool {
    matches!(q.unit, Unit::Count | Unit::Percent) && (q.value >= 10.0 || q.unit == Unit::Percent || q.of == "people") && q.value > 1.0
}

/// Whether the draft has the family name, or the figure in its text in any role.
fn is_mentioned(draft: &Analysis, fact: &str) -> bool {
    match fact.split('|').collect::<Vec<_>>().as_slice() {
        ["name", name] => name.rsplit(' ').next().is_some_and(|family| draft.article.text.to_lowercase().contains(family)),
        ["figure", value, unit] => {
            let value: f64 = value.parse().unwrap_or(0.0);
            let all = draft.claims.iter().flat_map(|c| &c.quantities);
            all.filter(|q| q.unit.name() == *unit)
                .any(|q| (q.value - value).abs() <= 0.05 * value.abs() || q.low <= value && value <= q.high)
        }
        _ => false,
    }
}

fn finding(context: &Context<'_>, draft: usize, fact: &str, at: &[(usize, Span)]) -> Option<Finding> {
    let mut shown: BTreeSet<usize> = BTreeSet::new();
    let place = |article: usize, span: Span| (article, span, format!("{} has it", context.analyses[article].article.outlet()));
    let places: Vec<_> = at.iter().filter(|(a, _)| shown.insert(*a)).map(|(a, s)| place(*a, *s)).collect();
    let what = match fact.split('|').collect::<Vec<_>>().as_slice() {
        ["name", name] => capitalised(name),
        ["figure", value, ""] => format!("the figure {value}"),
        ["figure", value, unit] => format!("the figure {value} {unit}"),
        _ => return None,
    };
    let head = context.analyses[draft].article.body().next()?.span;
    let question = format!("Should the draft have {what}?");
    let mut finding =
        FindingBuilder::new(NAME, SEVERITY, question, format!("All {} sources have {what}; the draft does not", places.len()))
            .confidence(Confidence::Medium)
            .because("each source has it, and the draft neither in these nor in other words that were recognised")
            .aspect(Aspect::Coverage)
            .at(draft, head, "the draft leaves it out");
    for (article, span, label) in places.into_iter().take(SHOWN) {
        finding = finding.at(article, span, label);
    }
    context.finding(finding)
}

fn capitalised(name: &str) -> String {
    let word = |w: &str| {
        let mut chars = w.chars();
        chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
    };
    name.split(' ').map(word).collect::<Vec<String>>().join(" ")
}
