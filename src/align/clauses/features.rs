//! Two values of two sentences → what speaks for their filling one slot of one happening.
//!
//! "Around *80* diggers are at the scene" and "some *60* excavators are being used": what is counted,
//! what stands beside the value, how alike the sentences are, and how many other values could be meant.
//! The values themselves are left out, bounds and all ("about", "at least"): they are what may differ.

use super::candidates::{Candidate, PARTNERS, shared};
use super::grammar::{Grammar, meet};
use super::sketch::Sketch;
use super::value::{Kind, Value};
use super::weights::representative;
use crate::extract::claims::words::WordKind;
use crate::language::quantity::Unit;
use crate::language::{self, Class};

/// Names of the features, in order; the table of weights is written by these names.
pub(crate) const NAMES: [&str; COUNT] = [
    "jaccard",
    "containment",
    "shared",
    "rank",
    "window",
    "window left",
    "window right",
    "word before",
    "word after",
    "term before",
    "term after",
    "counted same",
    "counted differs",
    "counted open",
    "counted echoed",
    "measure same",
    "measure differs",
    "measure of one",
    "verb same",
    "rivals fewer",
    "rivals more",
    "margin",
    "quoted both",
    "quoted one",
    "headline",
    "other values agree",
    "other values differ",
    "names differ",
    "is age",
    "is money or share",
    "is rank",
    "is duration",
    "is clock",
    "length",
    "head same",
    "predicate same",
    "predicate differs",
    "reported at",
    "reported at one",
    "subject same",
    "subject differs",
    "object same",
    "object differs",
    "path same",
    "chain",
    "modifiers",
    "tense same",
];

/// How many there are.
pub(crate) const COUNT: usize = 47;

/// One row of features.
pub(crate) type Row = [f32; COUNT];

/// Words on either side of a value that make its surroundings.
const WINDOW: usize = 6;

/// How a value stands in its sentence, worked out once for each value.
pub(crate) struct Place {
    left: Vec<u32>,
    right: Vec<u32>,
    term_before: u32,
    term_after: u32,
    verbs: [u32; 2],
    measure: Option<&'static str>,
    grammar: Grammar,
}

impl Place {
    /// The place of `value` in `s`.
    pub(crate) fn new(s: &Sketch, value: &Value) -> Self {
        let (start, end) = value.at;
        let side = |range: std::ops::Range<usize>| -> Vec<u32> {
            let mut terms: Vec<u32> = range.map(|i| s.terms[i]).filter(|t| *t > 0).collect();
            terms.sort_unstable();
            terms.dedup();
            terms
        };
        let before = (start.saturating_sub(WINDOW)..start).rev().find(|i| s.terms[*i] > 0);
        let after = (end..(end + WINDOW).min(s.words.len())).find(|i| s.terms[*i] > 0);
        let is_verb = |i: &usize| {
            let w = &s.words[*i];
            w.kind == WordKind::Content && !w.capital && language::classes(&w.key).is(Class::VERB)
        };
        let verb_before = (0..start).rev().take(2 * WINDOW).find(is_verb).map_or(0, |i| s.terms[i]);
        let verb_after = (end..s.words.len()).take(2 * WINDOW).find(is_verb).map_or(0, |i| s.terms[i]);
        Self {
            left: side(start.saturating_sub(WINDOW)..start),
            right: side(end..(end + WINDOW).min(s.words.len())),
            term_before: before.map_or(0, |i| s.terms[i]),
            term_after: after.map_or(0, |i| s.terms[i]),
            verbs: [verb_before, verb_after],
            measure: value.amount().filter(|q| q.is_known_measure()).and_then(|q| language::quantity::measure_of_word(&q.measure)),
            grammar: Grammar::new(s, value),
        }
    }

    fn around(&self) -> impl Iterator<Item = u32> + '_ {
        self.left.iter().chain(&self.right).copied()
    }
}

/// Shared weight over all weight of two sets of terms, weighed in their sentences.
fn overlap(a: &Sketch, x: &[u32], b: &Sketch, y: &[u32]) -> f32 {
    let both: f32 = x.iter().filter(|t| y.contains(t)).map(|t| a.weight(*t).min(b.weight(*t))).sum();
    let all: f32 = x.iter().map(|t| a.weight(*t)).sum::<f32>() + y.iter().map(|t| b.weight(*t)).sum::<f32>();
    both / (all - both).max(f32::EPSILON)
}

/// What is known of a pair of sentences before any value is looked at.
pub(crate) struct Meeting<'a> {
    a: &'a Sketch,
    b: &'a Sketch,
    candidate: Candidate,
    containment: f32,
    common: f32,
    names_differ: f32,
    places: (Vec<Place>, Vec<Place>),
    nearness: Vec<Vec<f32>>,
}

impl<'a> Meeting<'a> {
    /// The meeting of two sketches.
    pub(crate) fn new(sketches: &'a [Sketch], candidate: Candidate) -> Self {
        let (a, b) = (&sketches[candidate.a], &sketches[candidate.b]);
        let weight = shared(a, b);
        let places = (a.values.iter().map(|v| Place::new(a, v)).collect(), b.values.iter().map(|v| Place::new(b, v)).collect());
        let mut out = Self {
            a,
            b,
            candidate,
            containment: weight / a.total.min(b.total).max(f32::EPSILON),
            common: a.bag.iter().filter(|t| b.weight(t.0) > 0.0).count() as f32,
            names_differ: names_differ(a, b),
            places,
            nearness: Vec::new(),
        };
        out.nearness = (0..a.values.len()).map(|i| (0..b.values.len()).map(|j| out.nearness_of(i, j)).collect()).collect();
        out
    }

    /// The grammar around the `i`th value of the one and the `j`th of the other sentence.
    pub(crate) fn grammars(&self, i: usize, j: usize) -> (&Grammar, &Grammar) {
        (&self.places.0[i].grammar, &self.places.1[j].grammar)
    }

    /// A rough score of how alike two values stand; it ranks rivals, no more.
    fn nearness_of(&self, i: usize, j: usize) -> f32 {
        let (x, y) = (&self.a.values[i], &self.b.values[j]);
        if !x.is_comparable(y) {
            return f32::MIN;
        }
        let (p, q) = (&self.places.0[i], &self.places.1[j]);
        let (all_p, all_q): (Vec<u32>, Vec<u32>) = (p.around().collect(), q.around().collect());
        let same = |yes: bool| if yes { 1.0 } else { 0.0 };
        overlap(self.a, &all_p, self.b, &all_q) * 2.0 + same(!x.of.is_empty() && x.of == y.of) * 1.5
            - same(!x.of.is_empty() && !y.of.is_empty() && x.of != y.of) * 0.5
            + same(self.a.key(x.at.0.wrapping_sub(1)) == self.b.key(y.at.0.wrapping_sub(1))) * 0.3
            + same(self.a.key(x.at.1) == self.b.key(y.at.1)) * 0.4
            + same(p.measure.is_some() && p.measure == q.measure)
    }

    /// Features of the pair of the `i`th value of the one and the `j`th of the other sentence.
    pub(crate) fn row(&self, i: usize, j: usize) -> Row {
        let (a, b) = (self.a, self.b);
        let (x, y) = (&a.values[i], &b.values[j]);
        let (p, q) = (&self.places.0[i], &self.places.1[j]);
        let bit = |yes: bool| f32::from(u8::from(yes));
        let (all_p, all_q): (Vec<u32>, Vec<u32>) = (p.around().collect(), q.around().collect());
        let before = |s: &Sketch, v: &Value| if v.at.0 == 0 { String::new() } else { s.key(v.at.0 - 1).to_owned() };
        let counted = (!x.of.is_empty(), !y.of.is_empty());
        let rivals = |s: &Sketch, v: &Value| s.values.iter().filter(|o| o.is_comparable(v)).count() as f32;
        let (quoted_a, quoted_b) = (a.is_quoted(x.at.0), b.is_quoted(y.at.0));
        let (agree, differ) = self.other_values(i, j);
        let (g, h) = (&p.grammar, &q.grammar);
        let rank = self.candidate.rank_a.min(self.candidate.rank_b) as f32 + 0.25 * self.candidate.rank_a.max(self.candidate.rank_b) as f32;
        [
            self.candidate.jaccard,
            self.containment,
            (1.0 + self.common).ln(),
            rank / PARTNERS as f32,
            overlap(a, &all_p, b, &all_q),
            overlap(a, &p.left, b, &q.left),
            overlap(a, &p.right, b, &q.right),
            bit(x.at.0 > 0 && y.at.0 > 0 && before(a, x) == before(b, y)),
            bit(a.key(x.at.1) == b.key(y.at.1)),
            bit(p.term_before > 0 && p.term_before == q.term_before),
            bit(p.term_after > 0 && p.term_after == q.term_after),
            bit(counted.0 && counted.1 && x.of == y.of),
            bit(counted.0 && counted.1 && x.of != y.of),
            bit(!counted.0 || !counted.1),
            bit(x.of != y.of && (holds(b, &x.of) || holds(a, &y.of))),
            bit(p.measure.is_some() && p.measure == q.measure),
            bit(p.measure.is_some() && q.measure.is_some() && p.measure != q.measure),
            bit(p.measure.is_some() != q.measure.is_some()),
            bit(p.verbs.iter().any(|v| *v > 0 && q.verbs.contains(v))),
            rivals(a, x).min(rivals(b, y)).ln(),
            rivals(a, x).max(rivals(b, y)).ln(),
            self.margin(i, j),
            bit(quoted_a && quoted_b),
            bit(quoted_a != quoted_b),
            bit(a.is_headline || b.is_headline),
            agree,
            differ,
            self.names_differ,
            bit(x.kind() == Kind::Age),
            bit(matches!(x.kind(), Kind::Measure(Unit::Money(_) | Unit::Percent))),
            bit(matches!(x.kind(), Kind::Rank(_))),
            bit(x.kind() == Kind::Duration),
            bit(x.kind() == Kind::Clock),
            ((a.words.len() + b.words.len()) as f32).ln(),
            bit(g.head > 0 && g.head == h.head),
            bit(g.predicate > 0 && g.predicate == h.predicate),
            bit(g.predicate > 0 && h.predicate > 0 && g.predicate != h.predicate),
            bit(g.is_reporting && h.is_reporting),
            bit(g.is_reporting != h.is_reporting),
            bit(meet(&g.subject, &h.subject)),
            bit(!g.subject.is_empty() && !h.subject.is_empty() && !meet(&g.subject, &h.subject)),
            bit(meet(&g.object, &h.object)),
            bit(!g.object.is_empty() && !h.object.is_empty() && !meet(&g.object, &h.object)),
            bit(!g.path.is_empty() && g.path == h.path),
            overlap(a, &g.chain, b, &h.chain),
            overlap(a, &g.modifiers, b, &h.modifiers),
            bit(g.tense.is_some() && g.tense == h.tense),
        ]
    }

    /// By how much this pair stands nearer than the next best that shares a value with it.
    fn margin(&self, i: usize, j: usize) -> f32 {
        /// Margin where nothing else could be meant.
        const ALONE: f32 = 3.0;
        let own = self.nearness[i][j];
        let row = (0..self.b.values.len()).filter(|k| *k != j).map(|k| self.nearness[i][k]);
        let column = (0..self.a.values.len()).filter(|k| *k != i).map(|k| self.nearness[k][j]);
        row.chain(column).filter(|n| *n > f32::MIN).reduce(f32::max).map_or(ALONE, |next| (own - next).clamp(-ALONE, ALONE))
    }

    /// How many other values of the two sentences agree, and how many have no equal: ln(1 + n) each, the mean of the
    /// two sides.
    fn other_values(&self, i: usize, j: usize) -> (f32, f32) {
        let (x, y) = (others_held((self.a, i), (self.b, j)), others_held((self.b, j), (self.a, i)));
        let mean = |m: u32, n: u32| 0.5 * ((1.0 + m as f32).ln() + (1.0 + n as f32).ln());
        (mean(x.0, y.0), mean(x.1, y.1))
    }
}

/// How many values of the one sentence beside the `i`th have an equal in the other beside its `j`th, and how many
/// have none.
fn others_held((a, i): (&Sketch, usize), (b, j): (&Sketch, usize)) -> (u32, u32) {
    let (mut agree, mut differ) = (0, 0);
    for x in others(a, i) {
        let comparable: Vec<&Value> = others(b, j).filter(|y| x.is_comparable(y)).collect();
        if comparable.iter().any(|y| super::relation::agree(x, a.published, y, b.published)) {
            agree += 1;
        } else if !comparable.is_empty() {
            differ += 1;
        }
    }
    (agree, differ)
}

/// The values of a sentence but for one.
fn others(s: &Sketch, but: usize) -> impl Iterator<Item = &Value> {
    s.values.iter().enumerate().filter(move |(n, _)| *n != but).map(|(_, v)| v)
}

/// Whether a sentence has the stem among its words.
fn holds(s: &Sketch, stem: &str) -> bool {
    !stem.is_empty() && s.words.iter().any(|w| representative(&w.stem) == stem)
}

/// Weight of the capitalised words of the sentence with fewer of them that the other lacks, over all of it: 0
/// where it has none.
fn names_differ(a: &Sketch, b: &Sketch) -> f32 {
    let names =
        |s: &Sketch| -> Vec<u32> { (1..s.words.len()).filter(|i| s.words[*i].capital && s.terms[*i] > 0).map(|i| s.terms[i]).collect() };
    let missing = |x: &[u32], other: &Sketch| {
        if x.is_empty() { 0.0 } else { x.iter().filter(|t| other.weight(**t) == 0.0).count() as f32 / x.len() as f32 }
    };
    missing(&names(a), b).min(missing(&names(b), a))
}
