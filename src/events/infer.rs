//! Grouping from the text alone, with the reasons an editor reads.

use super::candidates::{Edge, edges};
use super::likeness::{Weighted, likeness, weigh};
use super::linkage::{Graph, cluster};
use super::model::{Certainty, Event, Evidence, Grouping, Story};
use super::naming::{self, Telling};
use super::profile::{Profile, profile, title};
use crate::article::Article;
use crate::extract::Analysis;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Mean likeness at which two groups are one event.
const SAME_EVENT: f64 = 0.10;
/// Mean likeness to its event at which an article is surely of it.
const SURELY_SAME: f64 = 0.20;
/// Mean likeness at which two events are of one story.
const SAME_STORY: f64 = 0.06;

/// Group `analyses` by their texts.
pub(super) fn infer(analyses: &[Analysis]) -> Grouping {
    let order = canonical_order(analyses);
    let profiles: Vec<Profile> = order.par_iter().map(|i| profile(&analyses[*i].article)).collect();
    let weighted = weigh(&profiles.iter().collect::<Vec<_>>());
    let edges = edges(&weighted);
    let start = (0..weighted.len() as u32).map(|i| vec![i]).collect();
    let links: Vec<(u32, u32, f64)> = edges.iter().map(|e| (e.a, e.b, f64::from(e.likeness))).collect();
    let events = cluster(&Graph { start, edges: links.clone(), apart: Vec::new() }, SAME_EVENT);
    let stories = cluster(&Graph { start: events.clone(), edges: links, apart: Vec::new() }, SAME_STORY);
    Writer { analyses, order: &order, weighted: &weighted, edges: &edges }.write(&events, &stories)
}

/// Indices of `analyses` in an order that does not depend on that of the input.
fn canonical_order(analyses: &[Analysis]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..analyses.len()).collect();
    order.sort_by(|a, b| {
        let key = |i: &usize| (&analyses[*i].article.id, &analyses[*i].article.path);
        key(a).cmp(&key(b)).then(a.cmp(b))
    });
    order
}

/// Turns clusters of canonical positions into a [`Grouping`] of the caller's indices.
struct Writer<'a> {
    analyses: &'a [Analysis],
    order: &'a [usize],
    weighted: &'a [Weighted],
    edges: &'a [Edge],
}

impl Writer<'_> {
    fn write(&self, clusters: &[Vec<u32>], story_clusters: &[Vec<u32>]) -> Grouping {
        let mut taken = BTreeSet::new();
        let groups: Vec<&Vec<u32>> = clusters.iter().filter(|c| c.len() > 1).collect();
        let terms: Vec<Vec<Telling>> = groups.par_iter().map(|c| self.telling(c)).collect();
        let mut events: Vec<(Event, &Vec<u32>)> =
            groups.iter().zip(&terms).map(|(c, terms)| (self.event(c, terms, &mut taken), *c)).collect();
        events.sort_by(|a, b| a.0.articles.cmp(&b.0.articles));
        let home: BTreeMap<u32, usize> =
            events.iter().enumerate().flat_map(|(e, (_, members))| members.iter().map(move |m| (*m, e))).collect();
        let mut grouping = Grouping::default();
        for story in story_clusters {
            let of: BTreeSet<usize> = story.iter().filter_map(|m| home.get(m).copied()).collect();
            let mut loose: Vec<usize> = story.iter().filter(|m| !home.contains_key(m)).map(|m| self.order[*m as usize]).collect();
            loose.sort_unstable();
            if of.len() + loose.len() < 2 {
                continue;
            }
            let terms = self.telling(story);
            let id = naming::id(&terms, story.len(), "story", &mut taken);
            let title = self.title(self.central(story));
            grouping.stories.push(Story { id, title, events: of.into_iter().collect(), articles: loose });
        }
        grouping.stories.sort_by(|a, b| a.id.cmp(&b.id));
        grouping.events = events.into_iter().map(|(event, _)| event).collect();
        for (s, story) in grouping.stories.iter().enumerate() {
            story.events.iter().for_each(|e| grouping.events[*e].story = Some(s));
        }
        let grouped: BTreeSet<usize> = grouping.events.iter().flat_map(|e| e.articles.iter().copied()).collect();
        grouping.alone = (0..self.analyses.len()).filter(|i| !grouped.contains(i)).collect();
        grouping
    }

    fn event(&self, members: &[u32], terms: &[Telling], taken: &mut BTreeSet<String>) -> Event {
        let central = self.central(members);
        let mut articles: Vec<usize> = members.iter().map(|m| self.order[*m as usize]).collect();
        articles.sort_unstable();
        let least = members.iter().map(|m| self.mean_likeness(*m, members)).fold(f64::INFINITY, f64::min);
        let certainty = if least >= SURELY_SAME { Certainty::Same } else { Certainty::Likely };
        let shared: Vec<String> = terms.iter().filter(|t| t.held >= 2).take(8).map(|t| format!("{} ({:.2})", t.word, t.weight)).collect();
        let evidence = vec![
            Evidence { kind: "shared rare terms", detail: shared.join(", "), weight: None },
            Evidence {
                kind: "likeness",
                detail: format!("each article's mean likeness to the others is {least:.2} or more"),
                weight: Some(least),
            },
        ];
        let id = naming::id(terms, members.len(), "event", taken);
        Event { id, title: self.title(central), articles, story: None, certainty, declared: false, evidence }
    }

    fn mean_likeness(&self, of: u32, members: &[u32]) -> f64 {
        let others = members.len().saturating_sub(1).max(1) as f64;
        let one = |m: &u32| f64::from(likeness(&self.weighted[of as usize], &self.weighted[*m as usize]));
        members.iter().filter(|m| **m != of).map(one).sum::<f64>() / others
    }

    /// The member most like the others.
    fn central(&self, members: &[u32]) -> u32 {
        let set: BTreeSet<u32> = members.iter().copied().collect();
        let mut sums: BTreeMap<u32, f64> = members.iter().map(|m| (*m, 0.0)).collect();
        for a in members {
            let from = self.edges.partition_point(|e| e.a < *a);
            for e in self.edges[from..].iter().take_while(|e| e.a == *a).filter(|e| set.contains(&e.b)) {
                *sums.entry(e.a).or_default() += f64::from(e.likeness);
                *sums.entry(e.b).or_default() += f64::from(e.likeness);
            }
        }
        sums.into_iter().max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0))).map_or(0, |(m, _)| m)
    }

    fn title(&self, member: u32) -> String {
        let article = &self.analyses[self.order[member as usize]].article;
        title(article).map_or_else(|| first_words(article), |t| t.trim().to_owned())
    }

    fn telling(&self, members: &[u32]) -> Vec<Telling> {
        let articles: Vec<&Article> = members.iter().map(|m| &self.analyses[self.order[*m as usize]].article).collect();
        naming::telling(&articles, |n, id| {
            let full = &self.weighted[members[n] as usize].full;
            full.binary_search_by_key(&id, |(t, _)| *t).map_or(0.0, |i| full[i].1)
        })
    }
}

/// The first words of an article without a title.
fn first_words(article: &Article) -> String {
    let first = article.body().next().or(article.blocks.first()).map_or("", |b| article.slice(b.span));
    let line = first.lines().next().unwrap_or("");
    match line.char_indices().nth(100) {
        None => line.to_owned(),
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &line[..cut])
        }
    }
}
