//! A source changed an utterance and says so: with square brackets or with an ellipsis.
//!
//! **Why it matters.** The change is honest, and the reader can see it. An editor may still want to
//! know what the brackets replace and what the dots left out.
//!
//! **Example.** *Harbour Post:* “Nobody on the bridge was looking at them,” said inspector Edwin
//! Sorel. *Daily Bell:* “Nobody on the bridge was looking at [the charts],” Sorel said.
//!
//! **Known limits.** Whether the words left out turn the sense is not judged here; that a quotation
//! ends before a “but” is reported by `quotation-cut-short`.

use super::Context;
use super::grade::{Grade, grade};
use super::quoted::{Case, Pair, Words, findings, pairs};
use super::words::opening;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "marked-change-in-quotation";
pub(super) const SUMMARY: &str = "brackets or an ellipsis mark a change in a quotation";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let cases = pairs(context).filter(Pair::is_one_sentence).filter_map(|pair| case(&pair)).collect();
    findings(context, NAME, cases, |who, [a, b]| Words {
        question: format!("What was changed in “{}”?", opening(&a.words)),
        message: format!("{} {who} with “{}”; {} “{}”, and the change is marked", a.quotes(), a.words, b.has(), b.words),
    })
}

fn case(pair: &Pair<'_>) -> Option<Case> {
    let (a, b) = (pair.a.words(), pair.b.words());
    let graded: Vec<_> = pair.found.changes.iter().map(|c| (c, grade(c, a, b))).collect();
    if graded.iter().any(|(_, g)| *g > Grade::Marked) {
        return None;
    }
    let marked: Vec<_> = graded.into_iter().filter(|(_, g)| *g == Grade::Marked).map(|(c, _)| c).collect();
    if marked.is_empty() {
        return None;
    }
    let in_a: Vec<_> = marked.iter().map(|c| c.a.clone()).collect();
    let in_b: Vec<_> = marked.iter().map(|c| c.b.clone()).collect();
    let sides = [pair.a.shown(&in_a)?, pair.b.shown(&in_b)?];
    let because = "brackets or an ellipsis say so".to_owned();
    Some(Case {
        utterance: pair.utterance,
        sides,
        severity: SEVERITY,
        confidence: pair.confidence(),
        aspects: vec![Aspect::Marks],
        because,
        who: pair.who(),
    })
}
