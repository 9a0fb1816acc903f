//! An event in which many articles print one text → the event with few prints of each, and what was found
//! there told of all of them again.
//!
//! Two hundred papers print an agency's report of a fire to the letter. What two of them have to do with one
//! another and with the five papers that wrote their own is compared; the other hundred and ninety-eight stand
//! wherever the first of the two does. A print with one figure changed is another text, and is compared.

use super::quotations::{MANY_SOURCES, Rendering};
use super::{Alignment, Alignments, ClaimRow, Kind, Utterance, WireGroup};
use crate::events::Event;
use crate::extract::Analysis;
use std::collections::{BTreeMap, HashMap};

/// Prints of one text that are compared: two, so that the text is seen to be printed by more than one.
const COMPARED: usize = 2;

/// The prints of an event that are not compared, by the print that they stand with.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// The first two prints of a text, and the rest of them, in order.
    of: BTreeMap<usize, (usize, Vec<usize>)>,
}

impl Copies {
    /// The copies among the articles of `event`, and the event without them. Up to eight articles all are
    /// compared.
    pub(super) fn of(event: &Event, analyses: &[Analysis]) -> (Self, Event) {
        let mut compared = event.clone();
        if event.articles.len() <= MANY_SOURCES {
            return (Self::default(), compared);
        }
        let mut texts: HashMap<&str, Vec<Vec<usize>>> = HashMap::new();
        for &article in &event.articles {
            let alike = texts.entry(&analyses[article].article.text).or_default();
            match alike.iter_mut().find(|prints| is_copy(&analyses[prints[0]], &analyses[article])) {
                Some(prints) => prints.push(article),
                None => alike.push(vec![article]),
            }
        }
        let of: BTreeMap<usize, (usize, Vec<usize>)> = texts
            .into_values()
            .flatten()
            .filter(|prints| prints.len() > COMPARED)
            .map(|prints| (prints[0], (prints[1], prints[COMPARED..].to_vec())))
            .collect();
        let mut left: Vec<usize> = of.values().flat_map(|(_, rest)| rest).copied().collect();
        left.sort_unstable();
        compared.articles.retain(|article| left.binary_search(article).is_err());
        (Self { of }, compared)
    }

    /// The copies that stand with `article`, if it is the first print of its text.
    fn with(&self, article: usize) -> &[usize] {
        self.of.get(&article).map_or(&[], |(_, rest)| rest)
    }

    /// Add to `articles` the copies of those among them.
    fn add_to(&self, articles: &mut Vec<usize>) {
        let more: Vec<usize> = articles.iter().flat_map(|a| self.with(*a)).copied().collect();
        if !more.is_empty() {
            articles.extend(more);
            articles.sort_unstable();
        }
    }

    /// Add the copies to the articles that print one text.
    pub(super) fn widen_groups(&self, groups: &mut [WireGroup]) {
        groups.iter_mut().for_each(|group| self.add_to(&mut group.articles));
    }

    /// Tell of every copy what is told of the print that it stands with.
    pub(super) fn widen(&self, out: &mut Alignments) {
        if self.of.is_empty() {
            return;
        }
        out.claim_rows.iter_mut().for_each(|row| self.widen_row(row));
        self.widen_utterances(out);
        self.widen_renderings(out);
        let linked: Vec<Alignment> = out.pairs.iter().flat_map(|pair| self.links(pair)).collect();
        out.pairs.extend(linked);
        let notes: Vec<(usize, String)> =
            out.notes.iter().flat_map(|(article, why)| self.with(*article).iter().map(move |copy| (*copy, why.clone()))).collect();
        out.notes.extend(notes);
    }

    /// A copy has its part in the utterances that both prints of its text have a part in; what these two do not share
    /// each has for itself, and so has the copy.
    fn widen_utterances(&self, out: &mut Alignments) {
        let mut alone = Vec::new();
        for utterance in &mut out.utterances {
            let mut more = Vec::new();
            for &(article, item) in &utterance.members {
                let Some((second, copies)) = self.of.get(&article) else { continue };
                let is_shared = utterance.members.binary_search(&(*second, item)).is_ok();
                if is_shared { &mut more } else { &mut alone }.extend(copies.iter().map(|copy| (*copy, item)));
            }
            utterance.members.extend(more);
            utterance.members.sort_unstable();
        }
        alone.sort_unstable();
        out.utterances.extend(alone.into_iter().map(|member| Utterance { members: vec![member] }));
    }

    fn widen_row(&self, row: &mut ClaimRow) {
        for reading in &mut row.readings {
            let before = reading.sites.len();
            for at in 0..before {
                let site = reading.sites[at].clone();
                reading.sites.extend(self.with(site.article).iter().map(|copy| super::ClaimSite { article: *copy, ..site.clone() }));
            }
            if reading.sites.len() > before {
                reading.sites.sort();
            }
        }
        row.readings.sort_by(|x, y| y.sites.len().cmp(&x.sites.len()).then_with(|| x.sites.cmp(&y.sites)));
        self.add_to(&mut row.within);
    }

    /// The renderings of the copies, each where it stands in the order of the articles; links keep their sides.
    fn widen_renderings(&self, out: &mut Alignments) {
        let quoted = &mut out.quoted;
        let mut all: Vec<(Option<usize>, Rendering)> = Vec::new();
        for (n, rendering) in std::mem::take(&mut quoted.renderings).into_iter().enumerate() {
            all.extend(self.with(rendering.article).iter().map(|copy| (None, Rendering { article: *copy, ..rendering.clone() })));
            all.push((Some(n), rendering));
        }
        all.sort_by_key(|(_, r)| (r.article, r.item));
        let mut place = vec![0; all.len()];
        for (to, (from, _)) in all.iter().enumerate() {
            if let Some(from) = from {
                place[*from] = to;
            }
        }
        for link in &mut quoted.links {
            (link.a, link.b) = (place[link.a], place[link.b]);
        }
        quoted.renderings = all.into_iter().map(|(_, rendering)| rendering).collect();
    }

    /// The links of a text's first print with its second, for each copy in the second's place.
    fn links<'c>(&'c self, pair: &'c Alignment) -> impl Iterator<Item = Alignment> + 'c {
        let within = pair.kind != Kind::Claim && self.of.get(&pair.a.article).is_some_and(|(second, _)| *second == pair.b.article);
        let copies = if within { self.with(pair.a.article) } else { &[] };
        copies.iter().map(move |copy| {
            let mut linked = pair.clone();
            linked.b.article = *copy;
            linked
        })
    }
}

/// Whether two articles of one text are the same to whoever compares them: cut alike, and of one day, on which
/// "yesterday" hangs.
fn is_copy(a: &Analysis, b: &Analysis) -> bool {
    let day = |of: &Analysis| of.article.metadata.published.as_ref().map(|p| p.date);
    a.article.blocks == b.article.blocks && day(a) == day(b)
}
