//! Sentences of an event's articles → ranked candidates, links between their slots, and the questions
//! on which the sources differ.
//!
//! "Eight rockets hit Port Ellery" and "Ten rockets land in Port Ellery" meet; *eight* and *ten* fill one slot,
//! and differ. What is reported of it is the work of the checks.

mod candidates;
mod census;
mod doubts;
mod features;
mod grammar;
mod link;
mod links;
mod posterior;
mod relation;
mod sketch;
mod slots;
#[cfg(feature = "train")]
pub mod study;
mod value;
mod weights;
mod zero;

use crate::align::model::Parsing;
use crate::align::reason::Reason;
use crate::extract::Analysis;
use relation::Relation as Values;
use sketch::Sketch;
use std::collections::BTreeSet;
use value::{Content, Kind, Value};

/// How two places that fill one slot stand to each other.
pub(crate) struct Answer {
    /// Sentence and value on the one side: claim of the article, words, span, what is counted, normal form.
    pub(crate) a: Place,
    /// The same on the other.
    pub(crate) b: Place,
    /// How the values relate.
    pub(crate) relation: Values,
    /// Probability that they are two readings of one slot (or one, where they agree).
    pub(crate) probability: f32,
    /// Whether it is a moment and no amount.
    pub(crate) is_moment: bool,
    /// Whether the value moves with time and the articles are of two days.
    pub(crate) has_moved: bool,
    /// Why it is doubted.
    pub(crate) doubts: Vec<Reason>,
}

/// Where a value stands.
pub(crate) struct Place {
    pub(crate) article: usize,
    pub(crate) claim: usize,
    pub(crate) span: crate::article::Span,
    pub(crate) mark: crate::article::Span,
    pub(crate) subject: String,
    pub(crate) value: String,
}

/// Least log-odds of one slot at which equal values are shown as an agreement.
const AGREES: f32 = 0.4;

/// The values of the articles of one event, compared with each other, the articles of which not every sentence
/// was parsed, and how many were.
pub(crate) fn answers(articles: &[usize], analyses: &[Analysis]) -> (Vec<Answer>, BTreeSet<usize>, Parsing) {
    // by their text, so that the order of the input changes nothing
    let mut articles = articles.to_vec();
    articles.sort_by(|x, y| analyses[*x].article.id.cmp(&analyses[*y].article.id));
    let (all, vocabulary) = sketch::sketches(&articles, analyses);
    let candidates = candidates::candidates(&all, &vocabulary);
    let (cut, parsing) = sketch::parse(&all, &links::asked(&all, &candidates), analyses);
    let links = links::links(&all, &candidates);
    let mut out: Vec<Answer> = posterior::differences(&all, &candidates, &links)
        .into_iter()
        .map(|d| {
            let (a, b) = (&all[d.link.a.0], &all[d.link.b.0]);
            Answer {
                a: place(a, d.link.a.1),
                b: place(b, d.link.b.1),
                relation: d.link.relation,
                probability: d.probability,
                is_moment: a.values[d.link.a.1].amount().is_none(),
                has_moved: has_moved(a, &a.values[d.link.a.1], b),
                doubts: d.doubts.iter().map(|d| d.because).collect(),
            }
        })
        .collect();
    let agreeing = links.iter().filter(|l| l.relation.agrees() && l.logit >= AGREES).map(|l| Answer {
        a: place(&all[l.a.0], l.a.1),
        b: place(&all[l.b.0], l.b.1),
        relation: l.relation,
        probability: posterior::probability(l.logit),
        is_moment: all[l.a.0].values[l.a.1].amount().is_none(),
        has_moved: false,
        doubts: Vec::new(),
    });
    out.extend(agreeing);
    (out, cut, parsing)
}

/// Whether the articles are of two days, and a value such as this moves in between: a toll, an age of what goes on.
fn has_moved(a: &Sketch, value: &Value, b: &Sketch) -> bool {
    let moves = value.kind() == Kind::Duration || value.amount().is_some_and(crate::language::quantity::Quantity::is_known_measure);
    moves && a.published.is_some() && b.published.is_some() && a.published != b.published
}

fn place(s: &Sketch, at: usize) -> Place {
    let v = &s.values[at];
    let subject = v.amount().map_or_else(String::new, |q| {
        if q.unit == crate::language::quantity::Unit::Age {
            return "age".to_owned();
        }
        let of = q.of_span.and_then(|of| s.words.iter().find(|w| w.span.start >= of.start && w.span.start < of.end));
        let mut parts: Vec<&str> = of.map(|w| w.key.as_str()).into_iter().collect();
        if q.is_known_measure() && !parts.contains(&q.measure.as_str()) {
            parts.push(&q.measure);
        }
        parts.join(" ")
    });
    let value = match &v.content {
        Content::Amount(q) if q.value == 0.0 && q.is_known_measure() => crate::align::claims::row::NOBODY.to_owned(),
        Content::Amount(q) => format!("{} {}", q.hedge.name(), q.value),
        Content::Moment(d) => d.written(),
    };
    Place { article: s.article, claim: s.claim, span: s.span, mark: s.words_span(v.at), subject, value }
}
