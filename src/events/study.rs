//! Grouping with thresholds other than the shipped ones, for measuring: profiles are made once, and
//! any part of them is grouped again and again (`train/src/bin/measure_events.rs`).

use super::draft::of_profiles;
use super::infer::{Bounds, infer};
use super::likeness::{likeness_of_words, weigh};
use super::profile::{Profile, profiles};
use super::thresholds::Thresholds;
use crate::extract::Analysis;
use rayon::prelude::*;

/// Articles, ready to be grouped.
pub struct Profiles(Vec<Profile>);

impl Profiles {
    /// What grouping knows of `analyses`.
    pub fn of(analyses: &[Analysis]) -> Self {
        Self(profiles(analyses.par_iter().map(|a| &a.article)))
    }

    /// The events among the articles `which` (indices), lone articles included.
    pub fn group(&self, which: &[usize], limits: &Thresholds) -> Vec<Vec<usize>> {
        let chosen: Vec<&Profile> = which.iter().map(|i| &self.0[*i]).collect();
        let clusters = infer(&chosen, &Bounds::default(), limits);
        clusters.events.into_iter().map(|e| e.into_iter().map(|m| which[m as usize]).collect()).collect()
    }

    /// For each pair of the articles `which`: both indices, how alike their words are, and the days between them where
    /// both have a day.
    pub fn pairs(&self, which: &[usize], limits: &Thresholds) -> Vec<(usize, usize, f32, Option<u32>)> {
        let chosen: Vec<&Profile> = which.iter().map(|i| &self.0[*i]).collect();
        let weighted = weigh(&chosen, limits.background);
        let all = (0..which.len()).flat_map(|a| (a + 1..which.len()).map(move |b| (a, b)));
        all.map(|(a, b)| {
            let days = chosen[a].day.zip(chosen[b].day).map(|(x, y)| x.abs_diff(y));
            (which[a], which[b], likeness_of_words(&weighted[a], &weighted[b], limits), days)
        })
        .collect()
    }

    /// Those of the articles `folder` that are taken to be on the event of `draft` (all are indices).
    pub fn sources(&self, draft: usize, folder: &[usize], limits: &Thresholds) -> Vec<usize> {
        let chosen: Vec<&Profile> = folder.iter().map(|i| &self.0[*i]).collect();
        let [taken, _] = of_profiles(&self.0[draft], &chosen, &Bounds::default(), limits);
        taken.into_iter().map(|m| folder[m as usize]).collect()
    }

    /// The same where draft and folder are grouped together.
    pub fn joined(&self, draft: usize, folder: &[usize], limits: &Thresholds) -> Vec<usize> {
        let mut all = folder.to_vec();
        all.push(draft);
        let own = self.group(&all, limits).into_iter().find(|e| e.contains(&draft)).unwrap_or_default();
        own.into_iter().filter(|i| *i != draft).collect()
    }
}
