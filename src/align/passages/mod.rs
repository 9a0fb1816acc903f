//! Wording that two articles of an event share: copied, lightly edited, reordered or rewritten with
//! most of its words kept; and which articles print one agency's text.
//!
//! "Lifeboats took 140 off the ferry, the coastguard said" in one paper and "The coastguard said
//! lifeboats took 140 people off the ferry" in another are one passage, edited. Two reports of one
//! fact in words of their own are none.

mod chain;
mod seeds;
mod sentences;
mod wire;

pub use wire::WireGroup;

use super::copies::Copies;
use super::{Agency, Alignment, Anchor, Kind};
use crate::events::Event;
use crate::extract::Analysis;
use chain::Passage;
use rayon::prelude::*;
use sentences::{Prose, Weights};
use std::collections::BTreeSet;

/// Up to so many articles every pair is compared.
const EVERY_PAIR: usize = 8;
/// In larger events only so many pairs are compared, those that share most wording first.
const MOST_PAIRS: usize = 400;

/// What the articles of an event have from one another and from elsewhere.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Passages between pairs of articles, sorted.
    pub(super) passages: Vec<Alignment>,
    /// Articles that print one text.
    pub(super) wire_groups: Vec<WireGroup>,
    /// Whom an article credits.
    pub(super) credits: Vec<(usize, Vec<String>)>,
    /// Articles of whose like sentences some were not looked for in another.
    pub(super) cut: BTreeSet<usize>,
    /// Articles that were not compared with every other that shares wording with them.
    pub(super) left_out: BTreeSet<usize>,
}

/// The wording that the articles of `event` share, and whose it is; `copies` are printed beside them, and
/// `articles` are all of both. What the desk says of `agencies` goes before what the texts say.
pub(super) fn align(event: &Event, copies: &Copies, articles: &[usize], analyses: &[Analysis], agencies: &[Agency]) -> Shared {
    if event.articles.len() < 2 {
        return Shared::default();
    }
    let prose: Vec<Prose> = event.articles.par_iter().map(|i| Prose::of(&analyses[*i])).collect();
    let weights = Weights::of(&prose);
    let (pairs, left_out) = pairs(&prose);
    let between = |(a, b): (usize, usize)| {
        let (passages, cut) = chain::passages(&prose[a], &prose[b], &weights);
        (((a, b), passages), cut.then_some(event.articles[a]))
    };
    let (found, cut): (Vec<_>, Vec<_>) = pairs.into_par_iter().map(between).unzip();
    let credits = wire::credits(articles, analyses);
    let mut wire_groups = wire::groups(event, &prose, &found);
    copies.widen_groups(&mut wire_groups);
    wire_groups.iter_mut().for_each(|group| group.provenance = wire::provenance(&group.articles, &credits, analyses));
    wire::declared(&mut wire_groups, articles, analyses, agencies);
    let passages = found.iter().flat_map(|(pair, passages)| passages.iter().map(|p| alignment(event, *pair, p))).collect();
    let left_out = left_out.into_iter().map(|n| event.articles[n]).collect();
    Shared { passages, wire_groups, credits, cut: cut.into_iter().flatten().collect(), left_out }
}

fn alignment(event: &Event, (a, b): (usize, usize), passage: &Passage) -> Alignment {
    let anchor = |n: usize, span| Anchor { article: event.articles[n], span, item: None };
    Alignment { kind: Kind::Passage, relation: passage.relation, score: passage.score, a: anchor(a, passage.a), b: anchor(b, passage.b) }
}

/// Pairs to compare: all, or in a large event those that share runs of words; and whose pairs were left
/// out because there are too many.
fn pairs(prose: &[Prose]) -> (Vec<(usize, usize)>, BTreeSet<usize>) {
    let n = prose.len();
    if n <= EVERY_PAIR {
        return ((0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).collect(), BTreeSet::new());
    }
    let mut shared = sentences::shared_runs(prose);
    shared.sort_by(|x, y| y.1.cmp(&x.1).then(x.0.cmp(&y.0)));
    let rest = shared.split_off(shared.len().min(MOST_PAIRS));
    let mut out: Vec<(usize, usize)> = shared.into_iter().map(|(pair, _)| pair).collect();
    out.sort_unstable();
    (out, rest.into_iter().flat_map(|((a, b), _)| [a, b]).collect())
}
