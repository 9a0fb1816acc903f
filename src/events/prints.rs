//! Articles of a group → its different texts: where most of a group are prints, each text stands for one article.
//!
//! Twenty papers that print one agency's report of a fire are no event within the event, however
//! much more alike they are than the reports that three papers wrote themselves. Before a group is
//! asked whether it falls apart, each text is taken once.

use super::likeness::{dot, weigh};
use super::profile::Profile;

/// Likeness of the whole texts (cosine, weighed within the group) from which two articles print one
/// text: of the pairs of one event in the development sets, copies among them, 98 in 100 are below 0.5.
const ONE_TEXT: f32 = 0.55;

/// The different texts of a group, each by the positions of its prints, the first of which stands for it.
pub(super) struct Texts {
    pub(super) prints: Vec<Vec<u32>>,
}

impl Texts {
    /// The texts among `profiles`.
    pub(super) fn of(profiles: &[&Profile], background: f32) -> Self {
        let weighted = weigh(profiles, background);
        let mut prints: Vec<Vec<u32>> = Vec::new();
        for (n, article) in weighted.iter().enumerate() {
            let known = prints.iter_mut().find(|p| dot(&weighted[p[0] as usize].full, &article.full) >= ONE_TEXT);
            match known {
                Some(text) => text.push(n as u32),
                None => prints.push(vec![n as u32]),
            }
        }
        // A few prints among many reports change little; taking them once costs B-cubed 0.01 on scraped news.
        if 2 * prints.len() > profiles.len() {
            prints = (0..profiles.len() as u32).map(|n| vec![n]).collect();
        }
        Self { prints }
    }

    /// The articles that stand for the texts.
    pub(super) fn first<'a>(&self, profiles: &[&'a Profile]) -> Vec<&'a Profile> {
        self.prints.iter().map(|p| profiles[p[0] as usize]).collect()
    }

    /// Texts to begin a clustering with: those that `bound` (sets of members of `group`) keeps together,
    /// and each other alone.
    pub(super) fn starts(&self, group: &[u32], bound: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let mut home: Vec<usize> = (0..self.prints.len()).collect();
        for set in bound {
            let holds = |text: &Vec<u32>| text.iter().any(|p| set.contains(&group[*p as usize]));
            let texts: Vec<usize> = (0..home.len()).filter(|t| holds(&self.prints[*t])).collect();
            for text in texts.iter().skip(1) {
                let (from, to) = (home[*text], home[texts[0]]);
                home.iter_mut().filter(|h| **h == from).for_each(|h| *h = to);
            }
        }
        let mut out: Vec<Vec<u32>> = vec![Vec::new(); home.len()];
        home.iter().enumerate().for_each(|(text, h)| out[*h].push(text as u32));
        out.retain(|set| !set.is_empty());
        out
    }

    /// Members of `group` that print the texts of `part`, sorted.
    pub(super) fn members(&self, part: &[u32], group: &[u32]) -> Vec<u32> {
        let mut out: Vec<u32> = part.iter().flat_map(|t| self.prints[*t as usize].iter().map(|p| group[*p as usize])).collect();
        out.sort_unstable();
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::profile::profile;
    use crate::read::parse;

    #[test]
    fn prints_are_taken_once_and_reports_apart() {
        let wire = "Lifeboats took 140 passengers off the ferry Alba Rose after she ran on to the Hagen reef in thick fog.\n\nThe captain said that the radar had failed. The school hall of Tresk was opened for the night.";
        let texts = [
            format!("{wire}\n"),
            format!("{}\n", wire.replace("thick ", "")),
            format!("{}\n", wire.replace("school ", "")),
            "Everyone aboard a grounded ferry was brought ashore on Monday.\n\nThe skipper of the Alba Rose blamed his instruments.\n"
                .to_owned(),
        ];
        let made: Vec<Profile> =
            texts.iter().enumerate().map(|(n, t)| profile(&parse(&format!("{n}.txt"), t.as_bytes()).unwrap())).collect();
        let texts = Texts::of(&made.iter().collect::<Vec<_>>(), 10.0);
        assert_eq!(texts.prints, [vec![0, 1, 2], vec![3]]);
        assert_eq!(texts.starts(&[4, 5, 6, 7], &[vec![5, 7]]), [vec![0, 1]]);
        assert_eq!(texts.members(&[0], &[4, 5, 6, 7]), [4, 5, 6]);
    }
}
