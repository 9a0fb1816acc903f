//! A value with the words that stand around it: what two articles may tell in sentences of other shape.
//!
//! "Two masked men rammed their car into a jeweller's" and "the four robbers, who drove a car into the shop of
//! a jeweller" share no likeness as wholes; *men*, *car* and *jeweller* near two values do. It gathers and
//! scores, and judges no difference.

use super::{Name, NameKind, Statement};
use crate::extract::claims::words::{WordKind, is_slight};
use crate::language;

/// Words of weight on each side that are near, a name counted as one.
const NEAR: usize = 4;
/// Words of weight on each side that are looked at.
const REACH: usize = 9;
/// Least weight of a word that tells something, however common it is in the event.
const LEAST_WEIGHT: f32 = 0.5;
/// The same for names and words of wide use, which stand in sentences of every kind.
const LEAST_WEIGHT_OF_NAME: f32 = 0.35;
/// Weight of a shared word that is far from one of the values.
const FAR_WEIGHT: f32 = 0.5;

/// What stands around a value.
pub(crate) struct Frame {
    /// Index of the statement.
    pub(crate) statement: usize,
    /// Which value of its statement it is.
    pub(crate) item: usize,
    /// What stands around it, sorted by concept.
    around: Vec<Word>,
    /// Concept of the verb that it goes with: the nearest before it, else the nearest after it; 0 if none is near.
    pub(crate) verb: u32,
    /// Concept of the word that tells something right before it; 0 if none is near.
    pub(crate) before: u32,
}

/// A word that tells what a value is about.
struct Word {
    concept: u32,
    weight: f32,
    near: bool,
    verb: bool,
}

/// How much two frames share.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shared {
    /// Weight of the shared words; those far from a value count half.
    pub(crate) weight: f32,
    /// How many near both values are shared.
    pub(crate) near: usize,
    /// How many verbs near both are shared.
    pub(crate) verbs: usize,
    /// How many are shared, near or not.
    pub(crate) count: usize,
    /// Share of the words around the value that has fewer.
    pub(crate) part: f32,
}

impl Frame {
    /// The frame of the words `at` of a statement.
    pub(crate) fn new(statements: &[Statement], statement: usize, at: (usize, usize), item: usize) -> Self {
        let s = &statements[statement];
        let mut around: Vec<Word> = Vec::new();
        let mut verb = 0;
        let mut before = 0;
        let left = (0..at.0).rev();
        let right = at.1..s.words.len();
        for side in [&mut left.clone() as &mut dyn Iterator<Item = usize>, &mut right.clone()] {
            let heavy = side.take_while(|i| s.key(*i) != ";").filter(|i| is_telling(s, *i));
            let from = around.len();
            // a name of three words is one step
            let (mut steps, mut last) = (0, usize::MAX);
            for i in heavy {
                let goes_on = last != usize::MAX && i.abs_diff(last) == 1 && s.words[i].capital && s.words[last].capital;
                steps += usize::from(!goes_on);
                last = i;
                if steps > REACH {
                    break;
                }
                let verb = !s.words[i].capital && language::classes(s.key(i)).is(language::Class::VERB);
                // what the event is about is in every sentence of it, and yet tells which act is meant
                let least = if s.words[i].capital || is_slight(&s.words[i].stem) { LEAST_WEIGHT_OF_NAME } else { LEAST_WEIGHT };
                around.push(Word { concept: s.concepts[i], weight: s.weights[i].max(least), near: steps <= NEAR, verb });
            }
            // the clause's verb with what stands right before and behind it tells the act, however far it is
            if let Some(verb) = around[from..].iter().position(|w| w.verb).filter(|_| from == 0) {
                around[from..].iter_mut().skip(verb.saturating_sub(1)).take(3).for_each(|w| w.near = true);
            }
            let own = &around[from..];
            if from == 0 {
                before = own.first().filter(|w| w.near).map_or(0, |w| w.concept);
            }
            if verb == 0 {
                verb = own.iter().find(|w| w.verb && w.near).map_or(0, |w| w.concept);
            }
        }
        around.sort_by(|x, y| x.concept.cmp(&y.concept).then(y.near.cmp(&x.near)));
        around.dedup_by_key(|w| w.concept);
        Self { statement, item, around, verb, before }
    }

    /// What this frame and `other` share.
    pub(crate) fn shared(&self, other: &Self) -> Shared {
        let mut found = Shared::default();
        let (mut i, mut j) = (0, 0);
        while let (Some(x), Some(y)) = (self.around.get(i), other.around.get(j)) {
            match x.concept.cmp(&y.concept) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    let near = x.near && y.near;
                    found.verbs += usize::from(near && x.verb && y.verb);
                    found.weight += x.weight.min(y.weight) * if near { 1.0 } else { FAR_WEIGHT };
                    found.near += usize::from(near);
                    found.count += 1;
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        let least = self.around.len().min(other.around.len());
        found.part = if least > 0 { found.count as f32 / least as f32 } else { 0.0 };
        found
    }
}

/// Whether a word tells what the value is about: no number, date or reporting verb.
fn is_telling(s: &Statement, at: usize) -> bool {
    let word = &s.words[at];
    s.concepts[at] > 0
        && word.kind == WordKind::Content
        && s.weights[at] > 0.0
        && language::reporting(&word.key).is_none_or(|r| r.strength < 2)
        && !s.dates.iter().any(|d| d.at.0 <= at && at < d.at.1)
        && !s.quantities.iter().any(|q| q.at.0 <= at && at < q.at.1)
}

/// Whether the date is of what is told, not of its telling.
pub(crate) fn is_of_act(s: &Statement, at: (usize, usize)) -> bool {
    // "said that on Friday the dam had burst" gives the day of the dam
    !is_of_saying(s, at) || at.0.checked_sub(1).is_some_and(|i| s.key(i) == "that")
}

/// Whether both sentences name people, and none in common: what they tell is told of two. Who says it does
/// not count.
pub(crate) fn tells_of_others(a: &Statement, b: &Statement) -> bool {
    let people = |s: &Statement| -> Vec<u32> {
        let says = |i: usize| s.words.get(i).is_some_and(|w| language::reporting(&w.key).is_some_and(|r| r.strength > 1));
        let speaks = |n: &Name| says(n.end) || n.start.checked_sub(1).is_some_and(says);
        let names = s.names.iter().filter(|n| n.kind == NameKind::Person && !speaks(n));
        names.flat_map(|n| s.concepts[n.start..n.end].iter().copied().filter(|c| *c > 0)).collect()
    };
    let (x, y) = (people(a), people(b));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|c| y.contains(c))
}

/// Whether the date stands beside a reporting verb: "said Wednesday", "on Friday confirmed".
pub(crate) fn is_of_saying(s: &Statement, at: (usize, usize)) -> bool {
    // "found on Friday", "opened on Friday" report nothing as a rule
    // nor does the name of the United States
    let named = |i: usize| i > 0 && s.key(i) == "states" && s.key(i - 1) == "united";
    let reports = |i: usize| {
        let verb = |w: &crate::extract::claims::words::Word| crate::language::reporting(&w.key).is_some_and(|r| r.strength > 1);
        !named(i) && s.words.get(i).is_some_and(verb)
    };
    let before = (at.0.saturating_sub(2)..at.0).any(reports);
    before || reports(at.1) || s.key(at.1) == "that"
}

/// Whether the words before the verb leave open that it has happened: "will begin", "to begin".
pub(crate) fn is_open(s: &Statement, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|i| {
        matches!(
            s.key(i),
            "will"
                | "would"
                | "may"
                | "might"
                | "could"
                | "can"
                | "should"
                | "must"
                | "to"
                | "if"
                | "when"
                | "before"
                | "until"
                | "plan"
                | "plans"
                | "since"
                | "after"
        )
    })
}
