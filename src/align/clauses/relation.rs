//! Two values: amounts as intervals, moments as far as they can be resolved.
//!
//! "527" and "more than 400" do not exclude one another, 14 and 15 do; "Monday" and "Tuesday" do, and
//! "yesterday" of one day is the Thursday of another.

use super::value::{Content, Value};
use crate::language::{date, quantity};
use jiff::civil::Date;
pub(crate) use quantity::Relation;

/// How two values stand to each other; each with the day on which its article was published.
pub(crate) fn relation(x: &Value, x_published: Option<Date>, y: &Value, y_published: Option<Date>) -> Relation {
    match (&x.content, &y.content) {
        (Content::Amount(p), Content::Amount(q)) => quantity::relation(p, q),
        (Content::Moment(p), Content::Moment(q)) => date::relation((p, x_published), (q, y_published)),
        _ => Relation::Incomparable,
    }
}

/// Whether the two agree as far as their words go.
pub(crate) fn agree(x: &Value, x_published: Option<Date>, y: &Value, y_published: Option<Date>) -> bool {
    relation(x, x_published, y, y_published).agrees()
}

/// Whether the two exclude one another.
pub(crate) fn differ(x: &Value, x_published: Option<Date>, y: &Value, y_published: Option<Date>) -> bool {
    relation(x, x_published, y, y_published) == Relation::Different
}

/// Whether the two are one value, told as exactly.
#[cfg(feature = "train")]
pub(crate) fn is_same(x: &Value, x_published: Option<Date>, y: &Value, y_published: Option<Date>) -> bool {
    relation(x, x_published, y, y_published) == Relation::Same
}

/// How much likelier two differing values are readings of one slot than values of two, for how near they lie: log-odds.
/// A slip or an early count is near the right figure; figures of two things lie anywhere.
pub(crate) fn nearness(x: &Value, x_published: Option<Date>, y: &Value, y_published: Option<Date>) -> f32 {
    match (&x.content, &y.content) {
        (Content::Amount(p), Content::Amount(q)) => {
            if quantity::scale_slip(p, q) {
                return 3.0;
            }
            // a count of none beside some is no slip of a figure, and none the likelier for a small toll
            if p.value == 0.0 || q.value == 0.0 {
                return 0.0;
            }
            let apart = (p.value.abs().max(q.value.abs()) / p.value.abs().min(q.value.abs()).max(0.5)).ln() as f32;
            (1.2 - 1.2 * apart).max(-3.0)
        }
        (Content::Moment(p), Content::Moment(q)) => {
            let days = date::resolve(p, x_published).zip(date::resolve(q, y_published));
            let apart = days.map_or(3, |(a, b)| (a.0 - b.0).get_days().abs());
            1.0 - (1.0 + apart as f32).ln()
        }
        _ => 0.0,
    }
}
