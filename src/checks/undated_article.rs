//! An article of the event has no date that can be trusted.
//!
//! **Why it matters.** Without a day of publication, "last Thursday" has nothing to stand on, and
//! an old report can pass for a new one.
//!
//! **Example.** A scraped page whose only date is the clock in its header ("Updated 2:12 PM, Wed,
//! Jan 29, 2020"), while its text is about an event of 2016.
//!
//! **Known limits.** Front matter (`date:`) always settles it.

use super::Context;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};

pub(super) const NAME: &str = "undated-article";
pub(super) const SUMMARY: &str = "an article has no date that can be trusted";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let undated = context.event.articles.iter().filter(|i| context.analyses[**i].article.metadata.published.is_none());
    undated
        .filter_map(|&i| {
            let article = &context.analyses[i].article;
            let first = article.body().next()?.span;
            let rejected: Vec<String> =
                article.metadata.rejected_dates.iter().map(|r| format!("“{}”: {}", r.written, r.reason)).collect();
            let message = if rejected.is_empty() {
                format!("{} has no date", article.outlet())
            } else {
                format!("{} has no date that can be trusted ({})", article.outlet(), rejected.join("; "))
            };
            FindingBuilder::new(NAME, SEVERITY, message)
                .confidence(Confidence::High)
                .because("no front matter, page metadata, address or dateline gives a day")
                .aspect(Aspect::Text)
                .at(i, first, "the article without a date begins here")
                .build(context.analyses)
        })
        .collect()
}
