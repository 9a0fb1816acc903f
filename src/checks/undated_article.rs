//! Articles of the event have no date that can be trusted.
//!
//! **Why it matters.** Without a day of publication, "last Thursday" has nothing to stand on, and
//! an old report can pass for a new one. One finding names all of an event's undated articles; it
//! is `low` if one of them speaks of days that only its date could settle while other articles of
//! the event are dated, else `info`.
//!
//! **Example.** A scraped page whose only date is the clock in its header ("Updated 2:12 PM, Wed,
//! Jan 29, 2020"), while its text is about an event of 2016.
//!
//! **Known limits.** Front matter (`date:`) always settles it.

use super::Context;
use crate::article::{Article, Role, Span};
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};

pub(super) const NAME: &str = "undated-article";
pub(super) const SUMMARY: &str = "an article has no date that can be trusted";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let article = |i: usize| &context.analyses[i].article;
    let mut undated: Vec<(usize, Span)> = context
        .event
        .articles
        .iter()
        .filter(|&&i| article(i).metadata.published.is_none())
        .filter_map(|&i| Some((i, evidence(article(i))?)))
        .collect();
    if undated.is_empty() {
        return Vec::new();
    }
    // The id is made of the evidence in this order, which no path may change.
    undated.sort_by(|a, b| article(a.0).id.cmp(&article(b.0).id));
    let mut finding = FindingBuilder::new(NAME, SEVERITY, question(&undated, &article), message(&undated, &article))
        .confidence(Confidence::High)
        .asked("", undated.iter().map(|&(i, _)| known_by(article(i))))
        .because("no front matter, page metadata, address or dateline gives a day")
        .aspect(Aspect::Text);
    for &(i, span) in &undated {
        finding = finding.at(i, span, label(article(i)));
    }
    context.finding(finding).into_iter().collect()
}

fn question<'a>(undated: &[(usize, Span)], article: &impl Fn(usize) -> &'a Article) -> String {
    match undated {
        [(one, _)] => format!("When was the article of {} published?", article(*one).outlet()),
        _ => "When were these articles published?".to_owned(),
    }
}

fn message<'a>(undated: &[(usize, Span)], article: &impl Fn(usize) -> &'a Article) -> String {
    let mut outlets: Vec<&str> = undated.iter().map(|&(i, _)| article(i).outlet()).collect();
    outlets.sort_unstable();
    match outlets.as_slice() {
        [one] => format!("{one} has no date that can be trusted"),
        many => format!("{} articles have no date that can be trusted: {}", many.len(), many.join(", ")),
    }
}

/// What an article is known by, whatever is put before its text.
fn known_by(article: &Article) -> &str {
    let headline = || article.blocks.iter().find(|b| b.role == Role::Headline).map(|b| article.slice(b.span));
    article.metadata.title.as_deref().or_else(headline).unwrap_or_else(|| article.outlet())
}

/// What looked like a date and why it is none; else that there is nothing.
fn label(article: &Article) -> String {
    let rejected: Vec<String> = article.metadata.rejected_dates.iter().map(|r| format!("“{}”: {}", r.written, r.reason)).collect();
    if rejected.is_empty() {
        format!("{} gives no date", article.outlet())
    } else {
        format!("{}, not taken: {}", article.outlet(), rejected.join("; "))
    }
}

/// Where the date was looked for: the line that only looks like one, else the headline, else the
/// beginning of the text.
fn evidence(article: &Article) -> Option<Span> {
    let rejected = || {
        article
            .metadata
            .rejected_dates
            .iter()
            .map(|r| r.written.as_str())
            .find_map(|r| article.blocks.iter().find(|b| !b.role.is_body() && article.slice(b.span).contains(r)))
    };
    let headline = || article.blocks.iter().find(|b| b.role == Role::Headline);
    rejected().or_else(headline).or_else(|| article.body().next()).map(|b| b.span)
}
