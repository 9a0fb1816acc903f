//! One group → two, where its articles speak of two events of one kind.
//!
//! Two arrests of one rapper, or two ferry fires, share most of their rare words, and no likeness
//! over the whole collection tells them apart. Weighed among themselves alone, the words that all
//! of them share count for little, and those that only one half shares stand out. A group is halved
//! where that leaves most of the likeness within the halves, and cut there if the halves stand in
//! contrast: each has names of its own, and they share few words.

use super::bipartition::{Matrix, halve};
use super::contrast::Contrast;
use super::likeness::{Weighted, likeness, weigh};
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
    /// What speaks for two events.
    pub(super) contrast: Contrast,
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
    if chosen.len() < 2 * LEAST_HALF {
        return None;
    }
    let weighted = weigh(&chosen, limits.group_background);
    let starts = texts.starts(group, bound);
    let halves = halve(&matrix(&weighted, &starts, limits), &starts.iter().map(Vec::len).collect::<Vec<_>>(), LEAST_HALF)?;
    let mut side = vec![false; chosen.len()];
    for (set, second) in starts.iter().zip(&halves.side) {
        set.iter().for_each(|text| side[*text as usize] = *second);
    }
    let contrast = Contrast::of(&chosen, &weighted, &side, halves.modularity);
    let half = |second: bool| -> Vec<u32> {
        let part: Vec<u32> = (0..side.len() as u32).filter(|text| side[*text as usize] == second).collect();
        texts.members(&part, group)
    };
    (contrast.score() >= limits.cut).then(|| Cut { halves: [half(false), half(true)], contrast })
}

/// Likeness of the sets of texts that stay together.
fn matrix(weighted: &[Weighted], starts: &[Vec<u32>], limits: &Thresholds) -> Matrix {
    let mut home = vec![0usize; weighted.len()];
    for (set, texts) in starts.iter().enumerate() {
        texts.iter().for_each(|text| home[*text as usize] = set);
    }
    let mut matrix = Matrix::new(starts.len());
    for a in 0..weighted.len() {
        for b in a + 1..weighted.len() {
            matrix.add(home[a], home[b], f64::from(likeness(&weighted[a], &weighted[b], limits)));
        }
    }
    matrix
}
