//! Two halves of a group → how much speaks for two events of one kind.
//!
//! Two earthquakes share "magnitude", "epicentre" and the geological survey, but each has a place of
//! its own in every lead, and the other half never names it. Two ways to tell one event differ in
//! words, too, yet its place and its people are named in both. So four things are weighed: how much
//! of the likeness lies within the halves, the names of titles and leads that one half has and the
//! other has not (of the half with fewer), how far the words of the halves are the same, and
//! how even the halves are.

use super::likeness::{Weighted, dot};
use super::profile::{Profile, Term};

/// Cosine of whole texts from which two articles begin to count as one text.
const PRINT: f32 = 0.3;
/// A name that no list of words has weighs 1: its share of articles is e^−8.
const RARITY: f64 = 8.0;

/// What speaks for and against two events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Contrast {
    /// Articles of the smaller half.
    pub(super) smaller: usize,
    /// Share of likeness within the halves beyond chance.
    pub(super) modularity: f64,
    /// Articles of the smaller half, as a share of all.
    pub(super) balance: f64,
    /// How plainly names of the leads stand in one half alone (log-likelihood), in the half with fewer.
    pub(super) own_names: f64,
    /// How far the words of the halves are the same, 0 to 1.
    pub(super) common: f64,
}

impl Contrast {
    /// Weigh the halves of `articles`.
    pub(super) fn of(articles: &[&Profile], weighted: &[Weighted], side: &[bool], modularity: f64) -> Self {
        let second = side.iter().filter(|s| **s).count();
        let own = own_names(articles, side, &print_weights(weighted));
        let smaller = second.min(side.len() - second);
        Self {
            smaller,
            modularity,
            balance: smaller as f64 / side.len() as f64,
            own_names: own[0].min(own[1]),
            common: common(articles, side),
        }
    }

    /// The four as one figure; from [`super::thresholds::Thresholds::cut`] on they are two events.
    ///
    /// Weights by logistic regression on halves of groups drawn from one event or from two sister events
    /// of the topics, and of one event of the clusters; held out by topic, docs/accuracy.md. Halves of two
    /// articles, whose likeness is mostly chance, have weights of their own; their constant is chosen so that
    /// of groups of four articles of one event one in 1,000 reaches the threshold of larger halves.
    pub(super) fn score(&self) -> f64 {
        let [constant, modularity, balance, own_names, common] =
            if self.smaller > 2 { [0.0, 11.3, 2.2, 1.76, -3.6] } else { [-7.3, 6.4, -2.0, 1.9, -3.8] };
        constant
            + modularity * self.modularity
            + balance * self.balance.ln()
            + own_names * (self.own_names + 0.3).ln()
            + common * (self.common + 0.01).ln()
    }
}

/// Weight of each article: one that is nearly printed by others counts as a part of one text.
fn print_weights(weighted: &[Weighted]) -> Vec<f64> {
    let n = weighted.len();
    let mut near = vec![0.0f32; n];
    for a in 0..n {
        for b in a + 1..n {
            let over = ((dot(&weighted[a].full, &weighted[b].full) - PRINT) / (1.0 - PRINT)).max(0.0);
            near[a] += over;
            near[b] += over;
        }
    }
    near.into_iter().map(|n| 1.0 / (1.0 + f64::from(n))).collect()
}

/// Names that stand in the title or lead of `article`: words that it mostly writes with a capital.
fn lead_names(article: &Profile) -> impl Iterator<Item = &Term> {
    let find = |bag: &[Term], id: u64| bag.binary_search_by_key(&id, |t| t.id).ok().map(|i| bag[i].count);
    article
        .names
        .iter()
        .filter(move |t| find(&article.full, t.id).is_none_or(|all| 2.0 * t.count > all) && find(&article.lead, t.id).is_some())
}

/// For each half, how plainly the names of its leads are its own.
fn own_names(articles: &[&Profile], side: &[bool], weights: &[f64]) -> [f64; 2] {
    let mut whole = [0.0f64; 2];
    side.iter().zip(weights).for_each(|(s, w)| whole[usize::from(*s)] += w);
    let mut own = [0.0f64; 2];
    for_each_term(articles, side, weights, lead_names, |share, held| {
        let [a, b] = [held[0] / whole[0], held[1] / whole[1]].map(|x| x.min(1.0 - 1e-9));
        let half = usize::from(b >= a);
        own[half] += rarity(share) / RARITY * divergence([a, b], whole);
    });
    own
}

/// Log-likelihood ratio of a name's being held by these shares of two halves rather than by one share of both.
fn divergence(held: [f64; 2], whole: [f64; 2]) -> f64 {
    let both = (held[0] * whole[0] + held[1] * whole[1]) / (whole[0] + whole[1]);
    if both <= 0.0 || both >= 1.0 - 1e-9 {
        return 0.0;
    }
    let one =
        |x: f64| if x > 0.0 { x * (x / both).ln() } else { 0.0 } + if x < 1.0 { (1.0 - x) * ((1.0 - x) / (1.0 - both)).ln() } else { 0.0 };
    whole[0] * one(held[0]) + whole[1] * one(held[1])
}

/// How far the words of the halves are the same, each word weighed by its rarity: 1 where each is held by
/// the same share of both halves.
fn common(articles: &[&Profile], side: &[bool]) -> f64 {
    let mut whole = [0.0f64; 2];
    side.iter().for_each(|s| whole[usize::from(*s)] += 1.0);
    let (mut both, mut most) = (0.0, 0.0);
    for_each_term(
        articles,
        side,
        &vec![1.0; side.len()],
        |p| p.full.iter(),
        |share, held| {
            let (a, b) = (held[0] / whole[0], held[1] / whole[1]);
            both += rarity(share) * a * b;
            most += rarity(share) * a.max(b) * a.max(b);
        },
    );
    if most > 0.0 { both / most } else { 0.5 }
}

fn rarity(share: f32) -> f64 {
    -f64::from(share.min(1.0)).ln()
}

/// Call `take` with the share and the summed weights in both halves of every term of the articles' `bags`, in order of the terms.
fn for_each_term<'a, I: Iterator<Item = &'a Term>>(
    articles: &[&'a Profile],
    side: &[bool],
    weights: &[f64],
    bag: impl Fn(&'a Profile) -> I,
    mut take: impl FnMut(f32, [f64; 2]),
) {
    let mut all: Vec<(u64, usize, f32)> = articles.iter().enumerate().flat_map(|(n, p)| bag(p).map(move |t| (t.id, n, t.share))).collect();
    all.sort_unstable_by_key(|(id, n, _)| (*id, *n));
    for term in all.chunk_by(|x, y| x.0 == y.0) {
        let mut held = [0.0f64; 2];
        term.iter().for_each(|(_, n, _)| held[usize::from(side[*n])] += weights[*n]);
        take(term[0].2, held);
    }
}
