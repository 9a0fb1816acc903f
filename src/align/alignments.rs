//! All that is linked between the articles of one event.

use super::model::{Alignment, Utterance};
use super::quotations::quoted::Quoted;
use super::{ClaimRow, WireGroup};
use std::collections::BTreeSet;

/// All links between the articles of one event.
#[derive(Clone, Debug, Default)]
pub struct Alignments {
    /// Links between two spans. Above eight sources only links to a group's first member are kept.
    pub pairs: Vec<Alignment>,
    /// Quotations of the same utterance, over all sources.
    pub utterances: Vec<Utterance>,
    /// What the checks on quotations need, worked out once.
    pub(crate) quoted: Quoted,
    /// Articles that print one text and count as one source.
    pub wire_groups: Vec<WireGroup>,
    /// Agencies and outlets of the event that an article says it has something from, by article.
    pub credits: Vec<(usize, Vec<String>)>,
    /// Questions that the sources answer, with their readings.
    pub claim_rows: Vec<ClaimRow>,
    /// What was left out of an article because it would have taken too long.
    pub notes: Vec<(usize, String)>,
}

impl Alignments {
    /// How many sources `articles` are, prints of one text counted once.
    pub fn independent(&self, articles: impl IntoIterator<Item = usize>) -> usize {
        let text = |article: usize| self.wire_groups.iter().position(|g| g.articles.contains(&article));
        let (mut texts, mut others) = (BTreeSet::new(), BTreeSet::new());
        for article in articles {
            match text(article) {
                Some(group) => texts.insert(group),
                None => others.insert(article),
            };
        }
        texts.len() + others.len()
    }

    /// Prints of one text once each: of `articles`, the first of every source.
    pub(crate) fn first_prints(&self, articles: &[usize]) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let of = |article: usize| self.wire_groups.iter().find(|g| g.articles.contains(&article)).map_or(article, |g| g.articles[0]);
        articles.iter().copied().filter(|a| seen.insert(of(*a))).collect()
    }
}
