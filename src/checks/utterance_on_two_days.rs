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
use super::occasion::{Circumstance, Named, conflicts, days_differ};
use super::quoted::{Pair, Side};
use crate::findings::{Aspect, Finding, Severity};
use crate::language::date::{DateExpression, Form};

pub(super) const NAME: &str = "utterance-on-two-days";
pub(super) const SUMMARY: &str = "sources name two days for one utterance";
pub(super) const SEVERITY: Severity = Severity::Medium;

const DAY: Circumstance = Circumstance {
    name: NAME,
    asks: "When",
    severity: SEVERITY,
    aspect: Aspect::Date,
    because: "the same words of one speaker, each with a day in its reporting clause",
};

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    conflicts(context, &DAY, differ)
}

fn differ(pair: &Pair<'_>) -> Option<[Named; 2]> {
    let [x, y] = days_differ(pair)?;
    Some([named(&pair.a, &x), named(&pair.b, &y)])
}

fn named(side: &Side<'_>, day: &DateExpression) -> Named {
    let written = side.slice(day.span);
    let bare = !written.starts_with(char::is_uppercase) || written.starts_with("Yesterday") || written.starts_with("Today");
    let month = matches!(day.form, Form::Day { day: None, weekday: None, .. });
    let words = if bare { written.to_lowercase() } else { format!("{} {written}", if month { "in" } else { "on" }) };
    Named { words, reading: day.written().clone(), span: day.span }
}
