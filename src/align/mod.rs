//! [`Event`] → [`Alignments`]: links between spans of its articles that give the same utterance,
//! claim or passage.
//!
//! "We will not pay" in one paper and "We won't pay a cent" in another, both by Mayor Holt, are
//! aligned here; that they differ is found in `checks`.

mod alignments;
mod claims;
mod clauses;
mod copies;
pub(crate) mod entities;
mod model;
mod passages;
mod prints;
pub(crate) mod quotations;
mod reason;

pub use alignments::Alignments;
pub use claims::{ClaimReading, ClaimRow, ClaimSite, Slot};
pub(crate) use claims::{
    GRAVE, NOBODY, NOT_BEGUN, SERIOUS, SLIGHT, SUM, are_opposite_words, exclude_offices, is_activity, offices, offices_go_together,
};
#[cfg(feature = "train")]
pub use clauses::study;
pub use model::{Agency, AlignOptions, Alignment, Anchor, Kind, Parsing, Relation, Utterance};
pub use passages::WireGroup;
pub use reason::Reason;

use crate::events::Event;
use crate::extract::Analysis;
use copies::Copies;
use std::collections::BTreeMap;

/// The answer of most sources first, where five prints of one text are one source.
fn rank_readings(alignments: &mut Alignments) {
    let mut rows = std::mem::take(&mut alignments.claim_rows);
    for row in &mut rows {
        row.readings.sort_by_cached_key(|r| std::cmp::Reverse(alignments.independent(r.sites.iter().map(|s| s.article))));
    }
    alignments.claim_rows = rows;
}

/// Align the quotations, claims and passages of the articles of `event`.
pub fn align(event: &Event, analyses: &[Analysis], options: &AlignOptions) -> Alignments {
    let (copies, compared) = Copies::of(event, analyses);
    let claims = claims::align(&compared, analyses);
    let mut out = Alignments {
        pairs: claims.pairs,
        claim_rows: claims.rows,
        parsing: claims.parsing,
        ..Alignments::unlinked(&event.articles, analyses)
    };
    out.notes.extend(claims.cut.into_iter().map(|(article, why)| (article, why.to_owned())));
    let many = event.articles.len() > quotations::MANY_SOURCES;
    quotations::align(&compared, analyses, many, &mut out);
    let shared = passages::align(&compared, &copies, &event.articles, analyses, &options.agencies);
    out.pairs.extend(shared.passages);
    out.wire_groups = shared.wire_groups;
    out.pairs = prints::collapse(std::mem::take(&mut out.pairs), &out.wire_groups);
    out.credits = shared.credits;
    let alike = "many of its sentences are alike: each was looked for only among the likeliest of another article, or near its own place";
    let left_out = "so many articles share its wording that it was compared for it only with those that share most";
    out.notes.extend(shared.cut.into_iter().map(|article| (article, alike.to_owned())));
    out.notes.extend(shared.left_out.into_iter().map(|article| (article, left_out.to_owned())));
    copies.widen(&mut out);
    rank_readings(&mut out);
    out
}

/// Align what stays the same over the events of one story: names, the state of lasting processes,
/// utterances. `story` holds all its articles; `unit` says for each to which event it belongs, and no link
/// is made within one event.
pub fn align_across(story: &Event, unit: &BTreeMap<usize, usize>, analyses: &[Analysis]) -> Alignments {
    let mut out = Alignments { claim_rows: claims::align_across(unit, analyses), ..Alignments::unlinked(&story.articles, analyses) };
    quotations::align(story, analyses, story.articles.len() > quotations::MANY_SOURCES, &mut out);
    let apart = |x: usize, y: usize| unit.get(&x) != unit.get(&y);
    out.pairs.retain(|p| apart(p.a.article, p.b.article));
    let renderings = &out.quoted.renderings;
    out.quoted.links.retain(|l| apart(renderings[l.a].article, renderings[l.b].article));
    out
}
