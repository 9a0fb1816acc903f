//! Two sentences alike but for one name on each side → the two names.
//!
//! "Ana Holt is a forward at Kestova" beside "Holt, who plays as a forward for the club Lowen Rovers": the
//! claim is told but for *Kestova*, and after *forward for* stands another name. So does
//! *Orren* for *Breda* in two long sentences that are the same around them. Only sentences that stand alone are
//! compared so; in an article the name may be told a sentence on.

use super::matching::{Context, Matching, context, same_spelling};
use super::names::{is_claimant, is_located};
use super::row::{Found, Slot};
use super::statement::{Name, NameKind, Statement};
use super::vocabulary::PlaceLevel;
use crate::align::Relation;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};

/// Share of the short sentence, its name and its subject aside, that the longer one must have.
const COVERED: f32 = 0.8;
/// Words between what leads to the slot and the name in it.
const REACH: usize = 8;
/// Prepositions that lead to where somebody or something belongs.
const BELONGING: [&str; 9] = ["at", "for", "with", "in", "of", "on", "to", "into", "from"];

/// The name that the longer sentence has instead.
pub(super) fn name(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if !m.is_plain() || a.is_headline || b.is_headline {
        return Vec::new();
    }
    let a_is_brief = a.words.len() <= b.words.len();
    let (brief, full, links, others) = if a_is_brief { (a, b, &m.a, &m.b) } else { (b, a, &m.b, &m.a) };
    let opening = brief.subject_end().max(1);
    let found = brief.names.iter().filter(|n| n.start >= opening && is_free(brief, n, links, full)).find_map(|n| {
        let (lead, head) = lead(brief, n, links)?;
        let other = in_place(full, lead, head, others, brief).filter(|o| may_exclude(*n, *o))?;
        let (x, y) = ((n.start, n.end), (other.start, other.end));
        let covered = if a_is_brief { m.cover(a, x, b, y) } else { m.cover(a, y, b, x) };
        (covered >= COVERED).then_some(if a_is_brief { (x, y) } else { (y, x) })
    });
    let of = |(x, y): ((usize, usize), (usize, usize))| Found {
        slot: Slot::Name,
        relation: Relation::Conflicts,
        a: x,
        b: y,
        strength: m.containment.min(0.49),
        because: "one sentence is told by the other but for this name",
    };
    found.map(of).into_iter().collect()
}

/// Likeness of two sentences from which a name between the same words is a slot of its own, and the words that
/// they must share.
const ALIKE: (f32, usize) = (0.55, 5);

/// "The trains collided between Lowen and Breda", "between Lowen and Orren": one name on each side, between
/// the same words of sentences that are otherwise alike.
pub(super) fn between(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.is_strict || m.containment < ALIKE.0 || m.count < ALIKE.1 || a.is_headline != b.is_headline {
        return Vec::new();
    }
    let free = |s: &Statement, links: &[Option<usize>], other: &Statement| -> Vec<Name> {
        s.names.iter().filter(|n| is_free(s, n, links, other) && !is_claimant(s, n.start, n.end)).copied().collect()
    };
    let (xs, ys) = (free(a, &m.a, b), free(b, &m.b, a));
    let found = xs.iter().find_map(|x| {
        ys.iter().find_map(|y| {
            let around = context(m, a, (x.start, x.end), b, (y.start, y.end));
            // both end with the name
            let last = |s: &Statement, n: &Name| (n.end..s.words.len()).all(|i| s.weights[i] <= 0.0);
            let held = around.left_anchor && around.right_anchor || around.left && last(a, x) && last(b, y);
            let near = held && around.count >= 3 && (around.left || around.right || around.near >= 0.5 && around.count >= 4);
            (near && may_exclude(*x, *y)).then_some((x, y, around))
        })
    });
    let of = |(x, y, around): (&Name, &Name, Context)| Found {
        slot: if is_place(a, x) && is_place(b, y) { Slot::Place } else { Slot::Name },
        relation: Relation::Conflicts,
        a: (x.start, x.end),
        b: (y.start, y.end),
        strength: (m.containment * around.near).min(0.49),
        because: "two names stand between the same words",
    };
    found.map(of).into_iter().collect()
}

/// Whether a name is of a place: by the lists, by its preposition, or by the noun behind it.
fn is_place(s: &Statement, n: &Name) -> bool {
    let behind = matches!(s.key(n.end), "river" | "county" | "lake" | "street" | "area" | "district" | "province" | "island" | "region");
    let last = matches!(s.key(n.end - 1), "river" | "county" | "lake" | "street" | "village" | "island" | "airport" | "square" | "bridge");
    matches!(n.kind, NameKind::Place(_)) || is_located(s, n) || behind || last
}

/// Whether no word of a name stands in the other sentence in any form.
fn is_free(s: &Statement, n: &Name, links: &[Option<usize>], other: &Statement) -> bool {
    let known = |i: usize| {
        let key = s.key(i);
        links[i].is_some()
            || (0..other.words.len()).any(|j| other.words[j].capital && (same_spelling(key, other.key(j)) || other.key(j).starts_with(key)))
    };
    // "the Campaign", "IE": a noun with a capital, an abbreviation
    let key = s.key(n.start);
    let bare = n.end - n.start == 1 && n.kind == NameKind::Other && (language::classes(key).is(Class::ANY_NOUN) || key.len() < 4);
    !bare && !(n.start..n.end).any(known) && !s.is_bracketed(n.start) && !s.dates.iter().any(|d| d.at.0 < n.end && n.start < d.at.1)
}

/// The preposition before a name ("" for none), and where the word that it goes with stands in the other
/// sentence.
fn lead<'a>(s: &'a Statement, n: &Name, links: &[Option<usize>]) -> Option<(&'a str, Option<usize>)> {
    let mut at = n.start.checked_sub(1)?;
    while at > 0 && (s.key(at) == "the" || s.words[at].kind == WordKind::Content && links[at].is_none() && n.start - at <= 3) {
        at -= 1;
    }
    let before = s.key(at);
    if before == "by" {
        return Some((before, None));
    }
    let preposition = BELONGING.contains(&before);
    let head = if preposition { at.checked_sub(1)? } else { at };
    let head = (head.saturating_sub(2)..=head).rev().find_map(|i| links[i])?;
    Some((if preposition { before } else { "" }, Some(head)))
}

/// The free name of the longer sentence behind the same lead.
fn in_place(s: &Statement, lead: &str, head: Option<usize>, links: &[Option<usize>], other: &Statement) -> Option<Name> {
    let from = head.map_or(0, |h| h + 1);
    let to = if head.is_some() { from + REACH } else { s.words.len() };
    let leads = |i: usize| match lead {
        "by" => s.key(i) == "by",
        "" => true,
        _ => BELONGING.contains(&s.key(i)),
    };
    let start = (from..to.min(s.words.len())).find(|i| leads(*i))?;
    // of "for the Northern League club Lowen" the last name is the one that the lead goes to
    let mut last = None;
    for n in s.names.iter().filter(|n| n.start >= start && n.start <= start + REACH && !s.is_bracketed(n.start)) {
        let breaks = (last.map_or(start + 1, |l: Name| l.end)..n.start).any(|i| {
            let word = &s.words[i];
            word.kind == WordKind::Mark && word.key.as_str() != "-"
                || word.kind == WordKind::Function && !matches!(word.key.as_str(), "the" | "a" | "an")
        });
        if breaks {
            break;
        }
        last = Some(*n);
    }
    last.filter(|n| is_free(s, n, links, other))
}

/// Whether two names may stand for one another at all: a person for a person, a place or a body for its like.
fn may_exclude(x: Name, y: Name) -> bool {
    let person = |n: Name| n.kind == NameKind::Person;
    let place = |n: Name| matches!(n.kind, NameKind::Place(_));
    // a town that no list has may well lie in the state or country
    let holds = |n: Name| matches!(n.kind, NameKind::Place(PlaceLevel::State | PlaceLevel::Country));
    let nested = holds(x) && y.kind == NameKind::Other || holds(y) && x.kind == NameKind::Other;
    !(person(x) && place(y) || place(x) && person(y) || nested)
        && !matches!((x.kind, y.kind), (NameKind::Place(p), NameKind::Place(q)) if p != q)
}
