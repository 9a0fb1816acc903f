//! Two sentences alike but for one name on each side → the two names.
//!
//! "Ana Holt is a forward at Kestova" beside "Holt, who plays as a forward for the club Lowen Rovers": the
//! claim is told but for *Kestova*, and after *forward for* stands another name. So does
//! *Orren* for *Breda* in two long sentences that are the same around them. Only sentences that stand alone are
//! compared so; in an article the name may be told a sentence on.

use super::matching::{ByLength, Context, Matching, context, same_spelling};
use super::names::{is_claimant, is_located};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::vocabulary::PlaceLevel;
use crate::align::claims::statement::{Name, NameKind, Statement};
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};

/// Share of the short sentence, its name and its subject aside, that the longer one must have.
const COVERED: f32 = 0.8;
/// Words between what leads to the slot and the name in it.
const REACH: usize = 8;
/// What a name of water or land may end or begin with.
const WATERS: [&str; 12] = ["sea", "ocean", "lake", "river", "bay", "gulf", "strait", "canal", "mount", "mountain", "mountains", "island"];
/// Words of a name from which one of them may be shared by another: "Free Lowen Party", "Lowen Union".
const LONG_NAME: usize = 3;
/// Prepositions that lead to where somebody or something belongs.
const BELONGING: [&str; 9] = ["at", "for", "with", "in", "of", "on", "to", "into", "from"];

/// The name that the longer sentence has instead.
pub(crate) fn name(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if !m.is_plain() || a.is_headline || b.is_headline {
        return Vec::new();
    }
    let sides = m.by_length(a, b);
    let ByLength { brief, full, links, others, .. } = sides;
    let opening = brief.subject_end().max(1);
    let found = whole_names(brief).iter().filter(|n| n.start >= opening && is_free(brief, n, links, full)).find_map(|n| {
        let (lead, head) = lead(brief, n, links)?;
        let other = in_place(full, lead, head, others, brief).filter(|o| may_exclude(*n, *o))?;
        if is_continent(brief, n) || is_continent(full, &other) {
            return None;
        }
        let (x, y) = sides.in_order((n.start, n.end), (other.start, other.end));
        (m.cover(a, x, b, y) >= COVERED).then_some((x, y))
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
pub(crate) fn between(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
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

/// Whether no word that tells a name from others ("Lowen" of "Lowen University") stands in the other sentence in
/// any form.
fn is_free(s: &Statement, n: &Name, links: &[Option<usize>], other: &Statement) -> bool {
    let spelt = |key: &str, j: usize| same_spelling(key, other.key(j)) || other.key(j).starts_with(key);
    let known = |i: usize| links[i].is_some() || (0..other.words.len()).any(|j| other.words[j].capital && spelt(s.key(i), j));
    let generic = |i: &usize| {
        let class = language::classes(s.key(*i)).is(Class::ANY_NOUN.with(Class::ADJECTIVE)) || s.words[*i].kind != WordKind::Content;
        class || WATERS.contains(&s.key(*i))
    };
    // "the Campaign", "IE": a noun with a capital, an abbreviation
    let key = s.key(n.start);
    let goes_on = s.key(n.end) == "of" && s.words.get(n.end + 1).is_some_and(|w| w.capital);
    let bare = n.end - n.start == 1 && n.kind == NameKind::Other && !goes_on && (generic(&n.start) || key.len() < 4);
    let words: Vec<usize> = (n.start..n.end).collect();
    let telling: Vec<usize> = words.iter().copied().filter(|i| !generic(i)).collect();
    let shared = words.iter().filter(|i| known(**i)).count();
    let free = if telling.is_empty() {
        shared < words.len()
    } else if words.len() >= LONG_NAME && n.kind == NameKind::Other {
        shared * 2 < words.len()
    } else {
        !telling.into_iter().any(known)
    };
    !bare && free && !abbreviates(s, n, other) && !s.is_bracketed(n.start) && !s.dates.iter().any(|d| d.at.0 < n.end && n.start < d.at.1)
}

/// Whether the other sentence has the first letters of a name for it: "CDU".
fn abbreviates(s: &Statement, n: &Name, other: &Statement) -> bool {
    let first: String = (n.start..n.end).filter(|i| s.words[*i].capital).filter_map(|i| s.key(i).chars().next()).collect();
    first.len() > 1 && other.words.iter().any(|w| w.key.replace('.', "") == first)
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
    if preposition && matches!(s.key(head), "is" | "was" | "are" | "were") && matches!(before, "from" | "at" | "in" | "on") {
        return Some((before, None));
    }
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
    let names = whole_names(s);
    (from..to.min(s.words.len())).filter(|i| leads(*i)).take(if head.is_some() { 1 } else { usize::MAX }).find_map(|start| {
        // of "for the Northern League club Lowen" the last name is the one that the lead goes to
        let mut last = None;
        for n in names.iter().filter(|n| n.start >= start && n.start <= start + REACH && !s.is_bracketed(n.start)) {
            let breaks = (last.map_or(start + 1, |l: Name| l.end)..n.start).any(|i| parts(s, i, n));
            if breaks {
                break;
            }
            last = Some(*n);
        }
        last.filter(|n| is_free(s, n, links, other))
    })
}

/// The names of a sentence, those in one that "of", or the "and" of a school's name, joins: "Lights of Breda".
fn whole_names(s: &Statement) -> Vec<Name> {
    let mut whole: Vec<Name> = Vec::new();
    for n in &s.names {
        let body = language::classes(s.key(n.end - 1)).is(Class::BODY);
        let joined = |last: &Name| {
            let between: Vec<&str> = (last.end..n.start).map(|i| s.key(i)).collect();
            let other = last.kind == NameKind::Other && n.kind == NameKind::Other;
            other && (matches!(between.as_slice(), ["of"] | ["of", "the"]) || between.as_slice() == ["and"] && body)
        };
        match whole.last_mut() {
            Some(last) if joined(last) => last.end = n.end,
            _ => whole.push(*n),
        }
    }
    whole
}

/// Whether a word ends what a preposition leads to: not the comma of "his album , Corvane".
fn parts(s: &Statement, at: usize, name: &Name) -> bool {
    match s.words[at].kind {
        WordKind::Mark => {
            let named = s.key(at) == "," && at + 1 == name.start && at > 0 && !s.words[at - 1].capital;
            !named && !matches!(s.key(at), "-" | "`" | "\"")
        }
        WordKind::Function => !matches!(s.key(at), "the" | "a" | "an" | "his" | "her" | "its" | "their"),
        _ => false,
    }
}

/// Whether a name is of a part of the world, in which other places lie.
fn is_continent(s: &Statement, n: &Name) -> bool {
    (n.start..n.end).any(|i| matches!(s.key(i), "europe" | "asia" | "africa" | "america" | "oceania" | "antarctica" | "australasia"))
}

/// Whether two names may stand for one another at all: a person for a person, a place or a body for its like.
fn may_exclude(x: Name, y: Name) -> bool {
    let person = |n: Name| n.kind == NameKind::Person;
    let place = |n: Name| matches!(n.kind, NameKind::Place(_));
    // a town that no list has may well lie in the state or country
    let holds = |n: Name| matches!(n.kind, NameKind::Place(PlaceLevel::State | PlaceLevel::Country));
    let nested = holds(x) && y.kind == NameKind::Other || holds(y) && x.kind == NameKind::Other;
    let levels = matches!((x.kind, y.kind), (NameKind::Place(p), NameKind::Place(q)) if p != q);
    !(person(x) && place(y) || place(x) && person(y) || nested || levels)
}
