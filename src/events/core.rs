//! A group without a core → its parts: a story that many articles tell of is no event.
//!
//! Five commentaries on one dispute, over two years, name the same countries and offices and share
//! pages of background; by their likeness over the whole text they are as near as five reports of
//! one fire. What the fire's reports share besides is the news itself, told in the lead in words
//! other than names: "struck", "reef", "lifeboat". Where a group of long articles shares so little
//! of this that not even half of them hold together, only those that do are an event.

use super::likeness::{dot, weigh_acts};
use super::linkage::{Graph, cluster};
use super::prints::Texts;
use super::profile::Profile;
use super::thresholds::Thresholds;

/// Fewest texts of a group that is looked at. Of fewer, too little is known of what they share.
const LEAST_GROUP: usize = 4;
/// Larger groups are not weighed pair by pair.
const LARGEST_GROUP: usize = 200;
/// Keeps a pair that shares nothing in one of the two views from outweighing all others.
const EVEN: f32 = 0.005;

/// A group that was found to have no core.
#[derive(Clone, Debug)]
pub(super) struct Scattered {
    /// Its parts, lone articles included.
    pub(super) parts: Vec<Vec<u32>>,
    /// All its articles, sorted.
    pub(super) group: Vec<u32>,
}

/// The parts of `group`, if it has no core. `bound` are sets of articles that stay together.
pub(super) fn scatter(group: &[u32], profiles: &[&Profile], bound: &[Vec<u32>], limits: &Thresholds) -> Option<Scattered> {
    let all: Vec<&Profile> = group.iter().map(|m| profiles[*m as usize]).collect();
    if !(LEAST_GROUP..=LARGEST_GROUP).contains(&group.len()) || all.iter().any(|p| p.length() < limits.long_article) {
        return None;
    }
    let texts = Texts::of(&all, limits.group_background);
    let chosen = texts.first(&all);
    let n = chosen.len();
    if n < LEAST_GROUP {
        return None;
    }
    let vectors = weigh_acts(&chosen, limits.core_background);
    let mut edges = Vec::with_capacity(n * (n - 1) / 2);
    for a in 0..n {
        for b in a + 1..n {
            let (full, acts) = (dot(&vectors[a].0, &vectors[b].0), dot(&vectors[a].1, &vectors[b].1));
            edges.push((a as u32, b as u32, f64::from(((full + EVEN) * (acts + EVEN)).sqrt())));
        }
    }
    let parts = cluster(&Graph { start: texts.starts(group, bound), edges, apart: Vec::new() }, limits.core);
    let largest = parts.iter().map(Vec::len).max().unwrap_or(0);
    (2 * largest < n).then(|| Scattered { parts: parts.iter().map(|part| texts.members(part, group)).collect(), group: group.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::profile::profile;
    use crate::read::parse;

    /// Invented words, each its own.
    fn words(seed: usize, count: usize) -> Vec<String> {
        let parts = ["bra", "dol", "fen", "gri", "kal", "mot", "nur", "pel", "sor", "tav"];
        (0..count).map(|i| [seed / 10, seed % 10, i / 10, i % 10].iter().map(|d| parts[d % 10]).collect()).collect()
    }

    /// Articles on one story: a lead of news, then every `n`-th word of the background left out.
    fn articles(leads: &[usize]) -> Vec<Profile> {
        let background = words(1, 100);
        let made = leads.iter().enumerate().map(|(n, lead)| {
            let mut rest: Vec<&str> = background.iter().enumerate().filter(|(i, _)| (i + n) % 3 > 0).map(|(_, w)| w.as_str()).collect();
            rest.rotate_left(7 * n);
            if n % 2 == 1 {
                rest.reverse();
            }
            let own = words(20 + n, 40).join(" ");
            let text = format!("{} {own}.\n\n{}.\n\n{}.\n", words(2 + lead, 60).join(" "), rest.join(" "), words(40 + n, 100).join(" "));
            profile(&parse(&format!("{n}.txt"), text.as_bytes()).unwrap())
        });
        made.collect()
    }

    fn parts(leads: &[usize]) -> Option<Vec<Vec<u32>>> {
        let profiles = articles(leads);
        let group: Vec<u32> = (0..leads.len() as u32).collect();
        scatter(&group, &profiles.iter().collect::<Vec<_>>(), &[], &Thresholds::default()).map(|s| s.parts)
    }

    #[test]
    fn commentaries_on_one_story_are_no_event_but_two_on_one_news_are() {
        assert_eq!(parts(&[0, 1, 1, 2, 3]), Some(vec![vec![0], vec![1, 2], vec![3], vec![4]]));
    }

    #[test]
    fn reports_of_one_news_are_left_together() {
        assert_eq!(parts(&[0, 0, 0, 0, 0]), None);
        assert_eq!(parts(&[0, 0, 0, 1, 2]), None);
    }

    #[test]
    fn few_articles_are_left_together() {
        assert_eq!(parts(&[0, 1, 2]), None);
    }
}
