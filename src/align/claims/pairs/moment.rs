//! Differences of two statements → those left when the two tell of another event or moment.
//!
//! "Bomber kills 16 in Breda" and "bomber kills 12 in a church in Utrecht" differ in place *and*
//! number: two events, and no conflict. "63 percent in March 2002" and "67 percent in March 2003"
//! differ in date and number: two moments of one measure.

use super::matching::Matching;
use super::names::{is_located, names_others};
use super::roles::roles;
use crate::align::Relation;
use crate::align::claims::counts::phases_part;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::frames::is_of_saying;
use crate::align::claims::statement::{Name, NameKind, Statement, Valued};
use crate::align::reason::Reason;
use crate::extract::claims::words::base;
use crate::language::date::{self, Bound};
use crate::language::quantity::{self, Quantity, Relation as Values, Unit};
use crate::language::{self, Class, en};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Sort out what another place, another day or another subject explains.
pub(crate) fn sift(mut found: Vec<Found>, a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let has = |slot: Slot| found.iter().any(|f| f.slot == slot && f.relation == Relation::Conflicts);
    let (place, date, number, kind) = (has(Slot::Place), has(Slot::Date), has(Slot::Number), has(Slot::Kind));
    let turned = has(Slot::Direction);
    if (place || kind) && (number || date) || place && kind {
        // another event
        found.retain(|f| !matches!(f.slot, Slot::Place | Slot::Kind | Slot::Number | Slot::Date));
    } else if date && number {
        // another moment of one measure
        found.retain(|f| f.slot != Slot::Date);
        for f in found.iter_mut().filter(|f| f.slot == Slot::Number && f.relation == Relation::Conflicts) {
            f.relation = Relation::ChangedWithTime;
            f.because = Reason::TwoDays;
        }
    }
    // another event: "the Danish bank raises rates", "the Dutch bank cuts rates"; "won in Lowen", "won in Breda"
    if m.containment < ONE_EVENT && elsewhere(a, b, m) {
        found.retain(|f| !matches!(f.slot, Slot::Direction | Slot::Date | Slot::Kind | Slot::Name));
    }
    // another moment: "rose in May", "fell in June"
    if date && turned && !found.iter().any(|f| f.slot == Slot::Direction && is_group(a, f.a.0)) {
        found.retain(|f| !matches!(f.slot, Slot::Date | Slot::Direction));
    }
    // another group: "62 percent of men", "54 percent of women"
    if turned && (number || has_free_values(a, b)) {
        let group = |f: &Found| is_group(a, f.a.0) && is_group(b, f.b.0);
        if found.iter().any(|f| f.slot == Slot::Direction && group(f)) {
            found.retain(|f| !matches!(f.slot, Slot::Number | Slot::Direction));
        }
    }
    // "the deadliest in France since 2016", "in Europe since 2015": each of its own part of the world
    if date && free_places(a, b, &m.a) && free_places(b, a, &m.b) {
        let since = |s: &Statement, at: (usize, usize)| s.dates.iter().any(|d| d.at == at && d.value.bound == Bound::Since);
        found.retain(|f| f.slot != Slot::Date || !(since(a, f.a) && since(b, f.b)));
    }
    if place && (phases_part(a, b) || names_others_than(a, b, m)) {
        found.retain(|f| f.slot != Slot::Place);
    }
    // two days and two values of one unit: what is told has moved on, as in "at 11 on Monday", "at 12 on Friday"
    if date && !number && has_free_values(a, b) {
        found.retain(|f| f.slot != Slot::Date);
    }
    if number && m.containment < 0.75 && elsewhere(a, b, m) {
        found.retain(|f| f.slot != Slot::Number);
    }
    if number && (other_subject(a, b, m) || other_happening(a, b, m)) {
        found.retain(|f| f.slot != Slot::Number);
    }
    found
}

/// Share of the lighter sentence from which two places in it are no sign of two events.
const ONE_EVENT: f32 = 0.8;

/// "Men", "women": whom a figure is of.
fn is_group(s: &Statement, at: usize) -> bool {
    matches!(s.key(at), "man" | "woman" | "men" | "women" | "boys" | "girls" | "male" | "female" | "males" | "females")
}

/// Whether a sentence names a place, or a part of the world, that the other lacks.
fn free_places(s: &Statement, other: &Statement, links: &[Option<usize>]) -> bool {
    let free = |n: &&Name| links[n.start].is_none() && !other.concepts.contains(&s.concepts[n.start]);
    s.names.iter().filter(free).any(|n| is_located(s, n) || matches!(n.kind, NameKind::Place(_)))
}

/// Whether each sentence names people, by name or title, and nobody in common: "Governor Holt in Arizona", "Governor
/// Kell in Ohio".
fn names_others_than(a: &Statement, b: &Statement, m: &Matching) -> bool {
    let of = |s: &Statement, links: &[Option<usize>]| -> Vec<bool> {
        let offices = roles(s);
        let titled = |n: &Name| offices.iter().any(|r| r.start == n.start && r.end < n.end || r.end == n.start);
        let people = s.names.iter().filter(|n| n.kind == NameKind::Person || n.kind == NameKind::Other && titled(n));
        people.map(|n| links[n.end - 1].is_some()).collect()
    };
    let (x, y) = (of(a, &m.a), of(b, &m.b));
    !x.is_empty() && !y.is_empty() && !x.contains(&true) && !y.contains(&true)
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

/// What happened: word → family. Reports of two families tell of two events.
static HAPPENINGS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let lines = en::lines(en::HAPPENINGS).enumerate();
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

/// Whether both sentences name a place, of one level, that the other lacks.
fn elsewhere(a: &Statement, b: &Statement, m: &Matching) -> bool {
    let free = |s: &Statement, other: &Statement, links: &[Option<usize>]| -> Vec<NameKind> {
        // in a long sentence "Norwegian" may well go with somebody, and says not where
        let placed = |n: &Name| {
            m.is_brief || n.start == 0 || n.start > 0 && matches!(s.key(n.start - 1), "in" | "at" | "near" | "of" | "off" | "outside")
        };
        let places = s.names.iter().filter(|n| matches!(n.kind, NameKind::Place(_)) && links[n.start].is_none() && placed(n));
        places.filter(|n| !other.concepts.contains(&s.concepts[n.start])).map(|n| n.kind).collect()
    };
    let (x, y) = (free(a, b, &m.a), free(b, a, &m.b));
    // "In Lowen, a bomb", "In Breda, a bomb": towns that no list has, where both open with one
    let opens = |s: &Statement, links: &[Option<usize>], other: &Statement| {
        let town = s.names.iter().find(|n| n.start == 1 && s.key(0) == "in" && s.key(n.end) == ",");
        town.is_some_and(|n| links[n.start].is_none() && !other.concepts.contains(&s.concepts[n.start]))
    };
    let towns = opens(a, &m.a, b) && free_places(b, a, &m.b) || opens(b, &m.b, a) && free_places(a, b, &m.a);
    x.iter().any(|kind| y.contains(kind)) || towns
}

/// Whether each sentence has a value of one unit that the other lacks.
fn has_free_values(a: &Statement, b: &Statement) -> bool {
    // "to 0.7 percent", "up to 0.9 percent": of shares the slot may be hard to tell
    let alike = |x: &Quantity, y: &Quantity| y.unit == x.unit && (y.slot == x.slot || x.unit == Unit::Percent);
    let differs = |x: &Quantity, others: &[Valued<Quantity>]| {
        let relations: Vec<Values> = others.iter().filter(|y| alike(x, &y.value)).map(|y| quantity::relation(x, &y.value)).collect();
        !relations.is_empty() && relations.iter().all(|r| *r == Values::Different)
    };
    a.quantities.iter().any(|x| differs(&x.value, &b.quantities)) && b.quantities.iter().any(|y| differs(&y.value, &a.quantities))
}
