//! Average-linkage clustering of a sparse graph: two groups join while the mean likeness between
//! their members is high enough, the most alike first. A pair that was not compared counts as 0.
//!
//! Deterministic: ties are decided by the order of the items, which the caller makes canonical.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// A join that is possible: `left` and `right` are clusters, by their first item.
struct Join {
    mean: f64,
    left: u32,
    right: u32,
    /// Ages of both clusters when this was computed; a join of an older state is void.
    ages: (u32, u32),
}

impl PartialEq for Join {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Join {}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean
            .total_cmp(&other.mean)
            .then_with(|| other.left.cmp(&self.left))
            .then_with(|| other.right.cmp(&self.right))
            .then_with(|| self.ages.cmp(&other.ages))
    }
}

/// Items to be clustered with what is known of them.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// Clusters to begin with; each item is in exactly one.
    pub(super) start: Vec<Vec<u32>>,
    /// Likeness of pairs of items.
    pub(super) edges: Vec<(u32, u32, f64)>,
    /// Pairs of items that must not meet.
    pub(super) apart: Vec<(u32, u32)>,
}

struct State {
    members: Vec<Vec<u32>>,
    /// Sum of likeness to each neighbouring cluster.
    sums: Vec<BTreeMap<u32, f64>>,
    apart: Vec<BTreeSet<u32>>,
    ages: Vec<u32>,
    heap: BinaryHeap<Join>,
    least: f64,
}

/// Join clusters while their mean likeness is at least `least`. Clusters come back sorted, each
/// sorted within.
pub(super) fn cluster(graph: &Graph, least: f64) -> Vec<Vec<u32>> {
    let n = graph.start.len();
    let items = graph.start.iter().flatten().map(|i| *i as usize + 1).max().unwrap_or(0);
    let mut home = vec![0u32; items];
    for (c, members) in graph.start.iter().enumerate() {
        members.iter().for_each(|m| home[*m as usize] = c as u32);
    }
    let mut state = State {
        members: graph.start.clone(),
        sums: vec![BTreeMap::new(); n],
        apart: vec![BTreeSet::new(); n],
        ages: vec![0; n],
        heap: BinaryHeap::new(),
        least,
    };
    let reach = reach(graph, &home, least);
    for (a, b, likeness) in &graph.edges {
        let (a, b) = (home[*a as usize], home[*b as usize]);
        if a != b && reach[a as usize] == reach[b as usize] {
            *state.sums[a as usize].entry(b).or_default() += likeness;
            *state.sums[b as usize].entry(a).or_default() += likeness;
        }
    }
    for (a, b) in &graph.apart {
        let (a, b) = (home[*a as usize], home[*b as usize]);
        state.apart[a as usize].insert(b);
        state.apart[b as usize].insert(a);
    }
    for left in 0..n as u32 {
        let right: Vec<u32> = state.sums[left as usize].range(left + 1..).map(|(r, _)| *r).collect();
        right.into_iter().for_each(|r| state.offer(left, r));
    }
    while let Some(join) = state.heap.pop() {
        if state.ages[join.left as usize] == join.ages.0 && state.ages[join.right as usize] == join.ages.1 {
            state.join(join.left, join.right);
        }
    }
    let mut out: Vec<Vec<u32>> = state.members.into_iter().filter(|m| !m.is_empty()).collect();
    out.iter_mut().for_each(|m| m.sort_unstable());
    out.sort();
    out
}

/// For each cluster to begin with, the first of those that it can ever be joined with: a mean is no greater than the
/// greatest of what it is the mean of, so that two clusters join over a pair of at least `least` alone. What lies
/// between two such sets is of no use, and most of an archive's pairs do.
fn reach(graph: &Graph, home: &[u32], least: f64) -> Vec<u32> {
    let mut parent: Vec<u32> = (0..graph.start.len() as u32).collect();
    for (a, b, _) in graph.edges.iter().filter(|(.., likeness)| *likeness >= least) {
        let (x, y) = (root(&mut parent, home[*a as usize]), root(&mut parent, home[*b as usize]));
        parent[x.max(y) as usize] = x.min(y);
    }
    (0..parent.len() as u32).map(|n| root(&mut parent, n)).collect()
}

fn root(parent: &mut [u32], mut n: u32) -> u32 {
    while parent[n as usize] != n {
        parent[n as usize] = parent[parent[n as usize] as usize];
        n = parent[n as usize];
    }
    n
}

impl State {
    fn offer(&mut self, x: u32, y: u32) {
        let (left, right) = (x.min(y), x.max(y));
        if self.apart[left as usize].contains(&right) {
            return;
        }
        let Some(sum) = self.sums[left as usize].get(&right) else { return };
        let pairs = self.members[left as usize].len() * self.members[right as usize].len();
        let mean = sum / pairs.max(1) as f64;
        if mean >= self.least {
            self.heap.push(Join { mean, left, right, ages: (self.ages[left as usize], self.ages[right as usize]) });
        }
    }

    /// `right` goes into `left`.
    fn join(&mut self, left: u32, right: u32) {
        let moved = std::mem::take(&mut self.members[right as usize]);
        self.members[left as usize].extend(moved);
        self.ages[left as usize] += 1;
        self.ages[right as usize] = u32::MAX;
        for (other, sum) in std::mem::take(&mut self.sums[right as usize]) {
            self.sums[other as usize].remove(&right);
            if other != left {
                *self.sums[left as usize].entry(other).or_default() += sum;
                *self.sums[other as usize].entry(left).or_default() += sum;
            }
        }
        for other in std::mem::take(&mut self.apart[right as usize]) {
            self.apart[other as usize].remove(&right);
            self.apart[other as usize].insert(left);
            self.apart[left as usize].insert(other);
        }
        let others: Vec<u32> = self.sums[left as usize].keys().copied().collect();
        others.into_iter().for_each(|o| self.offer(left, o));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn singles(n: u32) -> Vec<Vec<u32>> {
        (0..n).map(|i| vec![i]).collect()
    }

    #[test]
    fn a_chain_does_not_become_one_group() {
        let edges = vec![(0, 1, 0.9), (1, 2, 0.3), (2, 3, 0.9)];
        assert_eq!(cluster(&Graph { start: singles(4), edges, apart: vec![] }, 0.2), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn what_must_be_apart_stays_apart_after_joins() {
        let edges = vec![(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.8)];
        assert_eq!(cluster(&Graph { start: singles(3), edges, apart: vec![(0, 2)] }, 0.2), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn nothing_and_one_are_fine() {
        assert!(cluster(&Graph::default(), 0.1).is_empty());
        assert_eq!(cluster(&Graph { start: singles(1), ..Graph::default() }, 0.1), [vec![0]]);
    }
}
