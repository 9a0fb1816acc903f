//! What the trainer in `train/src/bin/train_attribution.rs` needs: labelled quotations → examples.
//!
//! Takes an article and, for each labelled stretch, the spans of its speaker; yields the features of
//! every candidate with the mark whether it is right. Nothing of this runs in the product.

use super::attribution::{self, Decision, Origin, Scene};
use super::cues;
use super::lexis::Lexis;
use super::people::People;
use super::phrases::Phrases;
use super::prose::Prose;
use super::tokens::Tokens;
use crate::article::{Article, Span};

/// A labelled quoted stretch.
#[derive(Clone, Debug)]
pub struct Label {
    /// What stands between the marks.
    pub segment: Span,
    /// The speaker's spans; empty when the text names none.
    pub speaker: Vec<Span>,
}

/// One choice: each candidate's features, and whether it is right.
#[derive(Clone, Debug)]
pub struct Example {
    /// Names of the features of each candidate.
    pub candidates: Vec<Vec<String>>,
    /// Which of them are right.
    pub right: Vec<bool>,
    /// Whether any candidate that was right named a speaker; false with a labelled speaker means
    /// that the candidates missed them.
    pub missed: bool,
    /// The quoted words.
    pub segment: Span,
    /// Each candidate in words, for reading errors.
    pub answers: Vec<String>,
}

/// What a model says of one quoted stretch.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The quoted words.
    pub segment: Span,
    /// The speaker's noun phrase, if any is named.
    pub speaker: Option<Span>,
    /// Whether the stretch is taken for a statement.
    pub is_statement: bool,
    /// How sure the speaker is, 0 to 1.
    pub certainty: f32,
    /// How sure it is that the stretch is a statement, 0 to 1.
    pub statement: f32,
    /// Why, in words.
    pub because: String,
}

/// A model: lines of `weight feature`.
#[derive(Clone, Debug)]
pub struct Model(super::ranking::Weights);

impl Model {
    /// Read the lines that the trainer writes.
    pub fn read(lines: &str) -> Self {
        Self(super::ranking::Weights::read(lines))
    }

    /// What this model says of the quoted stretches of `article`, one after the other as the product
    /// decides them.
    pub fn answers(&self, article: &Article) -> Vec<Answer> {
        let mut lexis = Lexis::default();
        let tokens = Tokens::new(article, &mut lexis);
        let prose = Prose::new(&tokens, &lexis);
        let phrases = Phrases::new(&prose);
        let links = cues::links(&prose, &phrases);
        let people = People::new(&prose);
        let scene = Scene::new(&prose, &phrases, &links, &people, false);
        let decisions = scene.decide_by(&self.0);
        let because = |d: &Decision| match d.origin {
            Origin::Link(l) => format!("{} {}", links[l].relation.name(), prose.span(links[l].verb).of(&article.text)),
            origin => format!("{origin:?}"),
        };
        prose
            .quotes
            .iter()
            .zip(&decisions)
            .map(|(quote, d)| Answer {
                segment: quote.quoted.inner,
                speaker: d.phrase.map(|p| phrases.list[p].span),
                is_statement: d.origin != Origin::NoStatement,
                certainty: d.certainty,
                statement: d.statement,
                because: because(d),
            })
            .collect()
    }
}

fn overlap(a: Span, b: Span) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start)) as f64;
    both / (a.len() + b.len()) as f64 * 2.0
}

/// The choices that `article` offers, with the right answers by `labels`. Stretches that overlap
/// `ignored` are left out.
pub fn attribution_examples(article: &Article, labels: &[Label], ignored: &[Span]) -> Vec<Example> {
    let mut lexis = Lexis::default();
    let tokens = Tokens::new(article, &mut lexis);
    let prose = Prose::new(&tokens, &lexis);
    let phrases = Phrases::new(&prose);
    let links = cues::links(&prose, &phrases);
    let people = People::new(&prose);
    let scene = Scene::new(&prose, &phrases, &links, &people, true);
    let mut decisions: Vec<Decision> = Vec::new();
    let mut out = Vec::new();
    for (q, quote) in prose.quotes.iter().enumerate() {
        let label = labels.iter().find(|l| overlap(l.segment, quote.quoted.inner) > 0.6);
        let candidates = scene.candidates(q, &decisions);
        let fits = |c: &attribution::Candidate| match (label, c.origin, c.phrase) {
            (None, origin, _) => origin == Origin::NoStatement,
            (Some(l), origin, None) => l.speaker.is_empty() && origin == Origin::Unknown,
            (Some(l), _, Some(p)) => l.speaker.iter().any(|s| phrases.list[p].span.overlaps(*s)),
        };
        let mut right: Vec<bool> = candidates.iter().map(fits).collect();
        let missed = !right.iter().any(|r| *r);
        if missed {
            // The candidates do not hold the speaker: the honest answer is "unknown".
            for (c, r) in candidates.iter().zip(&mut right) {
                *r = c.origin == Origin::Unknown;
            }
        }
        let chosen = candidates.iter().zip(&right).find(|(_, r)| **r).map_or(Origin::Unknown, |(c, _)| c.origin);
        let phrase = candidates.iter().zip(&right).find(|(_, r)| **r).and_then(|(c, _)| c.phrase);
        let link = match chosen {
            Origin::Link(l) => Some(l),
            Origin::Earlier(p) => decisions.get(p).and_then(|d| d.link),
            _ => None,
        };
        decisions.push(Decision { origin: chosen, phrase, link, certainty: 1.0, statement: 1.0 });
        if ignored.iter().any(|i| i.overlaps(quote.quoted.inner)) {
            continue;
        }
        let answers = candidates
            .iter()
            .map(|c| match (c.phrase, c.origin) {
                (Some(p), Origin::Link(l)) => {
                    let link = &links[l];
                    format!(
                        "{} <{} {}>",
                        phrases.list[p].span.of(&article.text),
                        link.relation.name(),
                        prose.span(link.verb).of(&article.text)
                    )
                }
                (Some(p), origin) => format!("{} <{origin:?}>", phrases.list[p].span.of(&article.text)),
                (None, origin) => format!("<{origin:?}>"),
            })
            .collect();
        let names = candidates.into_iter().map(|c| c.features.names.unwrap_or_default()).collect();
        out.push(Example { candidates: names, right, missed, segment: quote.quoted.inner, answers });
    }
    out
}
