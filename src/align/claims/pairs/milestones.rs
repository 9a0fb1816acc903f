//! Two sentences that stand alone → one date for a birth or a death and for another event.
//!
//! "Ana Holt (born 3 May 1949) is a painter" beside "Ana Holt left school on 3 May 1949": the day is matched, but
//! nobody is born and graduates on one day.

use super::matching::{ByLength, Matching};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::{Statement, Valued};
use crate::language::date::{self, DateExpression};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Word → the event that it tells.
static EVENTS: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = include_str!("milestones.txt").lines().filter(|l| !l.starts_with('#')).enumerate();
    lines.flat_map(|(n, line)| line.split_whitespace().map(move |word| (word, n))).collect()
});

/// The events that are one of a life: birth and death.
const OF_A_LIFE: [usize; 2] = [0, 1];
/// Words between an event and its date.
const REACH: usize = 5;
/// Words of the longest short sentence.
const LONGEST: usize = 14;

/// Two events on one date.
pub(crate) fn milestone(a: &Statement, b: &Statement, m: &Matching) -> Option<Found> {
    if m.is_strict || a.is_headline || b.is_headline {
        return None;
    }
    let sides = m.by_length(a, b);
    let ByLength { brief, full, links, .. } = sides;
    let [day] = brief.dates.as_slice() else { return None };
    let named = brief.names.iter().any(|n| n.end <= brief.words.len() && links[n.end - 1].is_some());
    if brief.words.len() > LONGEST || !named && !full.refers_back() {
        return None;
    }
    let (at, said) = events(brief).next()?;
    if events(brief).any(|(_, other)| other != said) || events(full).any(|(_, other)| other == said) {
        return None;
    }
    let same = |d: &&Valued<DateExpression>| date::relation((&d.value, full.published), (&day.value, brief.published)).agrees();
    let on = full.dates.iter().find(same)?;
    let (told_at, told) = events(full).filter(|(i, _)| i.abs_diff(on.at.0) <= REACH).min_by_key(|(i, _)| i.abs_diff(on.at.0))?;
    let of_a_life = OF_A_LIFE.contains(&said) || OF_A_LIFE.contains(&told);
    let (x, y) = sides.in_order(at, told_at);
    let because = "one date is given to two events of which neither can be the other";
    of_a_life.then_some(Found {
        slot: Slot::Direction,
        relation: Relation::Conflicts,
        a: (x, x + 1),
        b: (y, y + 1),
        strength: m.containment.min(0.49),
        because,
    })
}

/// The events that a sentence tells, with their words.
fn events(s: &Statement) -> impl Iterator<Item = (usize, usize)> + '_ {
    let pair = |i: usize| s.key(i) == "lost" && (i + 1..i + 3).any(|k| s.key(k) == "life");
    (0..s.words.len()).filter_map(move |i| {
        let known = if pair(i) { EVENTS.get("lost_life") } else { EVENTS.get(s.key(i)) };
        known.map(|n| (i, *n))
    })
}
