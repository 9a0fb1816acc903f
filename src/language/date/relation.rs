//! Do two dates agree? Resolved days are compared as intervals, open ones field by field.
//!
//! "Monday, March 3" and "3 March 2025" agree, the second being more precise; "Monday" and
//! "Tuesday" differ; "yesterday" and "Thursday" cannot be compared without publication dates.

use super::DateExpression;
use super::form::{Bound, Form, Part, Period, Shift};
use super::moment::clocks;
use super::resolve::resolve;
use crate::language::quantity::{Relation, Side};
use jiff::civil::Date;

/// How two dates stand to each other: the relation of two values.
pub type DateRelation = Relation;

/// Compare two dates or times, each with the day on which its article was published, if known.
pub fn relation(a: (&DateExpression, Option<Date>), b: (&DateExpression, Option<Date>)) -> Relation {
    let ((x, x_anchor), (y, y_anchor)) = (a, b);
    match (&x.form, &y.form) {
        (Form::Time(p), Form::Time(q)) => return clocks((x, p), (y, q)),
        (Form::Time(_), _) | (_, Form::Time(_)) => return Relation::Incomparable,
        _ => {}
    }
    let base = days(x, x_anchor, y, y_anchor);
    if x.bound != y.bound && !matches!(base, Relation::Same | Relation::MorePrecise(_)) && !(is_until(x.bound) && is_until(y.bound)) {
        return Relation::Incomparable;
    }
    match (base, x.vague || y.vague) {
        (Relation::Same, _) => parts(x.part, y.part),
        (Relation::Different, true) => Relation::Incomparable,
        (Relation::Different, _) if x.abroad != y.abroad || is_one_night((x, x_anchor), (y, y_anchor)) => Relation::Compatible,
        (other, _) => other,
    }
}

/// Whether one tells of a night and the other of the morning that ends it: "Sunday night", "early Monday".
fn is_one_night(a: (&DateExpression, Option<Date>), b: (&DateExpression, Option<Date>)) -> bool {
    let (night, morning) = match (a.0.part, b.0.part) {
        (Some(Part::Night), Some(Part::Morning)) => (a, b),
        (Some(Part::Morning), Some(Part::Night)) => (b, a),
        _ => return false,
    };
    match (resolve(night.0, night.1), resolve(morning.0, morning.1)) {
        (Some((_, night)), Some((morning, _))) => night.tomorrow().is_ok_and(|next| next == morning),
        _ => weekday_of(&night.0.form).zip(weekday_of(&morning.0.form)).is_some_and(|(n, m)| n % 7 + 1 == m),
    }
}

const fn weekday_of(form: &Form) -> Option<i8> {
    match form {
        Form::Day { weekday, .. } => *weekday,
        Form::Relative { period: Period::Weekday(w), .. } => Some(*w),
        _ => None,
    }
}

const fn is_until(bound: Bound) -> bool {
    matches!(bound, Bound::Until | Bound::Before)
}

fn days(x: &DateExpression, x_anchor: Option<Date>, y: &DateExpression, y_anchor: Option<Date>) -> Relation {
    if let (Some(p), Some(q)) = (resolve(x, x_anchor), resolve(y, y_anchor)) {
        return intervals(p, q);
    }
    if x.form == y.form {
        // "yesterday" twice is one day only if both were published on one day
        let hangs = |form: &Form| matches!(form, Form::Relative { .. });
        return if hangs(&x.form) && x_anchor != y_anchor { Relation::Incomparable } else { Relation::Same };
    }
    if let (Form::Interval(a, b), Form::Interval(c, d)) = (&x.form, &y.form) {
        let both = (fields(a, c), fields(b, d));
        return if both.0 == Relation::Different || both.1 == Relation::Different { Relation::Different } else { Relation::Compatible };
    }
    fields(&x.form, &y.form)
}

fn intervals(p: (Date, Date), q: (Date, Date)) -> Relation {
    if p == q {
        return Relation::Same;
    }
    if p.1 < q.0 || q.1 < p.0 {
        return Relation::Different;
    }
    if q.0 <= p.0 && p.1 <= q.1 {
        return Relation::MorePrecise(Side::Left);
    }
    if p.0 <= q.0 && q.1 <= p.1 {
        return Relation::MorePrecise(Side::Right);
    }
    Relation::Compatible
}

/// Field by field: a field that both name and that differs decides.
fn fields(x: &Form, y: &Form) -> Relation {
    match (x, y) {
        (Form::Day { year: y1, month: m1, day: d1, weekday: w1 }, Form::Day { year: y2, month: m2, day: d2, weekday: w2 }) => {
            let pairs = [
                (y1.map(i32::from), y2.map(i32::from)),
                (m1.map(i32::from), m2.map(i32::from)),
                (d1.map(i32::from), d2.map(i32::from)),
                (w1.map(i32::from), w2.map(i32::from)),
            ];
            let shared = pairs.iter().filter(|(a, b)| a.is_some() && b.is_some()).count();
            // a date in full outweighs its weekday: a slip there is not another day
            if pairs.iter().take(3).any(|(a, b)| a.zip(*b).is_some_and(|(a, b)| a != b)) {
                return Relation::Different;
            }
            let full = d1.is_some() && d2.is_some();
            if !full && w1.zip(*w2).is_some_and(|(a, b)| a != b) {
                return Relation::Different;
            }
            let more = |a: bool, b: bool| a && !b;
            let left = pairs.iter().any(|(a, b)| more(a.is_some(), b.is_some()));
            let right = pairs.iter().any(|(a, b)| more(b.is_some(), a.is_some()));
            match (shared, left, right) {
                (0, ..) => Relation::Incomparable,
                (_, true, false) => Relation::MorePrecise(Side::Left),
                (_, false, true) => Relation::MorePrecise(Side::Right),
                _ => Relation::Compatible,
            }
        }
        (Form::Quarter { year: a, quarter: p }, Form::Quarter { year: b, quarter: q }) => named(*a, *b, p == q),
        (Form::Season { year: a, season: p }, Form::Season { year: b, season: q }) => named(*a, *b, p == q),
        (Form::Ambiguous { year, first, second }, Form::Day { year: y, month: Some(m), day: Some(d), .. }) => {
            readings(*year, *first, *second, *y, *m, *d)
        }
        (Form::Day { .. }, Form::Ambiguous { .. }) => fields(y, x).flipped(),
        (Form::Relative { period: p, shift: s }, Form::Relative { period: q, shift: t }) => counts(*p, *s, *q, *t),
        (Form::Relative { period: Period::Weekday(w), .. }, Form::Day { month: None, weekday: Some(v), .. }) => days_of_week(*w, *v),
        (Form::Day { month: None, weekday: Some(_), .. }, Form::Relative { period: Period::Weekday(_), .. }) => fields(y, x).flipped(),
        _ => Relation::Incomparable,
    }
}

/// "last Thursday" and "Thursday" may be a week apart, "last Thursday" and "Sunday" are never one day.
const fn days_of_week(a: i8, b: i8) -> Relation {
    if a == b { Relation::Compatible } else { Relation::Different }
}

/// "17 years ago" and "8 years ago" differ, whenever they were written; "yesterday" and "today" need not.
fn counts(p: Period, s: Shift, q: Period, t: Shift) -> Relation {
    if let (Period::Weekday(a), Period::Weekday(b)) = (p, q) {
        return days_of_week(a, b);
    }
    let (a, b) = match (s, t) {
        (Shift::FromNow(a), Shift::FromNow(b)) | (Shift::FromThen(a), Shift::FromThen(b)) => (a, b),
        _ => return Relation::Incomparable,
    };
    let counted = a.abs() > 1 && b.abs() > 1 && a.signum() == b.signum();
    if p != q
        || !counted
        || matches!(p, Period::MonthOf(_) | Period::MonthIn(_) | Period::Season(_))
        || (a - b).abs() <= 1 && a.abs().max(b.abs()) > 9
    {
        return Relation::Incomparable;
    }
    Relation::Different
}

fn named(a: Option<i16>, b: Option<i16>, same: bool) -> Relation {
    match (a, b) {
        (Some(a), Some(b)) if a != b => Relation::Different,
        _ if !same => Relation::Different,
        (Some(_), None) => Relation::MorePrecise(Side::Left),
        (None, Some(_)) => Relation::MorePrecise(Side::Right),
        _ => Relation::Same,
    }
}

fn readings(year: i16, first: i8, second: i8, y: Option<i16>, m: i8, d: i8) -> Relation {
    let fits = (m, d) == (first, second) || (m, d) == (second, first);
    if fits && y.is_none_or(|y| y == year) { Relation::MorePrecise(Side::Right) } else { Relation::Different }
}

fn parts(a: Option<Part>, b: Option<Part>) -> Relation {
    match (a, b) {
        (Some(a), Some(b)) if a == b => Relation::Same,
        (Some(Part::Morning), Some(Part::Afternoon | Part::Evening)) | (Some(Part::Afternoon | Part::Evening), Some(Part::Morning)) => {
            Relation::Different
        }
        (Some(_), Some(_)) => Relation::Compatible,
        (Some(_), None) => Relation::MorePrecise(Side::Left),
        (None, Some(_)) => Relation::MorePrecise(Side::Right),
        (None, None) => Relation::Same,
    }
}
