//! [`Event`] → [`Alignments`]: links between spans of its articles that give the same utterance,
//! claim or passage.
//!
//! "We will not pay" in one paper and "We won't pay a cent" in another, both by Mayor Holt, are
//! aligned here; that they differ is found in `checks`.

mod claims;
mod model;
mod passages;
pub(crate) mod quotations;

pub use claims::{ClaimReading, ClaimRow, ClaimSite, Slot};
pub(crate) use claims::{exclude_offices, offices};
pub use model::{AlignOptions, Alignment, Alignments, Anchor, Kind, Relation, Utterance};
pub use passages::WireGroup;

use crate::events::Event;
use crate::extract::Analysis;

/// Align the quotations, claims and passages of the articles of `event`.
pub fn align(event: &Event, analyses: &[Analysis], options: &AlignOptions) -> Alignments {
    let _ = options;
    let (pairs, claim_rows) = claims::align(event, analyses);
    let mut out = Alignments { pairs, claim_rows, ..Alignments::default() };
    quotations::align(event, analyses, &mut out);
    let (passages, wire_groups) = passages::align(event, analyses);
    out.pairs.extend(passages);
    out.wire_groups = wire_groups;
    out
}
