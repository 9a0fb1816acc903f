//! What the trainers see of this stage: pairs of values with their features.

use super::candidates::candidates;
use super::features::{Meeting, NAMES};
use super::link::{logit, model_of};
use super::relation as values;
use super::sketch::{Sketch, parse, sketches};
use super::value::Value;
use crate::align::reason::Reason;
use crate::extract::Analysis;

/// Names of the features of [`Pair::row`].
pub const FEATURES: &[&str] = &NAMES;

/// One pair of values of two sentences of two articles.
#[derive(Clone, Debug)]
pub struct Pair {
    /// 0 amounts, 1 moments.
    pub model: usize,
    /// Its features.
    pub row: Vec<f32>,
    /// What the shipped weights make of them: log-odds.
    pub logit: f32,
    /// Whether the two values agree.
    pub agrees: bool,
    /// Whether they are one, told as exactly.
    pub is_same: bool,
    /// What their distance tells: log-odds.
    pub nearness: f32,
    /// Whether they exclude one another.
    pub differs: bool,
    /// Whether the one has its equal anywhere in the other's article.
    pub answered: (bool, bool),
    /// Whether it is a value that texts share by chance.
    pub is_common: bool,
    /// Whether the two sentences are one to the word, values left out.
    pub is_copy: bool,
    /// The articles, by index.
    pub articles: (usize, usize),
    /// The sentences, in words.
    pub sentences: (String, String),
    /// The values, as written.
    pub values: (String, String),
}

/// Candidate pairs of sentences (text of both, their articles, likeness).
pub fn reach(articles: &[usize], analyses: &[Analysis]) -> Vec<(usize, crate::article::Span, usize, crate::article::Span, f32)> {
    let (all, vocabulary) = sketches(articles, analyses);
    candidates(&all, &vocabulary)
        .into_iter()
        .map(|c| (all[c.a].article, all[c.a].span, all[c.b].article, all[c.b].span, c.jaccard))
        .collect()
}

/// A difference of values that the weights and doubts leave: probability, and the two values with their articles.
pub type Told = (f32, (usize, crate::article::Span), (usize, crate::article::Span), Vec<Reason>);

/// The differences between values of `articles`, which cover one event, the likeliest first.
pub fn differences(articles: &[usize], analyses: &[Analysis]) -> Vec<Told> {
    let found = super::answers(articles, analyses).0.into_iter().filter(|d| d.relation == values::Relation::Different);
    let mut out: Vec<Told> = found.map(|d| (d.probability, (d.a.article, d.a.mark), (d.b.article, d.b.mark), d.doubts)).collect();
    out.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    out
}

/// All pairs of comparable values of the candidate sentences of `articles`, which cover one event.
pub fn pairs(articles: &[usize], analyses: &[Analysis]) -> Vec<Pair> {
    let (all, vocabulary) = sketches(articles, analyses);
    let mut out = Vec::new();
    let answered = |x: &Value, from: &Sketch, article: usize| {
        all.iter()
            .filter(|s| s.article == article)
            .any(|s| s.values.iter().any(|y| x.is_comparable(y) && values::agree(x, from.published, y, s.published)))
    };
    let candidates = candidates(&all, &vocabulary);
    let mut asked: Vec<usize> = candidates.iter().flat_map(|c| [c.a, c.b]).filter(|n| !all[*n].values.is_empty()).collect();
    asked.sort_unstable();
    asked.dedup();
    _ = parse(&all, &asked, analyses);
    for candidate in candidates {
        let (a, b) = (&all[candidate.a], &all[candidate.b]);
        if a.values.is_empty() || b.values.is_empty() {
            continue;
        }
        let meeting = Meeting::new(&all, candidate);
        for (i, x) in a.values.iter().enumerate() {
            for (j, y) in b.values.iter().enumerate().filter(|(_, y)| x.is_comparable(y)) {
                let row = meeting.row(i, j);
                let text = |s: &Sketch| analyses[s.article].article.slice(s.span).to_owned();
                let value = |s: &Sketch, v: &Value| analyses[s.article].article.slice(s.words_span(v.at)).to_owned();
                out.push(Pair {
                    model: model_of(x),
                    row: row.to_vec(),
                    logit: logit(x, &row),
                    agrees: values::agree(x, a.published, y, b.published),
                    is_same: values::is_same(x, a.published, y, b.published),
                    nearness: values::nearness(x, a.published, y, b.published),
                    differs: values::differ(x, a.published, y, b.published),
                    answered: (answered(x, a, b.article), answered(y, b, a.article)),
                    is_common: x.is_common() || y.is_common(),
                    is_copy: a.terms == b.terms,
                    articles: (a.article, b.article),
                    sentences: (text(a), text(b)),
                    values: (value(a, x), value(b, y)),
                });
            }
        }
    }
    out
}

/// A difference as those see it who learn to weigh it.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// Articles, words of the values and sentences of both sides.
    pub places: [(usize, crate::article::Span, crate::article::Span); 2],
    /// Features of the link, then the rest of what is known.
    pub row: Vec<f32>,
    /// Why it is doubted.
    pub doubts: Vec<Reason>,
    /// Probability with the weights of now.
    pub probability: f32,
}

/// Names of [`Weighed::row`].
pub fn evidence() -> Vec<&'static str> {
    NAMES.iter().chain(&super::posterior::EVIDENCE).copied().collect()
}

/// All differences between values of `articles`, which cover one event.
pub fn weighed(articles: &[usize], analyses: &[Analysis]) -> Vec<Weighed> {
    let (all, vocabulary) = sketches(articles, analyses);
    let found = candidates(&all, &vocabulary);
    _ = parse(&all, &super::links::asked(&all, &found), analyses);
    let links = super::links::links(&all, &found);
    let weigh = |(d, evidence): (super::posterior::Difference, super::posterior::Evidence)| {
        let (a, b) = (&all[d.link.a.0], &all[d.link.b.0]);
        let (x, y) = (&a.values[d.link.a.1], &b.values[d.link.b.1]);
        let mut row = Meeting::new(&all, found[d.link.candidate]).row(d.link.a.1, d.link.b.1).to_vec();
        row.extend(evidence);
        Weighed {
            places: [(a.article, a.words_span(x.at), a.span), (b.article, b.words_span(y.at), b.span)],
            row,
            doubts: d.doubts.iter().map(|d| d.because).collect(),
            probability: d.probability,
        }
    };
    super::posterior::weighed(&all, &found, &links).into_iter().map(weigh).collect()
}
