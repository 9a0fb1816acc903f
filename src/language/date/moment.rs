//! Times of day as intervals of minutes, so that "about 11:20 p.m." and "shortly before midnight" can differ.
//!
//! "3 p.m." allows ten minutes to either side, "3:10 p.m." none, "around 3 p.m." half an hour; "shortly after 10"
//! is the time up to 10:20. A clock has no date of its own: midnight is both ends of a day.

use super::DateExpression;
use super::form::{Bound, Clock, Form};
use crate::language::quantity::{Relation, Side};
use std::cmp::Ordering;

/// A time on the hour agrees with one to the minute that is at most this many minutes off …
const ON_THE_HOUR: i32 = 10;
/// … "around 3 a.m." with one at most this far off …
const AROUND: i32 = 30;
/// … and "about 3:20 a.m.", which someone has looked up, with one this far off.
const AROUND_A_MINUTE: i32 = 15;
/// "shortly before midnight" begins this many minutes before it.
const SHORTLY: i32 = 20;
/// Minutes of a day.
const DAY: i32 = 1440;

/// First and last minute that the words allow, from midnight of the day; may lie outside of the day. A plain
/// "before" or "after" allows what the bare time allows: how it bounds is the caller's.
fn interval(expression: &DateExpression, clock: &Clock) -> (i32, i32) {
    let minute = i32::from(clock.minute);
    match (expression.near, expression.bound) {
        (true, Bound::Before) => return (minute - SHORTLY, minute),
        (true, Bound::After) => return (minute, minute + SHORTLY),
        _ => {}
    }
    let by = match (expression.vague, clock.to_the_minute) {
        (true, true) => AROUND_A_MINUTE,
        (true, false) => AROUND,
        (false, false) => ON_THE_HOUR,
        (false, true) => 0,
    };
    (minute - by, minute + by)
}

/// Minutes that the second clock's zone is east of the first one's, as far as told: more than one where the season
/// decides. `None`: one is in local time, the other in a named zone.
fn shifts(p: &Clock, q: &Clock) -> Option<Vec<i32>> {
    match (p.zone, q.zone) {
        (None, None) => Some(vec![0]),
        (Some(a), Some(b)) => {
            let by = i32::from(b) - i32::from(a);
            Some(match (p.season, q.season) {
                (true, false) => vec![by, by - 60],
                (false, true) => vec![by, by + 60],
                _ => vec![by],
            })
        }
        _ => None,
    }
}

/// Compare two times of day.
pub(crate) fn clocks((x, p): (&DateExpression, &Clock), (y, q): (&DateExpression, &Clock)) -> Relation {
    let cycle = if p.half_day || q.half_day { DAY / 2 } else { DAY };
    // to the nearest turn of the clock
    let apart = |shift: i32| (i32::from(p.minute) - i32::from(q.minute) + shift + cycle / 2).rem_euclid(cycle) - cycle / 2;
    let Some(shifts) = shifts(p, q) else {
        return if p.minute == q.minute { Relation::Compatible } else { Relation::Incomparable };
    };
    let told = |d: &DateExpression| if d.near { Bound::On } else { d.bound };
    let alike = x.vague == y.vague && x.near == y.near && (!x.near || x.bound == y.bound);
    let (a, b) = (interval(x, p), interval(y, q));
    let (from_a, from_b) = ((a.0 - i32::from(p.minute), a.1 - i32::from(p.minute)), (b.0 - i32::from(q.minute), b.1 - i32::from(q.minute)));
    let offs: Vec<i32> = shifts.into_iter().map(apart).collect();
    if offs.contains(&0) && alike {
        return Relation::Same;
    }
    let exact = |d: &DateExpression, c: &Clock| c.to_the_minute && !d.vague && !d.near;
    // two plain hours, or two exact minutes, are two readings unless they are the same
    let same_kind = p.to_the_minute == q.to_the_minute && !x.vague && !y.vague && !x.near && !y.near;
    let meets = |off: i32| off == 0 || !same_kind && off + from_a.0 <= from_b.1 && from_b.0 <= off + from_a.1;
    if offs.into_iter().any(meets) {
        return match (exact(x, p), exact(y, q)) {
            (true, false) => Relation::MorePrecise(Side::Left),
            (false, true) => Relation::MorePrecise(Side::Right),
            _ => Relation::Compatible,
        };
    }
    if told(x) == told(y) { Relation::Different } else { Relation::Incomparable }
}

/// Which of two times of one day comes first: `None` where their words overlap, where either is no time of day or
/// only bounds one, or where morning and afternoon, or the zone, are open.
pub fn order(a: &DateExpression, b: &DateExpression) -> Option<Ordering> {
    let (Form::Time(p), Form::Time(q)) = (&a.form, &b.form) else { return None };
    let bounds = |d: &DateExpression| d.bound != Bound::On && !d.near;
    if p.half_day != q.half_day || bounds(a) || bounds(b) {
        return None;
    }
    let [shift] = shifts(p, q)?[..] else { return None };
    let (a, b) = (interval(a, p), interval(b, q));
    if a.1 + shift < b.0 {
        Some(Ordering::Less)
    } else if b.1 < a.0 + shift {
        Some(Ordering::Greater)
    } else {
        None
    }
}
