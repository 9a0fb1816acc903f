//! One group → two, where its articles speak of two events of one kind.
//!
//! Two arrests of one rapper, or two ferry fires, share most of their rare words, and no likeness
//! over the whole collection tells them apart. Weighed among themselves alone, the words that all
//! of them share count for little, and those that only one half shares stand out. A group is cut
//! where its two halves are then far less alike than each is in itself.

use super::likeness::{likeness, weigh};
use super::linkage::{Graph, cluster_down_to};
use super::prints::Texts;
use super::profile::Profile;
use super::thresholds::Thresholds;

/// Fewest texts in a half.
const LEAST_HALF: usize = 2;
/// Larger groups are not weighed pair by pair.
const LARGEST: usize = 800;

/// Where a group was cut.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    /// Members of the two halves.
    pub(super) halves: [Vec<u32>; 2],
    /// Mean likeness between the halves.
    pub(super) between: f64,
    /// Mean likeness within the less cohesive half.
    pub(super) within: f64,
}

/// Cut `group` until no part falls in two. `bound` are sets of articles that stay together.
pub(super) fn refine(
    group: Vec<u32>,
    profiles: &[&Profile],
    bound: &[Vec<u32>],
    limits: &Thresholds,
    cuts: &mut Vec<Cut>,
) -> Vec<Vec<u32>> {
    let Some(cut) = cut(&group, profiles, bound, limits) else { return vec![group] };
    cuts.push(cut.clone());
    cut.halves.into_iter().flat_map(|half| refine(half, profiles, bound, limits, cuts)).collect()
}

/// The cut of `group` in two, if it should be cut.
fn cut(group: &[u32], profiles: &[&Profile], bound: &[Vec<u32>], limits: &Thresholds) -> Option<Cut> {
    if !(2 * LEAST_HALF..=LARGEST).contains(&group.len()) {
        return None;
    }
    let all: Vec<&Profile> = group.iter().map(|m| profiles[*m as usize]).collect();
    let texts = Texts::of(&all, limits.group_background);
    let chosen = texts.first(&all);
    let n = chosen.len();
    if n < 2 * LEAST_HALF {
        return None;
    }
    let weighted = weigh(&chosen, limits.group_background);
    let mut edges = Vec::with_capacity(n * (n - 1) / 2);
    for a in 0..n {
        for b in a + 1..n {
            edges.push((a as u32, b as u32, f64::from(likeness(&weighted[a], &weighted[b], limits))));
        }
    }
    let graph = Graph { start: texts.starts(group, bound), edges, apart: Vec::new() };
    let halves: [Vec<u32>; 2] = cluster_down_to(&graph, 0.0, 2).try_into().ok()?;
    let mut side = vec![0usize; n];
    halves[1].iter().for_each(|m| side[*m as usize] = 1);
    let mut sums = [[0.0; 2]; 2];
    for (a, b, likeness) in &graph.edges {
        let (a, b) = (side[*a as usize], side[*b as usize]);
        sums[a.min(b)][a.max(b)] += likeness;
    }
    let [left, right] = [halves[0].len(), halves[1].len()];
    if left.min(right) < LEAST_HALF {
        return None;
    }
    let within = |sum: f64, n: usize| sum / (n * (n - 1) / 2) as f64;
    let within = within(sums[0][0], left).min(within(sums[1][1], right));
    let between = sums[0][1] / (left * right) as f64;
    let ratio = if left.min(right) > 2 { limits.cut_ratio } else { limits.cut_ratio_of_two };
    (between <= limits.cut_likeness && between <= ratio * within).then(|| Cut {
        halves: halves.map(|half| texts.members(&half, group)),
        between,
        within,
    })
}
