//! Dated statements of an event in order of their days.

use super::build::Source;
use super::model::TimelineEntry;
use super::speakers::one_line;

/// Spans longer than this many days ("in 2016", "this spring") are background, not a point in time.
const LONGEST_DAYS: i32 = 14;

/// Every statement with a day that could be resolved, by day, then by article, then by place.
pub(super) fn entries(source: &Source<'_>) -> Vec<TimelineEntry> {
    let mut dated = Vec::new();
    for &i in &source.event.articles {
        let analysis = &source.analyses[i];
        for claim in &analysis.claims {
            for date in &claim.dates {
                let (Some(first), Some(last)) = (date.first, date.last) else { continue };
                if last.since(first).map_or(i32::MAX, |s| s.get_days()) > LONGEST_DAYS {
                    continue;
                }
                let span = analysis.sentences.get(claim.sentence).map_or(claim.span, |s| s.span);
                dated.push((first, last, i, span, date.span));
            }
        }
    }
    dated.sort_unstable();
    dated.dedup_by_key(|(first, last, article, span, _)| (*first, *last, *article, *span));
    dated
        .into_iter()
        .map(|(first, last, i, span, written)| {
            let article = &source.analyses[i].article;
            TimelineEntry {
                first: first.to_string(),
                last: last.to_string(),
                written: one_line(article.slice(written)),
                text: one_line(article.slice(span)),
                article: source.id(i),
            }
        })
        .collect()
}
