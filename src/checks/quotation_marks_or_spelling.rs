//! Two sources give one utterance in the same words, written differently: US and UK spelling,
//! contractions, figures for number words, hyphens.
//!
//! **Why it matters.** It is no difference in what was said. House style explains it; it is listed
//! so that nobody needs to look for it again.
//!
//! **Example.** *Harbour Post:* “We won’t apologise,” said Mayor Ana Holt. *Daily Bell:* “We will
//! not apologize,” Holt said.
//!
//! **Known limits.** Commas, dashes and capitals are not compared at all.

use super::Context;
use super::grade::{Grade, grade};
use super::quoted::{Case, Pair, Words, findings, pairs};
use super::words::opening;
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "quotation-marks-or-spelling";
pub(super) const SUMMARY: &str = "sources write the same quoted words differently";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let cases = pairs(context).filter(Pair::is_one_sentence).filter_map(|pair| case(&pair)).collect();
    findings(context, NAME, cases, |who, [a, b]| Words {
        question: format!("How is “{}” written?", opening(&a.words)),
        message: format!("{} {who} with “{}”; {} “{}”, the same words written differently", a.quotes(), a.words, b.has(), b.words),
    })
}

fn case(pair: &Pair<'_>) -> Option<Case> {
    let found = pair.found;
    // Where words differ too, that is what the editor must see.
    let substance = found.changes.iter().any(|c| grade(c, pair.a.words(), pair.b.words()) > Grade::Marked);
    if substance || found.formats.is_empty() || pair.a.rendering.article == pair.b.rendering.article {
        return None;
    }
    let a: Vec<_> = found.formats.iter().map(|c| c.a.clone()).collect();
    let b: Vec<_> = found.formats.iter().map(|c| c.b.clone()).collect();
    let (mut a, mut b) = (pair.a.shown(&a)?, pair.b.shown(&b)?);
    // The keys are the same; it is the writing that makes two readings.
    for side in [&mut a, &mut b] {
        side.reading = side.words.to_lowercase();
    }
    let sides = [a, b];
    let because = "spelling, contraction or figures only".to_owned();
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
