//! Dated statements of an event in order of their days.

use super::model::TimelineEntry;
use super::source::Source;
use super::wording::Wording;
use crate::language::one_line;
use std::collections::BTreeMap;

/// Spans longer than this many days ("in 2016", "this spring") are background, not a point in time.
const LONGEST_DAYS: i32 = 14;

/// Every statement with a day that could be resolved, by day, then by article, then by place;
/// what several articles have in the same words stands once.
pub(super) fn entries(source: &Source<'_>) -> Vec<TimelineEntry> {
    let mut dated = Vec::new();
    for &i in &source.event.articles {
        let analysis = &source.analyses[i];
        for claim in analysis.claims.iter().filter(|c| !c.is_headline) {
            for date in &claim.dates {
                let (Some(first), Some(last)) = (date.first, date.last) else { continue };
                if last.since(first).map_or(i32::MAX, |s| s.get_days()) > LONGEST_DAYS {
                    continue;
                }
                dated.push((first, last, i, claim.span, date.span));
            }
        }
    }
    dated.sort_unstable();
    dated.dedup_by_key(|(first, last, article, span, _)| (*first, *last, *article, *span));
    let mut entries: Vec<TimelineEntry> = Vec::with_capacity(dated.len());
    let mut told: BTreeMap<_, usize> = BTreeMap::new();
    for (first, last, i, span, written) in dated {
        let article = &source.analyses[i].article;
        let text = one_line(article.slice(span));
        if let Some(at) = told.get(&(first, last, Wording::of(&text).key())) {
            let entry = &mut entries[*at];
            let id = source.id(i);
            if entry.article != id && !entry.also.contains(&id) {
                entry.also.push(id);
            }
            continue;
        }
        told.insert((first, last, Wording::of(&text).key()), entries.len());
        entries.push(TimelineEntry {
            first: first.to_string(),
            last: last.to_string(),
            written: one_line(article.slice(written)),
            text,
            article: source.id(i),
            also: Vec::new(),
        });
    }
    entries
}
