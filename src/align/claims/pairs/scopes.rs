//! Two values of one measure → those of which each sentence says that it is of something else.
//!
//! "Orders rose 1.4 percent in July" and "orders fell 0.9 percent in August after rising in July" give each value
//! its own month; a toll that "nears 900" and one that "tops 4,000" are two moments of it; "two more deaths" are
//! no toll. "A 45-minute film cut from a two-hour version" has both values, as has "the two-hour film was cut
//! to 45 minutes".

use crate::align::Relation;
use crate::align::claims::edge::Edge;
use crate::align::claims::row::Slot;
use crate::align::claims::sites::Sites;
use crate::align::claims::statement::{Statement, Valued};
use crate::align::reason::Reason;
use crate::extract::claims::words::WordKind;
use crate::language;
use crate::language::date::{self, DateExpression, Form};
use crate::language::quantity::{self, Quantity, Relation as Values, Slot as Slotted, Unit};

/// Why two values are of two moments.
const OF_TWO_MOMENTS: Reason = Reason::OwnTimes;

/// Take out the pairs of values that each sentence tells of something of its own, and give those of two moments
/// as changed with time.
pub(crate) fn settle(edges: &mut Vec<Edge>, sites: &Sites<'_>) {
    edges.retain_mut(|e| {
        if e.slot != Slot::Number || e.relation != Relation::Conflicts {
            return true;
        }
        let (Some((a, x)), Some((b, y))) = (sites.value(&e.a), sites.value(&e.b)) else { return true };
        if a.article == b.article {
            return true;
        }
        if is_another(a, x) != is_another(b, y) || are_of_two_subjects(a, x, b, y) || both_have(a, x, b, y) {
            return false;
        }
        if are_dated_apart(a, x, b, y) || all_differ(a, x, b, y) || has_outgrown(a, x, b, y) {
            (e.relation, e.because) = (Relation::ChangedWithTime, OF_TWO_MOMENTS);
        }
        true
    });
}

/// "Two more deaths", "three new cases": what came on top.
fn is_another(s: &Statement, x: &Valued<Quantity>) -> bool {
    let more = |i: usize| matches!(s.key(i), "more" | "additional" | "further" | "new");
    x.value.unit == Unit::Count && more(x.at.1) && s.words.get(x.at.1 + 1).is_some_and(|w| w.kind == WordKind::Content)
}

/// Whether each sentence has the other's value too, of measures that nothing counts: what one says of the longer
/// the other says of it as well.
fn both_have(a: &Statement, x: &Valued<Quantity>, b: &Statement, y: &Valued<Quantity>) -> bool {
    let has = |s: &Statement, own: &Valued<Quantity>, other: &Valued<Quantity>| {
        s.quantities.iter().any(|z| z.at != own.at && quantity::relation(&z.value, &other.value) == Values::Same)
    };
    x.value.unit != Unit::Count && has(a, x, y) && has(b, y, x)
}

/// "Producer prices rose 0.3 percent", "retail sales rose 0.8 percent": before the two verbs stand two subjects, or
/// one with other words to tell which.
fn are_of_two_subjects(a: &Statement, x: &Valued<Quantity>, b: &Statement, y: &Valued<Quantity>) -> bool {
    let changed = |q: &Valued<Quantity>| q.value.slot == Slotted::Change && matches!(q.value.unit, Unit::Percent | Unit::Money(_));
    let reports = |s: &Statement, i: usize| language::reporting(s.key(i)).is_some_and(|r| r.strength > 1);
    // "a surprise 1.2 percent fall" has no verb before it
    let verb = |s: &Statement, q: &Valued<Quantity>| {
        let at = q.at.0.checked_sub(if q.at.0 > 0 && s.key(q.at.0 - 1) == "by" { 2 } else { 1 })?;
        (at > 0 && !matches!(s.key(at - 1), "a" | "an" | "the")).then_some(at)
    };
    let own = |s: &Statement, verb: usize, other: &Statement| {
        let ends = |i: usize| s.words[i].kind == WordKind::Mark || matches!(s.key(i), "that" | "and") || reports(s, i);
        let before = (0..verb).rev().take_while(|i| !ends(*i)).filter(|i| s.weights[*i] > 0.0 && s.words[*i].kind == WordKind::Content);
        let dated = |i: usize| s.dates.iter().any(|d| d.at.0 <= i && i < d.at.1);
        before.into_iter().any(|i| !dated(i) && !other.concepts.contains(&s.concepts[i]))
    };
    let (Some(i), Some(j)) = (verb(a, x), verb(b, y)) else { return false };
    changed(x) && changed(y) && own(a, i, b) && own(b, j, a)
}

/// Values of one sentence from which all that differ are of another moment.
const SEVERAL: usize = 2;

/// "Off 59 cents, or 9.8 percent, at $5.41", "off 45 cents, or 7.5 percent, at $5.55": prices and shares that all
/// differ are of two moments.
fn all_differ(a: &Statement, x: &Valued<Quantity>, b: &Statement, y: &Valued<Quantity>) -> bool {
    let moves = |q: &&Valued<Quantity>| {
        let unit = matches!(q.value.unit, Unit::Percent | Unit::Money(_)) || q.value.decimal;
        unit && q.value.slot != Slotted::Former
    };
    let of = |s: &Statement| -> Vec<Quantity> { s.quantities.iter().filter(moves).map(|q| q.value.clone()).collect() };
    let (p, q) = (of(a), of(b));
    let equal = |v: &Quantity, w: &Quantity| (v.value - w.value).abs() < f64::EPSILON || quantity::relation(v, w).agrees();
    let agree = |v: &Quantity, w: &Quantity| v.unit == w.unit && equal(v, w);
    // a row of shares may be of one moment, and be told otherwise by the other
    let units = |all: &[Quantity]| all.iter().any(|v| v.unit != all[0].unit);
    let several = p.len().min(q.len()) >= SEVERAL && units(&p) && units(&q);
    moves(&x) && moves(&y) && several && !quantity::scale_slip(&x.value, &y.value) && !p.iter().any(|v| q.iter().any(|w| agree(v, w)))
}

/// Words between a value and the time that is its own.
const DATED_WITHIN: usize = 3;

/// Whether each value has a time right behind or before it, and these exclude one another.
fn are_dated_apart(a: &Statement, x: &Valued<Quantity>, b: &Statement, y: &Valued<Quantity>) -> bool {
    let (Some(p), Some(q)) = (own_date(a, x), own_date(b, y)) else { return false };
    let q = DateExpression { bound: p.bound, ..q.clone() };
    let two_spans = match (&p.form, &q.form) {
        (Form::Relative { period, shift }, Form::Relative { period: other, shift: by }) => period == other && shift != by,
        _ => false,
    };
    two_spans || date::relation((p, a.published), (&q, b.published)) == Values::Different
}

/// The time that stands with a value: "1.4 percent in July", "in July, 1.4 percent".
fn own_date<'a>(s: &'a Statement, x: &Valued<Quantity>) -> Option<&'a DateExpression> {
    let within = |from: usize, to: usize| (from..to).filter(|i| s.words[*i].kind == WordKind::Content).count() < DATED_WITHIN;
    let clause =
        |from: usize, to: usize| (from..to).all(|i| !matches!(s.key(i), ";" | "but" | "after" | "from" | "compared" | "and" | ","));
    let behind = s.dates.iter().find(|d| d.at.0 >= x.at.1);
    behind.filter(|d| within(x.at.1, d.at.0) && clause(x.at.1, d.at.0) && !d.value.is_clock()).map(|d| &d.value)
}

/// Times by which a value exceeds another that was outgrown.
const TWICE: f64 = 2.0;

/// "The toll nears 900", "the toll tops 4,000": a count told as growing, and far from the other.
fn has_outgrown(a: &Statement, x: &Valued<Quantity>, b: &Statement, y: &Valued<Quantity>) -> bool {
    let (low, high) = (x.value.value.min(y.value.value), x.value.value.max(y.value.value));
    x.value.unit == Unit::Count && low > 0.0 && high >= low * TWICE && (is_growing(a, x) || is_growing(b, y))
}

/// Whether a value is told as one that a count has reached or passed.
fn is_growing(s: &Statement, x: &Valued<Quantity>) -> bool {
    let reaches = |key: &str| {
        matches!(
            key,
            "top" | "tops" | "topped" | "pass" | "passes" | "passed" | "near" | "nears" | "neared" | "exceed" | "exceeds" | "exceeded"
        ) || matches!(key, "surpass" | "surpasses" | "surpassed" | "reaches" | "reached" | "climbs" | "climbed" | "jumps" | "jumped")
    };
    (x.at.0.saturating_sub(2)..x.at.0).any(|i| reaches(s.key(i)))
}
