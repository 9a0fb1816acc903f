//! Links between prints of one text → as many as hold them together.
//!
//! Two hundred papers print one agency's report of a fire: each sentence agrees with the same sentence
//! in a hundred and ninety-nine others, and that is one thing to know, not twenty thousand. Links that
//! tell of a difference are kept, every one, and so are links to articles that are no print of the text.

use super::quotations::MANY_SOURCES;
use super::{Alignment, Kind, Relation, WireGroup};
use crate::article::Span;
use std::collections::BTreeMap;

/// Of the claims that agree within a text that more than eight articles print, keep the links that
/// hold them together, the closest first.
pub(super) fn collapse(pairs: Vec<Alignment>, texts: &[WireGroup]) -> Vec<Alignment> {
    let text_of: BTreeMap<usize, usize> = texts
        .iter()
        .enumerate()
        .filter(|(_, group)| group.articles.len() > MANY_SOURCES)
        .flat_map(|(n, group)| group.articles.iter().map(move |article| (*article, n)))
        .collect();
    if text_of.is_empty() {
        return pairs;
    }
    let is_within = |p: &Alignment| {
        let text = text_of.get(&p.a.article);
        let says_the_same = matches!(p.relation, Relation::Agrees | Relation::Similar);
        p.kind == Kind::Claim && says_the_same && text.is_some() && text == text_of.get(&p.b.article)
    };
    let mut order: Vec<usize> = (0..pairs.len()).filter(|n| is_within(&pairs[*n])).collect();
    order.sort_by(|x, y| pairs[*y].score.total_cmp(&pairs[*x].score).then(x.cmp(y)));
    let mut keep: Vec<bool> = pairs.iter().map(|p| !is_within(p)).collect();
    let mut places = Places::default();
    for n in order {
        let (a, b) = (places.of(pairs[n].a.article, pairs[n].a.span), places.of(pairs[n].b.article, pairs[n].b.span));
        keep[n] = places.join(a, b);
    }
    pairs.into_iter().zip(keep).filter_map(|(pair, keep)| keep.then_some(pair)).collect()
}

/// Sentences of articles, joined into sets.
#[derive(Default)]
struct Places {
    known: BTreeMap<(usize, Span), usize>,
    parent: Vec<usize>,
}

impl Places {
    fn of(&mut self, article: usize, span: Span) -> usize {
        let next = self.parent.len();
        let place = *self.known.entry((article, span)).or_insert(next);
        if place == next {
            self.parent.push(next);
        }
        place
    }

    fn root(&mut self, mut place: usize) -> usize {
        while self.parent[place] != place {
            self.parent[place] = self.parent[self.parent[place]];
            place = self.parent[place];
        }
        place
    }

    /// Whether the two were apart until now.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
        a != b
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Anchor;

    fn link(a: usize, b: usize, relation: Relation) -> Alignment {
        let anchor = |article| Anchor { article, span: Span::new(0, 10), item: Some(0) };
        Alignment { kind: Kind::Claim, relation, score: 0.9, a: anchor(a), b: anchor(b) }
    }

    fn kept(prints: usize) -> Vec<(usize, usize, Relation)> {
        let mut pairs: Vec<Alignment> = (0..prints).flat_map(|a| (a + 1..prints).map(move |b| link(a, b, Relation::Agrees))).collect();
        pairs.push(link(1, 5, Relation::Conflicts));
        pairs.push(link(2, 30, Relation::Agrees));
        pairs.push(link(3, 30, Relation::Agrees));
        let group = WireGroup { articles: (0..prints).collect(), share: 1.0, provenance: None };
        collapse(pairs, &[group]).into_iter().map(|p| (p.a.article, p.b.article, p.relation)).collect()
    }

    #[test]
    fn prints_that_agree_are_held_together_and_what_differs_is_kept() {
        let kept = kept(20);
        assert_eq!(kept.iter().filter(|(_, b, r)| *r == Relation::Agrees && *b < 20).count(), 19);
        assert!(kept.contains(&(1, 5, Relation::Conflicts)));
        assert!(kept.contains(&(2, 30, Relation::Agrees)) && kept.contains(&(3, 30, Relation::Agrees)));
    }

    #[test]
    fn of_few_prints_every_link_is_kept() {
        assert_eq!(kept(8).len(), 28 + 3);
    }
}
