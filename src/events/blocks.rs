//! Grouping where the articles lie in several places: the same stages as over one folder, each by itself.
//!
//! An archive is cut into blocks of some thousand articles. What of all articles enters into the likeness of two is how
//! many hold a term, which can be counted block by block; then each block is compared with each, which gives the pairs
//! that are alike. Articles that no chain of such pairs joins never meet, so that a *unit* of those that one joins is
//! grouped, named and compared by itself. The results are those of [`super::group`] over all of them at once, to the
//! byte, but for the ids of events and stories, which the caller makes [`super::unique`] over all units.

use super::assemble::{Assembler, bounds, canonical_order, groups as as_groups, places};
use super::candidates::{self, Edge, Keyed, between};
use super::decided::resolve;
use super::infer::{Bounds, Weighed, fits, linked, parted};
use super::likeness::{Vector, Weighted, weigh_by};
use super::model::{EventOptions, Grouping};
use super::profile::{Profile, profile};
use super::sketch::Sketch;
use super::terms::Terms;
use super::thresholds::Thresholds;
use crate::article::Article;
use rayon::prelude::*;

/// Some articles, ready to be compared with those of any block.
#[derive(Debug, Default)]
pub struct Block {
    /// Hashes of the terms that they share with any other, sorted; a term's number is its place here.
    pub terms: Vec<u64>,
    /// How many of all articles hold each in the whole text, the lead and as a name.
    pub held: Vec<[u32; 3]>,
    /// Of each article a number that orders it among all as its id does.
    pub positions: Vec<u64>,
    /// The articles, in the order of their positions.
    pub articles: Vec<Weighted>,
    /// By which terms each is looked up.
    pub keys: Vec<Vec<u32>>,
    /// What the first sentences of each hold.
    pub sketches: Vec<Sketch>,
}

/// Two articles that are alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The position of the one that comes first.
    pub a: u64,
    /// That of the other.
    pub b: u64,
    /// How alike they are, 0 to 1.
    pub likeness: f32,
    /// Whether each of them is a brief.
    pub is_short: [bool; 2],
    /// Whether `a` is of the block that was compared with the other.
    pub is_in_order: bool,
}

impl Block {
    /// The pairs of its own articles that are alike.
    pub fn pairs_within(&self) -> Vec<Pair> {
        self.pairs(self, Keyed { articles: &self.articles, keys: &self.keys }, true)
    }

    /// The pairs of one of its articles and one of another block's that are alike.
    pub fn pairs_with(&self, other: &Block) -> Vec<Pair> {
        let (articles, keys) = other.numbered_as(&self.terms);
        self.pairs(other, Keyed { articles: &articles, keys: &keys }, false)
    }

    /// The pairs with the articles of `other`, which are `columns` by the numbers that terms have here.
    fn pairs(&self, other: &Block, columns: Keyed<'_>, is_same: bool) -> Vec<Pair> {
        let limits = Thresholds::default();
        let place = |edge: &Edge| (self.positions[edge.a as usize], other.positions[edge.b as usize]);
        let fits = |edge: &Edge, full: f32| {
            fits(full, || {
                let sketches = [&self.sketches[edge.a as usize], &other.sketches[edge.b as usize]];
                let (a, b) = place(edge);
                if a <= b { sketches } else { [sketches[1], sketches[0]] }
            })
        };
        let rows = Keyed { articles: &self.articles, keys: &self.keys };
        let is_short = |article: &Weighted| article.length <= limits.short_article;
        let pair = |edge: Edge| {
            let (a, b) = place(&edge);
            let short = [is_short(&self.articles[edge.a as usize]), is_short(&other.articles[edge.b as usize])];
            let is_in_order = a <= b;
            let is_short = if is_in_order { short } else { [short[1], short[0]] };
            Pair { a: a.min(b), b: a.max(b), likeness: edge.likeness, is_short, is_in_order }
        };
        between(rows, columns, is_same, &self.held, &limits, fits).into_iter().map(pair).collect()
    }

    /// Its articles and their keys by the numbers that `terms` have in another block; what the other does not know is
    /// left out.
    fn numbered_as(&self, terms: &[u64]) -> (Vec<Weighted>, Vec<Vec<u32>>) {
        let mut rest = terms.iter().zip(0u32..).peekable();
        let number = |term: &u64| {
            while rest.next_if(|(other, _)| *other < term).is_some() {}
            rest.peek().filter(|(other, _)| *other == term).map(|(_, n)| *n)
        };
        let number: Vec<Option<u32>> = self.terms.iter().map(number).collect();
        let vector = |of: &Vector| of.iter().filter_map(|(term, weight)| Some((number[*term as usize]?, *weight))).collect::<Vector>();
        let weighted =
            |w: &Weighted| Weighted { full: vector(&w.full), lead: vector(&w.lead), names: vector(&w.names), day: w.day, length: w.length };
        let keys = self.keys.iter().map(|keys| keys.iter().filter_map(|key| number[*key as usize]).collect());
        (self.articles.par_iter().map(weighted).collect(), keys.collect())
    }
}

/// Articles weighed by `terms` of theirs that were counted over all.
pub fn weigh(profiles: &[&Profile], terms: &Terms) -> Vec<Weighted> {
    weigh_by(terms, profiles, Thresholds::default().background)
}

/// The terms by which an article is looked up, as far as they lead somewhere.
pub fn keys(article: &Weighted) -> Vec<u32> {
    candidates::keys(article)
}

/// Whether a key that so many of all articles have leads to any of them.
pub const fn leads_somewhere(articles: u32) -> bool {
    candidates::leads_somewhere(articles)
}

/// Likeness of two articles, by their indices.
pub type Link = (u32, u32, f64);

/// Groups of `articles` articles that `links` make one event, before briefs are attached. Those that declare their event
/// are `closed`, and in none of the groups. Indices are in the order of the positions.
pub fn groups(articles: usize, links: &[Link], closed: &[u32]) -> Vec<Vec<u32>> {
    let bounds = Bounds { declared: vec![closed.to_vec()], ..Bounds::default() };
    linked(articles, links, &bounds, &Thresholds::default())
}

/// `groups` with those of briefs alone attached to the ones that they plainly go with. Beside such groups and those that
/// are near them, it is enough to give the ones that have a link to them.
pub fn attach(groups: Vec<Vec<u32>>, links: &[Link], is_short: &dyn Fn(u32) -> bool) -> Vec<Vec<u32>> {
    super::short::attach(groups, links, &[], is_short, &Thresholds::default())
}

/// A term by its hash, with its weight in an article.
pub type Weight = (u64, f32);

/// Articles that no pair joins with any other.
pub struct Unit<'a> {
    /// The articles, in the order of their paths.
    pub articles: Vec<&'a Article>,
    /// The vectors of each: of its whole text, its lead and its names, terms sorted.
    pub vectors: Vec<[Vec<Weight>; 3]>,
    /// The pairs among them, by their indices in canonical order (by id).
    pub links: Vec<(u32, u32, f32)>,
    /// Their groups, by the same indices, briefs attached.
    pub groups: Vec<Vec<u32>>,
}

/// What a unit holds.
pub struct Grouped {
    /// Its events and stories; ids are what each is called, and may occur more than once.
    pub grouping: Grouping,
    /// What each of the stories goes by where names are given: the name that articles declare, or the canonical index of
    /// the first of those that are near one another.
    pub stories: Vec<(Option<String>, u32)>,
}

impl Unit<'_> {
    /// Its events and stories.
    pub fn group(self) -> Grouped {
        let limits = Thresholds::default();
        let articles = &self.articles;
        let decisions = resolve(articles, &EventOptions::default());
        let order = canonical_order(articles);
        let position = places(&order);
        let profiles: Vec<Profile> = order.iter().map(|i| profile(articles[*i])).collect();
        let mut all: Vec<u64> = self.vectors.iter().flatten().flatten().map(|(term, _)| *term).collect();
        all.sort_unstable();
        all.dedup();
        let number = |(term, weight): &Weight| all.binary_search(term).ok().map(|n| (n as u32, *weight));
        let weighted = order.iter().zip(&profiles).map(|(i, profile)| {
            let [full, lead, names] = [0, 1, 2].map(|v: usize| self.vectors[*i][v].iter().filter_map(number).collect());
            Weighted { full, lead, names, day: profile.day, length: profile.length() }
        });
        let known = Weighed {
            weighted: weighted.collect(),
            edges: self.links.iter().map(|(a, b, likeness)| Edge { a: *a, b: *b, likeness: *likeness }).collect(),
            terms: Terms::counted(all.iter().map(|term| (*term, [0; 3])), articles.len()),
        };
        let clusters = parted(self.groups, known, &profiles.iter().collect::<Vec<_>>(), &bounds(&decisions, &position), &limits);
        let assembler = Assembler::of(articles, &order, &position, &clusters);
        let mut grouping = assembler.events(as_groups(&clusters, &decisions, &position), &mut |base| base);
        let mut told = assembler.stories(&grouping, &decisions, &mut |base| base);
        told.sort_by(|a, b| a.story.id.cmp(&b.story.id));
        let stories = told.iter().map(|told| (told.declared.clone(), told.first)).collect();
        grouping.tell(told.into_iter().map(|told| told.story).collect());
        Grouped { grouping, stories }
    }
}
