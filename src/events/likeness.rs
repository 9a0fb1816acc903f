//! Profiles → how alike two articles are, from 0 to 1.
//!
//! The mean of three cosines over weighted stems and pairs of stems: of the whole text, of title
//! and lead, and (at half weight) of the names; times a soft factor for the days between them. A word's weight (inverse document
//! frequency) is drawn from these articles and from a background of some hundred imagined ones,
//! so that two articles are weighed as two thousand are.

use super::profile::{Bag, Profile};
use super::thresholds::Thresholds;
use rayon::prelude::*;
use std::collections::HashMap;

/// Days after which the time factor has lost two thirds of what it can lose.
const TIME_SCALE: f32 = 10.0;
/// What the time factor leaves, however far apart.
const TIME_FLOOR: f32 = 0.7;

/// A unit vector, sorted by term.
pub(super) type Vector = Vec<(u64, f32)>;

/// One article, ready to be compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighted {
    pub(super) full: Vector,
    pub(super) lead: Vector,
    pub(super) names: Vector,
    pub(super) day: Option<i32>,
    /// Terms in the article.
    pub(super) length: f32,
}

/// How many articles hold each term.
#[derive(Default)]
struct Frequencies {
    held: HashMap<u64, u32>,
    articles: f32,
}

impl Frequencies {
    fn of<'a>(bags: impl Iterator<Item = &'a Bag>) -> Self {
        let mut frequencies = Self::default();
        for bag in bags {
            frequencies.articles += 1.0;
            for term in bag {
                *frequencies.held.entry(term.id).or_default() += 1;
            }
        }
        frequencies
    }

    /// Unit vector of `bag`, with sublinear counts. `background` is the size of the imagined collection.
    /// Terms that no other article holds count for its length and are then left out: they can meet nothing.
    fn vector(&self, bag: &Bag, background: f32) -> Vector {
        let mut out: Vector = bag
            .iter()
            .map(|t| {
                let held = self.held.get(&t.id).copied().unwrap_or(1) as f32;
                let rarity = ((self.articles + background + 1.0) / (held + background * t.share)).ln().max(0.0);
                (t.id, (1.0 + t.count.ln()) * rarity)
            })
            .collect();
        let length = out.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if length > 0.0 {
            out.iter_mut().for_each(|(_, w)| *w /= length);
        }
        out.retain(|(id, _)| self.held.get(id).is_some_and(|n| *n > 1));
        out.shrink_to_fit();
        out
    }
}

/// Weigh all `profiles` against one another and a background of the given size.
pub(super) fn weigh(profiles: &[&Profile], background: f32) -> Vec<Weighted> {
    let full = Frequencies::of(profiles.iter().map(|p| &p.full));
    let lead = Frequencies::of(profiles.iter().map(|p| &p.lead));
    let names = Frequencies::of(profiles.iter().map(|p| &p.names));
    profiles
        .par_iter()
        .map(|p| Weighted {
            full: full.vector(&p.full, background),
            lead: lead.vector(&p.lead, background),
            names: names.vector(&p.names, background),
            day: p.day,
            length: p.length(),
        })
        .collect()
}

/// Vectors of the whole text and of what the lead tells besides names, weighed among `profiles`.
pub(super) fn weigh_acts(profiles: &[&Profile], background: f32) -> Vec<(Vector, Vector)> {
    let acts: Vec<Bag> = profiles.iter().map(|p| p.acts()).collect();
    let full = Frequencies::of(profiles.iter().map(|p| &p.full));
    // Rarity as in the leads whole, where a name in one may be a word in another.
    let lead = Frequencies::of(profiles.iter().map(|p| &p.lead));
    profiles.iter().zip(&acts).map(|(p, acts)| (full.vector(&p.full, background), lead.vector(acts, background))).collect()
}

/// How alike `a` and `b` are.
pub(super) fn likeness(a: &Weighted, b: &Weighted, limits: &Thresholds) -> f32 {
    let sum = dot(&a.full, &b.full) + dot(&a.lead, &b.lead) + limits.names_weight * dot(&a.names, &b.names);
    sum / (2.0 + limits.names_weight) * time_factor(a.day, b.day)
}

/// 1 on the same day, falling to 0.7 for articles far apart; 1 where a date is unknown.
pub(super) fn time_factor(a: Option<i32>, b: Option<i32>) -> f32 {
    match (a, b) {
        (Some(a), Some(b)) => TIME_FLOOR + (1.0 - TIME_FLOOR) * (-(a.abs_diff(b) as f32) / TIME_SCALE).exp(),
        _ => 1.0,
    }
}

/// Sum of products over the terms that both hold.
pub(super) fn dot(a: &Vector, b: &Vector) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
