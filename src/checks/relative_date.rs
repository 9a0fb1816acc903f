//! An undated article counts days from a day that is nowhere given.
//!
//! **Why it matters.** "Yesterday morning" in a text without a date may be last week's or last year's;
//! whoever takes it over dates the event by guesswork.
//!
//! **Example.** A blog whose only date is its copyright line: "The ferry ran aground yesterday morning."
//!
//! **Known limits.** Never an alarm by itself; `undated-article` names the articles. One finding names the
//! sentences of all of an event's undated articles. Weekdays ("on Thursday") are left out: most readers
//! take them for the week of what is told.

use super::Context;
use super::words::opening;
use crate::article::Span;
use crate::extract::{Analysis, Claim};
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};

pub(super) const NAME: &str = "relative-date";
pub(super) const SUMMARY: &str = "days are counted from a day that is nowhere given";
pub(super) const SEVERITY: Severity = Severity::Info;

/// Sentences shown for one article.
const SHOWN: usize = 2;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let analysis = |n: usize| &context.analyses[n];
    let mut undated: Vec<usize> =
        context.event.articles.iter().copied().filter(|a| analysis(*a).article.metadata.published.is_none()).collect();
    // the id is made of the evidence in this order, which no path may change
    undated.sort_by(|a, b| analysis(*a).article.id.cmp(&analysis(*b).article.id));
    let hanging: Vec<(usize, Vec<(&Claim, Span)>)> =
        undated.into_iter().map(|a| (a, hanging(analysis(a)))).filter(|(_, claims)| !claims.is_empty()).collect();
    let Some((first, claims)) = hanging.first() else { return Vec::new() };
    let words = |article: usize, at: Span| analysis(article).article.slice(at).split_whitespace().collect::<Vec<_>>().join(" ");
    let outlet = |article: usize| analysis(article).article.outlet();
    let others = match hanging.len() - 1 {
        0 => String::new(),
        1 => ", and one more article says when in such words".to_owned(),
        n => format!(", and {n} more articles say when in such words"),
    };
    let message = format!("{} says “{}” and gives no date{others}", outlet(*first), words(*first, claims[0].1));
    let question = format!("Which day is “{}”?", opening(&words(*first, claims[0].1)));
    let mut finding = FindingBuilder::new(NAME, SEVERITY, question, message)
        .confidence(Confidence::High)
        .because("the article has no date that can be trusted, so that these days cannot be counted from any")
        .aspect(Aspect::Text);
    for (article, claims) in &hanging {
        for (claim, at) in claims.iter().take(SHOWN) {
            finding =
                finding.at(*article, claim.span, format!("{}: “{}” of which day?", outlet(*article), words(*article, *at))).marks([*at]);
        }
    }
    context.finding(finding).into_iter().collect()
}

/// Claims with a day that cannot be placed without another: "yesterday".
fn hanging(analysis: &Analysis) -> Vec<(&Claim, Span)> {
    let of = |c: &Claim| c.dates.iter().find(|d| d.first.is_none() && d.written().starts_with("rel:")).map(|d| d.span);
    analysis.claims.iter().filter(|c| !c.is_headline).filter_map(|c| Some((c, of(c)?))).collect()
}
