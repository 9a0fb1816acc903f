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
use super::occasion::{Circumstance, Named, Place, conflicts, days_differ, exclude, place};
use super::quoted::{Pair, Side};
use crate::findings::{Aspect, Finding, Severity};

pub(super) const NAME: &str = "utterance-in-two-places";
pub(super) const SUMMARY: &str = "sources name two places for one utterance";
pub(super) const SEVERITY: Severity = Severity::Medium;

const PLACE: Circumstance = Circumstance {
    name: NAME,
    asks: "Where",
    severity: SEVERITY,
    aspect: Aspect::Place,
    because: "the same words of one speaker, each with a place in its reporting clause",
};

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    conflicts(context, &PLACE, differ)
}

fn differ(pair: &Pair<'_>) -> Option<[Named; 2]> {
    let (x, y) = (place(&pair.a)?, place(&pair.b)?);
    exclude(&x, &y, days_differ(pair).is_some()).then(|| [named(&pair.a, &x), named(&pair.b, &y)])
}

fn named(side: &Side<'_>, place: &Place) -> Named {
    let told = crate::language::one_line(side.slice(place.told));
    let (preposition, rest) = told.split_once(' ').unwrap_or(("at", &told));
    let words = format!("{} {rest}", preposition.to_lowercase());
    Named { reading: words.to_lowercase(), words, span: place.span }
}
