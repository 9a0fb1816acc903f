//! Quotations of an event → links between those that give one utterance, and utterances with all
//! their renderings.
//!
//! "We will not pay a cent," Mayor Holt said here; there she said the city "will not pay"; a third
//! paper has it that she refused to pay. The first two are linked by their words, the third by its
//! speaker and what it is about. That the wordings differ is found in `checks`.

mod candidates;
pub(crate) mod compare;
pub(crate) mod fragments;
mod group;
mod normal;
mod paraphrase;
pub(crate) mod quoted;
mod rendering;
mod window;
pub(crate) mod wording;

use super::{Alignment, Alignments, Anchor, Kind, Relation};
use crate::align::entities::Entities;
use crate::align::entities::speakers::{self, Speakers};
use crate::article::Span;
use crate::events::Event;
use crate::extract::Analysis;
use compare::Match;
use quoted::Link;
pub(crate) use rendering::Rendering;
use std::collections::{BTreeMap, BTreeSet};

/// With more sources than this, links go to an utterance's first member only.
pub(crate) const MANY_SOURCES: usize = 8;

/// Link the quotations of `event` and group them into utterances; where it has `many` sources, each with the
/// first of its utterance.
pub(super) fn align(event: &Event, analyses: &[Analysis], many: bool, out: &mut Alignments) {
    let entities = Entities::new(event, analyses);
    let renderings: Vec<Rendering> = event
        .articles
        .iter()
        .flat_map(|&article| analyses.get(article).map(|a| (article, a)))
        .flat_map(|(article, a)| (0..a.quotations.len()).map(move |item| (article, item)))
        .filter(|&(article, item)| !analyses[article].quotations[item].hedged)
        .filter_map(|(article, item)| Rendering::of(&entities, analyses, article, item))
        .collect();
    let (mut links, cut) = verbatim_links(&renderings, many);
    note(&renderings, &cut, out);
    let linked: BTreeSet<(usize, usize)> = links.keys().copied().collect();
    for ((i, j), found) in fragments::links(&renderings, analyses, &linked) {
        let speakers = speakers::compare(&renderings[i].name, &renderings[j].name);
        links.insert((i, j), Link { score: found.score, relation: found.relation, speakers, found: Some(found), joins: true });
    }
    let linked: BTreeSet<(usize, usize)> = links.keys().copied().collect();
    for (i, j, score) in paraphrase::links(&renderings, &linked) {
        let found = compare::within_one_clause(&renderings[i], &renderings[j]);
        let relation = found.as_ref().map_or(Relation::Paraphrase, |f| f.relation);
        links.insert((i, j), Link { score, relation, speakers: Speakers::Same, found, joins: true });
    }
    group::finish(renderings, links, many, out);
}

/// Say of which articles quotations were not compared whole, or not with all that are like them.
fn note(renderings: &[Rendering], cut: &BTreeSet<usize>, out: &mut Alignments) {
    let most = window::MAX_WORDS;
    let long: BTreeSet<usize> = renderings.iter().filter(|r| r.verbatim.words.len() > most).map(|r| r.article).collect();
    let like = "many quotations of this event are like some of its own: each was compared with the likeliest only";
    out.notes.extend(long.into_iter().map(|a| (a, format!("of a quotation only the first {most} words were compared"))));
    out.notes.extend(cut.iter().map(|a| (*a, like.to_owned())));
}

/// Renderings with the same words and speaker, compared once for all: keys and name → members.
type Uniques<'a> = BTreeMap<(Vec<u64>, &'a [String]), Vec<usize>>;

/// Links by words. With many sources only the first of a group of like wordings is compared with
/// the rest. With them the articles some of whose quotations were compared with the likeliest only.
fn verbatim_links(renderings: &[Rendering], many: bool) -> (BTreeMap<(usize, usize), Link>, BTreeSet<usize>) {
    let mut uniques: Uniques<'_> = BTreeMap::new();
    for (i, rendering) in renderings.iter().enumerate() {
        let codes: Vec<u64> = rendering.verbatim.words.iter().map(|w| w.code).collect();
        if codes.len() >= 3 {
            uniques.entry((codes, &rendering.name.parts)).or_default().push(i);
        }
    }
    let mut order: Vec<_> = uniques.iter().collect();
    order.sort_by(|(x, a), (y, b)| (b.len(), y.0.len()).cmp(&(a.len(), x.0.len())).then_with(|| x.cmp(y)));
    let mut index = candidates::Index::new(order.len());
    let (mut links, mut cut) = (BTreeMap::new(), BTreeSet::new());
    for (id, (_, members)) in order.iter().enumerate() {
        let first = &renderings[members[0]];
        let mut led = false;
        let (candidates, is_cut) = index.find(&first.verbatim.words);
        if is_cut {
            cut.extend(members.iter().map(|i| renderings[*i].article));
        }
        for found in candidates {
            let other = &renderings[order[found].1[0]];
            let speakers = speakers::compare(&first.name, &other.name);
            let Some(matched) = compare::compare(&first.verbatim, &other.verbatim, speakers) else { continue };
            led |= matched.whole >= 0.8 && speakers != Speakers::Different;
            connect(renderings, members, order[found].1, many, &mut links);
        }
        connect(renderings, members, members, many, &mut links);
        if !(many && led) {
            index.add(id, &first.verbatim.words);
        }
    }
    (links, cut)
}

/// So many pairs of two groups of like wordings are linked each with each; eight sources and eight.
const MOST_PAIRS: usize = 64;

/// Link each of `left` with each of `right`: an article's first stands for its others, and with many
/// sources the first of all.
fn connect(renderings: &[Rendering], left: &[usize], right: &[usize], many: bool, links: &mut BTreeMap<(usize, usize), Link>) {
    let many = many || left.len() * right.len() > MOST_PAIRS;
    let firsts = |list: &[usize]| -> Vec<bool> {
        (0..list.len()).map(|n| n == 0 || !many && renderings[list[n]].article != renderings[list[n - 1]].article).collect()
    };
    let (first_left, first_right) = (firsts(left), firsts(right));
    // Members have the same words; written and marked alike, they match alike.
    let mut known: BTreeMap<(u64, u64, Speakers), Option<Match>> = BTreeMap::new();
    let heads: Vec<usize> = (0..right.len()).filter(|n| first_right[*n]).collect();
    let all: Vec<usize> = (0..right.len()).collect();
    for (m, &i) in left.iter().enumerate() {
        // Of a sentence that an article prints a hundred times, only the first meets all others.
        for &n in if first_left[m] { &all } else { &heads } {
            let j = right[n];
            if i == j {
                continue;
            }
            let (i, j) = (i.min(j), i.max(j));
            if links.contains_key(&(i, j)) {
                continue;
            }
            let (a, b) = (&renderings[i], &renderings[j]);
            let speakers = speakers::compare(&a.name, &b.name);
            let look = (a.verbatim.look(), b.verbatim.look(), speakers);
            let found = known.entry(look).or_insert_with(|| compare::compare(&a.verbatim, &b.verbatim, speakers));
            if let Some(found) = found {
                links.insert((i, j), link(found.clone(), speakers));
            }
        }
    }
}

/// Two wordings of unknown speakers are one utterance only if hardly a word differs, or three words
/// that carry meaning are shared.
const ONE_UTTERANCE: f64 = 0.9;

fn link(found: Match, speakers: Speakers) -> Link {
    let joins = found.relation != Relation::Similar
        && match speakers {
            Speakers::Same => true,
            Speakers::Unknown => found.content >= 3 || found.whole >= ONE_UTTERANCE || found.is_held_sentence(),
            Speakers::Different => found.is_same_words(),
        };
    Link { score: found.score, relation: found.relation, speakers, found: Some(found), joins }
}

impl Link {
    /// The link as a report shows it; `None` for words that are only alike.
    fn alignment(&self, a: &Rendering, b: &Rendering) -> Option<Alignment> {
        if self.relation == Relation::Similar {
            return None;
        }
        let whole = |r: &Rendering| r.all.words.iter().map(|w| w.span).reduce(Span::cover);
        let (in_a, in_b) = match &self.found {
            Some(found) => {
                let a = a.verbatim.cover(found.blocks.iter().map(|block| &block.a))?;
                (a, b.verbatim.cover(found.blocks.iter().map(|block| &block.b))?)
            }
            None => whole(a).zip(whole(b))?,
        };
        let anchor = |r: &Rendering, span| Anchor { article: r.article, span, item: Some(r.item) };
        Some(Alignment { kind: Kind::Quotation, relation: self.relation, score: self.score, a: anchor(a, in_a), b: anchor(b, in_b) })
    }
}

#[cfg(test)]
mod tests;
