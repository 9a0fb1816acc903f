//! A sentence of the draft stands in none of its sources.
//!
//! *Medium* where it accuses, or gives a figure, of somebody or some body that it names; *low* where it is colour.
//!
//! **Why it matters.** What no source has was seen by the reporter, was added by memory, or is made up. Only the
//! first is fit to print, and the desk has to ask which it is.
//!
//! **Example.** The sources tell of a council vote; the draft ends with “Hotels near the hall had charged an average
//! of $612 for the night.”
//!
//! **Known limits.** Only for `crossread check`. A sentence in wholly other words than its source is taken for one
//! that none has.

use super::Context;
use super::words::bare;
use crate::draft::{Judged, Verdict};
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use crate::language::{Class, classes, key};

pub(super) const NAME: &str = "not-in-sources";
pub(super) const SUMMARY: &str = "no source has what the draft says";
pub(super) const SEVERITY: Severity = Severity::Medium;

/// Stems of words that accuse.
const ACCUSES: &[&str] = &[
    "accus", "alleg", "arrest", "assault", "bribe", "bribery", "charg", "cheat", "convict", "corrupt", "crime", "crimin", "deni",
    "embezzl", "fraud", "guilti", "harass", "illeg", "indict", "kill", "lie", "murder", "rape", "steal", "su", "threaten", "violat",
];

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let Some(draft) = context.draft.filter(|d| context.event.articles.contains(d)) else { return Vec::new() };
    let missing = context.looked.iter().filter(|j| j.verdict == Verdict::NotFound);
    missing.filter_map(|judged| finding(context, draft, judged)).collect()
}

fn finding(context: &Context<'_>, draft: usize, judged: &Judged) -> Option<Finding> {
    let sources = context.event.articles.len().saturating_sub(1);
    let whom = if sources == 1 { "Not in the source".to_owned() } else { format!("In none of {sources} sources") };
    let words = clipped(context.analyses[draft].article.slice(judged.span));
    let (severity, because) = weight(context, draft, judged);
    let question = format!("Which source has this: {}?", bare(&words));
    let builder = FindingBuilder::new(NAME, severity, question, format!("{whom}: “{words}”"))
        .confidence(if judged.probability < 0.2 { Confidence::High } else { Confidence::Medium })
        .because(because)
        .aspect(Aspect::Coverage)
        .at(draft, judged.span, "only the draft has it");
    context.finding(builder)
}

/// The beginning of a long sentence.
fn clipped(text: &str) -> String {
    const MOST: usize = 120;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        None => line,
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
    }
}

/// By what it asserts of whom.
fn weight(context: &Context<'_>, draft: usize, judged: &Judged) -> (Severity, &'static str) {
    let analysis = &context.analyses[draft];
    let text = analysis.article.slice(judged.span);
    let figures = analysis.claims.iter().any(|c| judged.span.overlaps(c.span) && !c.quantities.is_empty());
    let words = || text.split_whitespace().map(|w| key(w.trim_matches(|c: char| !c.is_alphanumeric())));
    let accuses = words().any(|w| ACCUSES.contains(&crate::language::stem(&w).as_str()));
    let named = text.split_whitespace().skip(1).any(|w| w.starts_with(char::is_uppercase))
        || words().any(|w| classes(&w).is(Class::BODY.with(Class::ROLE)));
    match (figures, accuses, named) {
        (true, _, true) => (Severity::Medium, "it gives a figure of somebody or some body that it names"),
        (_, true, true) => (Severity::Medium, "it accuses somebody or some body that it names"),
        _ => (Severity::Low, "it asserts nothing grave of anyone"),
    }
}
