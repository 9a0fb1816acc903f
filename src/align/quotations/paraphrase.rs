//! Quoted here, reported in other words there.
//!
//! «"We opened the school because it was the only warm building big enough," Tregarth said» and
//! «Tregarth said it had been opened because no other warm building was large enough» are linked:
//! one speaker, and most of what the shorter says. The speaker must be the same by name; without
//! that, shared content is only a shared subject.

use super::rendering::Rendering;
use crate::align::entities::speakers::Speakers;
use crate::extract::QuotationKind;
use crate::language::stem;
use std::collections::{BTreeMap, BTreeSet};

/// Shared content as a share of the shorter side's, words weighed by rarity in the event.
const COVER: f64 = 0.55;
/// Shared stems that carry meaning.
const SHARED: usize = 3;
/// A side with less content than this says too little to be recognised in other words.
const LEAST_CONTENT: usize = 4;

/// A link between two renderings (indices) with its likeness.
pub(super) type Link = (usize, usize, f64);

/// Paraphrases among `renderings`, at most one partner for each rendering in each other article.
pub(super) fn links(renderings: &[Rendering], linked: &BTreeSet<(usize, usize)>) -> Vec<Link> {
    let stems: Vec<BTreeSet<String>> = renderings.iter().map(content_stems).collect();
    let rarity = rarity(&stems);
    let mut by_speaker: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, rendering) in renderings.iter().enumerate() {
        if let Some(key) = rendering.name.index_key() {
            by_speaker.entry(key).or_default().push(i);
        }
    }
    // Best partner per rendering and article.
    let mut best: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    for group in by_speaker.values() {
        for pair in candidates(group, &stems) {
            let (i, j) = pair;
            let (x, y) = (&renderings[i], &renderings[j]);
            let reported = x.kind != QuotationKind::Direct || y.kind != QuotationKind::Direct;
            if !reported
                || x.article == y.article
                || linked.contains(&pair)
                || crate::align::entities::speakers::compare(&x.name, &y.name) != Speakers::Same
            {
                continue;
            }
            let Some(score) = likeness(&stems[i], &stems[j], &rarity) else { continue };
            for key in [(i, y.article), (j, x.article)] {
                let held = best.entry(key).or_insert((i, j, score));
                if score > held.2 {
                    *held = (i, j, score);
                }
            }
        }
    }
    // Kept only where each is the other's best.
    let mut out: Vec<Link> = Vec::new();
    for (&(i, _), &link) in &best {
        let (a, b, _) = link;
        if i == a && best.get(&(b, renderings[a].article)).is_some_and(|l| (l.0, l.1) == (a, b)) {
            out.push(link);
        }
    }
    out
}

/// Pairs of a speaker's renderings that share two stems; by an index, because a spokesman is
/// quoted hundreds of times.
fn candidates(group: &[usize], stems: &[BTreeSet<String>]) -> BTreeSet<(usize, usize)> {
    let mut postings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &i in group {
        stems[i].iter().for_each(|s| postings.entry(s).or_default().push(i));
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for list in postings.values().filter(|l| l.len() <= 60) {
        for (n, &i) in list.iter().enumerate() {
            list[n + 1..].iter().for_each(|&j| *shared.entry((i.min(j), i.max(j))).or_default() += 1);
        }
    }
    shared.into_iter().filter(|(_, n)| *n >= 2).map(|(pair, _)| pair).collect()
}

fn content_stems(rendering: &Rendering) -> BTreeSet<String> {
    rendering.all.words.iter().filter(|w| !w.stop).map(|w| stem(&w.key)).collect()
}

/// 1 for a stem of one rendering, less for one of many.
fn rarity(stems: &[BTreeSet<String>]) -> BTreeMap<String, f64> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    stems.iter().flatten().for_each(|s| *counts.entry(s.clone()).or_default() += 1);
    let n = stems.len() as f64;
    counts.into_iter().map(|(s, c)| (s, 0.3 + 0.7 * (1.0 - (c as f64).ln() / (n + 1.0).ln().max(1.0)).max(0.0))).collect()
}

fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>, rarity: &BTreeMap<String, f64>) -> Option<f64> {
    if a.len().min(b.len()) < LEAST_CONTENT {
        return None;
    }
    let weight = |stems: &BTreeSet<String>| stems.iter().filter_map(|s| rarity.get(s)).sum::<f64>();
    let shared: Vec<&String> = a.intersection(b).collect();
    let common: f64 = shared.iter().filter_map(|s| rarity.get(*s)).sum();
    let cover = common / weight(a).min(weight(b));
    (shared.len() >= SHARED && cover >= COVER).then_some(cover)
}
