//! Profiles → how alike two articles are, from 0 to 1.
//!
//! The mean of three cosines over weighted stems and pairs of stems: of the whole text, of title
//! and lead, and (at half weight) of the names; times a soft factor for the days between them. A word's weight (inverse document
//! frequency) is drawn from these articles and from a background of some hundred imagined ones,
//! so that two articles are weighed as two thousand are.

use super::profile::{Bag, Profile};
use super::terms::{Part, Terms};
use super::thresholds::Thresholds;
use rayon::prelude::*;

/// Days after which the time factor has lost two thirds of what it can lose.
const TIME_SCALE: f32 = 10.0;
/// What the time factor leaves, however far apart.
const TIME_FLOOR: f32 = 0.7;

/// A unit vector: terms by their number, sorted, with their weights.
pub type Vector = Vec<(u32, f32)>;

/// One article, ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct Weighted {
    /// Of its whole text.
    pub full: Vector,
    /// Of title and lead.
    pub lead: Vector,
    /// Of words with a capital.
    pub names: Vector,
    /// Day of publication, as [`Profile::day`].
    pub day: Option<i32>,
    /// Terms in the article.
    pub length: f32,
}

/// Unit vector of `bag`, with sublinear counts. `background` is the size of the imagined collection.
/// Terms that no other article holds count for its length and are then left out: they can meet nothing.
fn vector(bag: &Bag, part: Part, terms: &Terms, background: f32) -> Vector {
    let articles = terms.articles() as f32;
    let mut length = 0.0f32;
    let mut out: Vector = Vec::with_capacity(bag.len());
    for t in bag {
        let known = terms.get(t.id).map(|k| (k.number(), k.held(part)));
        let held = known.map_or(1, |(_, held)| held.max(1));
        let rarity = ((articles + background + 1.0) / (held as f32 + background * t.share)).ln().max(0.0);
        let weight = (1.0 + t.count.ln()) * rarity;
        length += weight * weight;
        out.extend(known.filter(|_| held > 1).map(|(number, _)| (number, weight)));
    }
    let length = length.sqrt();
    if length > 0.0 {
        out.iter_mut().for_each(|(_, w)| *w /= length);
    }
    out.shrink_to_fit();
    out
}

/// Weigh all `profiles` against one another and a background of the given size, by these `terms` of theirs.
pub(super) fn weigh_by(terms: &Terms, profiles: &[&Profile], background: f32) -> Vec<Weighted> {
    profiles
        .par_iter()
        .map(|p| Weighted {
            full: vector(&p.full, Part::Full, terms, background),
            lead: vector(&p.lead, Part::Lead, terms, background),
            names: vector(&p.names, Part::Names, terms, background),
            day: p.day,
            length: p.length(),
        })
        .collect()
}

/// Weigh all `profiles` against one another and a background of the given size.
pub(super) fn weigh(profiles: &[&Profile], background: f32) -> Vec<Weighted> {
    weigh_by(&Terms::of(profiles), profiles, background)
}

/// Vectors of the whole text and of what the lead tells besides names, weighed among `profiles`.
pub(super) fn weigh_acts(profiles: &[&Profile], background: f32) -> Vec<(Vector, Vector)> {
    let terms = Terms::of(profiles);
    // Rarity as in the leads whole, where a name in one may be a word in another.
    let acts = |p: &&Profile| vector(&p.acts(), Part::Lead, &terms, background);
    profiles.iter().map(|p| (vector(&p.full, Part::Full, &terms, background), acts(p))).collect()
}

/// How alike `a` and `b` are.
pub(super) fn likeness(a: &Weighted, b: &Weighted, limits: &Thresholds) -> f32 {
    mean([dot(&a.full, &b.full), dot(&a.lead, &b.lead), dot(&a.names, &b.names)], (a.day, b.day), limits)
}

/// How alike the words of `a` and `b` are, whenever they were published.
pub(super) fn likeness_of_words(a: &Weighted, b: &Weighted, limits: &Thresholds) -> f32 {
    mean([dot(&a.full, &b.full), dot(&a.lead, &b.lead), dot(&a.names, &b.names)], (None, None), limits)
}

/// How alike two articles are whose vectors have these products (whole text, lead, names).
pub(super) fn mean([full, lead, names]: [f32; 3], days: (Option<i32>, Option<i32>), limits: &Thresholds) -> f32 {
    (full + lead + limits.names_weight * names) / (2.0 + limits.names_weight) * time_factor(days.0, days.1)
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
