//! Profiles and decisions → clusters: which articles go together, before anything is named.

use super::candidates::{Edge, edges};
use super::core::{Scattered, scatter};
use super::gaps::{self, Gap};
use super::likeness::{Weighted, weigh_by};
use super::linkage::{Graph, cluster};
use super::profile::Profile;
use super::refine::{Cut, refine};
use super::short::attach;
use super::sketch::Sketch;
use super::slots::is_template;
use super::terms::Terms;
use super::thresholds::Thresholds;

/// Decisions by canonical position.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// Closed events.
    pub(super) declared: Vec<Vec<u32>>,
    /// Sets that stay together.
    pub(super) together: Vec<Vec<u32>>,
    /// Sets that stay together and apart from one another.
    pub(super) locked: Vec<Vec<u32>>,
    /// Pairs that stay apart.
    pub(super) apart: Vec<(u32, u32)>,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    /// The terms of the articles.
    pub(super) terms: Terms,
    /// Articles, weighed against one another.
    pub(super) weighted: Vec<Weighted>,
    /// Pairs that share something.
    pub(super) edges: Vec<Edge>,
    /// Events and lone articles, sorted; declared events are not among them.
    pub(super) events: Vec<Vec<u32>>,
    /// Stories: each holds whole events and lone articles.
    pub(super) stories: Vec<Vec<u32>>,
    /// Where groups were cut in two.
    pub(super) cuts: Vec<Cut>,
    /// Groups that had no core.
    pub(super) scattered: Vec<Scattered>,
    /// Groups that were parted by time.
    pub(super) gaps: Vec<Gap>,
}

/// Cluster `profiles`, which are in canonical order.
pub(super) fn infer(profiles: &[&Profile], bounds: &Bounds, limits: &Thresholds) -> Clusters {
    let terms = Terms::of(profiles);
    let weighted = weigh_by(&terms, profiles, limits.background);
    let edges = edges(&weighted, &terms, limits, |edge, full| fits(full, || [edge.a, edge.b].map(|m| &profiles[m as usize].sketch)));
    let open = open(&edges, bounds, profiles.len());
    let is_short = |m: u32| weighted[m as usize].length <= limits.short_article;
    let near = attach(linked(profiles.len(), &open, bounds, limits), &open, &apart(bounds), &is_short, limits);
    parted(near, Weighed { terms, weighted, edges }, profiles, bounds, limits)
}

/// Likeness of two articles, by canonical position.
pub(super) type Link = (u32, u32, f64);

fn links(edges: &[Edge]) -> impl Iterator<Item = Link> {
    edges.iter().map(|e| (e.a, e.b, f64::from(e.likeness)))
}

/// Which articles are of closed events.
fn closed(bounds: &Bounds, articles: usize) -> Vec<bool> {
    let mut closed = vec![false; articles];
    bounds.declared.iter().flatten().for_each(|m| closed[*m as usize] = true);
    closed
}

/// The links between articles that are of no closed event.
pub(super) fn open(edges: &[Edge], bounds: &Bounds, articles: usize) -> Vec<Link> {
    let closed = closed(bounds, articles);
    links(edges).filter(|(a, b, _)| !closed[*a as usize] && !closed[*b as usize]).collect()
}

/// Groups of articles that their links make one event, before briefs are attached and before what is two is parted.
pub(super) fn linked(articles: usize, open: &[Link], bounds: &Bounds, limits: &Thresholds) -> Vec<Vec<u32>> {
    let start = start(articles, &closed(bounds, articles), &bound(bounds));
    cluster(&Graph { start, edges: open.to_vec(), apart: apart(bounds) }, limits.same_event)
}

/// Articles, weighed against one another and against all others that there are.
pub(super) struct Weighed {
    pub(super) terms: Terms,
    pub(super) weighted: Vec<Weighted>,
    pub(super) edges: Vec<Edge>,
}

/// `near` groups as events and stories: stories join what is near, events are what is left of a group where what
/// speaks of two is parted.
pub(super) fn parted(near: Vec<Vec<u32>>, known: Weighed, profiles: &[&Profile], bounds: &Bounds, limits: &Thresholds) -> Clusters {
    let Weighed { terms, weighted, edges } = known;
    let bound = bound(bounds);
    let whole: Vec<Vec<u32>> = near.iter().chain(&bounds.declared).filter(|c| !c.is_empty()).cloned().collect();
    let stories = cluster(&Graph { start: whole, edges: links(&edges).collect(), apart: Vec::new() }, limits.same_story);
    let mut cuts = Vec::new();
    let mut scattered = Vec::new();
    let mut events: Vec<Vec<u32>> = Vec::new();
    let mut gaps = Vec::new();
    let near = near.into_iter().flat_map(|group| gaps::part(group, (profiles, &weighted), &bound, limits, &mut gaps)).collect::<Vec<_>>();
    for group in near.into_iter().flat_map(|group| refine(group, profiles, &bound, limits, &mut cuts)) {
        match scatter(&group, profiles, &bound, limits) {
            Some(found) => {
                events.extend(found.parts.iter().cloned());
                scattered.push(found);
            }
            None => events.push(group),
        }
    }
    events.sort();
    Clusters { terms, weighted, edges, events, stories, cuts, scattered, gaps }
}

/// Likeness of whole texts (cosine) from which two may be one template.
const TEMPLATE: f32 = 0.05;

/// Whether the likeness of two articles tells anything: not where they are one text filled in for two occurrences.
/// `full` is the cosine of their whole texts, and `sketches` are theirs in canonical order.
pub(super) fn fits<'a>(full: f32, sketches: impl FnOnce() -> [&'a Sketch; 2]) -> bool {
    full < TEMPLATE || {
        let [a, b] = sketches();
        !is_template(a, b)
    }
}

/// Sets that may not be torn: a must-link that reaches into a locked event enlarges it.
fn bound(bounds: &Bounds) -> Vec<Vec<u32>> {
    let mut sets: Vec<Vec<u32>> = bounds.locked.clone();
    for set in &bounds.together {
        match sets.iter_mut().find(|s| s.iter().any(|m| set.contains(m))) {
            Some(met) => {
                met.extend(set);
                met.sort_unstable();
                met.dedup();
            }
            None => sets.push(set.clone()),
        }
    }
    // A must-link between two locked events makes them one.
    let mut out: Vec<Vec<u32>> = Vec::new();
    for set in sets {
        match out.iter_mut().find(|s| s.iter().any(|m| set.contains(m))) {
            Some(met) => {
                met.extend(set);
                met.sort_unstable();
                met.dedup();
            }
            None => out.push(set),
        }
    }
    out
}

/// Clusters to begin with: sets that are bound, and each other open article alone.
fn start(n: usize, closed: &[bool], bound: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut free: Vec<bool> = closed.iter().map(|c| !c).collect();
    let mut out: Vec<Vec<u32>> = bound.to_vec();
    bound.iter().flatten().for_each(|m| free[*m as usize] = false);
    out.extend((0..n as u32).filter(|i| free[*i as usize]).map(|i| vec![i]));
    out.sort();
    out
}

/// Pairs that stay apart: the user's, and the locked events from one another.
fn apart(bounds: &Bounds) -> Vec<(u32, u32)> {
    let closed: std::collections::BTreeSet<u32> = bounds.declared.iter().flatten().copied().collect();
    let mut out: Vec<(u32, u32)> = bounds.apart.iter().filter(|(a, b)| !closed.contains(a) && !closed.contains(b)).copied().collect();
    let firsts: Vec<u32> = bounds.locked.iter().filter_map(|set| set.first().copied()).collect();
    for (i, a) in firsts.iter().enumerate() {
        out.extend(firsts[i + 1..].iter().map(|b| (*a.min(b), *a.max(b))));
    }
    out
}
