//! Sentences made ready for comparison, with no parse: words, weighted terms, values, names.
//!
//! "Foreign Minister Ana Holt met 14 Dutch officials in Utrecht on Monday" has the terms *foreign,
//! minister, ana, holt, meet, netherlands, official, utrecht*; *14* and *Monday* are values and no
//! terms, so that sentences which differ in a figure alone are as alike as if they agreed.

use super::value::{Content, Value};
use super::weights::{Vocabulary, alias, representative};
use super::zero;
use crate::align::model::Parsing;
use crate::article::Span;
use crate::extract::claims::words::{Word, WordKind, words};
use crate::extract::{Analysis, Date, Quantity, QuotationKind};
use crate::syntax::{self, Tree};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

/// One sentence (or headline) of one article.
pub(crate) struct Sketch {
    /// Index of the article in the analyses.
    pub(crate) article: usize,
    /// Index of the claim in its article.
    pub(crate) claim: usize,
    /// The sentence.
    pub(crate) span: Span,
    /// Its words and marks.
    pub(crate) words: Vec<Word>,
    /// Term of each word; 0 for marks, function words, values, and later words of a known phrase.
    pub(crate) terms: Vec<u32>,
    /// The terms with their weights, each once, by term.
    pub(crate) bag: Vec<(u32, f32)>,
    /// Sum of the weights.
    pub(crate) total: f32,
    /// Amounts and moments, in order.
    pub(crate) values: Vec<Value>,
    /// Stretches in quotation marks, as word ranges.
    pub(crate) quoted: Vec<(usize, usize)>,
    /// Whether it is its article's headline.
    pub(crate) is_headline: bool,
    /// When its article was published, if known.
    pub(crate) published: Option<jiff::civil::Date>,
    /// Its grammar, once something has asked for it; see [`parse`].
    tree: OnceLock<Tree>,
}

/// The tree of a sentence that was not parsed.
static BARE: Tree = Tree { nodes: Vec::new() };

impl Sketch {
    fn new(analyses: &[Analysis], article: usize, claim: usize, quoted: &[Span], vocabulary: &mut Vocabulary) -> Self {
        let analysis = &analyses[article];
        let stated = &analysis.claims[claim];
        let (span, text) = (stated.span, &analysis.article.text);
        let words = words(text, &analysis.tokens(span));
        let range = |at: Span| {
            let start = words.partition_point(|w| w.span.end <= at.start);
            (start, words.partition_point(|w| w.span.start < at.end).max(start + 1))
        };
        let moment = |d: &Date| Value { at: range(d.span), content: Content::Moment(d.expression.clone()), of: String::new() };
        let amount = |q: &Quantity| Value { at: range(q.span), content: Content::Amount(q.clone()), of: representative(&q.of).to_owned() };
        let mut values: Vec<Value> =
            stated.dates.iter().map(moment).chain(stated.quantities.iter().map(amount)).filter(|v| v.at.0 < words.len()).collect();
        values.extend(zero::zeros(&words));
        values.sort_by_key(|v| v.at);
        values.dedup_by(|later, earlier| later.at.0 < earlier.at.1);
        let terms = terms(&words, &values, vocabulary);
        let quoted = quoted.iter().filter(|q| q.overlaps(span)).map(|q| range(*q)).collect();
        Self {
            article,
            claim,
            span,
            terms,
            bag: Vec::new(),
            total: 0.0,
            values,
            quoted,
            is_headline: stated.is_headline,
            published: analysis.article.metadata.published.as_ref().map(|p| p.date),
            words,
            tree: OnceLock::new(),
        }
    }

    /// Its grammar; empty if nothing asked for it.
    pub(crate) fn tree(&self) -> &Tree {
        self.tree.get().unwrap_or(&BARE)
    }

    /// The word in which the byte `at` of the article stands.
    pub(crate) fn word_at(&self, at: usize) -> Option<usize> {
        let n = self.words.partition_point(|w| w.span.end <= at);
        (n < self.words.len()).then_some(n)
    }

    /// Set the weights, once all sentences of the event are in `vocabulary`.
    fn weigh(&mut self, vocabulary: &Vocabulary) {
        let mut bag: Vec<(u32, f32)> =
            self.terms.iter().zip(&self.words).filter(|(t, _)| **t > 0).map(|(t, w)| (*t, vocabulary.weight(w, *t))).collect();
        bag.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
        bag.dedup_by_key(|t| t.0);
        self.total = bag.iter().map(|t| t.1).sum();
        self.bag = bag;
    }

    /// The weight of `term` here; 0 where it does not stand.
    pub(crate) fn weight(&self, term: u32) -> f32 {
        self.bag.binary_search_by_key(&term, |t| t.0).map_or(0.0, |n| self.bag[n].1)
    }

    /// The key of the word at `at`; empty beyond either end.
    pub(crate) fn key(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.key.as_str())
    }

    /// Whether the word at `at` stands in quotation marks.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.iter().any(|q| q.0 <= at && at < q.1)
    }

    /// The span from the word `at.0` up to the word `at.1`, end exclusive.
    pub(crate) fn words_span(&self, at: (usize, usize)) -> Span {
        let last = at.1.max(at.0 + 1).min(self.words.len()) - 1;
        self.words[at.0].span.cover(self.words[last].span)
    }
}

/// The term of each word.
fn terms(words: &[Word], values: &[Value], vocabulary: &mut Vocabulary) -> Vec<u32> {
    let mut terms = vec![0; words.len()];
    let masked = |at: usize| values.iter().any(|v| v.at.0 <= at && at < v.at.1);
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        if let Some((concept, length)) = alias(words, at).filter(|_| word.kind != WordKind::Mark && !masked(at)) {
            terms[at] = vocabulary.id(concept);
            at += length;
            continue;
        }
        if word.kind == WordKind::Content && !masked(at) {
            terms[at] = vocabulary.id(representative(&word.stem));
        }
        at += 1;
    }
    terms
}

/// The sentences of `articles`, in the order of the articles, then of the text.
pub(crate) fn sketches(articles: &[usize], analyses: &[Analysis]) -> (Vec<Sketch>, Vocabulary) {
    let mut vocabulary = Vocabulary::of(articles.len());
    let mut all: Vec<Sketch> = Vec::new();
    for &article in articles {
        let analysis = &analyses[article];
        let verbatim = analysis.quotations.iter().filter(|q| q.kind != QuotationKind::Indirect);
        let mut quoted: Vec<Span> = verbatim.flat_map(|q| q.verbatim.iter().copied()).collect();
        quoted.sort_unstable();
        for claim in 0..analysis.claims.len() {
            let span = analysis.claims[claim].span;
            let from = quoted.partition_point(|q| q.end <= span.start);
            let to = quoted.partition_point(|q| q.start < span.end).max(from);
            let sketch = Sketch::new(analyses, article, claim, &quoted[from..to], &mut vocabulary);
            vocabulary.count(&sketch.terms);
            all.push(sketch);
        }
    }
    for sketch in &mut all {
        sketch.weigh(&vocabulary);
    }
    (all, vocabulary)
}

/// Sentences of one event that are parsed, each wording once: some 300,000 words, five seconds of one core. 200
/// real articles of one event ask for 3,000.
const MOST_TREES: usize = 12_000;

/// Parse those of `all` that are asked for: a sentence that several articles print once for them all. Yields the
/// articles of which not all were, and how many there were.
pub(crate) fn parse(all: &[Sketch], asked: &[usize], analyses: &[Analysis]) -> (BTreeSet<usize>, Parsing) {
    let text = |n: usize| all[n].span.of(&analyses[all[n].article].article.text);
    let mut by_wording: HashMap<&str, Vec<usize>> = HashMap::new();
    let (mut first, mut cut): (BTreeMap<usize, Vec<usize>>, _) = (BTreeMap::new(), BTreeSet::new());
    for n in asked.iter().copied() {
        if let Some(known) = by_wording.get_mut(text(n)) {
            known.push(n);
        } else if by_wording.len() < MOST_TREES {
            by_wording.insert(text(n), Vec::new());
            first.entry(all[n].article).or_default().push(n);
        } else {
            cut.insert(all[n].article);
        }
    }
    let first: Vec<(usize, Vec<usize>)> = first.into_iter().collect();
    first.par_iter().for_each(|(article, asked)| {
        let spans: Vec<Span> = asked.iter().map(|n| all[*n].span).collect();
        let trees = syntax::parse_all(&analyses[*article].article.text, &spans);
        for (n, tree) in asked.iter().zip(trees) {
            for copy in &by_wording[text(*n)] {
                _ = all[*copy].tree.set(tree.moved(all[*n].span.start, all[*copy].span.start));
            }
            _ = all[*n].tree.set(tree);
        }
    });
    (cut, Parsing { sentences: all.len(), asked: asked.len(), trees: by_wording.len() })
}
