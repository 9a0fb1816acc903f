//! An article of the event begins in the middle of a sentence.
//!
//! **Why it matters.** A text whose beginning was lost when it was copied or scraped may have lost
//! the very sentence that says who spoke, when, or about whom; what seems to be left out by this
//! source was perhaps only torn off.
//!
//! **Example.** "ngine) failure, which the company denied": a bracket closes that never opened.
//!
//! **Known limits.** Only the beginning of the text is looked at. A text that lost whole sentences
//! and begins with a new one looks complete.

use super::Context;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};

pub(super) const NAME: &str = "torn-text";
pub(super) const SUMMARY: &str = "an article's text begins in the middle of a sentence";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let articles = context.event.articles.iter().map(|&i| (i, &context.analyses[i].article));
    articles
        .filter_map(|(i, article)| {
            let torn = article.torn_start?;
            let message = format!("the text of {} is torn at its start: “{} …”", article.outlet(), article.slice(torn));
            let question = format!("How does the text of {} begin?", article.outlet());
            let finding = FindingBuilder::new(NAME, SEVERITY, question, message)
                .confidence(Confidence::High)
                .because("the first paragraph begins inside a sentence, or closes a bracket that it never opened")
                .aspect(Aspect::Text)
                .at(i, torn, "the text begins here");
            context.finding(finding)
        })
        .collect()
}
