//! Groups of short articles → the group that is plainly theirs.
//!
//! Two briefs of thirty words on one fire share "fire" and "Merrin" and little else: too little for
//! the likeness that makes an event, and yet there is nothing else near. A group of short articles
//! joins the group nearest to it where each is the other's nearest by far. Two lone articles do not:
//! of two, nothing tells whether the words that they share are an event's.

use super::thresholds::Thresholds;

/// Rounds of joining; each halves what is left at most.
const ROUNDS: usize = 3;

/// Mean likeness of a group to its nearest and its second nearest, and which is nearest.
#[derive(Clone, Copy, Default)]
struct Near {
    best: f64,
    group: usize,
    second: f64,
}

/// Join `groups` (sorted, each sorted within) where a group of short articles plainly goes with another.
/// `links` are likenesses of pairs, `apart` pairs that stay apart.
pub(super) fn attach(
    mut groups: Vec<Vec<u32>>,
    links: &[(u32, u32, f64)],
    apart: &[(u32, u32)],
    is_short: &dyn Fn(u32) -> bool,
    limits: &Thresholds,
) -> Vec<Vec<u32>> {
    for _ in 0..ROUNDS {
        let joins = joins(&groups, links, apart, is_short, limits);
        if joins.is_empty() {
            break;
        }
        for (a, b) in joins {
            let moved = std::mem::take(&mut groups[b]);
            groups[a].extend(moved);
            groups[a].sort_unstable();
        }
        groups.retain(|g| !g.is_empty());
        groups.sort();
    }
    groups
}

/// What is told of each key, added up in the order in which it is told; by key.
pub(super) fn sums<K: Ord + Copy>(told: impl Iterator<Item = (K, f64)>) -> Vec<(K, f64)> {
    let mut all: Vec<(K, f64)> = told.collect();
    all.sort_by_key(|(key, _)| *key);
    all.dedup_by(|later, first| {
        let same = later.0 == first.0;
        first.1 += if same { later.1 } else { 0.0 };
        same
    });
    all
}

/// Pairs of groups to join; no group is in two of them.
fn joins(
    groups: &[Vec<u32>],
    links: &[(u32, u32, f64)],
    apart: &[(u32, u32)],
    is_short: &dyn Fn(u32) -> bool,
    limits: &Thresholds,
) -> Vec<(usize, usize)> {
    let all = groups.iter().flatten().map(|m| *m as usize + 1).max().unwrap_or(0);
    let mut home: Vec<Option<usize>> = vec![None; all];
    for (group, members) in groups.iter().enumerate() {
        members.iter().for_each(|m| home[*m as usize] = Some(group));
    }
    let pair = |a: &u32, b: &u32| {
        let of = |m: &u32| home.get(*m as usize).copied().flatten();
        let (a, b) = (of(a)?, of(b)?);
        (a != b).then_some((a.min(b), a.max(b)))
    };
    let mut near = vec![Near::default(); groups.len()];
    for ((a, b), sum) in sums(links.iter().filter_map(|(a, b, likeness)| Some((pair(a, b)?, *likeness)))) {
        let mean = sum / (groups[a].len() * groups[b].len()) as f64;
        for (one, other) in [(a, b), (b, a)] {
            let near = &mut near[one];
            if mean > near.best {
                *near = Near { best: mean, group: other, second: near.best };
            } else {
                near.second = near.second.max(mean);
            }
        }
    }
    let barred: Vec<(usize, usize)> = apart.iter().filter_map(|(a, b)| pair(a, b)).collect();
    let fits = |a: usize| {
        let (here, b) = (near[a], near[a].group);
        let there = near[b];
        here.best >= limits.short_likeness
            && there.group == a
            && there.best > 0.0
            && a < b
            && groups[a].len() + groups[b].len() > 2
            && here.best >= limits.short_margin * here.second.max(there.second)
            && [a, b].iter().any(|g| groups[*g].iter().all(|m| is_short(*m)))
            && !barred.contains(&(a, b))
    };
    (0..groups.len()).filter(|a| fits(*a)).map(|a| (a, near[a].group)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attached(links: &[(u32, u32, f64)], apart: &[(u32, u32)], shorts: &[u32]) -> Vec<Vec<u32>> {
        let groups = vec![vec![0, 1], vec![2], vec![3]];
        attach(groups, links, apart, &|m| shorts.contains(&m), &Thresholds::default())
    }

    #[test]
    fn a_brief_goes_to_the_only_group_that_is_near() {
        let links = [(0, 2, 0.03), (1, 2, 0.03), (2, 3, 0.005)];
        assert_eq!(attached(&links, &[], &[2]), [vec![0, 1, 2], vec![3]]);
        assert_eq!(attached(&links, &[], &[]), [vec![0, 1], vec![2], vec![3]]);
        assert_eq!(attached(&links, &[(1, 2)], &[2]), [vec![0, 1], vec![2], vec![3]]);
    }

    #[test]
    fn a_brief_between_two_groups_stays_alone() {
        let links = [(0, 2, 0.03), (1, 2, 0.03), (2, 3, 0.02)];
        assert_eq!(attached(&links, &[], &[2, 3]), [vec![0, 1], vec![2], vec![3]]);
    }
}
