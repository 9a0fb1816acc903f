//! Matched statements → two names or two places in one slot.
//!
//! "Foreign Minister Wang Yi" against "Foreign Minister Wang Li"; "in Utrecht" against "in Breda".
//! "Holt" against "Ana Holt", "Fallujah" against "Falluja", "Texas" against "Dallas" are none.

use super::matching::{Context, Matching, context, same_spelling};
use super::row::{Found, Slot};
use super::statement::{Name, NameKind, Statement};
use super::vocabulary::PlaceLevel;
use crate::align::Relation;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Share of the lighter statement that must be matched before two places are held against each other.
const LEAST_SHARED_PLACE: f32 = 0.45;
/// The same for the only place of each sentence, wherever it stands.
const LEAST_SHARED_ALONE: f32 = 0.55;
/// The same for two people.
const LEAST_SHARED_PERSON: f32 = 0.4;

/// Two places of one level in the same slot.
pub(super) fn place(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.containment < LEAST_SHARED_PLACE || m.count < 3 && !m.is_short {
        return Vec::new();
    }
    let free = |s: &Statement, other: &Statement, links: &[Option<usize>]| -> Vec<Name> {
        let places = s.names.iter().filter(|n| (matches!(n.kind, NameKind::Place(_)) || is_located(s, n)) && links[n.start].is_none());
        places.filter(|n| !other.concepts.contains(&s.concepts[n.start])).copied().collect()
    };
    let (in_a, in_b) = (free(a, b, &m.a), free(b, a, &m.b));
    best_pairs(&in_a, &in_b, |x, y| {
        // towns that no list has are compared where both stand after "in" or the like
        let located = is_located(a, &x) && is_located(b, &y);
        let is_city = |kind| kind == NameKind::Place(PlaceLevel::City);
        let town_beside_city = is_located(a, &x) && is_city(y.kind) || is_located(b, &y) && is_city(x.kind);
        if x.kind != y.kind && !located && !town_beside_city {
            return None;
        }
        let around = context(m, a, (x.start, x.end), b, (y.start, y.end));
        // the only place of each side needs less around it
        let alone = in_a.len() == 1 && in_b.len() == 1 && m.containment >= LEAST_SHARED_ALONE;
        let fits = (around.left || around.right) && (around.count >= 2 || m.is_short) || around.near >= 0.5 && around.count >= 3;
        let unlisted = !matches!((x.kind, y.kind), (NameKind::Place(_), NameKind::Place(_)));
        if unlisted { (around.left && around.count >= 2).then_some(around) } else { (fits || alone && around.count >= 1).then_some(around) }
    })
    .into_iter()
    .map(|(x, y, around)| Found {
        slot: Slot::Place,
        relation: Relation::Conflicts,
        a: (x.start, x.end),
        b: (y.start, y.end),
        strength: m.containment * (0.5 + 0.5 * around.near),
        because: "two places stand in the same slot",
    })
    .collect()
}

/// Whether a name of unknown kind stands right after a word of place, and is no date.
fn is_located(s: &Statement, name: &Name) -> bool {
    let before = name.start.checked_sub(1).map_or("", |i| s.key(i));
    !matches!(name.kind, NameKind::Place(_))
        && matches!(before, "in" | "at" | "near" | "outside" | "off")
        && !s.dates.iter().any(|d| d.at.0 < name.end && name.start < d.at.1)
}

/// Two people in the same slot.
pub(super) fn person(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.containment < LEAST_SHARED_PERSON || m.count < 3 {
        return Vec::new();
    }
    let people = |s: &Statement| -> Vec<Name> { s.names.iter().filter(|n| n.kind == NameKind::Person).copied().collect() };
    let (in_a, in_b) = (people(a), people(b));
    best_pairs(&in_a, &in_b, |x, y| {
        if !differ(a, &x, b, &y, m) {
            return None;
        }
        let around = context(m, a, (x.start, x.end), b, (y.start, y.end));
        let fits =
            (around.left || around.right || around.before || around.after) && around.count >= 2 || around.near >= 0.5 && around.count >= 3;
        fits.then_some(around)
    })
    .into_iter()
    .map(|(x, y, around)| Found {
        slot: if is_claimant(a, x.start, x.end) && is_claimant(b, y.start, y.end) { Slot::Claimant } else { Slot::Name },
        relation: Relation::Conflicts,
        a: (x.start, x.end),
        b: (y.start, y.end),
        strength: m.containment * (0.5 + 0.5 * around.near),
        because: "two names stand in the same slot",
    })
    .collect()
}

/// Whether two names are of two people: full names that share no word, or two given names with one
/// family name.
fn differ(a: &Statement, x: &Name, b: &Statement, y: &Name, m: &Matching) -> bool {
    let (long_x, long_y) = (x.end - x.start, y.end - y.start);
    let in_y = |i: usize| (y.start..y.end).any(|j| alike(a, i, b, j));
    let in_x = |j: usize| (x.start..x.end).any(|i| alike(a, i, b, j));
    let left_x: Vec<usize> = (x.start..x.end).filter(|i| a.words[*i].key.len() > 1 && !in_y(*i)).collect();
    let left_y: Vec<usize> = (y.start..y.end).filter(|j| b.words[*j].key.len() > 1 && !in_x(*j)).collect();
    if left_x.is_empty() || left_y.is_empty() {
        return false;
    }
    // a word of the one name elsewhere in the other sentence: both speak of that person
    let named = |s: &Statement, at: usize| s.words[at].capital && s.weights[at] > 0.0;
    let known = left_x.iter().any(|i| m.a[*i].is_some() || (0..b.words.len()).any(|j| named(b, j) && alike(a, *i, b, j)))
        || left_y.iter().any(|j| m.b[*j].is_some() || (0..a.words.len()).any(|i| named(a, i) && alike(a, i, b, *j)));
    if known {
        return false;
    }
    let shares = left_x.len() < long_x || left_y.len() < long_y;
    // one word alone on both sides may be any two people
    if shares { long_x >= 2 && long_y >= 2 } else { long_x + long_y >= 3 }
}

/// Whether two full names share a word and differ in another: "Ana Holt", "Ana Hult".
pub(super) fn differ_in_part(a: &Statement, x: (usize, usize), b: &Statement, y: (usize, usize)) -> bool {
    let long = |s: &Statement, at: (usize, usize)| -> Vec<usize> { (at.0..at.1).filter(|i| s.words[*i].key.len() > 1).collect() };
    let (in_x, in_y) = (long(a, x), long(b, y));
    let left_x = in_x.iter().filter(|i| !in_y.iter().any(|j| alike(a, **i, b, *j))).count();
    let left_y = in_y.iter().filter(|j| !in_x.iter().any(|i| alike(a, *i, b, **j))).count();
    left_x > 0 && left_y > 0 && left_x < in_x.len() && left_y < in_y.len()
}

/// Whether two words may name one person: equal, spelt alike, an initial, or a short form.
fn alike(a: &Statement, i: usize, b: &Statement, j: usize) -> bool {
    let (p, q) = (a.key(i), b.key(j));
    let short = p.len().min(q.len());
    p == q
        || a.concepts[i] > 0 && a.concepts[i] == b.concepts[j]
        || short > 3 && same_spelling(p, q)
        || short >= 3 && (p.starts_with(q) || q.starts_with(p))
        || is_short_form(p, q)
}

/// Whether two given names are forms of one: "bill", "william".
pub(super) fn is_short_form(p: &str, q: &str) -> bool {
    NICKNAMES.get(p).is_some_and(|line| NICKNAMES.get(q) == Some(line))
}

static NICKNAMES: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = include_str!("nicknames.txt").lines().filter(|l| !l.starts_with('#')).enumerate();
    lines.flat_map(|(n, line)| line.split_whitespace().map(move |name| (name, n))).collect()
});

/// Whether reporting words stand beside the name.
pub(super) fn is_claimant(s: &Statement, start: usize, end: usize) -> bool {
    let reports =
        |i: usize| matches!(s.words[i].stem.as_str(), "say" | "tell" | "add" | "state" | "write" | "claim" | "describ" | "announc");
    let from = start.saturating_sub(3);
    let to = (end + 3).min(s.words.len());
    (from..start).chain(end..to).any(reports)
}

/// The best partner of each name, each used once.
fn best_pairs(xs: &[Name], ys: &[Name], fit: impl Fn(Name, Name) -> Option<Context>) -> Vec<(Name, Name, Context)> {
    let mut pairs: Vec<(Name, Name, Context)> =
        xs.iter().flat_map(|x| ys.iter().filter_map(|y| fit(*x, *y).map(|c| (*x, *y, c))).collect::<Vec<_>>()).collect();
    let rank =
        |c: &Context| c.near + 0.3 * f32::from(u8::from(c.left)) + 0.3 * f32::from(u8::from(c.right)) + 0.1 * f32::from(u8::from(c.before));
    pairs.sort_by(|p, q| rank(&q.2).total_cmp(&rank(&p.2)).then(p.0.start.cmp(&q.0.start)).then(p.1.start.cmp(&q.1.start)));
    let mut out: Vec<(Name, Name, Context)> = Vec::new();
    for pair in pairs {
        if !out.iter().any(|o| o.0.start == pair.0.start || o.1.start == pair.1.start) {
            out.push(pair);
        }
    }
    out
}
