//! Clusters → [`Grouping`]: events with their names, evidence and stories, by the caller's indices.

use super::decided::{Decisions, resolve};
use super::evidence::{self, Apart, Parted, Place};
use super::infer::{Bounds, Clusters, infer};
use super::likeness::likeness;
use super::model::{Certainty, Event, EventOptions, Evidence, Grouping, Nearest, Story};
use super::naming::{self, Telling};
use super::profile::{Profile, profiles, title};
use super::short::sums;
use super::thresholds::{SURELY_SAME, Thresholds};
use crate::article::Article;
use crate::extract::Analysis;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Events larger than this are described by a sample of their first articles in canonical order.
const DESCRIBED: usize = 60;

/// Reasons told of one story at most.
const PARTED: usize = 3;

/// Group `analyses` as decided by the user, and by their texts where nothing is decided.
pub(super) fn assemble(analyses: &[Analysis], options: &EventOptions) -> Grouping {
    let articles: Vec<&Article> = analyses.iter().map(|a| &a.article).collect();
    let decisions = resolve(&articles, options);
    let order = canonical_order(&articles);
    let position = places(&order);
    let profiles: Vec<Profile> = profiles(order.par_iter().map(|i| articles[*i]));
    let limits = &Thresholds::default();
    let clusters = infer(&profiles.iter().collect::<Vec<_>>(), &bounds(&decisions, &position), limits);
    // what is told of the events is read from the articles again
    drop(profiles);
    let assembler = Assembler::of(&articles, &order, &position, &clusters);
    let mut taken = BTreeSet::new();
    let mut name = |base: String| naming::unique(base, &mut taken);
    let mut grouping = assembler.events(groups(&clusters, &decisions, &position), &mut name);
    let stories = assembler.stories(&grouping, &decisions, &mut name);
    grouping.tell(stories.into_iter().map(|told| told.story).collect());
    assembler.relate(&mut grouping);
    grouping.problems = decisions.errors.iter().map(ToString::to_string).collect();
    grouping
}

/// Indices in an order that does not depend on that of the input.
pub(super) fn canonical_order(articles: &[&Article]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by(|a, b| (&articles[*a].id, &articles[*a].path).cmp(&(&articles[*b].id, &articles[*b].path)).then(a.cmp(b)));
    order
}

/// Of each article its place in such an order.
pub(super) fn places(order: &[usize]) -> Vec<u32> {
    let mut position = vec![0u32; order.len()];
    order.iter().enumerate().for_each(|(p, i)| position[*i] = p as u32);
    position
}

fn positions(articles: &[usize], position: &[u32]) -> Vec<u32> {
    let mut out: Vec<u32> = articles.iter().map(|i| position[*i]).collect();
    out.sort_unstable();
    out
}

/// What was decided, by canonical position.
pub(super) fn bounds(decisions: &Decisions, position: &[u32]) -> Bounds {
    Bounds {
        declared: decisions.events.iter().map(|e| positions(&e.articles, position)).collect(),
        together: decisions.together.iter().map(|s| positions(s, position)).collect(),
        locked: decisions.locked.iter().map(|(_, s)| positions(s, position)).collect(),
        apart: decisions.apart.iter().map(|(a, b)| (position[*a], position[*b])).collect(),
    }
}

/// A cluster that becomes an event.
pub(super) struct Group {
    members: Vec<u32>,
    name: Option<String>,
    declared_by: Option<&'static str>,
}

/// Declared events, then inferred ones of two or more articles or with a locked name.
pub(super) fn groups(clusters: &Clusters, decisions: &Decisions, position: &[u32]) -> Vec<Group> {
    let declared = decisions.events.iter().filter(|e| !e.articles.is_empty()).map(|e| Group {
        members: positions(&e.articles, position),
        name: e.name.clone(),
        declared_by: Some(e.by),
    });
    let locked: BTreeMap<u32, &String> =
        decisions.locked.iter().flat_map(|(name, set)| set.iter().map(move |i| (position[*i], name))).collect();
    let inferred = clusters.events.iter().filter_map(|members| {
        let name = members.iter().find_map(|m| locked.get(m)).map(|name| (*name).clone());
        (members.len() > 1).then(|| Group { members: members.clone(), name, declared_by: None })
    });
    declared.chain(inferred).collect()
}

/// So many names are told that one of two sister events has and the other has not.
const OWN_NAMES: usize = 4;

pub(super) struct Assembler<'a> {
    articles: &'a [&'a Article],
    order: &'a [usize],
    position: &'a [u32],
    clusters: &'a Clusters,
    /// Of each member the cuts and the gaps that it had a side of.
    cuts: Sides,
    gaps: Sides,
}

/// Indices of what parts articles, by each of these.
type Sides = BTreeMap<u32, Vec<usize>>;

fn sides<'h>(parted: impl Iterator<Item = &'h [Vec<u32>; 2]>) -> Sides {
    let mut sides = Sides::new();
    for (n, halves) in parted.enumerate() {
        halves.iter().flatten().for_each(|m| sides.entry(*m).or_default().push(n));
    }
    sides
}

/// A story with what it was named by: the name that articles declare, or the first of those that are near one another.
pub(super) struct ToldStory {
    pub(super) declared: Option<String>,
    pub(super) first: u32,
    pub(super) story: Story,
}

impl<'a> Assembler<'a> {
    /// What tells of the `clusters` of `articles`, which have this canonical `order` and each its `position` in it.
    pub(super) fn of(articles: &'a [&'a Article], order: &'a [usize], position: &'a [u32], clusters: &'a Clusters) -> Self {
        let (cuts, gaps) = (sides(clusters.cuts.iter().map(|c| &c.halves)), sides(clusters.gaps.iter().map(|g| &g.halves)));
        Self { articles, order, position, clusters, cuts, gaps }
    }

    /// The events; `name` is asked for the id of each by what it is called.
    pub(super) fn events(&self, groups: Vec<Group>, name: &mut dyn FnMut(String) -> String) -> Grouping {
        let described: Vec<(Vec<Telling>, Event)> = groups.par_iter().map(|g| self.event(g)).collect();
        let mut events = Vec::new();
        // Names that were given come first, so that no inferred one takes them.
        for named in [true, false] {
            for (group, (terms, event)) in groups.iter().zip(&described).filter(|(g, _)| g.name.is_some() == named) {
                let id = match &group.name {
                    Some(given) => name(naming::slug(given)),
                    None => name(naming::base(terms, group.members.len().min(DESCRIBED), "event")),
                };
                events.push(Event { id, ..event.clone() });
            }
        }
        events.sort_by(|a, b| a.articles.cmp(&b.articles));
        let grouped: BTreeSet<usize> = events.iter().flat_map(|e| e.articles.iter().copied()).collect();
        let alone = (0..self.articles.len()).filter(|i| !grouped.contains(i)).collect();
        Grouping { events, alone, ..Grouping::default() }
    }

    fn event(&self, group: &Group) -> (Vec<Telling>, Event) {
        let sample = &group.members[..group.members.len().min(DESCRIBED)];
        let terms = self.telling(sample);
        let mut articles: Vec<usize> = group.members.iter().map(|m| self.order[*m as usize]).collect();
        articles.sort_unstable();
        let places: Vec<Place<'_>> = sample.iter().map(|m| self.place(*m)).collect();
        let least = sample.iter().map(|m| self.mean_likeness(*m, sample)).fold(f64::INFINITY, f64::min);
        let mut evidence = Vec::new();
        if let Some(by) = group.declared_by {
            evidence.push(Evidence { kind: "declared", detail: format!("declared by {by}"), weight: None });
        } else if group.name.is_some() {
            evidence.push(Evidence { kind: "declared", detail: "kept together by the lock of an earlier run".to_owned(), weight: None });
        }
        if sample.len() > 1 {
            evidence.extend(evidence::describe(&places, &terms, least, self.scattered(&group.members).is_some()));
        }
        let certainty = match group.declared_by {
            Some(_) => Certainty::Declared,
            None if least >= SURELY_SAME && self.scattered(&group.members).is_none() => Certainty::Same,
            None => Certainty::Likely,
        };
        let title = match (&group.name, group.declared_by) {
            (Some(name), Some(_)) => name.clone(),
            _ => self.title(self.central(sample)),
        };
        (terms, Event { id: String::new(), title, articles, story: None, certainty, declared: group.declared_by.is_some(), evidence })
    }

    /// How many articles the group without a core had that `members` are from.
    fn scattered(&self, members: &[u32]) -> Option<usize> {
        let holds = |group: &[u32]| members.iter().all(|m| group.binary_search(m).is_ok());
        self.clusters.scattered.iter().find(|s| holds(&s.group)).map(|s| s.group.len())
    }

    fn place(&self, member: u32) -> Place<'_> {
        Place { article: self.articles[self.order[member as usize]] }
    }

    /// The stories of the events of `grouping`, in the order in which they are named.
    pub(super) fn stories(&self, grouping: &Grouping, decisions: &Decisions, name: &mut dyn FnMut(String) -> String) -> Vec<ToldStory> {
        let position = self.position;
        let home: BTreeMap<usize, usize> =
            grouping.events.iter().enumerate().flat_map(|(e, event)| event.articles.iter().map(move |i| (*i, e))).collect();
        let mut told: BTreeSet<usize> = BTreeSet::new();
        let mut stories = Vec::new();
        let given = decisions.stories.iter().map(|(name, set)| (Some(name), positions(set, position)));
        for (declared, members) in given.chain(self.clusters.stories.iter().map(|s| (None, s.clone()))) {
            let first = members.first().copied().unwrap_or_default();
            let members: Vec<usize> = members.iter().map(|m| self.order[*m as usize]).collect();
            let mut events: BTreeSet<usize> = members.iter().filter_map(|i| home.get(i).copied()).collect();
            events.retain(|e| !told.contains(&grouping.events[*e].articles[0]));
            let loose: BTreeSet<usize> = members.iter().filter(|i| !home.contains_key(i) && !told.contains(i)).copied().collect();
            if events.len() + loose.len() < 2 && declared.is_none() || events.is_empty() && loose.is_empty() {
                continue;
            }
            let all: Vec<usize> = events.iter().flat_map(|e| grouping.events[*e].articles.iter()).chain(&loose).copied().collect();
            told.extend(&all);
            let mut sample = positions(&all, position);
            sample.truncate(DESCRIBED);
            let (id, title) = match declared {
                Some(given) => (name(format!("story-{}", naming::slug(given))), given.clone()),
                None => {
                    let base = naming::base(&self.telling(&sample), sample.len(), "story");
                    let id = naming::unique(base, &mut BTreeSet::new());
                    (name(format!("story-{id}")), self.title(self.central(&sample)))
                }
            };
            let parted = self.parted(&positions(&all, position));
            let story = Story { id, title, events: events.into_iter().collect(), articles: loose.into_iter().collect(), parted };
            stories.push(ToldStory { declared: declared.cloned(), first, story });
        }
        stories
    }

    /// What parts a story's `members`, in words: the names that stand on one side alone, the days between.
    fn parted(&self, members: &[u32]) -> Vec<String> {
        let near = |sides: &Sides| members.iter().filter_map(|m| sides.get(m)).flatten().copied().collect::<BTreeSet<usize>>();
        let within = |half: &Vec<u32>| half.iter().copied().filter(|m| members.binary_search(m).is_ok()).collect::<Vec<u32>>();
        let of_both = |halves: &[Vec<u32>; 2]| Some(halves.each_ref().map(within)).filter(|sides| sides.iter().all(|s| !s.is_empty()));
        let cuts = near(&self.cuts).into_iter().filter_map(|n| of_both(&self.clusters.cuts[n].halves));
        let names = cuts.filter_map(|[a, b]| {
            let (here, there) = (self.own_names(&a, &b), self.own_names(&b, &a));
            (!here.is_empty() && !there.is_empty())
                .then(|| format!("only one has {}, only the other {}", here.join(", "), there.join(", ")))
        });
        let gaps = near(&self.gaps).into_iter().map(|n| &self.clusters.gaps[n]).filter(|gap| of_both(&gap.halves).is_some());
        let days = gaps.map(|gap| format!("{} days lie between them", gap.days));
        names.chain(days).take(PARTED).collect()
    }

    /// How near events come to one another and to the articles left alone.
    fn relate<'s>(&'s self, grouping: &mut Grouping) {
        let position = self.position;
        let mut home: Vec<Option<usize>> = vec![None; self.order.len()];
        for (e, event) in grouping.events.iter().enumerate() {
            event.articles.iter().for_each(|i| home[position[*i] as usize] = Some(e));
        }
        let mut between: Vec<((usize, usize), f64)> = Vec::new();
        let mut lone: Vec<((u32, usize), f64)> = Vec::new();
        for edge in &self.clusters.edges {
            let weight = f64::from(edge.likeness);
            match (home[edge.a as usize], home[edge.b as usize]) {
                (Some(x), Some(y)) if x != y => {
                    between.extend([((x, y), weight), ((y, x), weight)]);
                }
                (None, Some(y)) => lone.push(((edge.a, y), weight)),
                (Some(x), None) => lone.push(((edge.b, x), weight)),
                _ => {}
            }
        }
        let size = |e: usize| grouping.events[e].articles.len() as f64;
        let mut nearest: Vec<Option<(f64, usize)>> = vec![None; grouping.events.len()];
        for ((x, y), sum) in sums(between.into_iter()) {
            let mean = sum / (size(x) * size(y));
            if nearest[x].is_none_or(|(best, _)| mean > best) {
                nearest[x] = Some((mean, y));
            }
        }
        let mut near: BTreeMap<u32, (f64, usize)> = BTreeMap::new();
        for ((article, event), sum) in sums(lone.into_iter()) {
            let mean = sum / size(event);
            let best = near.entry(article).or_insert((mean, event));
            if mean > best.0 {
                *best = (mean, event);
            }
        }
        let titles: Vec<String> = grouping.events.iter().map(|e| e.title.clone()).collect();
        for (e, event) in grouping.events.iter_mut().enumerate() {
            let other = nearest[e].map(|(mean, other)| (mean, titles[other].as_str()));
            let members = positions(&event.articles, position);
            let holds = |half: &Vec<u32>| members.iter().all(|m| half.binary_search(m).is_ok());
            let of_first = |sides: &'s Sides| members.first().and_then(|m| sides.get(m)).into_iter().flatten().rev();
            let cut = of_first(&self.cuts).map(|n| &self.clusters.cuts[*n]).find(|c| c.halves.iter().any(holds)).map(|c| {
                let there = &c.halves[usize::from(holds(&c.halves[0]))];
                let (here, other) = (self.own_names(&members, there), self.own_names(there, &members));
                Apart { here, there: other, articles: there.len(), score: c.contrast.score() }
            });
            let gap = of_first(&self.gaps).map(|n| &self.clusters.gaps[*n]).find(|g| g.halves.iter().any(holds)).map(|g| g.days);
            let parted = match (self.scattered(&members), cut, gap) {
                _ if event.declared => Parted::Distance,
                (Some(all), ..) => Parted::Scatter(all),
                (None, Some(cut), _) => Parted::Kind(cut),
                (None, None, Some(days)) => Parted::Time(days),
                (None, None, None) => Parted::Distance,
            };
            event.evidence.extend(evidence::margin(other, &parted, event.declared));
        }
        grouping.nearest = near
            .into_iter()
            .map(|(article, (likeness, event))| Nearest { article: self.order[article as usize], event, likeness })
            .collect();
        grouping.nearest.sort_by_key(|n| n.article);
    }

    fn mean_likeness(&self, of: u32, members: &[u32]) -> f64 {
        let others = members.len().saturating_sub(1).max(1) as f64;
        let weighted = &self.clusters.weighted;
        let one = |m: &u32| f64::from(likeness(&weighted[of as usize], &weighted[*m as usize], &Thresholds::default()));
        members.iter().filter(|m| **m != of).map(one).sum::<f64>() / others
    }

    /// The member most like the others, of those that have a title if any has.
    fn central(&self, members: &[u32]) -> u32 {
        let titled: Vec<u32> = members.iter().copied().filter(|m| title(self.articles[self.order[*m as usize]]).is_some()).collect();
        let from = if titled.is_empty() { members } else { &titled };
        let score = |m: &u32| self.mean_likeness(*m, members);
        from.iter().map(|m| (score(m), *m)).max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1))).map_or(0, |(_, m)| m)
    }

    fn title(&self, member: u32) -> String {
        let Some(index) = self.order.get(member as usize) else { return "Event".to_owned() };
        let article = self.articles[*index];
        title(article).map_or_else(|| first_words(article), |t| t.trim().to_owned())
    }

    /// Names that most of the articles `here` have and none of those `there`, the most telling first.
    fn own_names(&self, here: &[u32], there: &[u32]) -> Vec<String> {
        let sample = |of: &[u32]| of[..of.len().min(DESCRIBED)].to_vec();
        let (here, there) = (sample(here), sample(there));
        let other: BTreeSet<String> = self.telling(&there).into_iter().map(|t| t.word.to_lowercase()).collect();
        let own = self.telling(&here).into_iter().filter(|t| 2 * t.held > here.len() && t.word.starts_with(char::is_uppercase));
        own.map(|t| t.word).filter(|word| !other.contains(&word.to_lowercase())).take(OWN_NAMES).collect()
    }

    fn telling(&self, members: &[u32]) -> Vec<Telling> {
        let articles: Vec<&Article> = members.iter().map(|m| self.articles[self.order[*m as usize]]).collect();
        naming::telling(&articles, |n, id| {
            let full = &self.clusters.weighted[members[n] as usize].full;
            let place = self.clusters.terms.get(id).and_then(|known| full.binary_search_by_key(&known.number(), |(t, _)| *t).ok());
            place.map_or(0.0, |i| full[i].1)
        })
    }
}

/// The first words of an article without a title.
fn first_words(article: &Article) -> String {
    let first = article.body().next().or(article.blocks.first()).map_or("", |b| article.slice(b.span));
    let line = first.lines().next().unwrap_or("");
    match line.char_indices().nth(100) {
        None => line.to_owned(),
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &line[..cut])
        }
    }
}
