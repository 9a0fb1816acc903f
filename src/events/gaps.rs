//! One group → two, where its articles were published weeks or years apart and are not like enough for that.
//!
//! Two fires at one mill, in March and two years later, share the mill, the town and what a fire does. What is
//! published of one event lies within days; of 103 labelled events with days, nine in ten pairs of articles lie
//! within a fortnight of one another, and what lies further apart is mostly a page that was saved again, as like the
//! others as they are among themselves. So the days between two halves are weighed against how alike their words
//! are, both as log-odds; a preview and what is told of the day itself are two. What lies a year apart is one event only where it gives the same figures: an article that was
//! saved again, or that tells the old news anew.

use super::likeness::{Weighted, dot, likeness_of_words};
use super::profile::Profile;
use super::thresholds::Thresholds;
use std::collections::BTreeSet;

/// Gaps of fewer days than this part nothing.
const LEAST_DAYS: u32 = 15;
/// A gap of so many days is wide whatever else the days do, and parts all that gives other figures.
const ALWAYS: u32 = 270;
/// Fewest figures that two halves share, and least share of the figures of the half with fewer, that make them one.
const SAME_FIGURES: (usize, f64) = (3, 0.5);
/// A shorter one is wide if it is so many times what either half spans: reports of a trial come month after month.
const WIDE: u32 = 4;
/// Cosine of whole texts from which one is the other printed again.
const PRINT: f32 = 0.6;
/// Articles of each half that are held against each other.
const SAMPLE: usize = 40;
/// Log-odds of one event by the mean likeness x of the halves, 4 ln(x + .01) + 6.6: a logistic regression on the events
/// of two labelled collections and 33 pairs of sister events.
const LIKENESS: [f64; 2] = [4.0, 6.6];

/// Where a group was parted.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    /// Members of the two halves, the earlier first.
    pub(super) halves: [Vec<u32>; 2],
    /// Days between the last of the earlier and the first of the later half.
    pub(super) days: u32,
}

/// What is known of all articles: profiles, and their terms weighed against one another.
pub(super) type Known<'a> = (&'a [&'a Profile], &'a [Weighted]);

/// Part `group` until no gap in its days speaks for two events. `bound` are sets of articles that stay together.
pub(super) fn part(
    group: Vec<u32>,
    (profiles, weighted): Known<'_>,
    bound: &[Vec<u32>],
    limits: &Thresholds,
    gaps: &mut Vec<Gap>,
) -> Vec<Vec<u32>> {
    let Some(gap) = widest(&group, weighted).and_then(|gap| halved(&group, (profiles, weighted), bound, gap, limits)) else {
        return vec![group];
    };
    gaps.push(gap.clone());
    gap.halves.into_iter().flat_map(|half| part(half, (profiles, weighted), bound, limits, gaps)).collect()
}

/// The last day before the widest gap of `group` and the first day behind it, if it is wide beside the rest.
fn widest(group: &[u32], weighted: &[Weighted]) -> Option<(i32, i32)> {
    let mut days: Vec<i32> = group.iter().filter_map(|m| weighted[*m as usize].day).collect();
    days.sort_unstable();
    let (&first, &last) = days.first().zip(days.last())?;
    let (before, after) = days.windows(2).map(|d| (d[0], d[1])).max_by_key(|(a, b)| (a.abs_diff(*b), std::cmp::Reverse(*a)))?;
    let (days, rest) = (before.abs_diff(after), first.abs_diff(before).max(after.abs_diff(last)));
    (days >= ALWAYS || days >= LEAST_DAYS && days >= WIDE * rest).then_some((before, after))
}

/// The halves of `group` at the gap, if they are two events. An article without a day goes to the half that it is more like.
fn halved(
    group: &[u32],
    (profiles, weighted): Known<'_>,
    bound: &[Vec<u32>],
    (before, after): (i32, i32),
    limits: &Thresholds,
) -> Option<Gap> {
    let mut halves = [Vec::new(), Vec::new()];
    for m in group {
        if let Some(day) = weighted[*m as usize].day {
            halves[usize::from(day > before)].push(*m);
        }
    }
    let days = before.abs_diff(after);
    let is_one = if days >= ALWAYS {
        give_the_same_figures(&halves, profiles)
            || pairs(&halves[0], &halves[1]).any(|(x, y)| dot(&weighted[x].full, &weighted[y].full) >= PRINT)
    } else if is_preview(&halves, profiles) {
        false
    } else {
        let for_one = LIKENESS[0] * (mean(&halves[0], &halves[1], weighted, limits) + 0.01).ln() + LIKENESS[1];
        for_one >= limits.gap_slope * f64::from(days).ln() - limits.gap_constant
    };
    if is_one {
        return None;
    }
    let dated = halves.clone();
    for m in group.iter().filter(|m| weighted[**m as usize].day.is_none()) {
        let near = |half: &[u32]| mean(&[*m], half, weighted, limits);
        halves[usize::from(near(&dated[1]) > near(&dated[0]))].push(*m);
    }
    halves.iter_mut().for_each(|half| half.sort_unstable());
    let is_torn = |set: &&Vec<u32>| halves.iter().all(|half| set.iter().any(|m| half.binary_search(m).is_ok()));
    bound.iter().find(is_torn).is_none().then_some(Gap { halves, days })
}

/// Whether the earlier half tells what is ahead and no article of the later one does: "will open", "opened".
fn is_preview(halves: &[Vec<u32>; 2], profiles: &[&Profile]) -> bool {
    let [before, after] = halves;
    let ahead = |half: &[u32]| half.iter().filter(|m| profiles[**m as usize].is_ahead).count();
    2 * ahead(before) > before.len() && ahead(after) == 0
}

/// Whether two sets of articles share most of the figures of the one with fewer.
fn give_the_same_figures(halves: &[Vec<u32>; 2], profiles: &[&Profile]) -> bool {
    let of = |half: &Vec<u32>| -> BTreeSet<u64> { half.iter().flat_map(|m| profiles[*m as usize].figures.iter().copied()).collect() };
    let [a, b] = [of(&halves[0]), of(&halves[1])];
    let shared = a.intersection(&b).count();
    shared >= SAME_FIGURES.0 && shared as f64 >= SAME_FIGURES.1 * a.len().min(b.len()) as f64
}

/// Mean likeness of the words of two sets of articles.
fn mean(a: &[u32], b: &[u32], weighted: &[Weighted], limits: &Thresholds) -> f64 {
    let like = |(x, y): (usize, usize)| f64::from(likeness_of_words(&weighted[x], &weighted[y], limits));
    let (sum, count) = pairs(a, b).map(like).fold((0.0, 0), |(sum, count), like| (sum + like, count + 1));
    sum / f64::from(count.max(1))
}

/// Pairs across two sets, of the first articles of each.
fn pairs<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = (usize, usize)> + 'a {
    a.iter().take(SAMPLE).flat_map(move |x| b.iter().take(SAMPLE).map(move |y| (*x as usize, *y as usize)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::likeness::weigh;
    use crate::events::profile::profile;
    use crate::read::parse;

    const FIRE: &str = "Fire destroyed the old cotton mill of Arden on Monday night. Forty firefighters from Arden fought the flames until \
                        dawn, chief Ines Rado said. Nobody was hurt. The mill of 1887 employed 340 people and made 1,200 tonnes of yarn a year.";
    const AGAIN: &str = "The rebuilt mill at Arden burned down again on Friday after a spark from a saw set cotton alight. Twelve workers fled \
                         through the yard, owner Petr Sahl said.";

    fn parts(articles: &[(&str, &str)]) -> Vec<Vec<u32>> {
        let made = |(n, (day, text)): (usize, &(&str, &str))| {
            profile(&parse(&format!("{n}.md"), format!("---\ntitle: Mill fire\n{day}\n---\n\n{text}\n").as_bytes()).unwrap())
        };
        let profiles: Vec<Profile> = articles.iter().enumerate().map(made).collect();
        let profiles: Vec<&Profile> = profiles.iter().collect();
        let weighted = weigh(&profiles, 300.0);
        part((0..articles.len() as u32).collect(), (&profiles, &weighted), &[], &Thresholds::default(), &mut Vec::new())
    }

    #[test]
    fn two_fires_two_years_apart_are_two_events() {
        assert_eq!(parts(&[("date: 2021-03-02", FIRE), ("date: 2023-03-03", AGAIN)]), [[0], [1]]);
        assert_eq!(parts(&[("date: 2021-03-02", FIRE), ("date: 2021-03-03", AGAIN)]), [[0, 1]]);
        assert_eq!(parts(&[("note: none", FIRE), ("date: 2021-03-03", AGAIN)]), [[0, 1]]);
    }

    #[test]
    fn old_news_told_anew_with_its_figures_stays_with_its_event() {
        let anew =
            "The mill that stood in Arden since 1887 and gave work to 340 people, who made 1,200 tonnes of yarn, burned for a night.";
        assert_eq!(parts(&[("date: 2021-03-02", FIRE), ("date: 2023-03-03", anew)]), [[0, 1]]);
    }

    #[test]
    fn a_preview_weeks_before_is_an_event_of_its_own() {
        let ahead = FIRE.replace("destroyed", "will be shown in a film on");
        assert_eq!(parts(&[("date: 2021-01-02", &ahead), ("date: 2021-03-03", FIRE)]), [[0], [1]]);
        assert_eq!(parts(&[("date: 2021-01-02", FIRE), ("date: 2021-03-03", FIRE)]), [[0, 1]]);
        assert_eq!(parts(&[("date: 2021-02-27", &ahead), ("date: 2021-03-03", FIRE)]), [[0, 1]]);
    }

    #[test]
    fn a_text_that_is_printed_again_stays_with_its_event() {
        assert_eq!(parts(&[("date: 2021-03-02", FIRE), ("date: 2023-03-03", FIRE)]), [[0, 1]]);
    }

    #[test]
    fn an_article_without_a_day_goes_where_it_is_nearer() {
        assert_eq!(parts(&[("date: 2021-03-02", FIRE), ("date: 2023-03-03", AGAIN), ("note: none", AGAIN)]), [vec![0], vec![1, 2]]);
    }
}
