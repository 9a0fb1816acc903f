//! Differences of two statements → those left when the two tell of another event or moment.
//!
//! "Bomber kills 16 in Breda" and "bomber kills 12 in a church in Utrecht" differ in place *and*
//! number: two events, and no conflict. "63 percent in March 2002" and "67 percent in March 2003"
//! differ in date and number: two moments of one measure.

use super::dates::is_of_saying;
use super::matching::Matching;
use super::names::names_others;
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::{Name, NameKind, Statement, Valued};
use crate::extract::claims::words::base;
use crate::language::quantity::{self, Hedge, Quantity, Relation as Values, Unit};
use crate::language::{self, Class, date};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Share of a short sentence, its number and its subject aside, that the longer one must have.
const COVERED: f32 = 0.8;

/// Sort out what another place, another day or another subject explains.
pub(crate) fn sift(mut found: Vec<Found>, a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let has = |slot: Slot| found.iter().any(|f| f.slot == slot && f.relation == Relation::Conflicts);
    let (place, date, number, kind) = (has(Slot::Place), has(Slot::Date), has(Slot::Number), has(Slot::Kind));
    if (place || kind) && (number || date) || place && kind {
        // another event
        found.retain(|f| !matches!(f.slot, Slot::Place | Slot::Kind | Slot::Number | Slot::Date));
    } else if date && number {
        // another moment of one measure
        found.retain(|f| f.slot != Slot::Date);
        for f in found.iter_mut().filter(|f| f.slot == Slot::Number && f.relation == Relation::Conflicts) {
            f.relation = Relation::ChangedWithTime;
            f.because = "the two sentences name two days";
        }
    }
    // two days and two values of one unit: what is told has moved on, as in "at 11 on Monday", "at 12 on Friday"
    if date && !number && has_free_values(a, b) {
        found.retain(|f| f.slot != Slot::Date);
    }
    if number && m.containment < 0.75 && elsewhere(a, b, m) {
        found.retain(|f| f.slot != Slot::Number);
    }
    // "the series ran for six seasons", "Corvane lasted three seasons": a subject left to the sentence before
    let back = if a.words.len() > b.words.len() { a.refers_back() } else { b.refers_back() };
    let told = |f: &Found| f.slot == Slot::Number && !is_bound(a, f.a, b, f.b) && m.cover(a, f.a, b, f.b) >= COVERED;
    let number = number && !(m.is_plain() && back && found.iter().any(told));
    if number && (other_subject(a, b, m) || other_happening(a, b, m) || is_bare(a, b, m)) {
        found.retain(|f| f.slot != Slot::Number);
    }
    found
}

/// "More than 100,000" beside 757,000, or a place in a row ("the seventh season"): no two values of one thing.
fn is_bound(a: &Statement, x: (usize, usize), b: &Statement, y: (usize, usize)) -> bool {
    let value = |s: &Statement, at| s.quantities.iter().find(|q| q.at == at).map(|q| (q.value.value, q.value.hedge, q.value.unit));
    let (Some(p), Some(q)) = (value(a, x), value(b, y)) else { return true };
    let below = if p.0 <= q.0 { p.1 } else { q.1 };
    let above = if p.0 <= q.0 { q.1 } else { p.1 };
    p.2 == Unit::Ordinal
        || q.2 == Unit::Ordinal
        || matches!(below, Hedge::MoreThan | Hedge::AtLeast) && !matches!(above, Hedge::About | Hedge::Vague)
        || above == Hedge::LessThan
}

/// Which circumstances of two like sentences exclude one another, of four: the day, a value of one
/// measure, the people, the place. Two raids of one navy share all words but these.
pub(crate) fn clashes(a: &Statement, b: &Statement, m: &Matching) -> usize {
    let day = |x: &date::DateExpression, y: &date::DateExpression| date::relation((x, a.published), (y, b.published));
    let of_event = |s: &Statement| -> Vec<date::DateExpression> {
        s.dates.iter().filter(|d| !d.value.is_clock() && !is_of_saying(s, d.at)).map(|d| d.value.clone()).collect()
    };
    let (x, y) = (of_event(a), of_event(b));
    let days = excludes(x.iter().flat_map(|p| y.iter().map(move |q| day(p, q))));
    let alike = |p: &Quantity, q: &Quantity| p.unit == q.unit && p.slot == q.slot && !p.of.is_empty() && p.of == q.of;
    let pairs = a.quantities.iter().flat_map(|p| b.quantities.iter().map(move |q| (&p.value, &q.value)));
    let values = excludes(pairs.filter(|(p, q)| alike(p, q)).map(|(p, q)| quantity::relation(p, q)));
    let place = elsewhere(a, b, m) && !a.names.iter().any(|n| matches!(n.kind, NameKind::Place(_)) && m.a[n.start].is_some());
    [days, values, names_others(a, b, m), place].into_iter().filter(|clash| *clash).count()
}

/// Whether some values exclude one another and none agree.
fn excludes(relations: impl Iterator<Item = Values>) -> bool {
    let (mut differ, mut agree) = (false, false);
    for r in relations {
        differ |= r == Values::Different;
        agree |= r.agrees();
    }
    differ && !agree
}

/// Whether both sentences open with a name of their own: "Philip leaves hospital", "Holt leaves
/// hospital".
fn other_subject(a: &Statement, b: &Statement, m: &Matching) -> bool {
    let first = |s: &Statement, links: &[Option<usize>]| {
        let counted = |i: usize| s.quantities.iter().any(|q| q.at.0 <= i && i < q.at.1);
        (0..s.words.len()).find(|i| s.weights[*i] > 0.0 && !counted(*i)).filter(|i| links[*i].is_none() && s.is_name_like(*i))
    };
    let opening = (first(a, &m.a), first(b, &m.b));
    let person = |s: &Statement, at: Option<usize>| at.is_some_and(|i| s.names.iter().any(|n| n.kind == NameKind::Person && n.start == i));
    // "Ambrose Kell gets ten years", "Manning gets four": a family name may look like a verb
    let by_verb = |x: &Statement, at: Option<usize>, other: &Statement, links: &[Option<usize>]| {
        let only = other.weights.first().is_some_and(|w| *w > 0.0) && links[0].is_none() && links.get(1).copied().flatten().is_some();
        let noun = language::classes(other.key(0)).is(Class::ANY_NOUN.with(Class::FUNCTION));
        person(x, at) && only && !noun && !other.quantities.iter().any(|q| q.at.0 == 0)
    };
    matches!(opening, (Some(_), Some(_))) || by_verb(a, opening.0, b, &m.b) || by_verb(b, opening.1, a, &m.a)
}

/// What befell: word → family. Reports of two families tell of two events.
static HAPPENINGS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let lines = include_str!("happenings.txt").lines().filter(|l| !l.starts_with('#')).enumerate();
    lines.flat_map(|(n, line)| line.split_whitespace().map(move |word| (base(word), n))).collect()
});

/// "A mine clash kills 30" and "a train crash kills 26" tell of two events.
fn other_happening(a: &Statement, b: &Statement, m: &Matching) -> bool {
    let free = |s: &Statement, links: &[Option<usize>]| -> Vec<usize> {
        (0..s.words.len()).filter(|i| links[*i].is_none()).filter_map(|i| HAPPENINGS.get(s.words[i].stem.as_str()).copied()).collect()
    };
    let (x, y) = (free(a, &m.a), free(b, &m.b));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|family| y.contains(family))
}

/// Words in common by which two headlines of a toll tell of one event where no name is in common:
/// "43 killed in bus crash" and "15 killed in crash" have but two.
const FEWEST_NAMELESS: usize = 3;

/// Whether two headlines share no name and hardly a word.
fn is_bare(a: &Statement, b: &Statement, m: &Matching) -> bool {
    let named = |n: &Name| (n.start..n.end).any(|i| m.a[i].is_some());
    let counted = |s: &Statement, i: usize| s.quantities.iter().any(|q| q.at.0 <= i && i < q.at.1);
    let shared = (0..a.words.len()).filter(|i| a.weights[*i] > 0.0 && !counted(a, *i) && m.a[*i].is_some()).count();
    m.is_brief && !m.is_strict && shared < FEWEST_NAMELESS && !a.names.iter().any(named) && !(b.names.is_empty() && a.names.is_empty())
}

/// Whether both sentences name a place, of one level, that the other lacks.
fn elsewhere(a: &Statement, b: &Statement, m: &Matching) -> bool {
    let free = |s: &Statement, other: &Statement, links: &[Option<usize>]| -> Vec<NameKind> {
        // in a long sentence "Norwegian" may well go with somebody, and says not where
        let placed = |n: &Name| m.is_brief || n.start > 0 && matches!(s.key(n.start - 1), "in" | "at" | "near" | "of" | "off" | "outside");
        let places = s.names.iter().filter(|n| matches!(n.kind, NameKind::Place(_)) && links[n.start].is_none() && placed(n));
        places.filter(|n| !other.concepts.contains(&s.concepts[n.start])).map(|n| n.kind).collect()
    };
    let (x, y) = (free(a, b, &m.a), free(b, a, &m.b));
    x.iter().any(|kind| y.contains(kind))
}

/// Whether each sentence has a value of one unit that the other lacks.
fn has_free_values(a: &Statement, b: &Statement) -> bool {
    let differs = |x: &Quantity, others: &[Valued<Quantity>]| {
        let alike = others.iter().filter(|y| y.value.unit == x.unit && y.value.slot == x.slot);
        let relations: Vec<Values> = alike.map(|y| quantity::relation(x, &y.value)).collect();
        !relations.is_empty() && relations.iter().all(|r| *r == Values::Different)
    };
    a.quantities.iter().any(|x| differs(&x.value, &b.quantities)) && b.quantities.iter().any(|y| differs(&y.value, &a.quantities))
}
