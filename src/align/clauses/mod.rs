//! Sentences of an event's articles → ranked candidates, links between their slots, and the questions
//! on which the sources differ.
//!
//! "Eight rockets hit Port Ellery" and "Ten rockets land in Port Ellery" meet; *eight* and *ten* fill one slot,
//! and differ. What is reported of it is the work of the checks.

mod candidates;
mod doubts;
mod features;
mod grammar;
mod link;
mod links;
mod posterior;
mod relation;
mod sketch;
mod slots;
#[doc(hidden)]
pub mod study;
mod value;
mod weights;
mod zero;

use crate::extract::Analysis;
use sketch::Sketch;

/// Two places that may fill one slot, with values that exclude one another.
pub(crate) struct Difference {
    /// Sentence and value on the one side: claim of the article, words, span, what is counted, normal form.
    pub(crate) a: Place,
    /// The same on the other.
    pub(crate) b: Place,
    /// Probability that they are two readings of one slot, 0 to 1.
    pub(crate) probability: f32,
    /// What was held against it, in words an editor reads.
    pub(crate) doubts: Vec<&'static str>,
}

/// Where a value stands.
pub(crate) struct Place {
    /// Index of the article in the analyses.
    pub(crate) article: usize,
    /// The words of the value.
    pub(crate) mark: crate::article::Span,
}

/// The values of the articles of one event, held against each other.
pub(crate) fn differences(articles: &[usize], analyses: &[Analysis]) -> Vec<Difference> {
    // by their text, so that the order of the input changes nothing
    let mut articles = articles.to_vec();
    articles.sort_by(|x, y| analyses[*x].article.id.cmp(&analyses[*y].article.id));
    let (all, vocabulary) = sketch::sketches(&articles, analyses);
    let candidates = candidates::candidates(&all, &vocabulary);
    sketch::parse(&all, &links::asked(&all, &candidates), analyses);
    let links = links::links(&all, &candidates);
    posterior::differences(&all, &candidates, &links)
        .into_iter()
        .map(|d| {
            let (a, b) = (&all[d.link.a.0], &all[d.link.b.0]);
            Difference {
                a: place(a, d.link.a.1),
                b: place(b, d.link.b.1),
                probability: d.probability,
                doubts: d.doubts.iter().map(|d| d.because).collect(),
            }
        })
        .collect()
}

fn place(s: &Sketch, at: usize) -> Place {
    Place { article: s.article, mark: s.words_span(s.values[at].at) }
}
