//! A draft's text, paragraph by paragraph, cut where its quotations and claims begin and end, so that
//! a page can mark each with its verdict beside the sources' words.
//!
//! "He said the road *is open* after *14 hours*" is cut into five pieces, of which two are items.

use crate::report::model::{Article, DraftItem, DraftParagraph, DraftPiece};
use std::collections::BTreeSet;

/// The paragraphs of `article` less its furniture; `items` are sorted by where they begin.
pub(super) fn paragraphs(article: &Article, items: &[DraftItem]) -> Vec<DraftParagraph> {
    let blocks = article.blocks.iter().filter(|b| !b.role.is_furniture() && b.start < b.end);
    blocks.map(|block| paragraph(&article.text, block.start, block.end, items)).collect()
}

fn paragraph(text: &str, start: usize, end: usize, items: &[DraftItem]) -> DraftParagraph {
    let here: Vec<usize> = (0..items.len()).filter(|i| items[*i].start < end && start < items[*i].end).collect();
    let mut cuts = BTreeSet::from([start, end]);
    for item in here.iter().map(|i| &items[*i]) {
        cuts.extend([item.start, item.end].into_iter().filter(|at| (start..end).contains(at)));
    }
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let pieces = cuts.windows(2).filter_map(|cut| {
        let (from, to) = (*cut.first()?, *cut.last()?);
        let covering = || here.iter().copied().filter(move |i| items[*i].start <= from && to <= items[*i].end);
        Some(DraftPiece {
            text: text.get(from..to)?.to_owned(),
            verdict: covering().map(|i| items[i].verdict).min(),
            ends: covering().filter(|i| items[*i].start >= start && items[*i].end.min(end) == to).collect(),
        })
    });
    DraftParagraph { pieces: pieces.collect(), items: here.iter().copied().filter(|i| items[*i].start >= start).collect() }
}
