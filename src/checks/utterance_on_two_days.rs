//! Sources name two days on which one utterance was made.
//!
//! **Why it matters.** What she said on Wednesday was before the vote, what she said on Thursday was
//! after it. One of the sources has the wrong day, or she said it twice.
//!
//! **Example.** *Harbour Post:* “Somebody signed for this,” Mayor Ana Holt said on Wednesday. *Daily
//! Bell:* “Somebody signed for this,” Holt told the council on Thursday.
//!
//! **Known limits.** The day must stand in the reporting clause, or in that of the same speaker's
//! quotation just before. “Yesterday” is compared only where both articles are dated.

use super::Context;
use super::occasion::{days_differ, is_sure, sentence};
use super::quoted::{Case, Pair, Side, findings, pairs};
use crate::findings::{Aspect, Finding, Severity};
use crate::language::date::DateExpression;

pub(super) const NAME: &str = "utterance-on-two-days";
pub(super) const SUMMARY: &str = "sources name two days for one utterance";
pub(super) const SEVERITY: Severity = Severity::Medium;

/// Words of the quotation that the message gives.
const FIRST_WORDS: usize = 8;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let cases = pairs(context).filter(is_sure).filter_map(|pair| case(&pair)).collect();
    findings(context, NAME, cases, |who, [a, b]| {
        format!("{who} said “{}” {} according to {}, {} according to {}", a.note, a.words, a.outlets, b.words, b.outlets)
    })
}

fn case(pair: &Pair<'_>) -> Option<Case> {
    let [x, y] = days_differ(pair)?;
    Some(Case {
        utterance: pair.utterance,
        sides: [shown(&pair.a, &x)?, shown(&pair.b, &y)?],
        severity: SEVERITY,
        confidence: pair.confidence(),
        aspects: vec![Aspect::Date],
        because: "the same words of one speaker, each with a day in its reporting clause".to_owned(),
        who: pair.who(),
    })
}

fn shown(side: &Side<'_>, day: &DateExpression) -> Option<super::quoted::Shown> {
    let mut shown = side.shown_whole()?;
    shown.note = shown.words.split_whitespace().take(FIRST_WORDS).collect::<Vec<_>>().join(" ") + " …";
    let written = side.slice(day.span);
    let bare = !written.starts_with(char::is_uppercase) || written.starts_with("Yesterday") || written.starts_with("Today");
    shown.words = if bare { written.to_lowercase() } else { format!("on {written}") };
    shown.reading.clone_from(&day.written());
    let together = side.analysis.article.block_at(shown.span.start)?.span.contains(day.span);
    shown.span = if together { shown.span.cover(day.span) } else { sentence(side.analysis, day.span)? };
    shown.marks = vec![day.span];
    Some(shown)
}
