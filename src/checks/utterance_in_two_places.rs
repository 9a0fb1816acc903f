//! Sources name two places at which one utterance was made.
//!
//! **Why it matters.** Said in parliament it is on the record; said at a roadblock it was to whoever
//! stood there. One of the sources has the wrong place, or it was said twice.
//!
//! **Example.** *Harbour Post:* “Somebody signed for this,” Mayor Ana Holt said in Lyon. *Daily
//! Bell:* “Somebody signed for this,” Holt said in Marseille.
//!
//! **Known limits.** Where the sources do not name two days as well, both places must be known towns,
//! or both countries: “in Congress” and “in Washington” may be one place.

use super::Context;
use super::occasion::{Place, days_differ, exclude, is_sure, place, sentence};
use super::quoted::{Case, Pair, Side, findings, pairs};
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "utterance-in-two-places";
pub(super) const SUMMARY: &str = "sources name two places for one utterance";
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
    let (x, y) = (place(&pair.a)?, place(&pair.b)?);
    if !exclude(&x, &y, days_differ(pair).is_some()) {
        return None;
    }
    Some(Case {
        utterance: pair.utterance,
        sides: [shown(&pair.a, &x)?, shown(&pair.b, &y)?],
        severity: SEVERITY,
        confidence: pair.confidence(),
        aspects: vec![Aspect::Place],
        because: "the same words of one speaker, each with a place in its reporting clause".to_owned(),
        who: pair.who(),
    })
}

fn shown(side: &Side<'_>, place: &Place) -> Option<super::quoted::Shown> {
    let mut shown = side.shown_whole()?;
    shown.note = shown.words.split_whitespace().take(FIRST_WORDS).collect::<Vec<_>>().join(" ") + " …";
    let told = super::quoted::squeezed(side.slice(place.told));
    let (preposition, rest) = told.split_once(' ').unwrap_or(("at", &told));
    shown.words = format!("{} {rest}", preposition.to_lowercase());
    shown.reading = shown.words.to_lowercase();
    let together = side.analysis.article.block_at(shown.span.start)?.span.contains(place.span);
    shown.span = if together { shown.span.cover(place.span) } else { sentence(side.analysis, place.span)? };
    shown.marks = vec![place.span];
    Some(shown)
}
