//! Two sentences that stand alone → what one leaves open and the other calls settled.
//!
//! "Some patients could avoid surgery" beside "some patients will avoid surgery"; "is suspected of arson" beside "has
//! been convicted of arson"; "it is possible that the vote will be put off" beside "it is certain". Where the act has
//! the same word on both sides `modality` finds it; here the words that follow the two phrases must only meet.

use super::matching::Matching;
use super::modality;
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};
use std::sync::LazyLock;

/// Share of the lighter sentence, and words in common, from which both tell one thing.
const ALIKE: (f32, usize) = (0.45, 3);
/// Words of weight behind a phrase that it bears on.
const SCOPE: usize = 7;
/// Verbs of which "could" tells what somebody was able to do.
const ABLE: [&str; 10] = ["see", "hear", "feel", "find", "smell", "reach", "remember", "afford", "imagine", "tell"];

/// The phrases that leave open, those that settle, and those that leave open only what the other tells as done.
static PHRASES: LazyLock<[Vec<Vec<&'static str>>; 3]> = LazyLock::new(|| {
    let line = include_str!("certainty.txt").lines().find(|l| !l.starts_with('#')).unwrap_or_default();
    let side = |n: usize| {
        let phrases = line.split('|').nth(n).unwrap_or_default().split_whitespace();
        phrases.map(|p| p.split('_').collect()).collect()
    };
    [side(0), side(1), side(2)]
});

/// What the one leaves open and the other settles.
pub(crate) fn certainty(a: &Statement, b: &Statement, m: &Matching) -> Option<Found> {
    if m.containment < ALIKE.0 || m.count < ALIKE.1 || a.is_headline || b.is_headline {
        return None;
    }
    let part = |x: &Statement, y: &Statement, links: &[Option<usize>]| -> Option<((usize, usize), (usize, usize))> {
        if is_soft(y) || !phrases(y, 0).is_empty() || !phrases(y, 2).is_empty() {
            return None;
        }
        let done = || phrases(x, 2).into_iter().find_map(|open| Some((open, told(x, open, y, links)?)));
        let settled = phrases(x, 0).into_iter().find_map(|open| {
            let scope = scope(x, open);
            let settled = phrases(y, 1).into_iter().find(|at| {
                let own = self::scope(y, *at);
                let same = (at.0..at.1)
                    .any(|j| !matches!(y.key(j), "of" | "to" | "that" | "has" | "have") && x.words.iter().any(|w| w.key == y.words[j].key));
                let shared = scope.iter().filter(|i| links[**i].is_some_and(|j| own.contains(&j))).count();
                // "could" and "will" stand in many clauses of a sentence: more than one word must follow both
                let bare = at.1 - at.0 == 1 && y.words[at.0].kind == WordKind::Function;
                !same && shared > usize::from(bare)
            });
            settled.or_else(|| told(x, open, y, links)).map(|at| (open, at))
        });
        settled.or_else(done)
    };
    let (x, y) = part(a, b, &m.a).or_else(|| part(b, a, &m.b).map(|(open, settled)| (settled, open)))?;
    // "could open by spring", "will open in spring at the earliest": when, and not whether, is open
    let dated = |s: &Statement, at: (usize, usize)| s.dates.iter().any(|d| d.at.0 >= at.1 && d.at.0 < at.1 + SCOPE + 1);
    let earliest = |s: &Statement| s.words.iter().any(|w| w.key == "earliest");
    if modality::is_of_when(a, x.1, b, y.1) || dated(a, x) && dated(b, y) || earliest(a) || earliest(b) {
        return None;
    }
    Some(Found {
        slot: Slot::Modality,
        relation: Relation::Conflicts,
        a: x,
        b: y,
        strength: m.containment.max(0.5),
        because: "one side leaves open what the other calls settled",
    })
}

/// The phrases of a side, as words; a denied one settles nothing and leaves nothing open.
fn phrases(s: &Statement, side: usize) -> Vec<(usize, usize)> {
    let is = |i: usize, phrase: &[&str]| phrase.iter().enumerate().all(|(n, word)| s.key(i + n) == *word);
    let denied = |i: usize| (i.saturating_sub(2)..i).any(|k| matches!(s.key(k), "not" | "never" | "no") || s.key(k).ends_with("n't"));
    let longest = |i: usize| PHRASES[side].iter().filter(|p| is(i, p)).map(|p| p.len()).max();
    let month = |i: usize| s.words[i].capital && i > 0 && s.key(i) == "may";
    let able = |i: usize| s.key(i) == "could" && (ABLE.contains(&s.key(i + 1)) || matches!(s.key(i + 1), "not" | "n't"));
    (0..s.words.len())
        .filter(|i| !denied(*i) && !month(*i) && !able(*i) && !s.is_bracketed(*i))
        .filter_map(|i| Some((i, i + longest(i)?)))
        .collect()
}

/// Whether a sentence is sure of nothing: "would", "plans to", "is expected to".
fn is_soft(s: &Statement) -> bool {
    s.words.iter().any(|w| {
        matches!(
            w.key.as_str(),
            "if" | "unless"
                | "whether"
                | "would"
                | "should"
                | "expected"
                | "expects"
                | "appears"
                | "appeared"
                | "seems"
                | "suggests"
                | "plans"
                | "planned"
                | "planning"
                | "intends"
                | "aims"
                | "hope"
                | "hopes"
                | "proposed"
                | "proposes"
                | "can"
                | "allegedly"
                | "reportedly"
                | "potential"
                | "risk"
                | "likely"
                | "probably"
        )
    })
}

/// The words of weight that a phrase bears on.
fn scope(s: &Statement, at: (usize, usize)) -> Vec<usize> {
    (at.1..s.words.len()).take_while(|i| s.key(*i) != ";").filter(|i| s.weights[*i] > 0.0).take(SCOPE).collect()
}

/// The act that `x` leaves open, told as done in `y`: "threatened to veto the bill", "vetoed the bill".
fn told(x: &Statement, open: (usize, usize), y: &Statement, links: &[Option<usize>]) -> Option<(usize, usize)> {
    let verb = |i: &usize| {
        x.words[*i].kind == WordKind::Content && !x.words[*i].capital && language::classes(x.key(*i)).is(Class::VERB.with(Class::ANY_NOUN))
    };
    let head = (open.1..x.words.len().min(open.1 + 4)).take_while(|i| x.words[*i].kind != WordKind::Mark).find(verb)?;
    let at = links[head]?;
    // "wanted to say", "said"; and what is believed may be told as it is
    let believed = matches!(x.key(open.0), "believe" | "believes" | "believed" | "think" | "thinks" | "thought");
    if believed || language::reporting(y.key(at)).is_some_and(|r| r.strength > 1) {
        return None;
    }
    let done = language::classes(y.key(at)).is(Class::PAST.with(Class::PARTICIPLE));
    let behind = |words: &[&str]| (at.saturating_sub(3)..at).any(|i| words.contains(&y.key(i)));
    (done && !behind(&["to", "by", "not", "will", "be"])).then_some((at, at + 1))
}
