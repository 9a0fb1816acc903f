//! All that is linked between the articles of one event.

use super::model::{Alignment, Parsing, Utterance};
use super::quotations::quoted::Quoted;
use super::{ClaimRow, WireGroup};
use crate::extract::Analysis;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

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
    /// The outlet that each article names as its own, in small letters.
    pub outlet_of: BTreeMap<usize, String>,
    /// Agencies and outlets of the event that an article says it has something from, by article.
    pub credits: Vec<(usize, Vec<String>)>,
    /// Questions that the sources answer, with their readings.
    pub claim_rows: Vec<ClaimRow>,
    /// How much of the event was parsed.
    pub parsing: Parsing,
    /// What was left out of an article because it would have taken too long.
    pub notes: Vec<(usize, String)>,
}

impl Alignments {
    /// No links, but what it takes to count the sources of `articles`.
    pub(crate) fn unlinked(articles: &[usize], analyses: &[Analysis]) -> Self {
        let named = |i: &usize| Some((*i, analyses[*i].article.metadata.outlet.as_ref()?.to_lowercase()));
        Self { outlet_of: articles.iter().filter_map(named).collect(), ..Self::default() }
    }

    /// How many independent sources `articles` are: an outlet is one, however many articles it has, and a text that
    /// several print is one, its author's where that is known.
    pub fn independent(&self, articles: impl IntoIterator<Item = usize>) -> usize {
        let (mut sources, mut printed) = (BTreeSet::new(), BTreeSet::new());
        let mut articles = articles.into_iter().peekable();
        let Some(first) = articles.next() else { return 0 };
        if articles.peek().is_none() {
            return 1;
        }
        for article in std::iter::once(first).chain(articles) {
            match self.wire_groups.iter().position(|g| g.articles.contains(&article)) {
                Some(group) => printed.insert(group),
                None => sources.insert(self.outlet(article)),
            };
        }
        // what one outlet alone prints twice, or somebody is credited with, is theirs
        let mut shared = Vec::new();
        for group in printed.iter().map(|g| &self.wire_groups[*g]) {
            let outlets: BTreeSet<Outlet<'_>> = group.articles.iter().map(|a| self.outlet(*a)).collect();
            if let Some(name) = &group.provenance {
                sources.insert(Outlet::Named(name.to_lowercase().into()));
            } else if outlets.len() == 1 {
                sources.extend(outlets);
            } else {
                shared.push(outlets);
            }
        }
        // a text that nobody is credited with may be that of any of those who print it
        for outlets in shared {
            if outlets.is_disjoint(&sources) {
                sources.extend(outlets.into_iter().take(1));
            }
        }
        sources.len()
    }

    /// How many outlets `articles` are from, whoever wrote their texts.
    pub fn outlets(&self, articles: impl IntoIterator<Item = usize>) -> usize {
        articles.into_iter().map(|a| self.outlet(a)).collect::<BTreeSet<_>>().len()
    }

    fn outlet(&self, article: usize) -> Outlet<'_> {
        self.outlet_of.get(&article).map_or(Outlet::Unnamed(article), |name| Outlet::Named(name.as_str().into()))
    }

    /// Prints of one text once each: of `articles`, the first of every text.
    pub(crate) fn first_prints(&self, articles: &[usize]) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let of = |article: usize| self.wire_groups.iter().find(|g| g.articles.contains(&article)).map_or(article, |g| g.articles[0]);
        articles.iter().copied().filter(|a| seen.insert(of(*a))).collect()
    }
}

/// Whose an article is; one that names no outlet stands for itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Outlet<'a> {
    Named(Cow<'a, str>),
    Unnamed(usize),
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Articles 0 and 1 of the Wire, 2 and 3 of the Post, 4 of the Bell, 5 that names no outlet.
    fn event(groups: &[(&[usize], Option<&str>)]) -> Alignments {
        let outlet_of = ["wire", "wire", "post", "post", "bell"].into_iter().enumerate().map(|(i, o)| (i, o.to_owned())).collect();
        let group = |(articles, provenance): &(&[usize], Option<&str>)| WireGroup {
            articles: articles.to_vec(),
            share: 1.0,
            provenance: provenance.map(str::to_owned),
        };
        Alignments { outlet_of, wire_groups: groups.iter().map(group).collect(), ..Alignments::default() }
    }

    #[test]
    fn an_outlet_is_one_source_and_so_is_a_text() {
        assert_eq!(event(&[]).independent([0, 1, 2, 3]), 2);
        assert_eq!(event(&[]).independent([2, 3]), 1);
        assert_eq!(event(&[]).independent([0, 5]), 2);
        // the Post and the Bell print the Wire, and the Post has a report of its own
        let printed = event(&[(&[0, 2, 4], Some("Wire"))]);
        assert_eq!((printed.independent([0, 2, 4]), printed.independent([0, 1, 2, 4]), printed.independent([0, 2, 3, 4])), (1, 1, 2));
        // the Bell prints the Post, or the Post the Bell
        let unknown = event(&[(&[2, 4], None)]);
        assert_eq!((unknown.independent([2, 4]), unknown.independent([2, 3, 4]), unknown.independent([0, 2, 3, 4])), (1, 1, 2));
        // two editions of one report
        assert_eq!(event(&[(&[2, 3], None)]).independent([2, 3, 4]), 2);
    }

    #[test]
    fn a_reprint_is_no_source_more() {
        let groups: [(&[usize], Option<&str>); 2] = [(&[0, 2], Some("Wire")), (&[0, 2, 4], Some("Wire"))];
        assert_eq!(event(&groups[..1]).independent([0, 2, 3]), event(&groups[1..]).independent([0, 2, 3, 4]));
        let groups: [(&[usize], Option<&str>); 2] = [(&[0, 2], None), (&[0, 2, 4], None)];
        assert_eq!(event(&groups[..1]).independent([0, 2, 3]), event(&groups[1..]).independent([0, 2, 3, 4]));
    }
}
