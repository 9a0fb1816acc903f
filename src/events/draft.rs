//! A draft and a folder of articles → those on the draft's event.
//!
//! A draft is known to be one article on one event, so the folder is grouped without it, and the draft goes to
//! the group that it is most like: a brief of forty words joins no two ferry accidents into one. Where the
//! folder alone leaves two accidents of one line together, in March and in October, the draft tells them
//! apart: it is of one of the two times, and much more like those of that time.

use super::assemble::{bounds, canonical_order, places};
use super::decided::resolve;
use super::infer::{Bounds, infer};
use super::likeness::{likeness, weigh};
use super::model::EventOptions;
use super::profile::{Profile, profile, profiles};
use super::thresholds::Thresholds;
use crate::article::Article;
use crate::extract::Analysis;
use rayon::prelude::*;

/// Days from the draft to an article of another time. Of 30 labelled events with dates, 26 are told of within so
/// many days.
const OTHER_TIME: u32 = 30;

/// What a folder holds for a draft. The articles are named by their index in the analyses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// Those on its event, sorted; empty if none is.
    pub taken: Vec<usize>,
    /// Those that the folder alone would put in the same event, but that are of another time, and much less
    /// like the draft than the nearest; sorted.
    pub of_another_time: Vec<usize>,
}

/// The articles `folder` that are on the event of `draft` (all are indices). What articles declare about
/// their event is followed.
pub fn sources(analyses: &[Analysis], draft: usize, folder: &[usize]) -> Sources {
    let articles: Vec<&Article> = folder.iter().chain([&draft]).map(|i| &analyses[*i].article).collect();
    let decisions = resolve(&articles, &EventOptions::default());
    if let Some(own) = decisions.events.iter().find(|e| e.articles.contains(&folder.len())) {
        let mut taken: Vec<usize> = own.articles.iter().filter_map(|i| folder.get(*i).copied()).collect();
        taken.sort_unstable();
        return Sources { taken, of_another_time: Vec::new() };
    }
    let (draft, articles) = (profile(&analyses[draft].article), &articles[..folder.len()]);
    let decisions = resolve(articles, &EventOptions::default());
    let order = canonical_order(articles);
    let position = places(&order);
    let profiles: Vec<Profile> = profiles(order.par_iter().map(|i| articles[*i]));
    let [taken, of_another_time] =
        of_profiles(&draft, &profiles.iter().collect::<Vec<_>>(), &bounds(&decisions, &position), &Thresholds::default()).map(
            |positions| {
                let mut all: Vec<usize> = positions.into_iter().map(|m| folder[order[m as usize]]).collect();
                all.sort_unstable();
                all
            },
        );
    Sources { taken, of_another_time }
}

/// Positions in `folder`, which is in canonical order, of those on the event of `draft`, and of those of another
/// time.
pub(super) fn of_profiles(draft: &Profile, folder: &[&Profile], bounds: &Bounds, limits: &Thresholds) -> [Vec<u32>; 2] {
    let clusters = infer(folder, bounds, limits);
    let like = alike(draft, folder, limits.background, limits);
    let mean = |group: &[u32]| group.iter().map(|m| like[*m as usize]).sum::<f64>() / group.len().max(1) as f64;
    let groups = clusters.events.iter().chain(&bounds.declared).map(|g| (mean(g), g));
    let best = groups.max_by(|x, y| x.0.total_cmp(&y.0).then_with(|| y.1.cmp(x.1)));
    let Some((_, group)) = best.filter(|(nearest, _)| *nearest >= limits.same_event) else { return Default::default() };
    if bounds.declared.contains(group) {
        return [group.clone(), Vec::new()];
    }
    let members: Vec<&Profile> = group.iter().map(|m| folder[*m as usize]).collect();
    let like = alike(draft, &members, limits.group_background, limits);
    let nearest = (0..members.len()).max_by(|a, b| like[*a].total_cmp(&like[*b]).then(b.cmp(a)));
    let Some((most, day)) = nearest.map(|n| (like[n], draft.day.or(members[n].day))) else { return Default::default() };
    let is_far = |other: Option<i32>| day.zip(other).is_some_and(|(a, b)| a.abs_diff(b) > OTHER_TIME);
    let (other, taken) = (0..group.len()).partition(|i| is_far(members[*i].day) && like[*i] < limits.like_nearest * most);
    [taken, other].map(|part: Vec<usize>| part.into_iter().map(|i| group[i]).collect())
}

/// How alike each of `articles` is to `draft`, 0 to 1.
fn alike(draft: &Profile, articles: &[&Profile], background: f32, limits: &Thresholds) -> Vec<f64> {
    let all: Vec<&Profile> = std::iter::once(draft).chain(articles.iter().copied()).collect();
    let weighted = weigh(&all, background);
    weighted[1..].iter().map(|w| f64::from(likeness(&weighted[0], w, limits))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::parse;

    const MARCH: &str = "The ferry Alba Rose struck the Hagen reef off Tresk in thick fog on Monday, and all 140 passengers were \
        taken off by lifeboat.\n\nCaptain Jorun Veld said the radar had failed. The Tresk ferry line has two ships.";
    const MARCH_TOO: &str = "Lifeboats from Tresk took 140 passengers off the ferry Alba Rose, which had run on to the Hagen reef in \
        fog.\n\nIts captain, Jorun Veld, blamed the radar, the ferry line said.";
    const OCTOBER: &str = "A passenger died when the Tresk ferry line's catamaran Sankt Olve hit the breakwater at Merrin in a \
        squall.\n\nHarbour pilot Ida Brandt said the gust had come from nowhere. In March the line's Alba Rose had run on to a \
        reef with 140 passengers.";
    const CUP: &str = "Holders Valby Wanderers lost the cup semi-final on penalties to Orrest.\n\nGoalkeeper Pelle Strand saved three.";

    fn taken(draft: &str, folder: &[(&str, &str)]) -> Sources {
        let dated = |(date, text): &(&str, &str)| format!("---\ndate: {date}\n---\n{text}\n");
        let texts: Vec<String> = folder.iter().map(dated).chain([draft.to_owned()]).collect();
        let articles = texts.iter().enumerate().map(|(n, text)| parse(&format!("{n}.txt"), text.as_bytes()).unwrap()).collect();
        sources(&crate::analyse(articles), folder.len(), &(0..folder.len()).collect::<Vec<_>>())
    }

    #[test]
    fn a_brief_tells_two_accidents_apart() {
        let folder = [("2025-03-03", MARCH), ("2025-10-09", OCTOBER), ("2025-03-04", MARCH_TOO), ("2025-03-04", CUP)];
        let brief = "The Tresk ferry Alba Rose has run on to the Hagen reef in fog with 140 passengers aboard.";
        assert_eq!(taken(brief, &folder).taken, [0, 2]);
        let later = "A passenger died when the catamaran Sankt Olve hit the breakwater at Merrin in a squall, the Tresk ferry line said.";
        assert_eq!(taken(later, &folder).taken, [1]);
    }

    #[test]
    fn a_draft_on_something_else_has_no_source() {
        let draft = "The council of Lowen voted for a new school roof.";
        assert_eq!(taken(draft, &[("2025-03-03", MARCH), ("2025-03-04", CUP)]), Sources::default());
    }

    #[test]
    fn what_is_declared_is_followed() {
        let draft = "---\nevent: reef\n---\nThe ferry line has two ships.\n";
        let named = format!("{MARCH}\n");
        let declared = taken(draft, &[("2025-03-03\nevent: reef", &named), ("2025-03-04", MARCH_TOO)]);
        assert_eq!(declared.taken, [0]);
    }
}
