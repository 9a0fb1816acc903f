//! Matched statements → words on either side that turn the meaning round.
//!
//! "Shares rose 3 percent" against "shares fell 3 percent": *rose* and *fell* stand unmatched in
//! the same place, and the list of opposites has them as two sides of one line.

use super::denial::is_of_two;
use super::matching::{Context, Matching, context, is_prefix_denied};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::align::claims::tolls::harm;
use crate::align::reason::Reason;
use crate::extract::claims::words::{WordKind, base};
use crate::language::en;
use crate::language::quantity::{Unit, measure_of_word};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Line of a list, side of that line.
pub(crate) type Side = (u16, u8);

/// Stem → the lines of opposites that have it.
static OPPOSITES: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| sides_of(&[en::OPPOSITES]));
/// The same with all antonyms: in long articles "early" and "late" are mostly said of two things.
static ANTONYMS: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| sides_of(&[en::OPPOSITES, en::ANTONYMS, en::CONTRARIES]));
/// Stem → the families of kinds that have it.
static KINDS: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| sides_of(&[en::KINDS]));

/// Stem → the degrees of an act that have it.
static GRADES: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| sides_of(&[en::GRADES]));

/// The sides of the stems of words of several lists, whose lines are counted through.
pub(crate) fn sides_of(lists: &[&str]) -> HashMap<String, Vec<Side>> {
    let mut known: HashMap<String, Vec<Side>> = HashMap::new();
    let lines = lists.iter().flat_map(|list| en::lines(list));
    for (n, line) in (0u16..).zip(lines) {
        for (words, side) in line.split('|').zip(0u8..) {
            for word in words.split_whitespace() {
                known.entry(base(word)).or_default().push((n, side));
            }
        }
    }
    known
}

/// Share of the lighter statement that must be matched.
const LEAST_SHARED: f32 = 0.5;

fn sides(known: &'static HashMap<String, Vec<Side>>, s: &Statement, at: usize) -> Option<&'static Vec<Side>> {
    let word = &s.words[at];
    if word.kind == WordKind::Mark {
        return None;
    }
    known.get(word.stem.as_str()).or_else(|| if word.kind == WordKind::Function { known.get(&base(&word.key)) } else { None })
}

/// What a list says of the word at a place of a statement.
type Sides = fn(&Statement, usize) -> Option<&'static Vec<Side>>;

/// Whether some line has the words on two sides, and never on one.
fn are_opposite(x: &[Side], y: &[Side]) -> bool {
    x.iter().any(|(line, side)| y.iter().any(|(l, s)| l == line && s != side) && !x.iter().any(|one| one.0 == *line && y.contains(one)))
}

/// Whether the list of opposites has two stems on two sides of a line.
pub(crate) fn are_opposite_words(x: &str, y: &str) -> bool {
    ANTONYMS.get(x).is_some_and(|p| ANTONYMS.get(y).is_some_and(|q| are_opposite(p, q)))
}

/// Whether the words mean the same side of something.
fn are_alike(x: &[Side], y: &[Side]) -> bool {
    x.iter().any(|one| y.contains(one))
}

/// Opposites in like places.
pub(crate) fn direction(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let known: Sides = if m.is_strict { |s, at| sides(&OPPOSITES, s, at) } else { |s, at| sides(&ANTONYMS, s, at) };
    turned(known, Slot::Direction, a, b, m)
}

/// Degrees of one act in like places: suspended, cancelled.
pub(crate) fn degree(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    turned(|s, at| sides(&GRADES, s, at), Slot::Status, a, b, m)
}

/// Kinds that exclude one another in like places: a ferry, a tanker.
pub(crate) fn kind(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    turned(|s, at| sides(&KINDS, s, at), Slot::Kind, a, b, m)
}

fn turned(known: Sides, slot: Slot, a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.containment < LEAST_SHARED || m.count < 3 {
        return Vec::new();
    }
    let free = |s: &Statement, links: &[Option<usize>]| -> Vec<(usize, &'static Vec<Side>)> {
        (0..s.words.len()).filter(|i| links[*i].is_none()).filter_map(|i| Some((i, known(s, i)?))).collect()
    };
    let (free_a, free_b) = (free(a, &m.a), free(b, &m.b));
    let mut opposed: Vec<(usize, usize)> = Vec::new();
    for (i, x) in &free_a {
        for (j, y) in &free_b {
            // the other side says the same elsewhere: nothing turns
            let same_elsewhere =
                || free_b.iter().any(|(k, z)| k != j && are_alike(x, z)) || free_a.iter().any(|(k, z)| k != i && are_alike(y, z));
            if are_opposite(x, y) && !same_elsewhere() {
                opposed.push((*i, *j));
            }
        }
    }
    if slot == Slot::Direction && !m.is_strict {
        opposed.extend(denied_by_prefix(a, b, m));
        opposed.sort_unstable();
        opposed.dedup();
    }
    let mut found = Vec::new();
    for (i, j) in &opposed {
        // "Holt hired her", "Kell was fired": two people; "they defeated Lowen" is a victory
        if m.is_strict && is_of_two(a, *i, b, *j, &m.a) || defeats(a, *i) || defeats(b, *j) {
            continue;
        }
        if are_of_other_people(a, *i, b, *j)
            || is_exchanged(a, *i, b, *j, m)
            || slot == Slot::Kind && is_besides(a, *i) != is_besides(b, *j)
        {
            continue;
        }
        // "with his wife", "with her husband": one couple from two sides
        let owner = |s: &Statement, at: usize| {
            (at.saturating_sub(3)..at).rev().map(|k| s.key(k)).find(|k| matches!(*k, "his" | "her" | "their")).map(str::to_owned)
        };
        let (of_a, of_b) = (owner(a, *i), owner(b, *j));
        let two_sides = of_a != of_b && (of_a.is_some() || of_b.is_some()) || are_of_one_family(a, *i, b, *j, m);
        if two_sides && is_kin(a.key(*i)) && is_kin(b.key(*j)) {
            continue;
        }
        // a denied opposite says the same
        if is_denied(a, *i) != is_denied(b, *j) {
            continue;
        }
        let around = context(m, a, (*i, *i + 1), b, (*j, *j + 1));
        let fitting = match slot {
            Slot::Kind => around.count >= 2 && (around.left || around.right) && around.near >= 0.5,
            _ => fits(&around, a.weights[*i] > 0.0 && b.weights[*j] > 0.0),
        };
        if fitting {
            found.push(Found {
                slot,
                relation: Relation::Conflicts,
                a: (*i, *i + 1),
                b: (*j, *j + 1),
                strength: m.containment * (0.5 + 0.5 * around.near),
                because: match slot {
                    Slot::Kind => Reason::KindsInOnePlace,
                    Slot::Status => Reason::DegreesInOnePlace,
                    _ => Reason::OppositesInOnePlace,
                },
            });
        }
    }
    found
}

/// "Licensed", "unlicensed": words of which the one is the other with a denial in front, neither of them matched.
fn denied_by_prefix(a: &Statement, b: &Statement, m: &Matching) -> Vec<(usize, usize)> {
    let free = |s: &Statement, links: &[Option<usize>]| -> Vec<usize> {
        (0..s.words.len()).filter(|i| links[*i].is_none() && s.words[*i].kind == WordKind::Content && !s.words[*i].capital).collect()
    };
    let (xs, ys) = (free(a, &m.a), free(b, &m.b));
    let denied = |long: &str, short: &str| long.starts_with("un") && is_prefix_denied(long, short);
    let parted = |s: &Statement, i: usize| i > 0 && s.words[i - 1].kind == WordKind::Mark;
    let turned = |i: usize, j: usize| (denied(a.key(i), b.key(j)) || denied(b.key(j), a.key(i))) && !parted(a, i) && !parted(b, j);
    xs.iter().flat_map(|i| ys.iter().filter(|j| turned(*i, **j)).map(|j| (*i, *j))).collect()
}

/// Words before and behind a word of kin among which the two who are kin are named.
const KIN_WITHIN: usize = 8;

/// "Rosa, with her mother, Ines", "Ines, with her daughter, Rosa": one pair, named from two sides.
fn are_of_one_family(a: &Statement, i: usize, b: &Statement, j: usize, m: &Matching) -> bool {
    let named = |s: &Statement, from: usize, to: usize| -> Vec<usize> {
        (from..to.min(s.words.len())).filter(|k| s.words[*k].capital && s.weights[*k] > 0.0).collect()
    };
    let crosses = |x: &[usize], y: &[usize]| x.iter().any(|k| m.a[*k].is_some_and(|other| y.contains(&other)));
    let before = (named(a, 0, i), named(b, 0, j));
    let behind = (named(a, i + 1, i + KIN_WITHIN), named(b, j + 1, j + KIN_WITHIN));
    crosses(&behind.0, &before.1) || crosses(&before.0, &behind.1)
}

/// Words that make of an occupation what somebody is besides, or once was.
const BESIDES: [&str; 12] =
    ["keen", "avid", "amateur", "volunteer", "part-time", "former", "retired", "aspiring", "onetime", "hobby", "passionate", "ex"];

/// "A keen runner", "a volunteer firefighter", "a chef by trade": what somebody is besides, or once was.
fn is_besides(s: &Statement, at: usize) -> bool {
    let by_trade = s.key(at + 1) == "by" && matches!(s.key(at + 2), "trade" | "training" | "profession");
    by_trade || (at.saturating_sub(2)..at).any(|i| BESIDES.contains(&s.key(i)))
}

fn is_kin(key: &str) -> bool {
    matches!(key, "husband" | "wife" | "brother" | "sister" | "mother" | "father" | "son" | "daughter" | "boy" | "girl" | "aunt" | "uncle")
}

/// Whether somebody defeats somebody else there.
fn defeats(s: &Statement, at: usize) -> bool {
    let passive = at > 0 && matches!(s.key(at - 1), "was" | "were" | "been" | "be" | "is" | "are" | "being") || s.key(at + 1) == "by";
    matches!(s.key(at), "defeated" | "defeats" | "defeating") && !passive
}

/// "Lowen beat Breda", "Breda lost to Lowen": who stands before the one stands behind the other.
fn is_exchanged(a: &Statement, i: usize, b: &Statement, j: usize, m: &Matching) -> bool {
    let contest = |key: &str| {
        matches!(
            key,
            "beat"
                | "beats"
                | "beaten"
                | "lost"
                | "lose"
                | "loses"
                | "led"
                | "lead"
                | "leads"
                | "trailed"
                | "trails"
                | "trail"
                | "ahead"
                | "behind"
        )
    };
    let agent = |s: &Statement, at: usize| (0..at).rev().find(|k| s.words[*k].capital && s.weights[*k] > 0.0);
    contest(a.key(i)) && contest(b.key(j)) && !matches!((agent(a, i), agent(b, j)), (Some(p), Some(q)) if m.a[p] == Some(q))
}

/// Words between a number of people and what became of them.
const COUNTED_WITHIN: usize = 4;

/// "Three people survived", "two people died": those who lived and those who died are of one event.
fn are_of_other_people(a: &Statement, i: usize, b: &Statement, j: usize) -> bool {
    let outcome = |s: &Statement, at: usize| harm::is_word(s.key(at), "alive") || measure_of_word(s.key(at)) == Some(harm::DEAD);
    let counted = |s: &Statement, at: usize| -> Option<f64> {
        let mut near = s.quantities.iter().filter(|q| q.at.1 <= at && at < q.at.1 + COUNTED_WITHIN && q.value.unit == Unit::Count);
        // "all but one survived" counts him who did not
        near.next_back().map(|q| if q.at.0 > 0 && s.key(q.at.0 - 1) == "but" { -q.value.value } else { q.value.value })
    };
    outcome(a, i) && outcome(b, j) && counted(a, i) != counted(b, j)
}

fn is_denied(s: &Statement, at: usize) -> bool {
    s.negations.iter().any(|n| n.at < at && at <= n.head + 1)
}

/// Whether the surroundings are alike enough; function words ("before", "over") need more.
fn fits(c: &Context, content: bool) -> bool {
    if content {
        c.count >= 2 && c.near >= 0.35 || c.left && c.right
    } else {
        (c.left || c.after) && c.right || (c.left && c.near >= 0.6) || (c.right && c.near >= 0.6)
    }
}
