//! Matched statements → two names or two places in one slot.
//!
//! "Foreign Minister Wang Yi" against "Foreign Minister Wang Li"; "in Utrecht" against "in Breda".
//! "Holt" against "Ana Holt", "Fallujah" against "Falluja", "Texas" against "Dallas" are none.

use super::matching::{Context, Matching, context, same_spelling};
use crate::align::Relation;
use crate::align::claims::pairs::transcription::is_transcription;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::vocabulary::PlaceLevel;
use crate::align::claims::statement::{Name, NameKind, Statement};
use crate::align::reason::Reason;
use crate::language::{self, Class, en};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Share of the lighter statement that must be matched before two places are compared.
const LEAST_SHARED_PLACE: f32 = 0.45;
/// The same for the only place of each sentence, wherever it stands.
const LEAST_SHARED_ALONE: f32 = 0.55;
/// The same for two people.
const LEAST_SHARED_PERSON: f32 = 0.4;

/// Two places of one level in the same slot.
pub(crate) fn place(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let shared = m.containment >= LEAST_SHARED_PLACE && m.count >= 3;
    if !shared {
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
        let around = context(m, a, (x.start, x.end), b, (y.start, y.end));
        let town_beside_city = is_located(a, &x) && is_city(y.kind) || is_located(b, &y) && is_city(x.kind);
        if x.kind != y.kind && !located && !town_beside_city {
            return None;
        }
        // the only place of each side needs less around it
        let alone = in_a.len() == 1 && in_b.len() == 1 && m.containment >= LEAST_SHARED_ALONE;
        let fits = (around.left || around.right) && around.count >= 2 || around.near >= 0.5 && around.count >= 3;
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
        because: Reason::PlacesInOneSlot,
    })
    .collect()
}

/// Whether a name of unknown kind stands right after a word of place, and is no date.
pub(crate) fn is_located(s: &Statement, name: &Name) -> bool {
    let mut before = name.start.checked_sub(1).map_or("", |i| s.key(i));
    if before == "the" {
        before = name.start.checked_sub(2).map_or("", |i| s.key(i));
    }
    let of =
        before == "of" && name.start > 1 && matches!(s.key(name.start - 2), "city" | "town" | "village" | "port" | "suburb" | "island");
    !matches!(name.kind, NameKind::Place(_)) && (of || matches!(before, "in" | "at" | "near" | "outside" | "off")) && !is_dated(s, name)
}

/// Whether the name is part of a date: "on Monday".
fn is_dated(s: &Statement, name: &Name) -> bool {
    s.dates.iter().any(|d| d.at.0 < name.end && name.start < d.at.1)
}

/// Two people in the same slot.
pub(crate) fn person(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let shared = m.containment >= LEAST_SHARED_PERSON && m.count >= 3;
    if !shared {
        return Vec::new();
    }
    let people = |s: &Statement| -> Vec<Name> {
        s.names.iter().filter(|n| n.kind == NameKind::Person || n.kind == NameKind::Other && is_full_name(s, n)).copied().collect()
    };
    // "said he heard a bang", "lost her home": many may
    let lived = |i: usize, s: &Statement| {
        matches!(s.key(i), "heard" | "saw" | "felt" | "smelled" | "smelt" | "woke" | "ran" | "lost" | "hid" | "jumped")
    };
    let witness = |s: &Statement| (1..s.words.len()).any(|i| matches!(s.key(i), "he" | "she") && lived(i + 1, s));
    if witness(a) && witness(b) || are_of_two_sexes(a, b) {
        return Vec::new();
    }
    let (in_a, in_b) = (people(a), people(b));
    best_pairs(&in_a, &in_b, |x, y| {
        let known = usize::from(x.kind == NameKind::Person) + usize::from(y.kind == NameKind::Person);
        if known == 0 || !differ(a, &x, b, &y, m) {
            return None;
        }
        let around = context(m, a, (x.start, x.end), b, (y.start, y.end));
        // what no list has may be a company
        if known == 1 {
            return None;
        }
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
        because: Reason::NamesInOneSlot,
    })
    .collect()
}

/// "Lost her home", "lost his home": what is told of a woman and of a man is told of two people.
pub(crate) fn are_of_two_sexes(a: &Statement, b: &Statement) -> bool {
    let own = |s: &Statement, words: &[&str]| (0..s.words.len()).any(|i| words.contains(&s.key(i)));
    let event = |s: &Statement, of: &str| (0..s.words.len()).any(|i| s.key(i) == of && matches!(s.key(i + 1), "'s" | "’s"));
    let of_man = |s: &Statement| own(s, &["his", "he", "him", "mr", "men's"]) || event(s, "men");
    let of_woman = |s: &Statement| own(s, &["her", "she", "hers", "mrs", "ms", "women's"]) || event(s, "women");
    let sexes = |s: &Statement| (of_man(s), of_woman(s));
    matches!((sexes(a), sexes(b)), ((true, false), (false, true)) | ((false, true), (true, false)))
}

/// Whether a run of capitals that no list knows may be a person's full name: two or three words, none of
/// them a common noun.
fn is_full_name(s: &Statement, n: &Name) -> bool {
    let common = Class::ANY_NOUN.with(Class::ORGANISATION).with(Class::PLACE).with(Class::DEMONYM).with(Class::WEEKDAY).with(Class::MONTH);
    let words: Vec<usize> = (n.start..n.end).filter(|i| s.key(*i).len() > 1).collect();
    (2..=3).contains(&words.len()) && words.iter().all(|i| !language::classes(s.key(*i)).is(common))
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
    // one name of another alphabet, as two papers write it
    let transcribed = left_x.iter().zip(&left_y).all(|(i, j)| is_transcription(a.key(*i), b.key(*j)));
    if m.is_strict && left_x.len() == left_y.len() && transcribed {
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
    if shares || m.is_strict { long_x >= 2 && long_y >= 2 } else { long_x + long_y >= 3 }
}

/// Whether two names, one of them in full, have no word in common, and neither has one anywhere in the other's
/// sentence.
pub(crate) fn are_strangers(a: &Statement, x: (usize, usize), b: &Statement, y: (usize, usize), m: &Matching) -> bool {
    let long = |s: &Statement, at: (usize, usize)| (at.0..at.1).filter(|i| s.key(*i).len() > 1).count();
    long(a, x) + long(b, y) >= 3 && are_unknown(a, x, b, y, m)
}

/// Whether neither of two names has a word anywhere in the other's sentence.
pub(crate) fn are_unknown(a: &Statement, x: (usize, usize), b: &Statement, y: (usize, usize), m: &Matching) -> bool {
    let long = |s: &Statement, at: (usize, usize)| (at.0..at.1).filter(|i| s.key(*i).len() > 1).count();
    let unknown = |s: &Statement, at: (usize, usize), links: &[Option<usize>], other: &Statement| {
        (at.0..at.1).filter(|i| s.key(*i).len() > 1).all(|i| {
            links[i].is_none() && !(0..other.words.len()).any(|j| other.words[j].capital && other.weights[j] > 0.0 && alike(s, i, other, j))
        })
    };
    long(a, x) > 0 && long(b, y) > 0 && unknown(a, x, &m.a, b) && unknown(b, y, &m.b, a)
}

/// Whether both sentences name people in full, and none of them in common.
pub(crate) fn names_others(a: &Statement, b: &Statement, m: &Matching) -> bool {
    let people = |s: &Statement| -> Vec<(usize, usize)> {
        s.names.iter().filter(|n| n.kind == NameKind::Person && n.end - n.start >= 2).map(|n| (n.start, n.end)).collect()
    };
    let (x, y) = (people(a), people(b));
    !x.is_empty() && !y.is_empty() && x.iter().all(|p| y.iter().all(|q| are_strangers(a, *p, b, *q, m)))
}

/// Whether two words may name one person: equal, spelt alike, an initial, or a short form.
fn alike(a: &Statement, i: usize, b: &Statement, j: usize) -> bool {
    let (p, q) = (a.key(i), b.key(j));
    let short = p.len().min(q.len());
    let bare = |w: &str| w.replace('.', "");
    p == q
        || p.len() <= 4 && q.len() <= 4 && bare(p) == bare(q)
        || a.concepts[i] > 0 && a.concepts[i] == b.concepts[j]
        || short > 3 && same_spelling(p, q)
        || short >= 3 && (p.starts_with(q) || q.starts_with(p))
        || is_short_form(p, q)
}

/// Whether two given names are forms of one: "bill", "william".
pub(crate) fn is_short_form(p: &str, q: &str) -> bool {
    let lines = |name: &str| NICKNAMES.get(name).map_or(&[][..], Vec::as_slice);
    lines(p).iter().any(|line| lines(q).contains(line))
}

/// Each name with the lines that it stands on: "jerry" is short for Gerald and for Jeremy.
static NICKNAMES: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut known: HashMap<&'static str, Vec<usize>> = HashMap::new();
    let lines = en::lines(en::VARIANTS_OF_GIVEN_NAMES).enumerate();
    for (n, name) in lines.flat_map(|(n, line)| line.split_whitespace().map(move |name| (n, name))) {
        known.entry(name).or_default().push(n);
    }
    known
});

/// Whether reporting words stand beside the name.
pub(crate) fn is_claimant(s: &Statement, start: usize, end: usize) -> bool {
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
