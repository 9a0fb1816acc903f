//! What the articles of an event have of one topic: in how many values each tells how many were hurt.
//!
//! An article that gives one age gives it of the one person that it is about; an article with nine ages does not.

use super::relation as values;
use super::sketch::Sketch;
use super::value::{Kind, Value};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

/// What a value is a value of: its kind, and what is counted or done.
type Topic = (Kind, String);

/// The values of an event by topic.
pub(crate) struct Census<'a> {
    /// Article, sentence and value of each.
    by_topic: BTreeMap<Topic, Vec<(&'a Sketch, &'a Value)>>,
    /// What was counted for a value, by its sentence and its first word: a value has many partners.
    counted: RefCell<HashMap<(usize, usize, usize), f32>>,
}

/// What the event has of the topics of two values.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// Whether both are of one topic.
    pub(crate) is_one_topic: bool,
    /// ln(1 + other values of the topic in the value's own article), for the one with more of them.
    pub(crate) others: f32,
}

fn topic(value: &Value) -> Topic {
    let of = value.amount().map_or("", |q| if q.is_known_measure() { q.measure.as_str() } else { value.of.as_str() });
    (value.kind(), of.to_owned())
}

impl<'a> Census<'a> {
    /// The values of `sketches`.
    pub(crate) fn new(sketches: &'a [Sketch]) -> Self {
        let mut by_topic: BTreeMap<Topic, Vec<(&Sketch, &Value)>> = BTreeMap::new();
        for s in sketches {
            for v in &s.values {
                by_topic.entry(topic(v)).or_default().push((s, v));
            }
        }
        Self { by_topic, counted: RefCell::default() }
    }

    /// The standing of `x` of the sentence `a` and `y` of `b`.
    pub(crate) fn standing(&self, (a, x): (&Sketch, &Value), (b, y): (&Sketch, &Value)) -> Standing {
        let (p, q) = (topic(x), topic(y));
        let others = self.others(&p, a, x).max(self.others(&q, b, y));
        Standing { is_one_topic: p == q, others }
    }

    /// ln(1 + other values of the topic in the article of `s`), counted once for each value.
    fn others(&self, topic: &Topic, s: &Sketch, v: &Value) -> f32 {
        let key = (s.article, s.claim, v.at.0);
        if let Some(known) = self.counted.borrow().get(&key) {
            return *known;
        }
        let found = self.by_topic.get(topic).map_or(0.0, |all| others(all, s, v));
        self.counted.borrow_mut().insert(key, found);
        found
    }
}

/// Values of one topic looked at: an archive's page of results has thousands.
const LOOKED_AT: usize = 200;

/// ln(1 + n) of the values of `all` in the article of `s` that are not `v`.
fn others(all: &[(&Sketch, &Value)], s: &Sketch, v: &Value) -> f32 {
    let mut others: Vec<&Value> = Vec::new();
    for (_, w) in all.iter().take(LOOKED_AT).filter(|(t, _)| t.article == s.article) {
        let agrees = |x: &Value| values::agree(x, s.published, w, s.published);
        if !agrees(v) && !others.iter().any(|o| agrees(o)) {
            others.push(w);
        }
    }
    (1.0 + others.len() as f32).ln()
}
